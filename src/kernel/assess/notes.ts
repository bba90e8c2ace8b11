import type { Scheme } from '../pack/scheme-schema.ts'
import type { ScoredUnit } from './assess.ts'
import { isRanked, linesOf } from './heads.ts'
import type { Assessee, NoDataCode, Note, Standing } from './types.ts'

/** What has to be said with a result, apart from its grades. */
export function notesOf(scheme: Scheme, assessees: readonly Assessee[], units: readonly Standing[], scored: readonly ScoredUnit[]): Note[] {
  return [...withoutPlaces(scheme), ...withoutData(scheme, scored), ...juries(scheme, assessees), ...limits(scheme, units), ...vetoed(scheme, units), ...saturation(scheme, scored)]
}

function withoutPlaces(scheme: Scheme): Note[] {
  if (isRanked(scheme)) return []
  return [{ code: 'progress-only', params: { why: scheme.basis === undefined ? 'not-authorised' : 'not-ranked' } }]
}

/** Item by item what could not be measured, so that nobody wonders where points came from or went. */
function withoutData(scheme: Scheme, scored: readonly ScoredUnit[]): Note[] {
  const some = scored.filter(({ incomplete }) => incomplete)
  const items = linesOf(scheme).flatMap(({ id, points, noData }, index): Note[] => {
    if (points === 0) return []
    const missing: { unit: string; why: NoDataCode }[] = []
    for (const { unit, known } of some) {
      const one = known[index]
      if (one?.kind === 'none') missing.push({ unit: unit.unit, why: one.why })
    }
    return [...new Set(missing.map(({ why }) => why))].map((why): Note => ({ code: 'without-data', params: { item: id, why, rule: noData ?? 'share', units: missing.filter((one) => one.why === why).map(({ unit }) => unit) } }))
  })
  const empty = scored.filter(({ wholes }) => wholes.every((one) => one === null)).map(({ unit }): Note => ({ code: 'nothing-measured', params: { unit: unit.unit } }))
  return [...items, ...empty]
}

function juries({ items }: Scheme, assessees: readonly Assessee[]): Note[] {
  return items.flatMap(({ id, measure }, index) => {
    const jury = 'byHand' in measure ? measure.byHand.jury : undefined
    if (jury === undefined) return []
    return assessees.flatMap(({ unit, measured }): Note[] => {
      const one = measured[index]
      return one?.kind === 'hand' && one.scores.length > 0 && one.scores.length < jury ? [{ code: 'jury-incomplete', params: { item: id, unit, given: one.scores.length, jury } }] : []
    })
  })
}

function limits({ plusLimit, minusLimit, adjustments }: Scheme, units: readonly Standing[]): Note[] {
  return units.filter((one) => one.adjustments.length > 0).flatMap(({ unit, adjustments: lines, steps }): Note[] => [
    ...lines.filter(({ cut }) => Number(cut) !== 0).map(({ rule }): Note => ({ code: 'limit-reached', params: { rule, unit, limit: adjustments.find(({ id }) => id === rule)?.atMost ?? 0 } })),
    ...steps.filter(({ code }) => code === 'cut-by-limit').map(({ result }): Note => ({ code: 'limit-reached', params: { rule: Number(result) < 0 ? 'minus' : 'plus', unit, limit: (Number(result) < 0 ? minusLimit : plusLimit) ?? 0 } })),
  ])
}

function vetoed({ vetoes }: Scheme, units: readonly Standing[]): Note[] {
  return units.filter((one) => one.vetoes.length > 0).flatMap(({ unit, vetoes: entered, grade }) => vetoes.filter(({ id }) => entered.includes(id)).map(({ id }): Note => ({ code: 'veto', params: { rule: id, unit, grade: grade ?? '' } })))
}

/** From so many on, everybody at full points is no accident. */
const LEAST_TO_SATURATE = 3

/**
 * Items at full points for everyone: they measure nothing, and everybody's order comes from the others.
 *
 * @source 100 % completion that satisfies no one is what offices complain of
 */
function saturation(scheme: Scheme, scored: readonly ScoredUnit[]): Note[] {
  return linesOf(scheme).flatMap(({ id }, index): Note[] => {
    let count = 0
    for (const { wholes, slots } of scored) {
      const whole = wholes[index] ?? null
      if (whole === null) continue
      // The first one below ends it: with thousands of units nearly every item ends at once.
      if (whole < (slots[index]?.full ?? 0)) return []
      count += 1
    }
    return count >= LEAST_TO_SATURATE ? [{ code: 'saturated', params: { item: id, count } }] : []
  })
}
