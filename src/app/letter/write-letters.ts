import type { LetterContent } from '../../kernel/facts/letter.ts'
import * as decide from '../../kernel/letter/decide.ts'
import { refuseRoute } from '../../kernel/letter/route.ts'
import { signersOf } from '../../kernel/letter/signers.ts'
import type { Day } from '../../kernel/time/day.ts'
import { ownFiles } from '../activity/own-files.ts'
import type { Call } from '../call.ts'
import { knownHolders } from '../matter/known-holders.ts'
import { permit, standsFor } from '../permit.ts'
import { decided, write, type Writing } from '../writing.ts'
import { aboutSeen } from './about-seen.ts'
import { draftedLetter } from './drafted.ts'
import { letterKind } from './for-kind.ts'
import { lockLetter } from './lock-letter.ts'

type Written = { command: string; ids: { letter: string } }
type Act = { command: string; letter: string; occurredOn?: Day | undefined }

export type DraftLetter = LetterContent & { command: string; pack: string; kind: string; occurredOn?: Day | undefined }

/** Drafts a letter (代拟稿) in the name of the own unit; the office drafts in every unit's name. */
export function draftLetter(call: Call, input: DraftLetter): Promise<Written> {
  return write(call, { id: input.command, name: 'draftLetter', input }, async (writing) => {
    const { command: _, ...draft } = input
    const id = writing.newId('letter')
    await writing.lock([`letter:${id}`])
    permit(writing.acting, 'draftLetter', [draft.issuer], writing.reach)
    await aboutSeen(writing, draft.about)
    const attachments = await filesOf(writing, draft.attachments)
    return { facts: await draftedLetter(writing, id, { ...draft, attachments }), answer: { ids: { letter: id } } }
  })
}

/** Changes a draft. What was being checked or signed goes back to the draft. */
export function reviseLetter(call: Call, input: Act & { changes: Partial<Omit<LetterContent, 'issuer'>>; reason: string | null }): Promise<Written> {
  return act(call, 'reviseLetter', input, async (writing, on) => {
    const { letter } = await lockLetter(writing, input.letter, 'reviseLetter')
    const { attachments, about, ...rest } = input.changes
    if (about) await aboutSeen(writing, about, letter.about)
    const kept = attachments?.filter((one) => letter.attachments.includes(one)) ?? []
    const added = await filesOf(writing, attachments?.filter((one) => !letter.attachments.includes(one)) ?? [])
    const changes = { ...rest, ...(about && { about }), ...(attachments && { attachments: [...kept, ...added] }) }
    const { to, copies } = { ...letter, ...changes }
    const known = await knownHolders(writing.tx, writing.acting.tenant, [{ type: 'unit', id: letter.issuer }, ...to, ...copies])
    return decide.reviseLetter(letter, { changes, reason: input.reason, on }, known, writing)
  })
}

/** 送核: refused where it may not go to one of its addressees. */
export function submitLetter(call: Call, input: Act & { words: string | null }): Promise<Written> {
  return act(call, 'submitLetter', input, async (writing, on) => {
    const { letter, issuer, chart } = await lockLetter(writing, input.letter, 'submitLetter')
    const kind = letterKind(writing.packs, letter.pack, letter.kind)
    return decide.submitLetter(letter, { words: input.words, on }, kind, refuseRoute(kind, issuer, letter.to, chart), writing)
  })
}

/** 核稿, by another person than who drafted it. */
export function checkLetter(call: Call, input: Act & { words: string | null }): Promise<Written> {
  return act(call, 'checkLetter', input, async (writing, on) => {
    const { letter } = await lockLetter(writing, input.letter, 'checkLetter')
    return decide.checkLetter(letter, { words: input.words, on }, `person:${writing.acting.person}`, writing)
  })
}

/** Sends a draft back, from checking or from signing. */
export function returnLetter(call: Call, input: Act & { reason: string }): Promise<Written> {
  return act(call, 'returnLetter', input, async (writing, on) => {
    const { letter } = await lockLetter(writing, input.letter, 'returnLetter', 'signers')
    return decide.returnLetter(letter, { reason: input.reason, on }, writing)
  })
}

/** 签发: entered by the signer's own post, by who acts for it, or by the office for a signature on paper. */
export function signLetter(call: Call, input: Act & { signer: string; words: string | null }): Promise<Written> {
  return act(call, 'signLetter', input, async (writing, on) => {
    const { acting, today } = writing
    const { letter, issuer, directory } = await lockLetter(writing, input.letter, 'signLetter', 'signers')
    const mayEnter = (post: string) => acting.role === 'office' || post === standsFor(acting)
    return decide.signLetter(letter, { signer: input.signer, words: input.words, on }, signersOf(issuer, { ...directory, day: today }), mayEnter, writing)
  })
}

/** Withdraws an issued letter; its number stays recorded as withdrawn. */
export function withdrawLetter(call: Call, input: Act & { reason: string }): Promise<Written> {
  return act(call, 'withdrawLetter', input, async (writing, on) => {
    const { letter } = await lockLetter(writing, input.letter, 'withdrawLetter')
    return decide.withdrawLetter(letter, { reason: input.reason, on }, writing)
  })
}

/** Gives up a draft. */
export function abandonLetter(call: Call, input: Act & { reason: string }): Promise<Written> {
  return act(call, 'abandonLetter', input, async (writing, on) => {
    const { letter } = await lockLetter(writing, input.letter, 'abandonLetter')
    return decide.abandonLetter(letter, { reason: input.reason, on }, writing)
  })
}

type ActName = 'reviseLetter' | 'submitLetter' | 'checkLetter' | 'returnLetter' | 'signLetter' | 'withdrawLetter' | 'abandonLetter'

function act(call: Call, name: ActName, input: Act, work: (writing: Writing, on: Day) => Promise<Parameters<typeof decided>[0]>): Promise<Written> {
  return write(call, { id: input.command, name, input }, async (writing) => ({
    facts: decided(await work(writing, input.occurredOn ?? writing.today)),
    answer: { ids: { letter: input.letter } },
  }))
}

/** @throws DeliveryError `file_unknown` */
export function filesOf(writing: Writing, hashes: readonly string[]): Promise<string[]> {
  return ownFiles(writing, hashes.map((sha256) => ({ sha256 })))
}
