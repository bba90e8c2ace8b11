import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { Link } from 'react-router'
import { useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Button, Light, shortDay } from '../../ui/index.ts'
import { sortedBy, sortOf } from './filter.ts'
import type { Ledger } from './page.tsx'
import type { MatterRow, Matters } from './use-matters.ts'
import { ledgerWords } from './words.ts'

type Props = { caption: string; ledger: Ledger; list: Matters; sort: string | undefined; onSort: (sort: string) => void; onOpen: (id: string) => void }

const ROW_PX = 37
/** On a telephone a row is a block of two lines. */
const BLOCK_PX = 76
const NARROW = '(max-width: 600px)'
const OVERSCAN = 12
/** The next page is asked for this many rows before the last one is reached. */
const AHEAD = 40

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
 * The list of matters: only the rows in the window exist, the page is as high as all that were read. One tab stop; arrow
 * keys move, Enter opens.
 */
export function MatterTable({ caption, ledger, list, sort, onSort, onOpen }: Props) {
  const t = useWords(ledgerWords)
  const { rows } = list
  const box = useRef<HTMLTableElement>(null)
  const [top, setTop] = useState(0)
  const [active, setActive] = useState(0)
  const narrow = useNarrow()
  useLayoutEffect(() => {
    const table = box.current
    if (!table) return
    const measure = () => setTop(table.getBoundingClientRect().top + window.scrollY)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(document.body)
    return () => observer.disconnect()
  }, [])
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => (narrow ? BLOCK_PX : ROW_PX),
    overscan: OVERSCAN,
    scrollMargin: top,
    scrollPaddingStart: 40,
    scrollPaddingEnd: 16,
  })
  useEffect(() => virtual.measure(), [narrow, virtual])
  const items = virtual.getVirtualItems()
  const first = items[0]
  const last = items.at(-1)
  const { readOn } = list
  const near = (last?.index ?? 0) > rows.length - AHEAD
  useEffect(() => {
    if (near) readOn()
  })
  const here = Math.min(active, rows.length - 1)
  const move = (to: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, to))
    setActive(next)
    virtual.scrollToIndex(next, { align: 'auto' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    const page = Math.max(1, items.length - 2 * OVERSCAN)
    const moves: Record<string, () => void> = {
      ArrowDown: () => move(here + 1),
      ArrowUp: () => move(here - 1),
      PageDown: () => move(here + page),
      PageUp: () => move(here - page),
      Home: () => move(0),
      End: () => move(rows.length - 1),
      Enter: () => rows[here] && onOpen(rows[here].id),
    }
    const act = moves[event.key]
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    act()
  }
  return (
    <>
      <table
        ref={box}
        className={list.changing ? 't3 ledger-grid ledger-changing' : 't3 ledger-grid'}
        role="grid"
        tabIndex={0}
        aria-rowcount={list.total?.exact ? list.total.count + 1 : -1}
        aria-activedescendant={items.some((item) => item.index === here) ? `row-${here}` : undefined}
        aria-busy={list.changing || list.readingOn}
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
        <tbody>
          {first && first.start - top > 0 && <Space height={first.start - top} />}
          {items.map((item) => {
            const row = rows[item.index]
            return row && <Row key={row.id} row={row} index={item.index} active={item.index === here} ledger={ledger} onActive={setActive} onOpen={onOpen} />
          })}
          {last && <Space height={virtual.getTotalSize() - (last.end - top)} />}
        </tbody>
      </table>
      {list.readingOn && <p className="empty" role="status">{t('loadingMore')}</p>}
      {list.error && <p className="empty">{t('moreFailed')}　<Button link onClick={list.again}>{t('keyOpen')}</Button></p>}
    </>
  )
}

/** The rows above and below the window that do not exist. */
function Space({ height }: { height: number }) {
  return <tr className="ledger-space" aria-hidden="true" style={{ height }}><td colSpan={COLUMNS.length} /></tr>
}

type RowProps = { row: MatterRow; index: number; active: boolean; ledger: Ledger; onActive: (index: number) => void; onOpen: (id: string) => void }

function Row({ row, index, active, ledger, onActive, onOpen }: RowProps) {
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
}

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
