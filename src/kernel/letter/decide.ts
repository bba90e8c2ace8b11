import type { Known } from '../decide/matter.ts'
import { inFuture, type Decision, type Given } from '../decide/decision.ts'
import { refuse, type Refusal } from '../errors.ts'
import type { FactDraft } from '../facts/index.ts'
import { registerSubject, type LetterContent, type LetterNumber, type LetterState, type LetterStatus, type RegisterState } from '../facts/letter.ts'
import type { PostState } from '../facts/organisation.ts'
import type { LetterKind } from '../pack/schema.ts'
import { secrecyMark } from '../secrecy.ts'
import type { Day } from '../time/day.ts'
import { actWords, statusWords, type LetterAct } from '../words/letters.ts'
import { nextNumber, numberText } from './number.ts'
import { textOf } from './length.ts'

// Draft → check → sign-off → issued → replied. What went out never changes; what did not go out is returned or given up, with its reason.

type Refused = { refusal: Refusal }

const subjectOf = ({ id }: Pick<LetterState, 'id'>) => `letter:${id}`

/** In which states something may be done with a letter. */
const WHEN: Record<LetterAct, readonly LetterStatus[]> = {
  revise: ['draft', 'checking', 'signing', 'signed'],
  submit: ['draft'],
  check: ['checking'],
  return: ['checking', 'signing', 'signed'],
  sign: ['signing'],
  issue: ['signed'],
  withdraw: ['issued'],
  abandon: ['draft', 'checking', 'signing', 'signed'],
  reply: ['issued'],
  'return-reply': ['issued'],
}

/** Whether this may be done with a letter as it stands; who may, is another question. */
export function mayNow(act: LetterAct, { status }: Pick<LetterState, 'status'>): boolean {
  return WHEN[act].includes(status)
}

/**
 * The letter stands elsewhere meanwhile, the day has not come, or it lies before what happened to the letter last: what was signed in
 * March would get a number of December.
 */
function notNow(act: LetterAct, letter: LetterState, on: Day, { today }: Given): Refused | null {
  const { title, status } = letter
  if (!mayNow(act, letter)) return refuse('letter_status', { letter: title, status, now: statusWords[status].zh, nowEn: statusWords[status].en, act: actWords[act].zh, actEn: actWords[act].en })
  const from = lastDay(letter)
  return inFuture(on, today) ?? (on < from ? refuse('day_too_early', { day: on, from }) : null)
}

/** The day of the last thing that happened to a letter; a revision keeps none. */
function lastDay({ draftedOn, submitted, checked, returned, signed, issued }: LetterState): Day {
  return [submitted, checked, returned, signed, issued].reduce((last, step) => (step !== null && step.on > last ? step.on : last), draftedOn)
}

/** What a text may not be. Tables have rows as long as their heads; nothing carries a secrecy mark. */
function wrongContent(content: Pick<LetterContent, 'title' | 'blocks' | 'replyBy'>, on: Day): Refused | null {
  if (!content.title.trim()) return refuse('title_missing')
  const uneven = content.blocks.find((block) => block.kind === 'table' && block.rows.some(({ length }) => length !== block.head.length))
  if (uneven?.kind === 'table') return refuse('letter_table_uneven', { table: uneven.title ?? uneven.head.join('、') })
  if (content.replyBy !== null && content.replyBy < on) return refuse('letter_reply_early', { day: content.replyBy, on })
  const mark = secrecyMark(textOf(content))
  return mark === null ? null : refuse('letter_secret', { mark })
}

function unknownNames({ issuer, to, copies }: Pick<LetterContent, 'issuer' | 'to' | 'copies'>, known: Known): Refused | null {
  const missing = [{ id: issuer }, ...to, ...copies].find(({ id }) => !known.has(id))
  return missing ? refuse('holder_unknown', { holder: missing.id }) : null
}

/** @param unit the unit of who drafts */
export type NewLetter = LetterContent & { id: string; pack: string; kind: string; unit: string | null; on: Day }

/** 代拟稿. That it may go to its addressees is checked when it is handed in. */
export function draftLetter({ id, on, ...draft }: NewLetter, known: Known, { today }: Given): Decision {
  const wrong = inFuture(on, today) ?? unknownNames(draft, known) ?? wrongContent(draft, on)
  return wrong ?? one('letter.drafted', id, on, { ...draft, title: draft.title.trim() })
}

/** @param changes what is given is replaced; the issuer stays, because its people drafted it */
export function reviseLetter(letter: LetterState, { changes, reason, on }: { changes: Partial<Omit<LetterContent, 'issuer'>>; reason: string | null; on: Day }, known: Known, given: Given): Decision {
  const late = notNow('revise', letter, on, given)
  if (late) return late
  const changed = { ...letter, ...changes }
  const said = Object.fromEntries(Object.entries(changes).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(letter[key as keyof LetterContent])))
  if (Object.keys(said).length === 0) return refuse('nothing_changed')
  return unknownNames(changed, known) ?? wrongContent(changed, on) ?? one('letter.revised', letter.id, on, { changes: said, reason })
}

type Step = { words: string | null; on: Day }

/**
 * 送核.
 *
 * @param route why it may not go to one of its addressees (`refuseRoute`), or null
 */
export function submitLetter(letter: LetterState, { words, on }: Step, { form }: Pick<LetterKind, 'form'>, route: Refused | null, given: Given): Decision {
  return notNow('submit', letter, on, given) ?? incomplete(letter, form) ?? route ?? one('letter.submitted', letter.id, on, { words })
}

function incomplete({ to, blocks }: Pick<LetterContent, 'to' | 'blocks'>, form: LetterKind['form']): Refused | null {
  if (to.length === 0 && form !== 'minutes') return refuse('letter_without_addressee')
  return blocks.some((block) => !('text' in block) || block.text.trim() !== '') ? null : refuse('letter_empty')
}

/** Whether this person drafted, rewrote or handed in the letter as it stands: its words are theirs too. */
export function wrote({ draftedBy, revisedBy = [], submitted }: Pick<LetterState, 'draftedBy' | 'revisedBy' | 'submitted'>, actor: string): boolean {
  return [draftedBy.actor, submitted?.actor, ...revisedBy].includes(actor)
}

/** 核稿: another person than who drafted it, rewrote it or handed it in. */
export function checkLetter(letter: LetterState, { words, on }: Step, actor: string, given: Given): Decision {
  const late = notNow('check', letter, on, given)
  if (late) return late
  if (wrote(letter, actor)) return refuse('letter_checked_by_drafter')
  return one('letter.checked', letter.id, on, { words })
}

export function returnLetter(letter: LetterState, { reason, on }: { reason: string; on: Day }, given: Given): Decision {
  return notNow('return', letter, on, given) ?? withReason(reason) ?? one('letter.returned', letter.id, on, { by: letter.status === 'checking' ? 'check' : 'sign', reason: reason.trim() })
}

/**
 * 签发. Who signs is a person; the machine signs nothing.
 *
 * @param signers posts that may sign for the issuer
 * @param mayEnter whether the acting membership may enter this post's signature: the post itself, who acts for it, or the office for one on paper
 */
export function signLetter(letter: LetterState, { signer, words, on }: Step & { signer: string }, signers: readonly PostState[], mayEnter: (post: string) => boolean, given: Given): Decision {
  const late = notNow('sign', letter, on, given)
  if (late) return late
  const post = signers.find(({ id }) => id === signer)
  if (!post) return refuse('letter_signer', { signers: signers.map(({ name }) => name) })
  return mayEnter(signer) ? one('letter.signed', letter.id, on, { signer, words }) : refuse('letter_signature_not_yours', { signer: post.name })
}

/** What another issuer gave of the same visible series and year; `issues`: it still issues letters. */
export type GivenElsewhere = { name: string; last: number; issues: boolean }

/**
 * A number to give: its register as it stands, what others gave of the same series, which one is wanted (null: the next), and by which
 * letter a given one is taken.
 */
export type Numbering = { code: string; series: string; year: number; register: Pick<RegisterState, 'last'> | null; elsewhere: readonly GivenElsewhere[]; wanted: number | null; takenBy: string | null }

/**
 * The next number of a series, or the one that was asked for if it is exactly the next. A series in which nothing was given yet may
 * begin where the numbers on paper ended: a city does not begin with the product on the first of January. A number as it stands on paper
 * is given once: where a unit that has ended gave some, counting goes on after them; where one that still issues did, it is refused.
 */
export function numberFor({ code, series, year, register, elsewhere, wanted, takenBy }: Numbering): { number: LetterNumber } | Refused {
  const bearer = elsewhere.find(({ issues }) => issues)
  if (bearer) return refuse('letter_code_taken', { code, unit: bearer.name })
  const last = Math.max(0, register?.last ?? 0, ...elsewhere.map((one) => one.last))
  const next = nextNumber({ last })
  if (wanted === null || wanted === next || last === 0) return { number: { series, year, n: wanted ?? next } }
  const number = numberText({ series, year, n: wanted })
  return wanted < next ? refuse('letter_number_taken', { number, by: takenBy ?? '', next }) : refuse('letter_number_gap', { number, next: numberText({ series, year, n: next }) })
}

/**
 * 印发: frozen with its hash and, where its kind bears one, its number. Both stand in one transaction on the locked register, so none is
 * given twice and none left out.
 */
export function mayIssue(letter: LetterState, on: Day, route: Refused | null, given: Given): Refused | null {
  return notNow('issue', letter, on, given) ?? route
}

export function issueLetter(letter: LetterState, { number, sha256, on }: { number: LetterNumber | null; sha256: string; on: Day }): FactDraft[] {
  const given: FactDraft[] = number
    ? [{ subject: registerSubject(letter.issuer, number.series, number.year), kind: 'number.given', occurredOn: on, payload: { issuer: letter.issuer, ...number, letter: letter.id } }]
    : []
  return [...given, { subject: subjectOf(letter), kind: 'letter.issued', occurredOn: on, payload: { number, sha256 } }]
}

export function withdrawLetter(letter: LetterState, { reason, on }: { reason: string; on: Day }, given: Given): Decision {
  return notNow('withdraw', letter, on, given) ?? withReason(reason) ?? one('letter.withdrawn', letter.id, on, { reason: reason.trim() })
}

export function abandonLetter(letter: LetterState, { reason, on }: { reason: string; on: Day }, given: Given): Decision {
  return notNow('abandon', letter, on, given) ?? withReason(reason) ?? one('letter.abandoned', letter.id, on, { reason: reason.trim() })
}

export type NewReply = { unit: string; text: string; attachments: string[]; letter: string | null; on: Day }

/** @param addressed units that the letter went to, groups as their members */
export function replyLetter(letter: LetterState, reply: NewReply, addressed: readonly string[], given: Given): Decision {
  const { on, ...said } = reply
  const late = notNow('reply', letter, on, given)
  if (late) return late
  if (!said.text.trim()) return refuse('letter_reply_empty')
  if (!addressed.includes(said.unit)) return refuse('letter_not_addressed')
  const standing = letter.replies.find(({ unit, returned }) => unit === said.unit && returned === null)
  if (standing) return refuse('letter_replied', { day: standing.on })
  const mark = secrecyMark(said.text)
  if (mark !== null) return refuse('letter_secret', { mark })
  return one('letter.replied', letter.id, on, { ...said, text: said.text.trim(), id: given.newId('reply') })
}

export function returnReply(letter: LetterState, { reply: id, reason, on }: { reply: string; reason: string; on: Day }, given: Given): Decision {
  const late = notNow('return-reply', letter, on, given)
  if (late) return late
  const reply = letter.replies.find((one) => one.id === id)
  if (!reply || reply.returned) return refuse('letter_reply_unknown')
  return withReason(reason) ?? one('reply.returned', letter.id, on, { reply: id, reason: reason.trim() })
}

function withReason(reason: string): Refused | null {
  return reason.trim() ? null : refuse('reason_missing')
}

function one(kind: string, id: string, occurredOn: Day, payload: unknown): Decision {
  return { facts: [{ subject: `letter:${id}`, kind, occurredOn, payload }] }
}
