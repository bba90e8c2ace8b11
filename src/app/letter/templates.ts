import { DeliveryError } from '../../kernel/errors.ts'
import type { TemplateState } from '../../kernel/facts/letter.ts'
import type { UnitState } from '../../kernel/facts/organisation.ts'
import { bearerOf, codeOf } from '../../kernel/letter/number.ts'
import { skeletonOf } from '../../kernel/letter/usual-skeletons.ts'
import { FIELDS } from '../../kernel/letter/fields.ts'
import { may } from '../../kernel/permission.ts'
import type { Day } from '../../kernel/time/day.ts'
import { lockName } from '../../store/locks.ts'
import { statesOf, statesOfType } from '../../store/queries/subjects.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { permitSomewhere } from '../permit.ts'
import { unitRef, directoryOf } from '../views/organisation.ts'
import { found, write } from '../writing.ts'
import { letterKind } from './for-kind.ts'
import { kindView } from './letter-views.ts'

type OfKind = { pack: string; kind: string }

export function templateSubject(pack: string, kind: string): string {
  return `template:${pack}.${kind}`
}

/** What drafts of each kind begin with and how they look, the city's own where there is one; the codes of units that issue letters. */
export async function getLetterTemplates(call: Call) {
  permitSomewhere(call.acting, 'getLetterTemplates')
  const { PAPER_STYLE } = await import('../../letters/docx/index.ts')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const { packs, city, today } = await inputsOf(deps, db, acting.tenant)
    const kinds = packs.flatMap((pack) => pack.letters.map((kind) => ({ pack: pack.id, kind })))
    const own = await statesOf<TemplateState>(db, acting.tenant, kinds.map(({ pack, kind }) => templateSubject(pack, kind.id)))
    const directory = await directoryOf(db, acting.tenant)
    const units = (await statesOfType<UnitState>(db, acting.tenant, 'unit')).filter((unit) => !unit.ended && unit.kind !== 'group').sort((a, b) => a.order - b.order)
    return {
      rows: kinds.map(({ pack, kind }) => {
        const template = own.get(templateSubject(pack, kind.id))
        return {
          kind: kindView(pack, kind),
          own: template ? { mark: template.mark, setOn: template.setOn } : null,
          mark: template?.mark ?? null,
          skeleton: skeletonOf(kind, template),
          layout: template?.layout ?? {},
          fields: [...FIELDS],
        }
      }),
      styles: Object.entries(PAPER_STYLE).map(([name, rule]) => ({ name, value: rule.value, ...('from' in rule && { from: rule.from, to: rule.to }), ...('oneOf' in rule && rule.oneOf && { oneOf: [...rule.oneOf] }) })),
      codes: units.map((unit) => ({ unit: unitRef(directory, unit.id, today) ?? { id: unit.id, name: unit.name }, code: codeOf(unit, city.name), own: unit.letterCode !== undefined })),
      may: may(acting.role, 'setLetterTemplate', { units: [], own: [] }) ? ['set' as const] : [],
    }
  })
}

/** A city's own template; drafts made before keep their text, issued letters are frozen anyway. */
export function setLetterTemplate(call: Call, input: OfKind & { command: string; mark: string | null; skeleton: TemplateState['skeleton']; layout: Record<string, string | number>; occurredOn?: Day | undefined }) {
  return write(call, { id: input.command, name: 'setLetterTemplate', input }, async (writing) => {
    const { pack, kind, mark, skeleton, layout, occurredOn } = input
    letterKind(writing.packs, pack, kind)
    const { paperStyle } = await import('../../letters/docx/index.ts')
    paperStyle(layout)
    const subject = templateSubject(pack, kind)
    await writing.lock([subject])
    return { facts: [{ subject, kind: 'template.set', occurredOn: occurredOn ?? writing.today, payload: { mark: mark || null, skeleton, layout } }], answer: { ids: { kind } } }
  })
}

export function clearLetterTemplate(call: Call, input: OfKind & { command: string; reason: string; occurredOn?: Day | undefined }) {
  return write(call, { id: input.command, name: 'clearLetterTemplate', input }, async (writing) => {
    const { pack, kind, reason, occurredOn } = input
    const subject = templateSubject(pack, kind)
    if (!(await writing.lock([subject])).has(subject)) throw new DeliveryError('nothing_changed')
    if (!reason.trim()) throw new DeliveryError('reason_missing')
    return { facts: [{ subject, kind: 'template.cleared', occurredOn: occurredOn ?? writing.today, payload: { reason: reason.trim() } }], answer: { ids: { kind } } }
  })
}

/**
 * 机关代字: what numbers of a unit's letters begin with. Another code begins another series.
 *
 * @throws DeliveryError `letter_code_taken` where another unit that still issues letters bears it, entered or derived
 */
export function setLetterCode(call: Call, input: { command: string; unit: string; code: string; occurredOn?: Day | undefined }) {
  return write(call, { id: input.command, name: 'setLetterCode', input }, async (writing) => {
    const subject = `unit:${input.unit}`
    // Two who enter one code for two units wait for each other: the second finds it borne.
    await lockName(writing.tx, writing.acting.tenant, 'letter codes')
    const unit = found<UnitState>(await writing.lock([subject]), subject, input.unit)
    const letterCode = input.code.trim()
    if (letterCode === unit.letterCode || !letterCode) throw new DeliveryError('nothing_changed')
    const units = await statesOfType<UnitState>(writing.tx, writing.acting.tenant, 'unit')
    const bearer = bearerOf(letterCode, unit.id, units, writing.city.name, writing.today)
    if (bearer) throw new DeliveryError('letter_code_taken', { code: letterCode, unit: bearer.name })
    return { facts: [{ subject, kind: 'unit.coded', occurredOn: input.occurredOn ?? writing.today, payload: { letterCode } }], answer: { ids: { unit: unit.id } } }
  })
}
