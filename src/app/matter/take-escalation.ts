import { takeEscalation as decideTake } from '../../kernel/decide/escalation.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { FactDraft } from '../../kernel/facts/index.ts'
import type { Addressee } from '../../kernel/facts/letter.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { covers } from '../../kernel/holders.ts'
import type { LedgerRules } from '../../kernel/pack/lookup.ts'
import { dutiesThat } from '../../kernel/part.ts'
import type { Pack } from '../../kernel/pack/schema.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Call } from '../call.ts'
import { draftedLetter } from '../letter/drafted.ts'
import { letterText } from '../letter/letter-route.ts'
import { decided, write, type Writing } from '../writing.ts'
import { lockMatter } from './concerned.ts'

export type TakeEscalation = { command: string; matter: string; step: string; note: string | null; occurredOn?: Day | undefined }

/**
 * Takes a step of the escalation that has been reached. Where it goes out on paper a letter is drafted (代拟稿) in the same transaction; it is
 * checked, signed off and sent by people, or not.
 */
export function takeEscalation(call: Call, input: TakeEscalation): Promise<{ command: string; ids: { matter: string; letter?: string } }> {
  return write(call, { id: input.command, name: 'takeEscalation', input }, async (writing) => {
    const id = writing.newId('letter')
    await writing.lock([`matter:${input.matter}`, `letter:${id}`])
    const { matter, rules } = await lockMatter(writing, input.matter, 'takeEscalation')
    const on = input.occurredOn ?? writing.today
    const step = rules.procedure.escalation.find((one) => one.id === input.step)
    const kind = step?.letter
    const taken = decided(decideTake(rules, matter, { step: input.step, note: input.note, letter: kind === undefined ? null : id, on }, writing))
    const letter = kind !== undefined ? await letterOf(writing, id, { kind, matter, rules, note: input.note, on }) : []
    return { facts: [...taken, ...letter], answer: { ids: { matter: matter.id, ...(letter.length > 0 && { letter: id }) } } }
  })
}

type About = { kind: string; matter: MatterState; rules: LedgerRules; note: string | null; on: Day }

async function letterOf(writing: Writing, id: string, { kind, matter, rules, note, on }: About): Promise<FactDraft[]> {
  const pack = packOfLetter(writing.packs, rules.pack, kind)
  const { issuer, to } = partiesOf(matter, rules, writing, on)
  const { title, blocks, replyBy } = await letterText(writing, { pack, kind, issuer, to, matters: [matter.id] })
  const said = note?.trim() ? [{ kind: 'paragraph' as const, text: note.trim() }] : []
  const slip = blocks.findIndex((block) => block.kind === 'slip')
  const [text, after] = slip === -1 ? [blocks, []] : [blocks.slice(0, slip), blocks.slice(slip)]
  return draftedLetter(writing, id, {
    pack,
    kind,
    issuer,
    to,
    copies: [],
    title: title || `关于“${matter.title}”的函`.slice(0, 200),
    blocks: [...text, ...said, ...after],
    replyBy,
    urgency: null,
    about: { matters: [matter.id], inspection: null, meeting: null, answers: null },
    attachments: [],
    occurredOn: on,
  })
}

/** A letter of the procedure's own pack, or of one that it uses. */
function packOfLetter(packs: readonly Pack[], own: Pack, kind: string): string {
  const among = [own, ...packs.filter(({ id }) => own.uses.includes(id))]
  return among.find(({ letters }) => letters.some(({ id }) => id === kind))?.id ?? own.id
}

/**
 * From whom and to whom it goes: from the acting unit, else from the one that supervises, to those who carry the matter out.
 *
 * @throws DeliveryError `issuer_missing` where neither the acting post nor a supervising unit says who writes
 */
function partiesOf(matter: MatterState, rules: LedgerRules, { acting }: Writing, on: Day): { issuer: string; to: Addressee[] } {
  const standing = matter.duties.filter((duty) => covers(duty, on))
  const unitsThat = (part: 'carries' | 'checks') => standing.filter(({ role, holder }) => holder.type === 'unit' && dutiesThat(part, rules.duties).includes(role)).map(({ holder }) => holder.id)
  const issuer = acting.unit ?? unitsThat('checks')[0]
  if (issuer === undefined) throw new DeliveryError('issuer_missing')
  return { issuer, to: [...new Set(unitsThat('carries'))].map((id) => ({ type: 'unit', id })) }
}
