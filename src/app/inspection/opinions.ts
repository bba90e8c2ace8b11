import { moveMatter, PLAIN_STEP, rolesIn } from '../../kernel/decide/move.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { FactDraft } from '../../kernel/facts/index.ts'
import type { InspectionState } from '../../kernel/facts/inspection.ts'
import type { Block } from '../../kernel/facts/letter.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import * as decide from '../../kernel/inspection/decide-opinion.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import { ownFiles } from '../activity/own-files.ts'
import type { Call } from '../call.ts'
import { draftedLetter } from '../letter/drafted.ts'
import { ledgerRules } from '../matter/concerned.ts'
import { decided, found, write, type Writing } from '../writing.ts'
import { knownUnits, lockInspecting, lockOpinion, type Locked } from './lock-inspection.ts'

export type SendOpinion = { command: string; inspection: string; unit: string; text: string }

/**
 * Tells an inspected unit the conclusion, with what was found there. Its words stay as they are sent; the paper that bears them, where the kind
 * has one, is drafted with it and goes its own way to whoever signs it.
 */
export function sendOpinion(call: Call, { command, inspection: id, unit, text }: SendOpinion): Promise<{ command: string; ids: { inspection: string; opinion: string } }> {
  return write(call, { id: command, name: 'sendOpinion', input: { id, unit, text } }, async (writing) => {
    const letter = writing.newId('letter')
    const opinion = writing.newId('opinion')
    const locked = await lockInspecting(writing, id, 'sendOpinion', [`letter:${letter}`])
    const known = await knownUnits(writing, [unit])
    const drafts = locked.rule.opinion !== undefined
    const sent = decide.sendOpinion(locked.rule, locked.inspection, { id: opinion, unit, unitName: known.get(unit)?.name ?? unit, text, letter: drafts ? letter : null }, writing)
    const facts = decided(sent)
    const paper = drafts ? await opinionPaper(writing, locked, letter, { unit, text }) : []
    return { facts: [...facts, ...paper], answer: { ids: { inspection: id, opinion } } }
  })
}

/** The paper of an opinion: its words as paragraphs, what was found as a table. */
async function opinionPaper(writing: Writing, { inspection, rule }: Locked, letter: string, { unit, text }: { unit: string; text: string }): Promise<FactDraft[]> {
  const found = inspection.findings.filter((one) => one.unit === unit).map(({ matter }) => matter)
  const matters = await statesOf<MatterState>(writing.tx, writing.acting.tenant, found.map((one) => `matter:${one}`))
  const rows = found.flatMap((one, index) => {
    const matter = matters.get(`matter:${one}`)
    return matter ? [[String(index + 1), matter.title.slice(0, 400), matter.due ?? '']] : []
  })
  const table: Block[] = rows.length > 0 ? [{ kind: 'table', title: '问题清单', head: ['序号', '问题', '整改时限'], rows }] : []
  return draftedLetter(writing, letter, {
    pack: inspection.pack,
    kind: rule.opinion ?? '',
    issuer: inspection.lead,
    to: [{ type: 'unit', id: unit }],
    copies: [],
    title: `关于${inspection.title}的反馈意见`.slice(0, 200),
    blocks: [...text.split('\n').filter((line) => line.trim() !== '').map((line): Block => ({ kind: 'paragraph', text: line.trim() })), ...table],
    replyBy: decide.statedBy(rule, writing),
    urgency: null,
    about: { matters: found, inspection: inspection.id, meeting: null, answers: null },
    attachments: [],
  })
}

export type StateCase = { command: string; inspection: string; opinion: string; text: string; attachments: readonly { sha256: string }[] }

/** The inspected states its case (陈述申辩) within its days. */
export function stateCase(call: Call, { command, inspection: id, opinion: opinionId, text, attachments }: StateCase): Promise<{ command: string; ids: { inspection: string } }> {
  return write(call, { id: command, name: 'stateCase', input: { id, opinionId, text, attachments } }, async (writing) => {
    const { inspection, opinion } = await lockOpinion(writing, id, opinionId, 'stateCase')
    const files = await ownFiles(writing, attachments)
    return { facts: decided(decide.stateCase(inspection, opinion, { text, attachments: files }, writing)), answer: { ids: { inspection: id } } }
  })
}

export type AnswerCase = { command: string; inspection: string; opinion: string; upheld: boolean; words: string; withdraw: readonly string[] }

/** The office answers a case; where it is upheld, findings may be taken back with it, each through its procedure's own step. */
export function answerCase(call: Call, { command, inspection: id, opinion: opinionId, ...answer }: AnswerCase): Promise<{ command: string; ids: { inspection: string } }> {
  return write(call, { id: command, name: 'answerCase', input: { id, opinionId, ...answer } }, async (writing) => {
    const withdraw = [...new Set(answer.withdraw)]
    const { inspection, opinion } = await lockOpinion(writing, id, opinionId, 'answerCase', withdraw.map((matter) => `matter:${matter}`))
    const answered = decided(decide.answerCase(inspection, opinion, { ...answer, withdraw }, writing))
    const back: FactDraft[] = []
    for (const matter of withdraw) back.push(...(await takenBack(writing, inspection, matter, answer.words)))
    return { facts: [...answered, ...back], answer: { ids: { inspection: id } } }
  })
}

async function takenBack(writing: Writing, { title }: InspectionState, id: string, words: string): Promise<FactDraft[]> {
  const { acting, own, today, packs } = writing
  const matter = found<MatterState>(await writing.lock([`matter:${id}`]), `matter:${id}`, id)
  const rules = ledgerRules(packs, matter.ledger)
  const step = rules.ledger.findings?.withdrawn
  if (step === undefined) throw new DeliveryError('inspection_no_withdrawal', { ledger: rules.ledger.name.zh })
  const note = `${title}：陈述申辩采纳。${words.trim()}`.slice(0, 2000)
  return decided(moveMatter(rules, matter, { transition: step, note, on: today, attachments: [], ...PLAIN_STEP }, rolesIn(matter.duties, { ...acting, own }, today), writing))
}
