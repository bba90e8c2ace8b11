import type { Addressee, LetterState } from '../../kernel/facts/letter.ts'
import { askedOf } from '../../kernel/letter/asked.ts'
import { layoutOf } from '../../kernel/letter/layout.ts'
import { numberText } from '../../kernel/letter/number.ts'
import { repliesAsked } from '../../kernel/letter/replies.ts'
import { signersOf } from '../../kernel/letter/signers.ts'
import type { LetterKind, Pack } from '../../kernel/pack/schema.ts'
import { may } from '../../kernel/permission.ts'
import { workingDaysLate } from '../../kernel/time/calendar.ts'
import { askedWords, statusWords } from '../../kernel/words/letters.ts'
import type { Acting } from '../call.ts'
import type { Inputs } from '../city/inputs.ts'
import { standsFor } from '../permit.ts'
import { unitRef, type Directory } from '../views/organisation.ts'

/** What every view of letters needs: who looks, at which city, on which day. */
export type LetterLook = { acting: Acting; own: readonly string[]; reach: readonly string[]; inputs: Inputs; directory: Directory }

export function kindView(pack: string, kind: LetterKind) {
  const { id, name, form, directive, series, replyWorkdays } = kind
  return { pack, id, name, form, layout: layoutOf(kind), directive, numbered: series !== undefined, replyWorkdays: replyWorkdays ?? null }
}

/** A kind that no pack in force has any more: what its letters need to be shown. */
const GONE: Pick<LetterKind, 'name' | 'form' | 'directive' | 'skeleton'> = { name: { zh: '公文', en: 'letter' }, form: 'letter', directive: false, skeleton: [] }

export function kindOf(packs: readonly Pack[], { pack, kind }: Pick<LetterState, 'pack' | 'kind'>): LetterKind {
  return packs.find(({ id }) => id === pack)?.letters.find(({ id }) => id === kind) ?? { ...GONE, id: kind }
}

export function addresseeView({ type, id }: Addressee, { directory, inputs: { today } }: Pick<LetterLook, 'directory' | 'inputs'>) {
  const post = type === 'post' ? directory.posts.get(id) : undefined
  return { type, id, name: unitRef(directory, id, today)?.name ?? post?.name ?? id, leader: post?.leader ?? false }
}

/** Units that a reply is asked of, those that gave one, and since when the others are late. */
export function repliesView(letter: LetterState, { directory, inputs: { today, calendar } }: Pick<LetterLook, 'directory' | 'inputs'>) {
  const asked = repliesAsked(letter, { ...directory, day: today })
  const owing = asked.filter(({ replied }) => !replied).map(({ unit }) => unit)
  return { asked, owing, workdaysLate: owing.length > 0 && letter.replyBy !== null ? workingDaysLate(letter.replyBy, today, calendar) : 0 }
}

/** What the letter asks of who looks. */
export function askedView(letter: LetterState, look: LetterLook, owing: readonly string[], workdaysLate: number) {
  const { acting, own, directory, inputs } = look
  const issuer = directory.units.get(letter.issuer)
  const signers = issuer && letter.status === 'signing' ? signersOf(issuer, { ...directory, day: inputs.today }).map(({ id }) => id) : []
  const mayHere = (command: Parameters<typeof may>[1]) => may(acting.role, command, { units: [letter.issuer, ...signers, ...owing], own: look.reach })
  const asked = askedOf(letter, { actor: `person:${acting.person}`, own, post: standsFor(acting), may: mayHere }, signers, owing)
  return asked && { ...asked, text: askedWords[asked.action], workdaysLate: asked.due === null ? 0 : workdaysLate }
}

export function numberOf({ issued }: Pick<LetterState, 'issued'>): string | null {
  return issued?.number ? numberText(issued.number) : null
}

/** A letter as lists show it. */
export function letterRow(letter: LetterState, look: LetterLook) {
  const { directory, inputs } = look
  const kind = kindOf(inputs.packs, letter)
  const { asked, owing, workdaysLate } = repliesView(letter, look)
  return {
    id: letter.id,
    title: letter.title,
    pack: letter.pack,
    kind: letter.kind,
    kindName: kind.name,
    form: kind.form,
    status: letter.status,
    statusName: statusWords[letter.status],
    issuer: unitRef(directory, letter.issuer, inputs.today) ?? { id: letter.issuer, name: '' },
    to: letter.to.map((one) => addresseeView(one, look)),
    number: numberOf(letter),
    draftedOn: letter.draftedOn,
    issuedOn: letter.issued?.on ?? null,
    replyBy: letter.replyBy,
    replies: { asked: asked.length, given: asked.length - owing.length },
    workdaysLate,
    matters: letter.about.matters.length,
    asked: askedView(letter, look, owing, workdaysLate),
  }
}
