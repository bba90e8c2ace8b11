import { Fragment, useRef, type KeyboardEvent } from 'react'
import { usePick, useWords } from '../../i18n/language.tsx'
import { groupsOf, widthOf, type Group } from './columns.ts'
import { Line, type Opened } from './line.tsx'
import type { Board, Period, Row } from './model.ts'
import { moved, type Place } from './moves.ts'
import { kindOf, nameOf } from './names.ts'
import { PeriodNote } from './period-note.tsx'
import { speaksOf, sumOfLine, sumsByColumn, type Line as SumLine } from './totals.ts'
import { fiveWords } from './words.ts'

/** The name takes what the columns leave, and never less than this. */
const NAME_LEAST = 208
/** Wider, the eye would lose the line on its way to the figures. */
const NAME_MOST = 560
const TOTAL_WIDTH = 40

type Props = {
  board: Board
  caption: string
  rowHead: string
  /** the period shown wide; null: the one that runs */
  inHand: string | null
  /** rows under the heads of their groups; one group without a head where nobody groups them */
  groups: readonly { head: string | null; rows: readonly Row[] }[]
  numbers: ReadonlyMap<string, string>
  open: Opened | null
  place: Place
  onPlace: (place: Place) => void
  onOpen: (opened: Opened) => void
  onPeriod: (period: Period) => void
}

/** Who is asked, against what is asked in every period of the year. One stop for the tabulator; the arrows move inside. */
export function Matrix({ board, caption, rowHead, inHand, groups, numbers, open, place, onPlace, onOpen, onPeriod }: Props) {
  const grid = useRef<HTMLTableElement>(null)
  const heads = groupsOf(board, inHand)
  const columns = heads.flatMap((head) => head.columns)
  const size = { rows: board.rows.length, columns: columns.length + 1 }
  const at = { row: Math.min(place.row, size.rows - 1), column: Math.min(place.column, size.columns - 1) }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || !(event.target instanceof HTMLElement) || event.target.dataset['at'] === undefined) return
    const to = moved(at, event.key, event.ctrlKey, size)
    if (!to) return
    event.preventDefault()
    grid.current?.querySelector<HTMLElement>(`[data-at="${to.row} ${to.column}"]`)?.focus()
  }
  const lines = groups.map(({ head, rows }, nth) => ({ head, rows, first: groups.slice(0, nth).reduce((sum, one) => sum + one.rows.length, 0) }))
  const width = NAME_LEAST + TOTAL_WIDTH + heads.reduce((sum, head) => sum + widthOf(head) * head.columns.length, 0)
  return (
    <table ref={grid} role="grid" className="five-grid" aria-label={caption} style={{ minWidth: width, maxWidth: width - NAME_LEAST + NAME_MOST }} onKeyDown={onKeyDown}>
      <colgroup>
        <col />
        {heads.flatMap((head) => head.columns.map(({ key }) => <col key={key} style={{ width: widthOf(head) }} />))}
        <col style={{ width: TOTAL_WIDTH }} />
      </colgroup>
      <Head rowHead={rowHead} groups={heads} onPeriod={onPeriod} />
      {lines.map(({ head, rows, first }) => (
        <tbody key={head ?? ''}>
          {head === null ? null : (
            <tr className="five-group">
              <th scope="rowgroup" colSpan={size.columns + 1}>{head}</th>
            </tr>
          )}
          {rows.map((row, nth) => (
            <Line
              key={row.subject.id}
              row={row}
              index={first + nth}
              number={numbers.get(row.subject.id) ?? ''}
              columns={columns}
              open={open?.subject === row.subject.id ? open : null}
              at={at.row === first + nth ? at.column : null}
              onPlace={onPlace}
              onOpen={onOpen}
            />
          ))}
        </tbody>
      ))}
      <Foot board={board} groups={heads} />
    </table>
  )
}

function Head({ rowHead, groups, onPeriod }: { rowHead: string; groups: readonly Group[]; onPeriod: (period: Period) => void }) {
  const t = useWords(fiveWords)
  const pick = usePick()
  return (
    <thead>
      <tr>
        <th rowSpan={2} scope="col" className="five-name">{rowHead}</th>
        {groups.map(({ period, breadth, columns }) => (
          <th key={period.key} colSpan={columns.length} scope="colgroup" className={`five-edge five-period five-${breadth}`}>
            <button type="button" title={t('period.look', { period: pick(period.label) })} onClick={() => onPeriod(period)}>
              <b>{pick(nameOf(period))}</b>
              <PeriodNote period={period} whole={breadth === 'wide'} />
            </button>
          </th>
        ))}
        <th rowSpan={2} scope="col" className="five-edge five-year">{t('total')}</th>
      </tr>
      <tr>
        {groups.flatMap(({ columns }) =>
          columns.map(({ key, rhythm, breadth, first }) => (
            <th key={key} scope="col" className={`five-${breadth}${first ? ' five-edge' : ''}`}>
              {breadth === 'wide' ? pick(kindOf(rhythm)) : <abbr title={pick(rhythm.name)}>{pick(rhythm.short)}</abbr>}
            </th>
          )),
        )}
      </tr>
    </thead>
  )
}

const LINES: readonly SumLine[] = ['confirmed', 'waiting', 'returned', 'missing']

function Foot({ board: { totals, periods }, groups }: { board: Board; groups: readonly Group[] }) {
  const t = useWords(fiveWords)
  const sums = sumsByColumn(totals)
  return (
    <tfoot>
      {LINES.map((line) => (
        <tr key={line}>
          <th scope="row">{t(`sum.${line}`)}</th>
          {groups.map(({ period, columns, breadth }) =>
            speaksOf(line, period) ? (
              <Fragment key={period.key}>
                {columns.map(({ key, first }) => (
                  <td key={key} className={`five-${breadth}${first ? ' five-edge' : ''}`}>{sums.get(key)?.[line] || (breadth === 'wide' ? '·' : null)}</td>
                ))}
              </Fragment>
            ) : (
              <td key={period.key} colSpan={columns.length} className="five-edge" />
            ),
          )}
          <td className="five-edge five-year">{sumOfLine(totals, line, periods)}</td>
        </tr>
      ))}
    </tfoot>
  )
}
