import { DeliveryError } from '../../kernel/errors.ts'
import { seriesSubject, type IndicatorState, type NewReading, type SeriesState } from '../../kernel/facts/indicator.ts'
import type { FactDraft } from '../../kernel/facts/index.ts'
import { stateAfter } from '../../kernel/decide/state-after.ts'
import { reportReading } from '../../kernel/indicator/decide-reading.ts'
import type { Warning } from '../../kernel/indicator/reason.ts'
import { errorWords } from '../../kernel/words/errors.ts'
import { warningFacts } from '../../kernel/words/indicators.ts'
import { seriesOf } from '../../store/queries/indicators.ts'
import { ownFiles } from '../activity/own-files.ts'
import type { Call } from '../call.ts'
import { permit } from '../permit.ts'
import { decided, found, write, type Writing } from '../writing.ts'
import { warningsAround, type AllSeries } from './around-reading.ts'
import { saying } from './said.ts'
import { knownUnits } from './lock-indicator.ts'

/** One figure as it is sent; of its files only the hash is believed. */
export type ReadingInput = Omit<NewReading, 'id' | 'unit' | 'attachments'> & { id?: string | undefined; indicator: string; place: string | null; attachments: readonly { sha256: string }[] }

/**
 * Reports figures: all of them, or none. Each is one of the reporting unit's own place, or of an indicator that it answers for. What is odd is told and
 * nothing is kept, unless it says why (`despite`). A figure that was sent back takes the place of what was sent back, also where its id is
 * not named: whoever fills in the same table again says nothing twice.
 *
 * @throws DeliveryError `not_found`, `forbidden`, `file_unknown`, `reading_odd`, and what the kernel refuses, with the row
 */
export function reportReadings(call: Call, input: { command: string; readings: readonly ReadingInput[] }): Promise<{ command: string; ids: { readings: string[] } }> {
  return write(call, { id: input.command, name: 'reportReadings', input }, async (writing) => {
    const { indicators, series } = await lockAll(writing, input.readings)
    const known = await knownUnits(writing, input.readings.map(({ place }) => place))
    const drafts: Draft[] = []
    for (const [at, { indicator: id, place, attachments, ...content }] of input.readings.entries()) {
      const indicator = found<IndicatorState>(indicators, `indicator:${id}`, id)
      permit(writing.acting, 'reportReadings', place === null ? [indicator.owner] : [place, indicator.owner], writing.own)
      if (place !== null && !known.get(place)) throw inRow(at, input.readings.length, new DeliveryError('unit_unknown', { unit: place }))
      const all = series.get(id) ?? new Map<string | null, SeriesState>()
      const before = all.get(place) ?? null
      const reading: NewReading = { ...content, id: sentBack(before, content) ?? writing.newId(`reading:${at}`), unit: writing.acting.unit, attachments: await ownFiles(writing, attachments) }
      const decision = reportReading(indicator, before, place, reading, writing)
      if ('refusal' in decision) throw inRow(at, input.readings.length, new DeliveryError(decision.refusal.code, decision.refusal.facts))
      const facts = decided(decision)
      all.set(place, stateAfter<SeriesState>(before ?? { indicator: id, place, readings: [] }, facts))
      series.set(id, all)
      drafts.push({ row: at + 1, indicator, place, reading, facts })
    }
    const odd = await oddOnes(writing, drafts, series)
    const unjustified = odd.filter(({ draft }) => !(draft.reading.despite ?? '').trim())
    if (unjustified.length > 0) throw new DeliveryError('reading_odd', warningFacts(unjustified.map(({ draft: { row }, warning }) => ({ row, warning }))))
    const rows = new Set(odd.map(({ draft }) => draft.row))
    return { facts: drafts.flatMap(({ row, facts }) => facts.map((fact) => (rows.has(row) ? fact : without(fact)))), answer: { ids: { readings: drafts.map(({ reading }) => reading.id) } } }
  })
}

type Draft = { row: number; indicator: IndicatorState; place: string | null; reading: NewReading; facts: FactDraft[] }

/** Where nothing is odd, no reason is kept. */
function without(fact: FactDraft): FactDraft {
  return { ...fact, payload: { ...(fact.payload as object), despite: null } }
}

/** The series that are written to, and unlocked the others of the same indicators, which they are compared with. */
async function lockAll({ tx, acting, lock }: Writing, readings: readonly ReadingInput[]) {
  const ids = [...new Set(readings.map(({ indicator }) => indicator))]
  const locked = await lock([...ids.map((id) => `indicator:${id}`), ...new Set(readings.map(({ indicator, place }) => seriesSubject(indicator, place)))])
  const series = new Map<string, Map<string | null, SeriesState>>()
  const held = [...locked].flatMap(([subject, state]) => (subject.startsWith('series:') ? [state as SeriesState] : []))
  for (const one of [...(await seriesOf(tx, acting.tenant, ids)), ...held]) series.set(one.indicator, (series.get(one.indicator) ?? new Map<string | null, SeriesState>()).set(one.place, one))
  return { indicators: locked, series }
}

/** The id under which a figure of the same day was sent back. */
function sentBack(series: SeriesState | null, { id, period, asOf }: { id?: string | undefined; period: string; asOf: string }): string | undefined {
  return id ?? series?.readings.find((one) => one.status === 'returned' && one.period === period && one.asOf === asOf)?.id
}

/** What is odd, each figure among all that were sent with it; that places and whole do not agree is told once, of the whole where it is among them. */
async function oddOnes(writing: Writing, drafts: readonly Draft[], series: ReadonlyMap<string, AllSeries>): Promise<{ draft: Draft; warning: Warning }[]> {
  const saidOf = saying(writing)
  const told = new Set<string>()
  const odd: { draft: Draft; warning: Warning }[] = []
  for (const draft of drafts.toSorted((a, b) => Number(a.place !== null) - Number(b.place !== null) || a.row - b.row)) {
    const { indicator, place, reading } = draft
    const said = await saidOf(indicator, place, reading)
    for (const warning of warningsAround(indicator, series.get(indicator.id) ?? new Map(), place, reading, said)) {
      const sum = `${indicator.id} ${reading.period} ${reading.asOf}`
      if (warning.code === 'sum-differs' && told.has(sum)) continue
      if (warning.code === 'sum-differs') told.add(sum)
      odd.push({ draft, warning })
    }
  }
  return odd.toSorted((a, b) => a.draft.row - b.draft.row)
}

/** Of many, which one is refused; nothing of the others was kept either. */
export function inRow(at: number, of: number, error: DeliveryError): DeliveryError {
  if (of === 1) return error
  const words = errorWords[error.code]
  return new DeliveryError(error.code, { ...error.facts, row: at + 1 }, { zh: `第 {row} 条没有通过，其余也没有办理：${words.zh}`, en: `Number {row} was refused and nothing was done: ${words.en}` })
}
