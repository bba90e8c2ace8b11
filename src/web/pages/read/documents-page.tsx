import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { call } from '../../api/call.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { Button, DateText, Empty, ErrorNote, Loading, Section, Table3, type Column } from '../../ui/index.ts'
import { Apart } from '../readers/apart.tsx'
import { UploadPanel } from './upload-panel.tsx'
import { readWords } from './words.ts'

type Row = Answer<'listDocuments'>['rows'][number]

/** Documents handed in, and the place to hand in another. */
export function DocumentsPage() {
  const t = useWords(readWords)
  const may = useMay()
  usePage({ title: t('title'), crumbs: [{ text: t('title') }] })
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="sub">{t('lead')}</p>
      {may('uploadDocument') && <UploadPanel />}
      <Apart />
      {may('listDocuments') ? <Received /> : <Empty to="/ledgers" begin={t('toLedgers')}>{t('notYours')}</Empty>}
    </>
  )
}

function Received() {
  const t = useWords(readWords)
  const list = useInfiniteQuery({
    queryKey: ['listDocuments'],
    queryFn: ({ pageParam, signal }) => call('listDocuments', { query: pageParam ? { cursor: pageParam } : {}, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <Section title={t('received')}>
      <ErrorNote error={list.error} retry={() => void list.refetch()} />
      {list.isPending && <Loading />}
      {list.data && rows.length === 0 && <Empty>{t('nothingYet')}</Empty>}
      {rows.length > 0 && <Documents rows={rows} />}
      {list.hasNextPage && (
        <p className="read-more">
          <Button link busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t('more')}</Button>
        </p>
      )}
    </Section>
  )
}

function Documents({ rows }: { rows: readonly Row[] }) {
  const t = useWords(readWords)
  const { today } = useSession()
  const columns: Column<Row>[] = [
    {
      key: 'document',
      head: t('colDocument'),
      names: true,
      cell: (row) => (
        <>
          <Link to={`/documents/${row.id}`} className="document-name">{row.title || row.name}</Link>
          {row.parts > 1 && <span className="ink-3">　{t('partsIn', { n: row.parts })}</span>}
        </>
      ),
    },
    { key: 'number', head: t('colNumber'), width: 200, cell: (row) => row.number },
    { key: 'received', head: t('colReceived'), width: 104, cell: (row) => <DateText day={row.receivedOn} today={today} /> },
    { key: 'open', head: t('colOpen'), width: 80, num: true, cell: (row) => (row.open > 0 ? <b>{row.open}</b> : <span className="ink-3">{row.proposals > 0 ? t('allDone') : '0'}</span>) },
    { key: 'accepted', head: t('colAccepted'), width: 72, num: true, cell: (row) => row.accepted },
    { key: 'skipped', head: t('colSkipped'), width: 72, num: true, cell: (row) => row.skipped },
  ]
  return <Table3 caption={t('received')} columns={columns} rows={rows} keyOf={(row) => row.id} className="documents-table" />
}
