import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { call } from '../../api/call.ts'
import type { ProblemError } from '../../api/problem.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Button, Empty, ErrorNote, Light, Loading, Table3, type Column } from '../../ui/index.ts'
import { queryOf, type Filter } from './filter.ts'
import type { Ledger } from './page.tsx'
import { ledgerWords } from './words.ts'

type Page = Answer<'getFiveList'>
type Row = Page['rows'][number]
const LISTS = ['tasks', 'duties', 'measures', 'problems', 'results'] as const
export type ListName = (typeof LISTS)[number]
const PAGE = 50
const WIDTHS: Readonly<Record<string, number>> = { sequence: 40, code: 104, due: 88, 'updated-on': 88, 'closed-on': 88, light: 64 }

/** The list that the address names; null: the ledger itself. */
export function listIn(search: URLSearchParams): ListName | null {
  return LISTS.find((one) => one === search.get('list')) ?? null
}

/** An address that stays in a list. */
export function inList(search: URLSearchParams, list: ListName | null): URLSearchParams {
  if (list) search.set('list', list)
  return search
}

/** The ledger, and its five lists: five views of the same matters. */
export function ListTabs({ list }: { list: ListName | null }) {
  const t = useWords(ledgerWords)
  const [search] = useSearchParams()
  const to = (next: ListName | null) => {
    const kept = new URLSearchParams(search)
    if (next) kept.set('list', next)
    else kept.delete('list')
    return `?${kept.toString()}`
  }
  return (
    <nav className="ledger-lists" aria-label={t('lists')}>
      {[null, ...LISTS].map((one) => <Link key={one ?? 'all'} to={to(one)} replace aria-current={one === list ? 'page' : undefined}>{t(one ? `list.${one}` : 'list.all')}</Link>)}
    </nav>
  )
}

/** One of the five lists: the columns it is about, a page at a time. */
export function FiveListView({ ledger, list, filter }: { ledger: Ledger; list: ListName; filter: Filter }) {
  const t = useWords(ledgerWords)
  const pick = usePick()
  const { ledger: _ledger, ...query } = queryOf(ledger.id, filter)
  const pages = useInfiniteQuery<Page, ProblemError>({
    queryKey: ['getFiveList', ledger.id, list, query],
    queryFn: ({ pageParam, signal }) => {
      const at = pageParam as { cursor?: string; before: number }
      return call('getFiveList', { params: { ledger: ledger.id, list }, query: { ...query, ...at, limit: PAGE }, signal })
    },
    initialPageParam: { before: 0 },
    getNextPageParam: (page, all) => (page.next ? { cursor: page.next, before: all.reduce((sum, one) => sum + one.rows.length, 0) } : undefined),
  })
  const first = pages.data?.pages[0]
  if (!first) return pages.error ? <ErrorNote error={pages.error} retry={() => void pages.refetch()} /> : <Loading rows={8} />
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  if (rows.length === 0) return <Empty>{t('none')}</Empty>
  const stage = (row: Row) => ledger.stages.find(({ id }) => id === row.stage)
  const columns = first.columns.map(({ show, name }, index): Column<Row> => ({
    key: show,
    head: pick(name),
    ...(show === 'title' ? { names: true } : {}),
    ...(WIDTHS[show] ? { width: WIDTHS[show] } : {}),
    cell: (row) => {
      const text = row.cells[index] ?? ''
      if (show === 'title') return <Link to={`/matters/${row.id}`}>{text}</Link>
      if (show === 'light') return <Light light={row.light} />
      const named = show === 'state' ? stage(row) : undefined
      return <span className="ledger-cell">{named ? pick(named.name) : text}</span>
    },
  }))
  return (
    <>
      <div className="ledger-wide" tabIndex={0} role="region" aria-label={t(`list.${list}`)}>
        <Table3 caption={t(`list.${list}`)} columns={columns} rows={rows} keyOf={({ id }) => id} stack labelled />
      </div>
      {pages.hasNextPage && <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{t('listMore')}</Button>}
      <ErrorNote error={pages.error} retry={() => void pages.refetch()} />
    </>
  )
}
