import { Link } from 'react-router'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Button } from '../../ui/index.ts'
import { cellsByColumn, columnKey } from './columns.ts'
import { pageOf, type Opened } from './line.tsx'
import { Mark, useCellWords } from './mark.tsx'
import type { Board, Period, Row } from './model.ts'
import { kindOf, nameOf } from './names.ts'
import { PeriodNote } from './period-note.tsx'
import { countedOf } from './totals.ts'
import { fiveWords } from './words.ts'

type Props = { board: Board; groups: readonly { head: string | null; rows: readonly Row[] }[]; numbers: ReadonlyMap<string, string>; period: Period; open: Opened | null; onOpen: (opened: Opened) => void; onPeriod: (period: Period, settle: boolean) => void }

/** On a telephone: one after the other, with what the period in hand asks of each as a row of marks. */
export function PhoneList({ board, groups, numbers, period, open, onOpen, onPeriod }: Props) {
  const t = useWords(fiveWords)
  const pick = usePick()
  const lists = groups.map(({ head, rows }) => (
    <section key={head ?? ''} className="five-list">
      {head === null ? null : <h3>{head}</h3>}
      <ol>
        {rows.map((row) => (
          <Item key={row.subject.id} board={board} row={row} number={numbers.get(row.subject.id) ?? ''} period={period} open={open?.subject === row.subject.id ? open : null} onOpen={onOpen} />
        ))}
      </ol>
    </section>
  ))
  return (
    <>
      <div className="five-periods" role="group" aria-label={t('periods')}>
        {board.periods.map((one) => (
          <button key={one.key} type="button" aria-pressed={one.key === period.key} onClick={() => onPeriod(one, false)}>{pick(nameOf(one))}</button>
        ))}
      </div>
      <p className="five-period-says">
        <PeriodNote period={period} whole />
        <Button link onClick={() => onPeriod(period, true)}>{t('period.settle')}</Button>
      </p>
      {lists}
    </>
  )
}

function Item({ board, row, number, period, open, onOpen }: { board: Board; row: Row; number: string; period: Period; open: Opened | null; onOpen: (opened: Opened) => void }) {
  const t = useWords(fiveWords)
  const pick = usePick()
  const says = useCellWords()
  const cells = cellsByColumn(row)
  const { subject } = row
  return (
    <li>
      <div className="five-list-name">
        <span>{number}</span>
        <Link to={pageOf(row)}>{subject.name}</Link>
        <span>{t('list.year', { n: countedOf(row) })}</span>
      </div>
      <p className="small ink-3">{row.lead?.name}</p>
      <div className="five-marks">
        {board.rhythms.map((rhythm) => {
          const cell = cells.get(columnKey(rhythm.id, period.key))
          const opened = { subject: subject.id, rhythm: rhythm.id, period: period.key }
          return (
            <button
              key={rhythm.id}
              type="button"
              disabled={!cell}
              aria-label={t('cell.label', { row: subject.name, period: pick(nameOf(period)), kind: pick(kindOf(rhythm)), says: says(cell) })}
              aria-pressed={open?.rhythm === rhythm.id && open.period === period.key}
              onClick={() => onOpen(opened)}
            >
              <span>{pick(kindOf(rhythm))}</span>
              <span className="five-wide">{cell ? <Mark cell={cell} breadth="wide" /> : null}</span>
            </button>
          )
        })}
      </div>
    </li>
  )
}
