import { Link } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useAnswer } from '../../api/hooks.ts'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { DateText, Empty, ErrorNote, Loading, Table3, type Column } from '../../ui/index.ts'
import { readersWords } from './words.ts'

type Row = Answer<'listInternal'>['rows'][number]

/** Where its page is; a record stands with its matters. */
const PAGES: Record<Row['type'], string | null> = { matter: '/matters/', document: '/documents/', letter: '/letters/', meeting: '/meetings/', activity: null }
const SHOWN = 3

/** 限定知悉: what one is named to read, which stands in no other list. */
export default function ReadersPage() {
  const t = useWords(readersWords)
  const { today } = useSession()
  usePage({ title: t('title'), crumbs: [{ text: t('title') }] })
  const answer = useAnswer('listInternal', {})
  const columns: Column<Row>[] = [
    { key: 'what', head: t('what'), names: true, cell: ({ type, id, title }) => (PAGES[type] === null ? title : <Link to={`${PAGES[type]}${id}`}>{title}</Link>) },
    { key: 'type', head: t('type'), width: 96, cell: ({ type }) => t(`type.${type}`) },
    { key: 'readers', head: t('readers'), width: 260, cell: ({ posts }) => <span className="small">{posts.slice(0, SHOWN).map(({ name, unit }) => `${unit.name} ${name}`).join('、')}{posts.length > SHOWN && t('more', { n: posts.length })}</span> },
    { key: 'reason', head: t('reason'), width: 200, cell: ({ reason }) => <span className="small">{reason}</span> },
    { key: 'on', head: t('on'), width: 110, cell: ({ on }) => <DateText day={on} today={today} /> },
  ]
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="lead">{t('listLead')}</p>
      <ErrorNote error={answer.error} retry={() => void answer.refetch()} />
      {answer.isPending && <Loading rows={6} />}
      {answer.data && (answer.data.rows.length === 0 ? <Empty>{t('empty')}</Empty> : <Table3 caption={t('title')} columns={columns} rows={answer.data.rows} keyOf={({ type, id }) => `${type}:${id}`} stack labelled />)}
    </>
  )
}
