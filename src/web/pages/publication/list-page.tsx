import { useState } from 'react'
import { Link } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useAnswer } from '../../api/hooks.ts'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { Button, DateText, Empty, ErrorNote, Loading, Table3, type Column } from '../../ui/index.ts'
import { publicationWords } from './words.ts'
import './publication.css'

type Row = Answer<'listDocuments'>['rows'][number]

const FIRST_SHOWN = 50
const MORE_SHOWN = 200

/** Documents that came in, and which of them everyone may read of. */
export default function PublicationsPage() {
  const t = useWords(publicationWords)
  const { today } = useSession()
  const [limit, setLimit] = useState(FIRST_SHOWN)
  const answer = useAnswer('listDocuments', { query: { limit } }, { keep: true })
  const found = answer.data
  usePage({ title: t('title'), crumbs: [{ text: t('title') }] })
  const columns: Column<Row>[] = [
    { key: 'document', head: t('document'), names: true, cell: ({ id, title, name }) => <Link to={`/documents/${id}/publication`}>{title || name}</Link> },
    { key: 'received', head: t('received'), width: 96, cell: ({ receivedOn }) => <DateText day={receivedOn} today={today} /> },
    { key: 'state', head: t('state'), width: 160, cell: ({ publishedOn }) => (publishedOn ? <b>{t('isPublic', { day: publishedOn })}</b> : <span className="ink-3">{t('notPublic')}</span>) },
    { key: 'act', head: t('act'), quiet: true, width: 80, cell: ({ id }) => <Link to={`/documents/${id}/publication`}>{t('edit')}</Link> },
  ]
  return (
    <div className="publication">
      <header className="publication-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="sub">{t('lead')}</p>
        </div>
        <Link to="/public">{t('see')}</Link>
      </header>
      {answer.error && <ErrorNote error={answer.error} retry={() => void answer.refetch()} />}
      {!found && !answer.error && <Loading rows={6} />}
      {found && (found.rows.length === 0 ? <Empty to="/documents" begin={t('begin')}>{t('none')}</Empty> : <Table3 caption={t('title')} columns={columns} rows={found.rows} keyOf={({ id }) => id} stack labelled />)}
      {found?.next && limit < MORE_SHOWN && <p><Button link onClick={() => setLimit(MORE_SHOWN)}>{t('more')}</Button></p>}
    </div>
  )
}
