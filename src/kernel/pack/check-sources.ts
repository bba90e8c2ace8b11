import { mistake, type Finding, type PackPath } from './finding.ts'
import type { Ledger, Pack } from './schema.ts'

/** A ledger of instructions names duties and fields that its matters have; who instructs is a post, who carries it out a unit. */
export function checkInstruction(pack: Pack, { id, instruction, duties, fields }: Ledger, path: PackPath): Finding[] {
  if (!instruction) return []
  const { by, carriedBy, supportedBy, words, on } = instruction
  const roles = [
    { key: 'by', role: by, holder: 'post' },
    { key: 'carriedBy', role: carriedBy, holder: 'unit' },
    ...(supportedBy === undefined ? [] : [{ key: 'supportedBy', role: supportedBy, holder: 'unit' }]),
  ]
  const asked = [{ key: 'words', field: words, type: 'text' }, ...(on === undefined ? [] : [{ key: 'on', field: on, type: 'day' }])]
  return [
    ...roles.flatMap(({ key, role, holder }) => {
      if (duties.includes(role) && pack.duties.some((duty) => duty.id === role && duty.holder === holder)) return []
      const what = holder === 'post' ? { zh: '由职务承担的责任分工', en: 'duty held by a post' } : { zh: '由单位承担的责任分工', en: 'duty held by a unit' }
      return [mistake('unknown_reference', [...path, 'instruction', key], `台账“${id}”没有${what.zh}“${role}”。`, `The ledger “${id}” has no ${what.en} “${role}”.`)]
    }),
    ...asked.flatMap(({ key, field, type }) =>
      fields.some((one) => one.id === field && one.type === type)
        ? []
        : [mistake('unknown_reference', [...path, 'instruction', key], `台账“${id}”没有 ${type} 类的字段“${field}”。`, `The ledger “${id}” has no field “${field}” of type ${type}.`)],
    ),
  ]
}
