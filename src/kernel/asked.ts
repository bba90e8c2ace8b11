import type { MatterState } from './facts/matter.ts'
import type { UnitState } from './facts/organisation.ts'
import type { CountedMatter, Subject } from './obligation.ts'
import { activityNamed, type LedgerRules } from './pack/lookup.ts'
import type { ActivityKind, Pack, Rhythm } from './pack/schema.ts'
import { solvedOn } from './solved.ts'

/** A rhythm with the pack that asks it. */
export type Asked = { pack: Pack; rhythm: Rhythm }

/** All rhythms of these packs, or of one of them. */
export function rhythmsAsked(packs: readonly Pack[], pack?: string): Asked[] {
  return packs.filter(({ id }) => pack === undefined || id === pack).flatMap((one) => one.rhythms.map((rhythm) => ({ pack: one, rhythm })))
}

/** Regular reports about each matter (每月更新): the rhythms whose kind of record is a report. */
export function reportsAsked(packs: readonly Pack[]): (Asked & { kind: ActivityKind })[] {
  return rhythmsAsked(packs).flatMap((asked) => {
    const kind = asked.rhythm.per === 'matter' && asked.rhythm.activity !== undefined ? activityNamed(packs, asked.rhythm.activity) : null
    return kind?.nature === 'report' ? [{ ...asked, kind }] : []
  })
}

/** Whether a rhythm per unit, body or place asks this one. */
export function asksUnit({ per, of }: Rhythm, { kind, name, assessed }: Pick<UnitState, 'kind' | 'name' | 'assessed'>): boolean {
  if (per === 'matter' || !of) return false
  return of.kinds.includes(kind) && (of.nameEnds.length === 0 || of.nameEnds.some((end) => name.endsWith(end))) && (!of.assessed || assessed)
}

/** Whom a rhythm per unit asks: the unit until it is merged or dissolved; then its successors are asked. */
export function subjectOfUnit({ id, ended }: Pick<UnitState, 'id' | 'ended'>): Subject {
  return { id, idle: ended ? [{ from: ended.on, to: null }] : [], exemptions: [], holdersOf: () => [] }
}

/**
 * What a problem counts for once it is solved: every matter that it blocked on the day it was closed. Where its
 * ledger asks the one it is solved for, it counts only once that one has said yes. A link that was ended on that
 * very day still says so.
 */
export function solvedFor(problem: MatterState, rules: LedgerRules): { target: string; counted: CountedMatter }[] {
  const on = solvedOn(problem, rules)
  if (on === null) return []
  const standing = (problem.links ?? []).filter(({ relation, from, to }) => relation === 'blocks' && from <= on && (to === null || to >= on))
  return standing.map(({ target }) => ({ target, counted: { matter: problem.id, ledger: problem.ledger, fields: problem.fields, on, as: 'closed' as const } }))
}

/** A matter as one that was opened in a ledger, at home or listed; null: it stands in another. */
export function openedIn(ledger: string, { id, ledger: home, fields, listedIn, openedOn }: MatterState): CountedMatter | null {
  const standing = [{ ledger: home, fields }, ...listedIn].find((one) => one.ledger === ledger)
  return standing ? { matter: id, ...standing, on: openedOn, as: 'opened' } : null
}
