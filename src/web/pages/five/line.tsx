import { Link } from 'react-router'
import { usePick, useWords } from '../../i18n/language.tsx'
import { cellsByColumn, type Column } from './columns.ts'
import { Mark, useCellWords } from './mark.tsx'
import type { Cell, Row } from './model.ts'
import type { Place } from './moves.ts'
import { kindOf, nameOf } from './names.ts'
import { countedOf } from './totals.ts'
import { fiveWords } from './words.ts'

/** The cell in hand. */
export type Opened = { subject: string; rhythm: string; period: string }

type Props = {
  row: Row
  index: number
  number: string
  columns: readonly Column[]
  /** the cell of this row that is open */
  open: Opened | null
  /** the column one stands in, the name being column 0; null: in another row */
  at: number | null
  onPlace: (place: Place) => void
  onOpen: (opened: Opened) => void
}

/** One who is asked: its name, and what stands in every column. */
export function Line({ row, index, number, columns, open, at, onPlace, onOpen }: Props) {
  const cells = cellsByColumn(row)
  const says = useCellWords()
  const t = useWords(fiveWords)
  const pick = usePick()
  const { subject } = row
  return (
    <tr>
      <th scope="row">
        <span>{number}</span>
        <Link to={pageOf(row)} data-at={`${index} 0`} tabIndex={at === 0 ? 0 : -1} title={subject.name} onFocus={() => onPlace({ row: index, column: 0 })}>
          {subject.name}
        </Link>
        <small>{row.lead?.name}</small>
      </th>
      {columns.map((column, nth) => {
        const cell = cells.get(column.key)
        const take = () => onOpen({ subject: subject.id, rhythm: column.rhythm.id, period: column.period.key })
        return (
          <td
            key={column.key}
            role="gridcell"
            className={lookOf(column, cell)}
            data-at={`${index} ${nth + 1}`}
            tabIndex={at === nth + 1 ? 0 : -1}
            aria-selected={open?.rhythm === column.rhythm.id && open.period === column.period.key}
            aria-label={t('cell.label', { row: subject.name, period: pick(nameOf(column.period)), kind: pick(kindOf(column.rhythm)), says: says(cell) })}
            onFocus={() => onPlace({ row: index, column: nth + 1 })}
            onClick={cell && take}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && cell) take()
            }}
          >
            {cell ? <Mark cell={cell} breadth={column.breadth} /> : null}
          </td>
        )
      })}
      <td className="five-edge five-year">{countedOf(row) || null}</td>
    </tr>
  )
}

/** The page of the one who is asked. */
export function pageOf({ subject }: Pick<Row, 'subject'>): string {
  return subject.type === 'matter' ? `/matters/${subject.id}` : `/organisation/units/${subject.id}`
}

function lookOf({ breadth, first }: Column, cell: Cell | undefined): string {
  return [`five-${breadth}`, first ? 'five-edge' : '', cell ? '' : 'five-blank'].filter(Boolean).join(' ')
}
