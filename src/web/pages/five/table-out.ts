import type { Bilingual } from '../../i18n/language.tsx'
import { cellsByColumn, columnKey } from './columns.ts'
import { csvOf } from './csv.ts'
import type { Board, Cell } from './model.ts'
import { kindOf, nameOf } from './names.ts'
import { countedIn, countedOf, speaksOf, sumsByColumn, type Line } from './totals.ts'
import type { fiveWords } from './words.ts'

type Words = (key: keyof typeof fiveWords, values?: Record<string, string | number>) => string
const LINES: readonly Line[] = ['confirmed', 'waiting', 'returned', 'missing']

/** The matrix as people hand it on: a title, a head of two lines, a row for each who is asked, the sums below. */
export function tableOut(board: Board, title: string, rowHead: string, numbers: ReadonlyMap<string, string>, t: Words, pick: (text: Bilingual) => string): string {
  const columns = board.periods.flatMap((period) => board.rhythms.map((rhythm) => ({ period, rhythm, key: columnKey(rhythm.id, period.key) })))
  const sums = sumsByColumn(board.totals)
  return csvOf([
    [title],
    ['', rowHead, '', ...columns.map(({ period }) => pick(nameOf(period))), ''],
    ['', '', '', ...columns.map(({ rhythm }) => pick(kindOf(rhythm))), t('total')],
    ...board.rows.map((row) => {
      const cells = cellsByColumn(row)
      return [numbers.get(row.subject.id) ?? '', row.subject.name, row.lead?.name ?? '', ...columns.map(({ key }) => saidOf(cells.get(key), t)), countedOf(row)]
    }),
    ...LINES.map((line) => ['', t(`sum.${line}`), '', ...columns.map(({ period, key }) => (speaksOf(line, period) ? (sums.get(key)?.[line] ?? 0) : null)), null]),
  ])
}

/** A figure, or the exception in words. */
function saidOf(cell: Cell | undefined, t: Words): string | number | null {
  if (!cell || (cell.status === 'coming' && countedIn(cell) === 0)) return null
  if (cell.status === 'done' && cell.added === 0) return countedIn(cell)
  return cell.added > 0 ? `${countedIn(cell)}${t('late')}` : cell.status === 'done' || cell.status === 'coming' ? countedIn(cell) : t(`status.${cell.status}`)
}
