import { rolesIn } from '../../kernel/decide/move.ts'
import type { InspectionState } from '../../kernel/facts/inspection.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { lookAgain as decideLook } from '../../kernel/inspection/decide-look.ts'
import { ownFiles } from '../activity/own-files.ts'
import type { Call } from '../call.ts'
import { ledgerRules } from '../matter/concerned.ts'
import { decided, found, write } from '../writing.ts'
import { lockInspecting } from './lock-inspection.ts'

export type LookAgain = { command: string; inspection: string; matter: string; held: boolean; words: string; due: string | null; attachments: readonly { sha256: string }[]; occurredOn?: string | undefined }

/** A second look (回头看) at what was put right: by the inspection that found it, or by one that looks back at that. */
export function lookAgain(call: Call, { command, inspection: id, ...look }: LookAgain): Promise<{ command: string; ids: { inspection: string; matter: string } }> {
  return write(call, { id: command, name: 'lookAgain', input: { id, ...look } }, async (writing) => {
    const { acting, own, reach, packs, today } = writing
    const { inspection } = await lockInspecting(writing, id, 'lookAgain', [`matter:${look.matter}`])
    const earlier = inspection.looksBackAt && !inspection.findings.some(({ matter }) => matter === look.matter) ? inspection.looksBackAt : null
    const states = await writing.lock([`matter:${look.matter}`, ...(earlier ? [`inspection:${earlier}`] : [])])
    const matter = found<MatterState>(states, `matter:${look.matter}`, look.matter)
    const finding = earlier ? found<InspectionState>(states, `inspection:${earlier}`, earlier) : inspection
    const on = look.occurredOn ?? today
    const attachments = await ownFiles(writing, look.attachments)
    const roles = rolesIn(matter.duties, { ...acting, own }, on)
    const { held, words, due } = look
    const seen = decideLook(inspection, finding, ledgerRules(packs, matter.ledger), matter, { matter: matter.id, held, words, attachments, due, on }, { roles, holders: reach }, writing)
    return { facts: decided(seen), answer: { ids: { inspection: id, matter: matter.id } } }
  })
}
