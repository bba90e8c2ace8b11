import { DeliveryError, sentence, type Refusal } from '../../kernel/errors.ts'
import { figureSchema, type IndicatorState, type NewReading, type SeriesState } from '../../kernel/facts/indicator.ts'
import { reportReading } from '../../kernel/indicator/decide-reading.ts'
import { exact } from '../../kernel/indicator/exact.ts'
import { growthOf } from '../../kernel/indicator/growth.ts'
import { latestLocked } from '../../kernel/indicator/pick.ts'
import { may } from '../../kernel/permission.ts'
import type { Calendar } from '../../kernel/time/calendar.ts'
import type { Day } from '../../kernel/time/day.ts'
import { warningSaid } from '../../kernel/words/indicators.ts'
import type { Call } from '../call.ts'
import { readDay } from '../exchange/import/read-day.ts'
import type { KeptRow } from '../exchange/import/table-rows.ts'
import { permitSomewhere } from '../permit.ts'
import { warningsAround, type AllSeries } from './around-reading.ts'
import { openIndicators, seriesByIndicator, type SeriesByIndicator } from './load.ts'
import { HEADS, WHOLE } from './table.ts'
import { refOf, type Shown } from './views.ts'

/** So many rows are looked through by a person before they are reported; larger tables go place by place. */
const MOST_ROWS = 2000

type Sent = Omit<NewReading, 'id' | 'unit' | 'attachments' | 'despite'> & { id?: string | undefined; indicator: string; place: string | null }
type Problem = { code: string; zh: string; en: string }
type Kind = 'new' | 'same' | 'changed' | 'locked' | 'empty' | 'unusable'

/**
 * Reads a ledger of indicators that went out from here and was filled in, and says row by row what it would change: new figures, those that are known
 * and not asked again, those sent back that it mends, locked ones that it differs from, and what cannot be used. Nothing is kept; what is
 * to be reported goes to `reportReadings`.
 *
 * @throws FileRefusal, DeliveryError `indicators_file_strange`, `import_without_head`, `import_too_many_rows`, `busy`
 */
export async function readIndicatorsFile(call: Call, { name, bytes }: { name: string; bytes: Uint8Array }) {
  const { deps, acting } = call
  permitSomewhere(acting, 'readIndicatorsFile')
  const read = await deps.readers.read({ kind: 'table', name, bytes, known: Object.values(HEADS) }, { onProgress: () => undefined, signal: new AbortController().signal })
  if (read.rows > MOST_ROWS) throw new DeliveryError('import_too_many_rows', { name, rows: read.rows, limit: MOST_ROWS })
  const at = (head: string) => read.columns.find((column) => column.name === head)?.at ?? null
  const places = Object.fromEntries(Object.entries(HEADS).map(([key, head]) => [key, at(head)])) as Record<keyof typeof HEADS, number | null>
  if (places.indicatorMark === null || places.placeMark === null || places.periodMark === null) throw new DeliveryError('indicators_file_strange', { name })
  const kept = read.parts.flatMap((part) => JSON.parse(part) as KeptRow[])
  return deps.db.read(acting.tenant, async (db) => {
    const { inputs, shown, indicators } = await openIndicators(call, db)
    const series = await seriesByIndicator(db, acting.tenant, indicators.map(({ id }) => id))
    const around = { indicators: new Map(indicators.map((one) => [one.id, one])), series, shown, today: inputs.today, calendar: inputs.calendar }
    const rows = kept.map((row) => rowRead(wordsOf(row, places), row.row, around))
    const count = (kind: Kind) => rows.filter((row) => row.kind === kind).length
    return { name, rows, counts: { new: count('new'), same: count('same'), changed: count('changed'), locked: count('locked'), empty: count('empty'), unusable: count('unusable') } }
  })
}

type Words = Record<keyof typeof HEADS, string>
type Around = { indicators: ReadonlyMap<string, IndicatorState>; series: SeriesByIndicator; shown: Shown; today: Day; calendar: Calendar }

function wordsOf({ cells }: KeptRow, places: Record<keyof typeof HEADS, number | null>): Words {
  const words = (at: number | null) => {
    const cell = at === null ? '' : (cells[at] ?? '')
    return (typeof cell === 'string' ? cell : (cell.d ?? cell.t)).trim()
  }
  return Object.fromEntries(Object.entries(places).map(([key, at]) => [key, words(at)])) as Words
}

function rowRead(words: Words, row: number, around: Around) {
  const indicator = around.indicators.get(words.indicatorMark)
  const place = words.placeMark === WHOLE ? null : words.placeMark
  const of = {
    row,
    label: `${words.name} ${words.place}`.trim(),
    indicator: indicator ? { id: indicator.id, name: indicator.name, measure: indicator.measure } : null,
    place: place === null || !around.shown.directory.units.has(place) ? null : refOf(around.shown, place),
    before: null as string | null,
    send: null as Sent | null,
    problems: [] as Problem[],
    warnings: [] as ReturnType<typeof warningSaid>[],
  }
  const unusable = (problem: Problem) => ({ ...of, kind: 'unusable' as Kind, problems: [problem] })
  if (!indicator || (place !== null && !around.shown.directory.units.has(place))) return unusable({ code: 'not_found', zh: '没有这个指标或地区，或不归本单位填报', en: 'This indicator or place is not known, or not yours to report' })
  if (words.value === '') return { ...of, kind: 'empty' as Kind }
  const value = figureIn(words.value)
  const before = words.yearBefore === '' ? null : figureIn(words.yearBefore)
  const asOf = readDay(words.asOf)
  if (value === undefined || before === undefined) return unusable({ code: 'figure_unreadable', zh: `“${value === undefined ? words.value : words.yearBefore}”不是数字`, en: `“${value === undefined ? words.value : words.yearBefore}” is no number` })
  if (!asOf) return unusable({ code: 'day_unreadable', zh: words.asOf === '' ? '没有写截至日期' : `“${words.asOf}”不是日期`, en: words.asOf === '' ? 'the as-of day is missing' : `“${words.asOf}” is no day` })
  const all: AllSeries = around.series.get(indicator.id) ?? new Map<string | null, SeriesState>()
  const known = all.get(place)?.readings.find((one) => one.period === words.periodMark && one.asOf === asOf && one.status !== 'withdrawn') ?? null
  if (known && exact(known.value).eq(value) && known.status !== 'returned') return { ...of, kind: 'same' as Kind, before: known.value }
  if (known?.status === 'confirmed') return { ...of, kind: 'locked' as Kind, before: known.value, problems: [said({ code: 'reading_locked', facts: { asOf, value: known.value } })] }
  const send: Sent = { ...(known?.status === 'returned' && { id: known.id }), indicator: indicator.id, place, period: words.periodMark, asOf, value, yearBefore: yearBeforeSent(before, indicator, all.get(place) ?? null, words, asOf), source: words.source === '' || words.source === indicator.source ? null : words.source.slice(0, 200), note: words.note === '' ? null : words.note.slice(0, 500) }
  const refusal = refusalOf(send, indicator, all, around)
  if (refusal) return { ...of, kind: 'unusable' as Kind, before: known?.value ?? null, problems: [said(refusal)] }
  return { ...of, kind: (known ? 'changed' : 'new') as Kind, before: known?.value ?? null, send, warnings: warningsAround(indicator, all, place, send).map(warningSaid) }
}

/** The year before that the table shows of the latest figure is not that of a new one: what stands there unchanged was not told. */
function yearBeforeSent(told: string | null, { measure }: IndicatorState, series: SeriesState | null, { periodMark: period }: Words, asOf: Day): string | null {
  const latest = latestLocked(series, period)
  const shown = latest && latest.asOf !== asOf ? growthOf(latest, series, measure) : null
  return told !== null && shown && exact(shown.before).eq(told) ? null : told
}

function refusalOf(send: Sent, indicator: IndicatorState, all: AllSeries, { shown, today, calendar }: Around): Refusal | null {
  const { acting, own } = shown
  if (!may(acting.role, 'reportReadings', { units: send.place === null ? [indicator.owner] : [send.place, indicator.owner], own })) return { code: 'forbidden', facts: { command: 'reportReadings' } }
  const { indicator: _indicator, place, ...content } = send
  const reading: NewReading = { ...content, id: send.id ?? '', unit: acting.unit, attachments: [], despite: null }
  const decision = reportReading(indicator, all.get(place) ?? null, place, reading, { today, calendar, newId: () => '' })
  return 'refusal' in decision ? decision.refusal : null
}

function said(refusal: Refusal): Problem {
  return { code: refusal.code, zh: sentence(refusal, 'zh'), en: sentence(refusal, 'en') }
}

/** A figure as it stands in a cell: thousands apart, full width; undefined where it is none. */
function figureIn(words: string): string | undefined {
  const plain = words.normalize('NFKC').replace(/[,\s]/g, '')
  const figure = figureSchema.safeParse(plain)
  return figure.success ? figure.data : undefined
}
