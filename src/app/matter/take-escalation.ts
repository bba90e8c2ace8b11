import { takeEscalation as decideTake } from '../../kernel/decide/escalation.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { FactDraft } from '../../kernel/facts/index.ts'
import type { LetterContent } from '../../kernel/facts/letter.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { covers } from '../../kernel/holders.ts'
import type { LedgerRules } from '../../kernel/pack/lookup.ts'
import { dutiesThat } from '../../kernel/part.ts'
import type { Escalation, Pack } from '../../kernel/pack/schema.ts'
import { addWorkingDays } from '../../kernel/time/calendar.ts'
import { civil, type Day } from '../../kernel/time/day.ts'
import type { Call } from '../call.ts'
import { draftedLetter } from '../letter/drafted.ts'
import { letterKind } from '../letter/for-kind.ts'
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
    const letter = step && kind !== undefined ? await letterOf(writing, id, { step, kind, matter, rules, note: input.note, on }) : []
    return { facts: [...taken, ...letter], answer: { ids: { matter: matter.id, ...(letter.length > 0 && { letter: id }) } } }
  })
}

type About = { step: Escalation; kind: string; matter: MatterState; rules: LedgerRules; note: string | null; on: Day }

function letterOf(writing: Writing, id: string, about: About): Promise<FactDraft[]> {
  const pack = packOfLetter(writing.packs, about.rules.pack, about.kind)
  const declared = letterKind(writing.packs, pack, about.kind)
  const replyBy = declared.replyWorkdays === undefined ? null : addWorkingDays(about.on, declared.replyWorkdays, writing.calendar)
  return draftedLetter(writing, id, { ...contentOf(about, writing, replyBy, declared.form === 'supervision-notice'), pack, kind: about.kind, occurredOn: about.on })
}

/** A letter of the procedure's own pack, or of one that it uses. */
function packOfLetter(packs: readonly Pack[], own: Pack, kind: string): string {
  const among = [own, ...packs.filter(({ id }) => own.uses.includes(id))]
  return among.find(({ letters }) => letters.some(({ id }) => id === kind))?.id ?? own.id
}

/**
 * What the draft says: the matter with its number, what is required, its day and where it stands. No blame and no person; whoever signs
 * it off changes it as they like.
 *
 * @throws DeliveryError `issuer_missing` where neither the acting post nor a supervising unit says who writes
 */
function contentOf({ step, matter, rules, note, on }: About, { acting }: Writing, replyBy: Day | null, withSlip: boolean): LetterContent {
  const standing = matter.duties.filter((duty) => covers(duty, on))
  const unitsThat = (part: 'carries' | 'checks') => standing.filter(({ role, holder }) => holder.type === 'unit' && dutiesThat(part, rules.duties).includes(role)).map(({ holder }) => holder.id)
  const issuer = acting.unit ?? unitsThat('checks')[0]
  if (issuer === undefined) throw new DeliveryError('issuer_missing')
  const base = step.of === 'due' ? matter.due : matter.limitDue
  const stage = rules.procedure.states.find(({ id }) => id === matter.stage)?.name.zh ?? matter.stage
  const what = rules.ledger.matterName.zh
  const texts = [
    `${what}“${matter.title}”（${matter.code}）由你单位办理${base === null ? '' : `，时限为${inWords(base)}`}，目前为“${stage}”。`,
    ...(note?.trim() ? [note.trim()] : []),
    replyBy === null ? '请按时限抓紧办理，办理情况及时反馈。' : `请抓紧办理，并于${inWords(replyBy)}前书面反馈办理情况。`,
  ]
  return {
    issuer,
    to: [...new Set(unitsThat('carries'))].map((id) => ({ type: 'unit', id })),
    copies: [],
    title: `关于${what}“${matter.title}”的${step.name.zh}`.slice(0, 200),
    blocks: [...texts.map((text) => ({ kind: 'paragraph' as const, text })), ...(withSlip ? [{ kind: 'slip' as const, text: `${matter.code}　${matter.title}` }] : [])],
    replyBy,
    urgency: null,
    about: { matters: [matter.id], inspection: null, meeting: null, answers: null },
    attachments: [],
  }
}

function inWords(day: Day): string {
  const { year, month, dayOfMonth } = civil(day)
  return `${year}年${month}月${dayOfMonth}日`
}
