import { moveMatter, PLAIN_STEP } from '../decide/move.ts'
import type { Decision, Given } from '../decide/decision.ts'
import { inFuture } from '../decide/decision.ts'
import { refuse } from '../errors.ts'
import type { FactDraft } from '../facts/index.ts'
import type { InspectionState } from '../facts/inspection.ts'
import type { MatterState } from '../facts/matter.ts'
import { didTheWork } from '../own-work.ts'
import type { LedgerRules } from '../pack/lookup.ts'
import type { Day } from '../time/day.ts'
import { notBeforeItBegan, stands } from './decide-course.ts'

export type Look = { matter: string; held: boolean; words: string; attachments: readonly string[]; /** by when it is put right anew, where it did not hold */ due: Day | null; on: Day }

/**
 * A second look (回头看) at something that was put right: it held, or it goes back to rectification through the step that its ledger's procedure
 * has for that. Never by who put it right, nor on a day before it was closed or before the inspection that looks began. What was seen stands in
 * the matter's own field too, where its ledger has one.
 *
 * @param found   the inspection that found it: the one looking, or the one it looks back at
 * @param who     the roles in which the actor meets the matter, and whom they stand for: post, units and the posts and seats inside them
 */
export function lookAgain(inspection: InspectionState, found: InspectionState, rules: LedgerRules, matter: MatterState, look: Look, { roles, holders }: { roles: readonly string[]; holders: readonly string[] }, given: Given): Decision {
  const wrong = stands(inspection, ['under-way', 'reported', 'closed'], '回头看') ?? inFuture(look.on, given.today) ?? notBeforeItBegan(look.on, inspection)
  if (wrong) return wrong
  if (!found.findings.some((one) => one.matter === matter.id)) return refuse('inspection_finding_foreign')
  if (rules.procedure.states.find(({ id }) => id === matter.stage)?.final !== 'done') return refuse('look_back_open', { title: matter.title })
  const closed = matter.steps.at(-1)?.on ?? matter.openedOn
  if (look.on < closed) return refuse('day_too_early', { day: look.on, from: closed })
  if (putItRight(rules, matter, holders, [look.on, given.today])) return refuse('look_back_own')
  if (!look.words.trim()) return refuse('look_back_empty')
  const { matter: looked, held, words, attachments, due, on } = look
  const seen: FactDraft = { subject: `inspection:${inspection.id}`, kind: 'finding.lookedAgain', occurredOn: on, payload: { matter: looked, held, words: words.trim(), attachments: [...attachments] } }
  const noted = notedOn(rules, matter, look)
  if (held) return { facts: [seen, ...noted] }
  const back = rules.ledger.findings?.failed
  if (back === undefined) return refuse('look_back_no_way', { ledger: rules.ledger.name.zh })
  const moved = moveMatter(rules, matter, { transition: back, note: words.trim(), on, attachments, ...PLAIN_STEP }, roles, given)
  if ('refusal' in moved) return moved
  if (due !== null && due < on) return refuse('day_too_early', { day: due, from: on })
  const dated: FactDraft[] = due === null ? [] : [{ subject: `matter:${matter.id}`, kind: 'matter.amended', occurredOn: on, payload: { changes: { due }, reason: words.trim().slice(0, 1000), basis: null } }]
  return { facts: [seen, ...moved.facts, ...dated, ...noted] }
}

/**
 * Whether something was put right by whoever stands for these holders. The last step is another's, who closed it: what counts is every day on
 * which a step was taken, so that a duty handed on between report and closing makes nobody a stranger to their own work.
 *
 * @param days the day of the look, and today
 * @source no one verifies their own work (谁办理、谁不核查)
 */
export function putItRight({ duties }: LedgerRules, matter: MatterState, holders: readonly string[], days: readonly Day[]): boolean {
  return didTheWork(matter, duties, holders, [...days, ...matter.steps.map(({ on }) => on)])
}

/** The look in the matter's field, the newest last: what stands in the ledger is not typed again. */
function notedOn({ ledger }: LedgerRules, matter: MatterState, { held, words, on }: Look): FactDraft[] {
  const field = ledger.findings?.lookBack
  if (field === undefined) return []
  const before = matter.fields[field]
  const line = `${on} ${held ? '巩固' : '反弹'}：${words.trim()}`
  const text = [...(typeof before === 'string' && before !== '' ? [before] : []), line].join('\n').slice(-4000)
  return [{ subject: `matter:${matter.id}`, kind: 'matter.amended', occurredOn: on, payload: { changes: { fields: { [field]: text } }, reason: '回头看', basis: null } }]
}
