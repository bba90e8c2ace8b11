import type { Decision } from '../decide/decision.ts'
import type { NewDuty } from '../decide/matter.ts'
import { refuse, type Refusal } from '../errors.ts'
import type { Fields } from '../facts/matter.ts'
import type { MeetingState } from '../facts/meeting.ts'
import type { LedgerRules } from '../pack/lookup.ts'
import { dutiesThat } from '../part.ts'
import type { Day } from '../time/day.ts'
import { about, unlessSecret, unlessStatus } from './call.ts'

export type NewDecision = { id: string; topic: string | null; text: string; lead: string | null; support: readonly string[]; due: Day | null }

/** Refuses a decision that nobody could follow up: at a held meeting, on one of its topics, said once, with who answers and until when. */
export function checkDecision(meeting: MeetingState, { topic, text, lead, due }: NewDecision): { refusal: Refusal } | null {
  const wrong = unlessStatus(meeting, ['held'], '记议定事项')
  if (wrong) return wrong
  if (!text.trim()) return refuse('title_missing')
  if (topic !== null && !meeting.agenda.some(({ id }) => id === topic)) return refuse('topic_unknown')
  if (meeting.decisions.some((one) => one.text === text.trim())) return refuse('decision_doubled', { text: text.trim() })
  if (lead === null) return refuse('decision_without_unit')
  if (due === null) return refuse('decision_without_due')
  return due < meeting.on ? refuse('day_too_early', { day: due, from: meeting.on }) : unlessSecret([text])
}

/** Records a decision beside the matter that it became. */
export function makeDecision(meeting: MeetingState, decision: NewDecision, matter: string): Decision {
  const wrong = checkDecision(meeting, decision)
  if (wrong) return wrong
  return { facts: [about(meeting, 'decision.made', meeting.on, { id: decision.id, topic: decision.topic, text: decision.text.trim(), matter })] }
}

/** The duties of the matter that a decision becomes: by what they are to it, whatever the ledger calls them. */
export function decidedDuties({ duties }: Pick<LedgerRules, 'duties'>, { lead, support }: Pick<NewDecision, 'lead' | 'support'>): NewDuty[] {
  const ofUnits = duties.filter(({ holder }) => holder === 'unit')
  const [carrying] = dutiesThat('carries', ofUnits)
  const [supporting] = dutiesThat('supports', ofUnits)
  const duty = (role: string | undefined, unit: string): NewDuty[] => (role === undefined ? [] : [{ role, holder: { type: 'unit', id: unit }, territory: null }])
  return [...(lead === null ? [] : duty(carrying, lead)), ...support.filter((unit) => unit !== lead).flatMap((unit) => duty(supporting, unit))]
}

/** A matter's title is shorter than a decision may be. */
const MOST_IN_TITLE = 300

/**
 * What the matter of a decision is called. Words longer than a title stand whole in the field that the kind of meeting names for them.
 *
 * @param wording id of that field
 * @returns or a refusal `field_invalid` where no field takes them: nobody is to carry out half a sentence
 */
export function decidedWords(text: string, wording: string | undefined): { title: string; fields: Fields } | { refusal: Refusal } {
  const whole = text.trim()
  if (whole.length <= MOST_IN_TITLE) return { title: whole, fields: {} }
  if (wording === undefined) return refuse('field_invalid', { field: '议定事项', problem: `不超过 ${MOST_IN_TITLE} 字` })
  // Half of a rare character is none that a database takes.
  const title = whole.slice(0, MOST_IN_TITLE - 1).replace(/[\uD800-\uDBFF]$/, '')
  return { title: `${title}…`, fields: { [wording]: whole } }
}

/** Where a matter says it comes from: the meeting and its day. */
export function decidedAt({ title, on }: Pick<MeetingState, 'title' | 'on'>): string {
  const [year, month, day] = on.split('-').map(Number)
  return `${title}（${year}年${month}月${day}日）`
}
