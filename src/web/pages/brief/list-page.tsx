import { Link, Navigate } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useAnswer } from '../../api/hooks.ts'
import { useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { Empty, ErrorNote, Loading, Table3, type Column } from '../../ui/index.ts'
import { briefWords } from './words.ts'

type Row = Answer<'listBriefs'>['rows'][number]

/** The leaders' pages one may open; who may open only one comes to it at once. */
export default function BriefsPage() {
  const t = useWords(briefWords)
  const answer = useAnswer('listBriefs', {})
  usePage({ title: t('title'), crumbs: [{ text: t('title') }] })
  const rows = answer.data?.rows
  if (answer.error) return <ErrorNote error={answer.error} retry={() => void answer.refetch()} />
  if (!rows) return <Loading rows={8} />
  const [only] = rows
  if (rows.length === 1 && only) return <Navigate to={`/briefs/${only.post.id}`} replace />
  const columns: Column<Row>[] = [
    { key: 'post', head: t('post'), names: true, cell: ({ post, unit }) => <><Link to={`/briefs/${post.id}`}>{post.name}</Link>{unit && <span className="small ink-3">　{unit.name}</span>}</> },
    { key: 'waiting', head: t('waiting'), num: true, width: 96, cell: ({ waiting }) => (waiting > 0 ? t('items', { n: waiting }) : <span className="ink-3">—</span>) },
  ]
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="ink-2">{t('listNote')}</p>
      {rows.length > 0 ? <Table3 caption={t('title')} columns={columns} rows={rows} keyOf={({ post }) => post.id} /> : <Empty to="/organisation" begin={t('open')}>{t('empty')}</Empty>}
    </>
  )
}
