import { useCallback } from 'react'
import { Navigate, NavLink, useNavigate, useParams, useSearchParams } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useAnswer } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { Button, Empty, ErrorNote, Kbd, Loading } from '../../ui/index.ts'
import { LedgerActions } from '../exchange/ledger-actions.tsx'
import { Apart } from '../readers/apart.tsx'
import { filterOf, partsSet, searchOf, type Filter } from './filter.ts'
import { FiveListView, inList, ListTabs, listIn } from './five-list.tsx'
import { Filters } from './filters.tsx'
import { LightCounts } from './light-counts.tsx'
import { MatterTable } from './matter-table.tsx'
import { NewMatterForm } from './new-matter-form.tsx'
import { Rhythms } from './rhythms.tsx'
import { useMatters } from './use-matters.ts'
import { ledgerWords } from './words.ts'
import './ledger.css'

export type Ledger = Answer<'listLedgers'>['rows'][number]

/** What is on the list, and where it stands. The filter lives in the address, so that a view can be sent to someone. */
export default function LedgerPage() {
  const t = useWords(ledgerWords)
  const pick = usePick()
  const { ledger: id } = useParams()
  const may = useMay()
  const [search, setSearch] = useSearchParams()
  const ledgers = useAnswer('listLedgers', {})
  const rows = ledgers.data?.rows
  const ledger = rows?.find((one) => one.id === id)
  usePage({ title: ledger ? pick(ledger.name) : t('title'), crumbs: [{ text: t('title'), to: '/ledgers' }, ...(ledger ? [{ text: pick(ledger.name) }] : [])] })
  if (ledgers.error) return <ErrorNote error={ledgers.error} retry={() => void ledgers.refetch()} />
  if (!rows) return <Loading rows={8} />
  // One comes for what is there: an empty ledger is opened first only where all are empty.
  const first = rows.find(({ counts }) => counts.all > 0) ?? rows[0]
  if (!first) return <Empty>{t('noLedgers')}</Empty>
  if (id === undefined) return <Navigate to={{ pathname: `/ledgers/${first.id}`, search: search.toString() }} replace />
  if (!ledger) return <Empty to={`/ledgers/${first.id}`} begin={t('firstLedger')}>{t('noLedger')}</Empty>
  return (
    <>
      <header className="ledger-head">
        <h1>{t('title')}</h1>
        <div className="ledger-do">
          <LedgerActions ledger={ledger.id} name={pick(ledger.name)} matchBy={ledger.matchBy} filter={sentFilter(search)} />
          {may('openMatter') && <Button primary={search.get('new') !== '1'} aria-expanded={search.get('new') === '1'} onClick={() => setSearch(opened(search), { replace: true, preventScrollReset: true })}>{t('new')}</Button>}
        </div>
      </header>
      <nav className="ledger-tabs" aria-label={t('tabs')}>
        {rows.map((one) => (
          <NavLink key={one.id} to={`/ledgers/${one.id}`}>
            {pick(one.name)}<span>{one.counts.all.toLocaleString('zh-CN')}</span>
          </NavLink>
        ))}
      </nav>
      <Apart />
      <View key={ledger.id} ledger={ledger} />
    </>
  )
}

function View({ ledger }: { ledger: Ledger }) {
  const t = useWords(ledgerWords)
  const pick = usePick()
  const may = useMay()
  const navigate = useNavigate()
  const [search, setSearch] = useSearchParams()
  const filter = filterOf(search)
  const list = useMatters(ledger.id, filter)
  const five = listIn(search)
  const set = (change: Filter) => setSearch(inList(searchOf({ ...filter, ...change }), five), { replace: true, preventScrollReset: true })
  const open = useCallback((matter: string) => void navigate(`/matters/${matter}`), [navigate])
  const opening = may('openMatter') && search.get('new') === '1'
  const begin = beginning(ledger, may)
  const clear = () => setSearch(inList(searchOf(filter.sort ? { sort: filter.sort } : {}), five), { replace: true })
  return (
    <>
      {opening && <NewMatterForm ledger={ledger} onClose={() => setSearch(opened(search), { replace: true, preventScrollReset: true })} />}
      <Rhythms ledger={ledger.id} />
      <ListTabs list={five} />
      <LightCounts counts={ledger.counts} light={filter.light} onLight={(light) => set({ light })} />
      <Filters ledger={ledger} filter={filter} total={list.total} onFilter={set} onClear={clear} />
      <ErrorNote error={list.error} retry={list.again} />
      {list.pending && <Loading rows={10} />}
      {list.total && list.count === 0 && (
        partsSet(filter) > 0 ? (
          <p className="empty">{t('none')}　<Button link onClick={clear}>{t('clear')}</Button></p>
        ) : (
          <Empty {...(begin ? { to: begin.to, begin: t(begin.words) } : {})}>{t('empty')}</Empty>
        )
      )}
      {list.count > 0 && five && <FiveListView ledger={ledger} list={five} filter={filter} />}
      {list.count > 0 && !five && (
        <>
          <MatterTable
            caption={t('table', { name: pick(ledger.name) })}
            ledger={ledger}
            list={list}
            sort={filter.sort}
            onSort={(sort) => set({ sort: sort === 'due' ? '' : sort })}
            onOpen={open}
          />
          <p className="ledger-keys">
            <span><Kbd>/</Kbd>{t('keyFind')}</span>
            <span><Kbd>↑</Kbd><Kbd>↓</Kbd>{t('keyMove')}</span>
            <span><Kbd>Enter</Kbd>{t('keyOpen')}</span>
          </p>
        </>
      )}
    </>
  )
}

/** The address with the form for a new matter opened, or closed again: a link from elsewhere can begin one. */
function opened(search: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(search)
  if (next.get('new') === '1') next.delete('new')
  else next.set('new', '1')
  return next
}

/** What the list is filtered by, for the table that goes out; it has an order of its own. */
function sentFilter(search: URLSearchParams): Record<string, string> {
  const { sort: _sort, ...filter } = filterOf(search)
  return filter
}

/** How an empty ledger begins: with a document where it takes matters from them, else by hand. */
function beginning({ fromDocuments }: Ledger, may: ReturnType<typeof useMay>): { to: string; words: 'begin' | 'beginByHand' } | null {
  if (fromDocuments && may('uploadDocument')) return { to: '/documents', words: 'begin' }
  return may('openMatter') ? { to: '?new=1', words: 'beginByHand' } : null
}
