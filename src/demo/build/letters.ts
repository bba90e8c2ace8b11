import { derivedId } from '../../app/ids.ts'
import { issueLetter } from '../../app/letter/issue-letter.ts'
import { replyLetter } from '../../app/letter/replies.ts'
import { setLetterCode } from '../../app/letter/templates.ts'
import { checkLetter, draftLetter, signLetter, submitLetter, withdrawLetter } from '../../app/letter/write-letters.ts'
import type { Day } from '../../kernel/time/day.ts'
import { demoLetters, letterCodes, type DemoLetter } from '../data/letters.ts'
import { matterId, named, postOf, unitActor, type Builder } from './builder.ts'
import { KEEPER, isPlace, OFFICE } from './organisation.ts'
import type { Step } from './timeline.ts'

const SINCE: Day = '2023-01-03'

/** The way of every letter of the city, each step on its day; the reform office drafts, another person checks, a leader or head signs. */
export function letterSteps(builder: Builder): Step[] {
  return [...letterCodes.map(([unit, code]): Step => ({ on: SINCE, run: () => setCode(builder, unit, code) })), ...demoLetters.flatMap((letter) => stepsOf(builder, letter))]
}

/** A letter is known before it is drafted: its id follows from the command that drafts it. */
const demoLetterId = ({ id }: Builder, key: string): string => derivedId(id(`letter:${key}`), 'letter')

function setCode({ id, call, units }: Builder, unit: string, code: string) {
  return setLetterCode(call(KEEPER, SINCE), { command: id(`letter-code:${unit}`), unit: named(units, unit), code })
}

function stepsOf(builder: Builder, letter: DemoLetter): Step[] {
  const { id, call, posts } = builder
  const order = (step: string) => ({ command: id(`letter:${letter.key}:${step}`), letter: demoLetterId(builder, letter.key), words: null })
  const { submitted, checked, signed, issued, reply, withdrawn } = letter
  const signer = signed && named(posts, 'leader' in signed.by ? signed.by.leader : postOf(signed.by.head, 'head'))
  const by = 'unit' in letter.to ? letter.to.unit : null
  return [
    { on: letter.drafted, run: () => draft(builder, letter) },
    ...(submitted ? [{ on: submitted, run: () => submitLetter(call(OFFICE, submitted), order('submit')) }] : []),
    ...(checked ? [{ on: checked, run: () => checkLetter(call(unitActor(letter.issuer, 'deputy', false), checked), order('check')) }] : []),
    ...(signed && signer ? [{ on: signed.on, run: () => signLetter(call(OFFICE, signed.on), { ...order('sign'), signer }) }] : []),
    ...(issued ? [{ on: issued, run: () => issueLetter(call(OFFICE, issued), order('issue')) }] : []),
    ...(reply && by ? [{ on: reply.on, run: () => replyLetter(call(unitActor(by, 'handler', isPlace(by)), reply.on), { ...order('reply'), text: reply.text, attachments: [], answer: null }) }] : []),
    ...(withdrawn ? [{ on: withdrawn.on, run: () => withdrawLetter(call(OFFICE, withdrawn.on), { ...order('withdraw'), reason: withdrawn.reason }) }] : []),
  ]
}

function draft(builder: Builder, { key, pack, kind, issuer, to, title, text, slip, matter, drafted, replyBy }: DemoLetter) {
  const { id, call, units, posts } = builder
  return draftLetter(call(OFFICE, drafted), {
    command: id(`letter:${key}`),
    pack,
    kind,
    issuer: named(units, issuer),
    to: ['unit' in to ? { type: 'unit', id: named(units, to.unit) } : { type: 'post', id: named(posts, to.leader) }],
    copies: [],
    title,
    blocks: [...text.map((line) => ({ kind: 'paragraph' as const, text: line })), ...(slip === undefined ? [] : [{ kind: 'slip' as const, text: slip }])],
    replyBy: replyBy ?? null,
    urgency: null,
    about: { matters: matter === undefined ? [] : [matterId(builder, matter)], inspection: null, meeting: null, answers: null },
    attachments: [],
  })
}
