import { memo, useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { Link } from 'react-router'
import { useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Button, Light, shortDay } from '../../ui/index.ts'
import { sortedBy, sortOf } from './filter.ts'
import type { Ledger } from './page.tsx'
import type { MatterRow, Matters } from './use-matters.ts'
import { useScaledRows } from './use-scaled-rows.ts'
import { ledgerWords } from './words.ts'

type Props = { caption: string; ledger: Ledger; list: Matters; sort: string | undefined; onSort: (sort: string) => void; onOpen: (id: string) => void; capPx?: number }

const ROW_PX = 37
/** On a telephone a row is a block of two lines. */
const BLOCK_PX = 76
/** A list is long, and says where one is in it, from so many windows on. */
const LONG = 10
const NARROW = '(max-width: 600px)'
/** Higher than this no list is made, however many rows it has: browsers stop between 17 and 33 million. */
const CAP_PX = 8_000_000

const COLUMNS = [
  { key: 'code', word: 'code', sort: 'code' },
  { key: 'title', word: 'name', sort: 'title' },
  { key: 'lead', word: 'lead', sort: 'lead' },
  { key: 'due', word: 'due', sort: 'due' },
  { key: 'stage', word: 'stage', sort: null },
  { key: 'light', word: 'light', sort: 'light' },
  { key: 'last', word: 'last', sort: null },
] as const

/**
 * The list of matters: only the rows in the window exist, the page is as high as all there are or as a browser allows. Rows that are not
 * loaded yet are there as grey bars of the same height. One tab stop; arrow keys move, Enter opens.
 */
export function MatterTable({ caption, ledger, list, sort, onSort, onOpen, capPx = CAP_PX }: Props) {
  const t = useWords(ledgerWords)
  const { rows, from, count, key, jumpedTo, shift, show } = list
  const body = useRef<HTMLTableSectionElement>(null)
  const [active, setActive] = useState(0)
  const narrow = useNarrow()
  const scale = useMemo(() => ({ rows: count, rowPx: narrow ? BLOCK_PX : ROW_PX, capPx }), [count, narrow, capPx])
  const scaled = useScaledRows(scale, body)
  const { first, end, resting } = scaled
  useEffect(() => show({ first, end }, resting))
  useShift(`${key} ${jumpedTo}`, shift, scaled.shift)
  useBeginning(key, body)
  const here = Math.max(0, Math.min(active, count - 1))
  const move = (to: number) => {
    const next = Math.max(0, Math.min(count - 1, to))
    setActive(next)
    scaled.reveal(next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    const moves: Record<string, () => void> = {
      ArrowDown: () => move(here + 1),
      ArrowUp: () => move(here - 1),
      PageDown: () => move(here + scaled.page),
      PageUp: () => move(here - scaled.page),
      Home: () => move(0),
      End: () => move(count - 1),
      Enter: () => rows[here - from] && onOpen(rows[here - from]?.id ?? ''),
    }
    const act = moves[event.key]
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    act()
  }
  const indices = Array.from({ length: end - first }, (_, index) => first + index)
  return (
    <>
      <table
        className={list.changing ? 't3 ledger-grid ledger-changing' : 't3 ledger-grid'}
        role="grid"
        tabIndex={0}
        aria-rowcount={list.total?.exact ? count + 1 : -1}
        aria-activedescendant={here >= first && here < end ? `row-${here}` : undefined}
        aria-busy={list.changing || list.reading}
        onKeyDown={onKeyDown}
      >
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column.key} scope="col" className={`col-${column.key}`} aria-sort={column.sort ? sortOf(sort, column.sort) : undefined}>
                {column.sort ? (
                  <button type="button" className="sorter" title={t('sortBy', { name: t(column.word) })} data-on={sortOf(sort, column.sort) !== 'none' || undefined} onClick={() => onSort(sortedBy(sort, column.sort))}>
                    {t(column.word)}<span aria-hidden="true">{{ ascending: ' ↑', descending: ' ↓', none: '' }[sortOf(sort, column.sort)]}</span>
                  </button>
                ) : (
                  t(column.word)
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {scaled.above > 0 && <Space height={scaled.above} />}
          {indices.map((index) => {
            const row = rows[index - from]
            return row ? <Row key={row.id} row={row} index={index} active={index === here} ledger={ledger} onActive={setActive} onOpen={onOpen} /> : <Awaited key={index} index={index} />
          })}
          {scaled.below > 0 && <Space height={scaled.below} />}
        </tbody>
      </table>
      {count > LONG * scaled.page && <Where list={list} first={first} end={end} />}
      {list.error && <p className="empty">{t('moreFailed')}　<Button link onClick={list.again}>{t('keyOpen')}</Button></p>}
    </>
  )
}

/** Where one is in a long list; in the middle of a very long one that is an estimate, and said to be. */
function Where({ list: { count, exact, total }, first, end }: { list: Matters; first: number; end: number }) {
  const t = useWords(ledgerWords)
  const n = (value: number) => value.toLocaleString('zh-CN')
  const middle = Math.ceil((first + end) / 2)
  return <p className="ledger-where" aria-hidden="true">{t(exact ? 'where' : 'whereAbout', { n: n(exact ? middle : Math.round(middle / 100) * 100) })}{total?.exact && t('ofAll', { n: n(count) })}</p>
}

/** A row that is not loaded yet. */
function Awaited({ index }: { index: number }) {
  return <tr id={`row-${index}`} aria-rowindex={index + 2} className="ledger-awaited"><td colSpan={COLUMNS.length}><span /></td></tr>
}

/** Rows whose number was estimated and is now known stay where they are seen. */
function useShift(stretch: string, shift: number, by: (rows: number) => void): void {
  const last = useRef({ stretch, shift })
  useLayoutEffect(() => {
    const { stretch: former, shift: before } = last.current
    last.current = { stretch, shift }
    if (former === stretch && before !== shift) by(shift - before)
  }, [stretch, shift, by])
}

/** Another filter or order begins with its first row. */
function useBeginning(key: string, body: RefObject<HTMLTableSectionElement | null>): void {
  const last = useRef(key)
  useLayoutEffect(() => {
    if (last.current === key) return
    last.current = key
    const top = body.current?.closest('table')?.getBoundingClientRect().top ?? 0
    if (top < 0) window.scrollBy(0, top)
  }, [key, body])
}

/** The rows above and below the window that do not exist. */
function Space({ height }: { height: number }) {
  return <tr className="ledger-space" aria-hidden="true" style={{ height }}><td colSpan={COLUMNS.length} /></tr>
}

type RowProps = { row: MatterRow; index: number; active: boolean; ledger: Ledger; onActive: (index: number) => void; onOpen: (id: string) => void }

const Row = memo(function Row({ row, index, active, ledger, onActive, onOpen }: RowProps) {
  const t = useWords(ledgerWords)
  const pick = usePick()
  const { today } = useSession()
  const stage = ledger.stages.find(({ id }) => id === row.stage)
  return (
    <tr id={`row-${index}`} aria-rowindex={index + 2} className={active ? 'here' : undefined} onClick={() => onActive(index)} onDoubleClick={() => onOpen(row.id)}>
      <td className="col-code ink-3">{row.code}</td>
      <th scope="row" className="col-title"><Link to={`/matters/${row.id}`} tabIndex={-1} title={row.title}>{row.title}</Link></th>
      <td className="col-lead">
        {row.lead ? row.lead.name : <span className="ink-3">{t('noLead')}</span>}
        {row.leads > 0 && <span className="ink-3">　{t('more', { n: row.leads + 1 })}</span>}
      </td>
      <td className="col-due">{row.due ? <time dateTime={row.due}>{shortDay(row.due, today)}</time> : <span className="ink-3">{t('noDue')}</span>}</td>
      <td className="col-stage">{stage ? pick(stage.name) : row.stage}</td>
      <td className="col-light"><Light light={row.light} reasons={row.reasons} until={row.until} /></td>
      <td className="col-last ink-3">{row.lastRecordOn ? <time dateTime={row.lastRecordOn}>{shortDay(row.lastRecordOn, today)}</time> : t('never')}</td>
    </tr>
  )
})

function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => window.matchMedia(NARROW).matches)
  useEffect(() => {
    const query = window.matchMedia(NARROW)
    const onChange = () => setNarrow(query.matches)
    query.addEventListener('change', onChange)
    return () => query.removeEventListener('change', onChange)
  }, [])
  return narrow
}
