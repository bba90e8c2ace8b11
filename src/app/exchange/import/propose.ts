import type { LedgerRules } from '../../../kernel/pack/lookup.ts'
import type { Column, Pack } from '../../../kernel/pack/schema.ts'
import { MATTER_COLUMN, MATTER_MARK, VERSION_COLUMN, VERSION_MARK } from '../marks.ts'
import type { HeadColumn } from './head.ts'
import { bare, likeness, plain } from './likeness.ts'

/** What a column of the file is taken for: a column of the ledger (`show`), or null: it is left aside. */
export type Mapping = Record<string, string | null>
/** How sure that is: the very name; a name of it in another ledger; one name within the other; alike; nothing fits. */
export type Sureness = 'same' | 'synonym' | 'contained' | 'alike' | 'none'
export type Proposal = { at: number; show: string | null; sure: Sureness }

/** Below this two names are not alike. */
const ALIKE = 0.5
/** A shorter name stands in too many others. */
const LEAST_CONTAINED = 2

/** Columns that can be written: the others are computed from records, or name the row. */
export function isWritable(show: string): boolean {
  return /^(?:title|due|code|duty:.+|field:.+|quarter:[1-4])$/.test(show)
}

/**
 * Which column of the ledger each column of a file is, by its name: each is given once, the surest first. Names that the packs give the
 * same column in other ledgers (主办单位 for 牵头单位) are its synonyms.
 */
export function proposeMapping(head: readonly HeadColumn[], rules: LedgerRules, packs: readonly Pack[]): Proposal[] {
  const { ledger } = rules
  const targets = [...shownIn(rules).map(({ show, name }) => ({ show, names: ownNames({ show, name }, ledger.fields) })), ...MARKS]
  const synonyms = synonymsOf(packs)
  const found = head.flatMap(({ at, name, group }) => targets.map(({ show, names }) => ({ at, show, ...judged(name, group, names, synonyms.get(show) ?? new Set(), ENDINGS[show]) })))
  const best = found.filter(({ sure }) => sure !== 'none').sort((a, b) => b.weight - a.weight)
  const taken = new Map<number, Proposal>()
  const given = new Set<string>()
  for (const { at, show, sure } of best) {
    if (taken.has(at) || given.has(show)) continue
    taken.set(at, { at, show, sure })
    given.add(show)
  }
  return head.map(({ at }) => taken.get(at) ?? { at, show: null, sure: 'none' })
}

/** The columns of a ledger, then the fields and duties that have none: they can come in all the same. */
export function shownIn({ ledger, duties }: LedgerRules): { show: string; name: Column['name'] }[] {
  const shown = ledger.columns.map(({ show, name }) => ({ show, name }))
  const others = [...ledger.fields.map(({ id, name }) => ({ show: `field:${id}`, name })), ...duties.map(({ id, name }) => ({ show: `duty:${id}`, name }))]
  return [...shown, ...others.filter(({ show }) => !shown.some((one) => one.show === show))]
}

/** Every name by which a column is known, for finding the head of a table. */
export function knownNames(packs: readonly Pack[]): string[] {
  const names = packs.flatMap(({ ledgers }) => ledgers.flatMap(({ columns, fields }) => columns.flatMap((column) => ownNames(column, fields))))
  return [...new Set([...names, ...MARKS.flatMap((mark) => mark.names)].map(plain))]
}

const MARKS = [
  { show: MATTER_COLUMN, names: [MATTER_MARK] },
  { show: VERSION_COLUMN, names: [VERSION_MARK] },
]

function ownNames({ show, name }: Pick<Column, 'show' | 'name'>, fields: readonly { id: string; name: { zh: string; en: string } }[]): string[] {
  const field = fields.find(({ id }) => show === `field:${id}`)
  return [name.zh, name.en, ...(field ? [field.name.zh, field.name.en] : [])]
}

function synonymsOf(packs: readonly Pack[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const { ledgers } of packs) for (const { columns } of ledgers) for (const { show, name } of columns) found.set(show, (found.get(show) ?? new Set()).add(bare(name.zh)).add(bare(name.en)))
  return found
}

/** How offices end the names of columns that every ledger has: 重点任务名称, 计划完成时间. */
const ENDINGS: Readonly<Record<string, RegExp>> = { title: /(?:名称|事项|任务|项目|题目)$/, due: /(?:时限|期限|完成时间|办结时间|截止时间|完成日期)$/, code: /(?:编号|编码)$/ }

function judged(name: string, group: string | null, names: readonly string[], synonyms: ReadonlySet<string>, ending: RegExp | undefined): { sure: Sureness; weight: number } {
  const [whole, own] = [plain(name), bare(name)]
  if (whole === '') return { sure: 'none', weight: 0 }
  const known = names.map(bare)
  if (names.some((one) => plain(one) === whole) || known.includes(own)) return { sure: 'same', weight: 4 }
  if (synonyms.has(own)) return { sure: 'synonym', weight: 3 }
  // 一季度 below 节点 is 一季度节点.
  const withGroup = group === null ? own : `${own}${bare(group)}`
  const contained = known.find((one) => one.length >= LEAST_CONTAINED && own.length >= LEAST_CONTAINED && (own.includes(one) || one.includes(own) || withGroup.includes(one)))
  if (contained) return { sure: 'contained', weight: 2 + likeness(own, contained) / 2 }
  if (ending?.test(own)) return { sure: 'contained', weight: 1.9 }
  const alike = Math.max(0, ...known.map((one) => likeness(own, one)))
  return alike >= ALIKE ? { sure: 'alike', weight: 1 + alike / 2 } : { sure: 'none', weight: 0 }
}
