import { recordActivity } from '../../kernel/decide/activity.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { FactDraft } from '../../kernel/facts/index.ts'
import type { InspectionState } from '../../kernel/facts/inspection.ts'
import * as decide from '../../kernel/inspection/decide-course.ts'
import { rulesOf } from '../../kernel/pack/lookup.ts'
import { dutiesThat } from '../../kernel/part.ts'
import { ownFiles } from '../activity/own-files.ts'
import type { Call } from '../call.ts'
import { openedFrom } from '../matter/open-from.ts'
import { decided, write, type Writing } from '../writing.ts'
import { knownUnits, lockInspecting } from './lock-inspection.ts'

export type MakeFinding = { command: string; inspection: string; what: string; unit: string; due: string; note: string | null; attachments: readonly { sha256: string }[]; occurredOn?: string | undefined }

/**
 * Something found: a matter of the kind's ledger from its first day, to be put right by the inspected unit by its day, checked by who inspects.
 * What was seen, with photographs where there are any, is its first record.
 *
 * @throws DeliveryError `inspection_ledger_missing` and what opening a matter refuses
 */
export function makeFinding(call: Call, { command, inspection: id, ...input }: MakeFinding): Promise<{ command: string; ids: { inspection: string; matter: string } }> {
  return write(call, { id: command, name: 'makeFinding', input: { id, ...input } }, async (writing) => {
    const { today, newId, packs } = writing
    const matter = newId('matter')
    const { inspection, rule } = await lockInspecting(writing, id, 'makeFinding', [`matter:${matter}`, `activity:${newId('activity')}`])
    const rules = rulesOf(packs, rule.ledger)
    const declared = rules?.ledger.findings
    if (!rules || !declared) throw new DeliveryError('inspection_ledger_missing')
    const known = await knownUnits(writing, [input.unit])
    const on = input.occurredOn ?? today
    const made = decided(decide.makeFinding(inspection, { matter, unit: input.unit, unitName: known.get(input.unit)?.name ?? input.unit, due: input.due, on }, writing))
    const checks = dutiesThat('checks', rules.duties).slice(0, 1)
    const opened = await openedFrom(writing, {
      id: matter,
      ledger: rules.ledger.id,
      title: input.what,
      due: input.due,
      fields: {},
      duties: [{ role: declared.inspected, holder: { type: 'unit', id: input.unit }, territory: null }, ...checks.map((role) => ({ role, holder: { type: 'unit' as const, id: inspection.lead }, territory: null }))],
      occurredOn: on,
      origin: { source: 'inspection', subject: `inspection:${id}`, item: matter, text: inspection.title },
    })
    const seen = await seenRecord(writing, inspection, { matter, kind: declared.evidence, summary: input.note?.trim() || input.what, attachments: input.attachments, on })
    return { facts: [...made, ...opened, ...seen], answer: { ids: { inspection: id, matter } } }
  })
}

type Seen = { matter: string; kind: string | undefined; summary: string; attachments: MakeFinding['attachments']; on: string }

async function seenRecord(writing: Writing, inspection: InspectionState, { matter, kind, summary, attachments, on }: Seen): Promise<FactDraft[]> {
  const files = await ownFiles(writing, attachments)
  if (kind === undefined) return []
  const place = inspection.carriedOut?.places[0] ?? null
  const content = { matters: [matter], units: [], attended: [], kinds: [kind], heldOn: on, summary, place, attachments: files, fields: {} }
  return decided(recordActivity(writing.packs, { ...content, id: writing.newId('activity'), unit: writing.acting.unit, unitLooks: false }, writing))
}
