import { refuse, type Refusal } from '../errors.ts'
import type { ClosingRound } from '../facts/closing.ts'
import type { Exemption, MatterState } from '../facts/matter.ts'
import { isAsked, periodsOf } from '../obligation.ts'
import type { Rhythm } from '../pack/schema.ts'
import { periodByKey, periodLabel, type Period } from '../time/period.ts'
import type { Decision, Given } from './decision.ts'

/** What an exemption is decided on: the rhythms of the packs in force, and in which round its period stands closed. */
export type ExemptionRules = { rhythms: readonly Rhythm[]; closed: ClosingRound | null }

/** A meeting, its minutes, or a document by kind or number: what people and later readers can look up. A person is none. */
const NAMED = /会|议|纪要|号|函|文|通知|批复|办法|方案|决定|意见|签报|呈批|meeting|minutes|document|notice|decision|no\.\s*\d/i

/**
 * Exempts a matter from a required practice in one period (豁免). Reason and basis — the meeting or document that approved it, never
 * a person — are part of the record.
 *
 * @returns a refusal: `reason_missing`, `practice_unknown`, `practice_not_exemptable`, `practice_period_wrong`, `period_closed`,
 *   `exemption_exists`, `exemption_basis_unnamed`
 */
export function grantExemption(matter: MatterState, exemption: Exemption, rules: ExemptionRules, { today }: Given): Decision {
  if (!exemption.reason) return refuse('reason_missing')
  const found = asked(matter, exemption, rules)
  if ('refusal' in found) return found
  const { rhythm, period } = found
  if (!rhythm.exemptable) return refuse('practice_not_exemptable', { rhythm: rhythm.name.zh })
  if (standing(matter, exemption)) return refuse('exemption_exists', { rhythm: rhythm.name.zh, period: periodLabel(period).zh })
  if (!NAMED.test(exemption.basis)) return refuse('exemption_basis_unnamed')
  return { facts: [{ subject: `matter:${matter.id}`, kind: 'exemption.granted', occurredOn: today, payload: exemption }] }
}

/** Takes an exemption back, with the reason; what was required is required again. */
export function revokeExemption(matter: MatterState, revoked: { rhythm: string; period: string; reason: string }, rules: ExemptionRules, { today }: Given): Decision {
  if (!revoked.reason) return refuse('reason_missing')
  const found = asked(matter, revoked, rules)
  if ('refusal' in found) return found
  if (!standing(matter, revoked)) return refuse('exemption_unknown', { rhythm: found.rhythm.name.zh, period: periodLabel(found.period).zh })
  return { facts: [{ subject: `matter:${matter.id}`, kind: 'exemption.revoked', occurredOn: today, payload: revoked }] }
}

function standing({ exemptions }: MatterState, { rhythm, period }: Pick<Exemption, 'rhythm' | 'period'>): boolean {
  return exemptions.some((one) => one.rhythm === rhythm && one.period === period)
}

function asked(matter: MatterState, { rhythm: id, period: key }: Pick<Exemption, 'rhythm' | 'period'>, { rhythms, closed }: ExemptionRules): { rhythm: Rhythm; period: Period } | { refusal: Refusal } {
  const rhythm = rhythms.find((one) => one.id === id && isAsked(one, matter))
  if (!rhythm) return refuse('practice_unknown', { rhythm: id })
  const period = periodIn(rhythm, key)
  if (!period) return refuse('practice_period_wrong', { rhythm: rhythm.name.zh, period: key })
  if (closed) return refuse('period_closed', { period: periodLabel(period).zh, day: closed.on })
  return { rhythm, period }
}

/** The rhythm's own period of this key, in which it holds; null for a key of another kind, of no period, or before it held. */
function periodIn(rhythm: Rhythm, key: string): Period | null {
  try {
    const { start, end } = periodByKey(key)
    return periodsOf(rhythm, { from: start, to: end }).find((period) => period.key === key) ?? null
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
