import type { Decision, Given } from '../decide/decision.ts'
import { refuse } from '../errors.ts'
import type { InspectionState, Opinion } from '../facts/inspection.ts'
import { addWorkingDays } from '../time/calendar.ts'
import type { Day } from '../time/day.ts'
import { stands } from './decide-course.ts'
import { daysToState, type InspectionRule } from './rules.ts'

export type NewOpinion = { id: string; unit: string; unitName: string; text: string; /** the letter drafted with it */ letter: string | null }

/** The last day on which the inspected may state their case on an opinion of this day. @throws DeliveryError `calendar_missing` */
export function statedBy(rule: Pick<InspectionRule, 'stateCase'>, { today, calendar }: Given): Day {
  return addWorkingDays(today, daysToState(rule), calendar)
}

/**
 * Sends an inspected unit the opinion: its words stay as they are sent, once for each unit.
 *
 * @throws DeliveryError `calendar_missing`
 */
export function sendOpinion(rule: InspectionRule, inspection: InspectionState, { unitName, ...opinion }: NewOpinion, given: Given): Decision {
  const wrong = stands(inspection, ['reported'], '反馈意见')
  if (wrong) return wrong
  if (!inspection.inspected.includes(opinion.unit)) return refuse('finding_unit', { unit: unitName })
  const sent = inspection.opinions.find(({ unit }) => unit === opinion.unit)
  if (sent) return refuse('inspection_opinion_sent', { unit: unitName, day: sent.on })
  if (!opinion.text.trim()) return refuse('inspection_opinion_empty')
  const payload = { ...opinion, text: opinion.text.trim(), stateBy: statedBy(rule, given) }
  return { facts: [{ subject: `inspection:${inspection.id}`, kind: 'opinion.sent', occurredOn: given.today, payload }] }
}

/** The inspected states its case, once, within its days. Who is not the one the opinion went to may not, and the office enters what came on paper. */
export function stateCase(inspection: InspectionState, opinion: Opinion, stated: { text: string; attachments: readonly string[] }, { today }: Given): Decision {
  const wrong = stands(inspection, ['reported'], '陈述申辩')
  if (wrong) return wrong
  if (opinion.case) return refuse('inspection_case_stated', { day: opinion.case.on })
  if (today > opinion.stateBy) return refuse('inspection_case_late', { day: opinion.stateBy })
  if (!stated.text.trim()) return refuse('inspection_case_empty')
  return { facts: [{ subject: `inspection:${inspection.id}`, kind: 'case.stated', occurredOn: today, payload: { opinion: opinion.id, text: stated.text.trim(), attachments: [...stated.attachments] } }] }
}

/**
 * The office answers a case: upheld (采纳) or not, always with words.
 *
 * @param withdraw findings that are taken back with it; only of this unit, and only where the case is upheld
 */
export function answerCase(inspection: InspectionState, opinion: Opinion, { upheld, words, withdraw }: { upheld: boolean; words: string; withdraw: readonly string[] }, { today }: Given): Decision {
  if (!opinion.case) return refuse('inspection_case_none')
  if (opinion.case.answer) return refuse('inspection_case_answered', { day: opinion.case.answer.on })
  if (!words.trim()) return refuse('inspection_answer_empty')
  if (withdraw.length > 0 && !upheld) return refuse('inspection_not_upheld')
  const foreign = withdraw.some((matter) => !inspection.findings.some((one) => one.matter === matter && one.unit === opinion.unit))
  if (foreign) return refuse('inspection_finding_foreign')
  return { facts: [{ subject: `inspection:${inspection.id}`, kind: 'case.answered', occurredOn: today, payload: { opinion: opinion.id, upheld, words: words.trim() } }] }
}
