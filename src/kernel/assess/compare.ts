import type { Scheme } from '../pack/scheme-schema.ts'
import type { Text } from '../pack/primitives.ts'
import { assess } from './assess.ts'
import { decimalsOf, linesOf } from './heads.ts'
import { fixed, ratioOf, scaled } from './ratio.ts'
import type { Assessed, AssessedUnit, Assessee, GivenToAssess, Measured } from './types.ts'

/** `a` and `b`: the two scores, null where there is none; `difference`: of `a` over `b`, with its sign (`0.10`, `-0.50`, `0.00`). */
export type LineDifference = { item: string; name: Text; a: string | null; b: string | null; difference: string }
export type Difference = { lines: LineDifference[]; adjustments: string; total: string }

/** Where two units differ, line by line, plus and minus points in one, and in the whole (安邑区与猗氏县差在哪). */
export function difference(scheme: Scheme, a: AssessedUnit, b: AssessedUnit): Difference {
  const decimals = decimalsOf(scheme)
  const less = (one: string | null, other: string | null) => fixed(whole(one, decimals) - whole(other, decimals), decimals)
  const lines = linesOf(scheme).flatMap(({ id, name }, index): LineDifference[] => {
    const [one, other] = [a.lines[index], b.lines[index]]
    return one && other ? [{ item: id, name, a: one.score, b: other.score, difference: less(one.score, other.score) }] : []
  })
  return { lines, adjustments: fixed(extra(a, decimals) - extra(b, decimals), decimals), total: less(a.total, b.total) }
}

function extra({ plus, minus }: AssessedUnit, decimals: number): number {
  return whole(plus, decimals) + whole(minus, decimals)
}

/** Whole units of the last decimal; what has no score counts as none. */
export function whole(score: string | null, decimals: number): number {
  return score === null ? 0 : scaled(ratioOf(score), decimals)
}

/** Why a unit's result would be another: which lines, and by how much; `adjustments` and `left`, `came`, where it is assessed by one scheme only. */
export type Why = { item: string | 'adjustments'; by: string }
export type Change = {
  unit: string
  name: string
  group: { before: string | null; after: string | null }
  total: { before: string | null; after: string | null; by: string }
  rank: { before: number | null; after: number | null }
  grade: { before: string | null; after: string | null }
  why: Why[]
}
export type WhatIf = { before: Assessed; after: Assessed; changes: Change[]; /** items of the new scheme for which nothing was measured at the time */ unknown: string[]; placesMove: number }

/**
 * What a change of the scheme would have done to a period that is over: the same figures, assessed by both. An item is the same where its id and what
 * it measures are; for an item that is new nothing was measured, so it counts as without data and is named.
 *
 * @param given what was given to the run; reviews hold for items that are in the new scheme too
 * @param groupAfter the group that a unit is in by the new scheme; absent: the same
 */
export function whatIf(before: Scheme, after: Scheme, period: string, assessees: readonly Assessee[], given: GivenToAssess = {}, groupAfter: (unit: string) => string | undefined = () => undefined): WhatIf {
  const same = after.items.map((item) => before.items.findIndex(({ id, measure }) => id === item.id && JSON.stringify(measure) === JSON.stringify(item.measure)))
  const moved = assessees.map((one) => ({ ...one, group: groupAfter(one.unit) ?? one.group, measured: same.map((at): Measured => one.measured[at] ?? { kind: 'none', why: 'no-result', facts: {} }) }))
  const kept = new Set([...after.items, ...after.adjustments, ...after.vetoes].map(({ id }) => id))
  const was = assess(before, period, assessees, given)
  const would = assess(after, period, moved, { ...given, reviews: (given.reviews ?? []).filter(({ item }) => kept.has(item)) })
  const changes = assessees.map(({ unit }) => changeOf(before, after, was, would, unit))
  return { before: was, after: would, changes, unknown: after.items.filter((_, index) => same[index] === -1).map(({ id }) => id), placesMove: changes.filter(({ rank }) => rank.before !== rank.after).length }
}

function changeOf(before: Scheme, after: Scheme, was: Assessed, would: Assessed, unit: string): Change {
  const [one, other] = [was, would].map(({ units }) => units.find((found) => found.unit === unit) ?? null)
  const decimals = Math.max(decimalsOf(before), decimalsOf(after))
  const by = (a: string | null | undefined, b: string | null | undefined) => fixed(whole(b ?? null, decimals) - whole(a ?? null, decimals), decimals)
  const ids = [...new Set([...linesOf(before), ...linesOf(after)].map(({ id }) => id))]
  const score = (from: AssessedUnit | null | undefined, item: string) => from?.lines.find((line) => line.item === item)?.score
  const lines = ids.map((item): Why => ({ item, by: by(score(one, item), score(other, item)) }))
  const rest: Why = { item: 'adjustments', by: fixed((other ? extra(other, decimals) : 0) - (one ? extra(one, decimals) : 0), decimals) }
  return {
    unit,
    name: one?.name ?? other?.name ?? '',
    group: { before: one?.group ?? null, after: other?.group ?? null },
    total: { before: one?.total ?? null, after: other?.total ?? null, by: by(one?.total, other?.total) },
    rank: { before: one?.rank ?? null, after: other?.rank ?? null },
    grade: { before: one?.grade ?? null, after: other?.grade ?? null },
    why: [...lines, rest].filter((why) => Number(why.by) !== 0).sort((a, b) => Math.abs(Number(b.by)) - Math.abs(Number(a.by))),
  }
}

