import { Fragment, type ReactNode } from 'react'
import { uiWords } from '../i18n/ui-words.ts'
import { useWords } from '../i18n/language.tsx'

export type Column<Row> = {
  key: string
  head: string
  /** the head is read out, not shown: for columns of actions */
  quiet?: boolean
  cell: (row: Row) => ReactNode
  /** numbers stand right, words left */
  num?: boolean
  width?: number
  /** the names of its ascending and descending order, where the list can be sorted by it */
  sort?: { up: string; down: string }
  /** names the row: read out by screen readers with every cell */
  names?: boolean
}

type Props<Row> = {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  /** shown below a row, opened in place */
  inside?: (row: Row) => ReactNode | null
  chosen?: (row: Row) => boolean
  sort?: string
  onSort?: (sort: string) => void
  /** below 600 px rows become blocks: for lists of things to do */
  stack?: boolean
  /** stacked cells then carry their heads, where the values do not speak for themselves */
  labelled?: boolean
  className?: string
}

/** The table of the house: three rules in ink, hairlines between rows, no verticals. */
export function Table3<Row>({ caption, columns, rows, keyOf, inside, chosen, sort, onSort, stack, labelled, className = '' }: Props<Row>) {
  return (
    <table className={`t3 ${stack ? 'stack' : ''} ${labelled ? 'labelled' : ''} ${className}`}>
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <Head key={column.key} column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const below = inside?.(row)
          const look = [below ? 'opened' : '', chosen?.(row) ? 'chosen' : ''].join(' ').trim()
          return (
            <Fragment key={keyOf(row)}>
              <tr className={look || undefined}>
                {columns.map((column) =>
                  column.names ? (
                    <th key={column.key} scope="row" className={column.num ? 'num' : undefined}>
                      {column.cell(row)}
                    </th>
                  ) : (
                    <td
                      key={column.key}
                      className={column.num ? 'num' : undefined}
                      data-head={labelled && !column.quiet ? column.head : undefined}
                    >
                      {column.cell(row)}
                    </td>
                  ),
                )}
              </tr>
              {below ? (
                <tr className="inside">
                  <td colSpan={columns.length}>{below}</td>
                </tr>
              ) : null}
            </Fragment>
          )
        })}
      </tbody>
    </table>
  )
}

function Head<Row>({
  column,
  sort,
  onSort,
}: {
  column: Column<Row>
  sort: string | undefined
  onSort: ((sort: string) => void) | undefined
}) {
  const t = useWords(uiWords)
  const order = column.sort && sort === column.sort.up ? 'ascending' : column.sort && sort === column.sort.down ? 'descending' : undefined
  return (
    <th scope="col" className={column.num ? 'num' : undefined} style={column.width ? { width: column.width } : undefined} aria-sort={order}>
      {column.sort && onSort ? (
        <button
          type="button"
          className="sorter"
          data-on={order}
          title={t('sortable', { name: column.head })}
          onClick={() => onSort(order === 'ascending' ? column.sort!.down : column.sort!.up)}
        >
          {column.head}
          {order === 'ascending' ? ' ↑' : order === 'descending' ? ' ↓' : ''}
        </button>
      ) : column.quiet ? (
        <span className="unseen">{column.head}</span>
      ) : (
        column.head
      )}
    </th>
  )
}
