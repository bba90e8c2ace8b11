import { askerOf, hearsAsker, stepBack } from '../asker.ts'
import { refuse } from '../errors.ts'
import type { MatterState } from '../facts/matter.ts'
import type { Beneficiary, SOLVED } from '../facts/problem.ts'
import { firstEntered } from '../main-line.ts'
import { didTheWork } from '../own-work.ts'
import type { LedgerRules } from '../pack/lookup.ts'
import { namesIn } from '../pack/names.ts'
import { nextLimits } from '../procedure.ts'
import type { Day } from '../time/day.ts'
import { inFuture, type Decision, type Given } from './decision.ts'

export type Answered = { solved: (typeof SOLVED)[number]; words: string; by: Beneficiary; on: Day }

/**
 * What the one who asked for it, or for whom a problem is solved, says of it: asked once it is said to be done. “No” takes it back to work
 * at once.
 *
 * @param holders what stands for whoever answers, and the holder in whose name it is entered: none of them may have done the work
 * @returns refusals `nobody_asked`, `beneficiary_not_now`, `own_work_refused`, `beneficiary_missing`, `reason_missing` and those of the day
 */
export function answerBeneficiary(rules: LedgerRules, matter: MatterState, { solved, words, by, on }: Answered, holders: readonly string[], { today, calendar }: Given): Decision {
  const { procedure, duties, pack, ledger } = rules
  const asker = askerOf(rules)
  if (!asker) return refuse('nobody_asked')
  const back = stepBack(rules, matter)
  if (!hearsAsker(rules, matter)) return refuse('beneficiary_not_now', { state: procedure.states.find(({ id }) => id === matter.stage)?.name.zh ?? matter.stage })
  const named = namesIn(pack, ledger, 'zh')
  if (didTheWork(matter, duties, holders, [on, today])) return refuse('own_work_refused', { transition: `${named(`duty:${asker.role}`)}确认`, who: [named('carriers')] })
  if (by.unit === null && !by.name?.trim()) return refuse('beneficiary_missing')
  if (solved !== 'yes' && !words.trim()) return refuse('reason_missing')
  const future = inFuture(on, today)
  if (future) return future
  const last = matter.steps.at(-1)?.on ?? matter.openedOn
  if (on < last) return refuse('day_too_early', { day: on, from: last })
  const subject = `matter:${matter.id}`
  const answered = { subject, kind: 'beneficiary.answered', occurredOn: on, payload: { solved, words, by } }
  if (solved !== 'no' || !back) return { facts: [answered] }
  const limits = nextLimits(procedure, back.to, { on, entered: firstEntered(matter) }, calendar)
  const payload = { transition: back.id, from: matter.stage, to: back.to, note: words, ...limits, attachments: [], at: null }
  return { facts: [answered, { subject, kind: 'procedure.moved', occurredOn: on, payload }] }
}
