import type { Decision, Given } from '../decide/decision.ts'
import { refuse } from '../errors.ts'
import { COMPLAINT_KINDS, type ComplaintState } from '../facts/burden.ts'
import { secrecyMark } from '../secrecy.ts'

export type NewComplaint = Pick<ComplaintState, 'about' | 'kind' | 'words' | 'unit'>

/**
 * What a complaint without a name keeps of what it is about: never the address of a page, which may name whose page it is; a record only where it is
 * what was complained of.
 */
export function aboutUnnamed({ type, id }: ComplaintState['about']): ComplaintState['about'] {
  return { type, id: type === 'page' || type === 'other' ? null : id, path: null }
}

/** 反映负担: what is felt to be a burden, with or without the unit that feels it. */
export function makeComplaint(id: string, complaint: NewComplaint, { today }: Given): Decision {
  const about = complaint.unit === null ? aboutUnnamed(complaint.about) : complaint.about
  const words = complaint.words.trim()
  if (words === '') return refuse('complaint_words_missing')
  const secret = secrecyMark(words)
  if (secret !== null) return refuse('request_secret', { mark: secret })
  return { facts: [{ subject: `complaint:${id}`, kind: 'complaint.made', occurredOn: today, payload: { ...complaint, about, words } }] }
}

/** The office answers once: whether it takes it up, and how. The words are read by everyone, so that all see that it was taken up. */
export function answerComplaint(complaint: ComplaintState, { words, taken }: { words: string; taken: boolean }, { today }: Given): Decision {
  if (complaint.answered) return refuse('complaint_answered', { day: complaint.answered.on })
  if (!words.trim()) return refuse('complaint_answer_missing')
  return { facts: [{ subject: `complaint:${complaint.id}`, kind: 'complaint.answered', occurredOn: today, payload: { words: words.trim(), taken } }] }
}

export type ComplaintCounts = { kind: ComplaintState['kind']; made: number; answered: number; taken: number }

/** How many of each kind, those without any too, in the order of the kinds. */
export function countComplaints(complaints: readonly Pick<ComplaintState, 'kind' | 'answered'>[]): ComplaintCounts[] {
  return COMPLAINT_KINDS.map((kind) => {
    const of = complaints.filter((one) => one.kind === kind)
    return { kind, made: of.length, answered: of.filter(({ answered }) => answered).length, taken: of.filter(({ answered }) => answered?.taken).length }
  })
}
