import type { Answer } from '../../../api/contract/endpoints.ts'

export type Assessment = Answer<'getAssessment'>
export type Row = Assessment['rows'][number]
export type Column = Assessment['columns'][number]
export type Explained = Answer<'getAssessmentLine'>
export type Counted = Explained['records'][number]
export type Review = Assessment['reviews'][number]
export type Group = Assessment['groups'][number]
export type RunRow = Answer<'listAssessments'>['rows'][number]
export type ToOpen = Answer<'listAssessments'>['toOpen'][number]

/** What stands in the two last columns, beside the items of the scheme. No item bears such an id: ids of packs have no colon. */
export const ADJUSTED = ':adjusted'
export const TOTAL = ':total'

/** The cell that is opened below its row. */
export type Cell = { unit: string; item: string }

/** `-0.50` as it is printed: −0.50; with a plus where a sign is expected. */
export function printed(points: string, signed = false): string {
  if (points.startsWith('-')) return `−${points.slice(1)}`
  return signed && !isZero(points) ? `+${points}` : points
}

export function isZero(points: string): boolean {
  return /^-?0*(\.0*)?$/.test(points)
}

/** Groups of the view with their rows: those ranked together, or one that is listed apart (单列). */
export function sections({ groups, rows }: Pick<Assessment, 'groups' | 'rows'>, apart: string | null): { group: Group; rows: Row[] }[] {
  return groups
    .filter((group) => (apart === null ? !group.apart : group.id === apart))
    .map((group) => ({ group, rows: rows.filter((row) => row.group === group.id) }))
    .filter((section) => section.rows.length > 0)
}

/** Two that stand one after the other: the one in hand and who goes before it, or the first two of a group. */
export function neighbours(list: readonly { rows: readonly Row[] }[], unit: string | null): [string, string] | null {
  const own = list.find(({ rows }) => rows.some((row) => row.unit.id === unit))?.rows
  const rows = own && own.length > 1 ? own : list.find((section) => section.rows.length > 1)?.rows
  if (!rows) return null
  const at = Math.max(rows.findIndex((row) => row.unit.id === unit), 1)
  const [first, second] = [rows[at - 1], rows[at]]
  return first && second ? [first.unit.id, second.unit.id] : null
}

/** What has been told of one unit alone: the board is not this reader's. */
export function isOwn({ rows }: Pick<Assessment, 'rows'>): boolean {
  return rows.length > 0 && rows.every(({ own }) => own)
}

/** Records shown at once; what is late or does not count is never put away. */
const SHOWN = 3

/** Splits the records behind a figure into those to be seen at once, in their order, and the rest. */
export function shownFirst(records: readonly Counted[]): { shown: Counted[]; rest: Counted[] } {
  const odd = records.filter(isOdd).length
  let room = Math.max(SHOWN - odd, 0)
  const shown = new Set(records.filter((record) => isOdd(record) || room-- > 0))
  return { shown: records.filter((record) => shown.has(record)), rest: records.filter((record) => !shown.has(record)) }
}

/** Late, not done, or not counted. */
export function isOdd({ late, counts }: Pick<Counted, 'late' | 'counts'>): boolean {
  return late > 0 || !counts
}

/** Steps above which a column sum draws its rule: there the figures are put together. */
const RULED = ['share-times', 'inverse-times', 'rate-times', 'count-times', 'count-each', 'times-each', 'formula', 'mean', 'quarter-times', 'total'] as const

export function isRuled(code: string): boolean {
  return (RULED as readonly string[]).includes(code)
}

const NOTES_OF = {
  sensitivity: ['within-rounding', 'adjustment-decides', 'review-decides', 'weight-turns', 'weights-steady', 'weights-turn'],
  saturation: ['saturated'],
} as const
/** Notes by which two would change places: they stand first, with a rule. */
const WARNED = ['within-rounding', 'adjustment-decides', 'review-decides']

/** Notes for a heading, warnings first; `rest`: everything else that has to be said. */
export function notesFor(notes: Assessment['notes'], of: keyof typeof NOTES_OF | 'rest'): { text: Assessment['notes'][number]['text']; code: string; warned: boolean }[] {
  const named: readonly string[] = [...NOTES_OF.sensitivity, ...NOTES_OF.saturation]
  const wanted: readonly string[] = of === 'rest' ? [] : NOTES_OF[of]
  const found = notes.filter(({ code }) => (of === 'rest' ? !named.includes(code) && code !== 'progress-only' : wanted.includes(code)))
  const marked = found.map(({ code, text }) => ({ code, text, warned: WARNED.includes(code) }))
  return [...marked.filter(({ warned }) => warned), ...marked.filter(({ warned }) => !warned)]
}

/** Missing figures by item: who lacks it. */
export function missingByItem(missing: Assessment['missing']): { item: string; name: Assessment['missing'][number]['name']; why: Assessment['missing'][number]['why']; units: string[] }[] {
  const keys = [...new Set(missing.map(({ item, why }) => `${item} ${why.code}`))]
  return keys.flatMap((key) => {
    const same = missing.filter(({ item, why }) => `${item} ${why.code}` === key)
    const [first] = same
    return first ? [{ item: first.item, name: first.name, why: first.why, units: same.map(({ unit }) => unit.name) }] : []
  })
}

/** Other runs that a reader of this one looks for: of the same period, and of the longer one that it is a part of. */
export function besideRuns(rows: readonly RunRow[], { id, period }: Pick<Assessment, 'id' | 'period'>): RunRow[] {
  return rows.filter((row) => row.id !== id && row.status !== 'cancelled' && row.period.start <= period.start && row.period.end >= period.end)
}

/** The most that may be given by hand to a unit in an item; null where its group is not assessed by it. What was moved to it from other items is not given by hand. */
export function mostByHand({ lines }: Pick<Row, 'lines'>, column: Column | undefined): string | null {
  const line = lines.find(({ item }) => item === column?.item)
  if (!line || !column) return null
  // Not scored yet, its points stand with the other items.
  if (line.score === null) return line.none?.code === 'not-scored' ? column.points : null
  return String(Number((Number(line.points) - Number(line.moved)).toFixed(4)))
}

/** The score as it is printed; of whom nothing could be measured there is none. */
export function totalOf({ lines, adjusted, total }: Pick<Row, 'lines' | 'adjusted' | 'total'>): string {
  return lines.every(({ score }) => score === null) && isZero(adjusted) ? '·' : printed(total)
}
