import { scaleLinear } from 'd3-scale'
import { minus } from './figure-text.ts'
import { box, crisp, down, SIZE, acrossBar, stroke, tenth, widthOf, words, type Mark, type Picture } from './marks.ts'

/** One place: its figure, and what was asked of it where that is known. Values are decimals as strings. */
export type PlaceRow = { name: string; value: string | null; /** the figure as it is written: 63.0% */ label: string | null; target: string | null; /** where it should have come to by its day */ expected: string | null; /** beside it: 189.2 亿元 */ beside: string | null; behind: boolean }

const ROW = 24
const BAR = 10
const TOP = 22
const MARK = 7

export type PlacesWords = { says: string; none: string; /** heads of the two columns of figures */ value: string; beside: string; behind: string }

/**
 * Places side by side, one row each in the order given: a bar from 0, the target as a line across it, the share of time gone as a tick below. Who is behind
 * is said in words beside the figure, since neither colour nor length says it by itself.
 */
export function places(rows: readonly PlaceRow[], width: number, text: PlacesWords): Picture {
  const left = Math.max(...rows.map(({ name }) => widthOf(name, SIZE)), 0) + 12
  const valueWidth = Math.max(widthOf(text.value), ...rows.map(({ label }) => widthOf(label ?? text.none))) + 12
  const besideWidth = Math.max(widthOf(text.beside), ...rows.map(({ beside, behind }) => widthOf(`${beside ?? ''}${behind ? ` ${text.behind}` : ''}`))) + 12
  const right = Math.max(left + 40, width - valueWidth - besideWidth)
  const all = rows.flatMap(({ value, target, expected }) => [value, target, expected]).filter((value) => value !== null).map(Number)
  const scale = scaleLinear([Math.min(0, ...all), Math.max(0, ...all) || 1], [left, right])
  const height = TOP + rows.length * ROW + 4
  const x = (value: string) => scale(Number(value))
  const marks = rows.flatMap((row, index): Mark[] => {
    const middle = TOP + index * ROW + ROW / 2
    return [
      words(0, middle, row.name, { ink: 'ink' }),
      ...(row.value === null ? [] : [box(Math.min(x(row.value), scale(0)), middle - BAR / 2, Math.max(1, Math.abs(x(row.value) - scale(0))), BAR, row.behind ? 'pale' : 'blue', `${row.name}　${row.label ?? minus(row.value)}`)]),
      ...(row.target === null ? [] : acrossBar(x(row.target), middle - MARK, middle + MARK)),
      ...(row.expected === null ? [] : [{ is: 'path' as const, d: wedge(x(row.expected), middle + BAR / 2 + 1), fill: 'ink' as const }]),
      words(right + valueWidth, middle, row.label ?? text.none, { anchor: 'end', ink: row.value === null ? 'ink-3' : 'ink' }),
      words(right + valueWidth + 12, middle, `${row.beside ?? ''}${row.behind ? ` ${text.behind}` : ''}`, { ink: row.behind ? 'lag' : 'ink-2' }),
    ]
  })
  const heads = [words(right + valueWidth, 8, text.value, { anchor: 'end', ink: 'ink-3' }), words(right + valueWidth + 12, 8, text.beside, { ink: 'ink-3' })]
  return { width, height, says: text.says, marks: [...heads, ...marks, stroke(down(crisp(scale(0)), TOP, height - 4), 'ink')] }
}

function wedge(x: number, y: number): string {
  return `M${tenth(x)} ${tenth(y)}l3.5 5h-7z`
}
