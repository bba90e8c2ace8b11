import type { FUNCTIONS, Ledger, Pack, Text } from './schema.ts'

const functionNames: Record<(typeof FUNCTIONS)[number], Text> = {
  office: { zh: '主管办公室', en: 'the office in charge' },
  reviewer: { zh: '单位审核人', en: 'the unit’s reviewer' },
}
const needNames: Record<string, Text> = {
  evidence: { zh: '佐证材料', en: 'evidence' },
  note: { zh: '办理说明', en: 'a note' },
  due: { zh: '办结时限', en: 'a due day' },
  carriers: { zh: '承办的单位和职务', en: 'those who carried it out' },
}

/**
 * What people call the things a step needs or names: `field:goal`, `duty:lead`, `role:office` or `role:lead`, `evidence`,
 * `note`, `due`, `carriers`. A name the pack does not know is given back as it is: a newer version may have dropped it.
 */
export function namesIn(
  pack: Pick<Pack, 'duties' | 'words'>,
  ledger: Pick<Ledger, 'fields'>,
  language: keyof Text,
): (what: string) => string {
  return (what) => {
    const at = what.indexOf(':')
    const id = what.slice(at + 1)
    const kind = at === -1 ? 'need' : what.slice(0, at)
    const found =
      kind === 'need' ? needNames[id] : kind === 'field' ? ledger.fields.find((field) => field.id === id)?.name : roleName(pack, id)
    return found?.[language] ?? id
  }
}

function roleName(pack: Pick<Pack, 'duties' | 'words'>, id: string): Text | undefined {
  if (id === 'office' && pack.words.office) return pack.words.office
  if (id === 'office' || id === 'reviewer') return functionNames[id]
  return pack.duties.find((duty) => duty.id === id)?.name
}
