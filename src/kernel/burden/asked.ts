import type { RequestField } from '../facts/burden.ts'
import type { ActivityKind } from '../pack/schema.ts'
import type { Text } from '../pack/schema.ts'
import type { Day } from '../time/day.ts'
import type { Counts } from './rules.ts'

/** 规定动作 · 定期更新 · 来文要复 · 要数要材料 · 会议 · 接受督察 · 指标填报 · 征求意见 */
export const BURDEN_KINDS = ['practice', 'update', 'letter', 'request', 'meeting', 'inspection', 'reading', 'opinion'] as const
export type BurdenKind = (typeof BURDEN_KINDS)[number]

/** How one thing to fill in is answered: a value, some sentences, a file. */
export type AskedPart = { name: string; as: 'field' | 'text' | 'file'; /** the product has filled it in, or knew where the answer stood */ known: boolean }

/** What it came from, so that a page opens it. */
export type AskedSource = { type: 'matter' | 'unit' | 'letter' | 'request' | 'meeting' | 'inspection' | 'indicator'; id: string; title: string }

/** One thing that was asked of one unit. */
export type AskedThing = {
  kind: BurdenKind
  unit: string
  source: AskedSource
  /** what was asked: the rhythm's name, the kind of letter */
  what: Text
  /** the day by which, or on which, it falls into its month */
  on: Day
  parts: AskedPart[]
}

/** What a record of a kind asks: its words, the fields of its pack, and a file where evidence is demanded. */
export function partsOfRecord({ fields, evidence, nature }: Pick<ActivityKind, 'fields' | 'evidence' | 'nature'>, known: (field: string) => boolean): AskedPart[] {
  const summary: AskedPart = { name: nature === 'report' ? '进展情况' : '情况', as: 'text', known: known('summary') }
  const own = fields.map(({ id, name, type }): AskedPart => ({ name: name.zh, as: type === 'text' ? 'text' : 'field', known: known(id) }))
  return [summary, ...own, ...(evidence.demand === 'required' ? [{ name: '附件', as: 'file', known: false } satisfies AskedPart] : [])]
}

/** What a request asks; a field that is asked although the answer stands elsewhere could have been known. */
export function partsOfRequest(fields: readonly Pick<RequestField, 'name' | 'type' | 'despite'>[]): AskedPart[] {
  return fields.map(({ name, type, despite }) => ({ name, as: type === 'file' ? 'file' : type === 'text' ? 'text' : 'field', known: despite !== null }))
}

export const LETTER_PARTS: readonly AskedPart[] = [{ name: '书面回复', as: 'text', known: false }]
export const OPINION_PARTS: readonly AskedPart[] = [
  { name: '意见', as: 'field', known: false },
  { name: '理由', as: 'text', known: false },
]

/** How many of each a thing is. */
export function countsOf({ kind, parts }: Pick<AskedThing, 'kind' | 'parts'>): Counts {
  const as = (what: AskedPart['as']) => parts.filter((part) => part.as === what).length
  return { fields: as('field'), texts: as('text'), files: as('file'), meetings: kind === 'meeting' ? 1 : 0, inspections: kind === 'inspection' ? 1 : 0, letters: kind === 'letter' ? 1 : 0 }
}
