import { inputInvalid } from './input-invalid.ts'
import type { WrongField } from './input-invalid.ts'

/** The zero character and halves of a character: PostgreSQL keeps neither, so they are refused at the door and not by it. */
const words = { zh: '含有无法保存的字符', en: 'holds a character that cannot be kept' }

/** Refuses validated input with texts that no database can keep; `undefined` when there are none. */
export function refuseUnkeepable(input: unknown): Error | undefined {
  const fields: WrongField[] = textsIn(input, []).flatMap(({ path, text }) => (isKeepable(text) ? [] : [{ path: path.join('.'), ...words }]))
  return fields.length > 0 ? inputInvalid(fields) : undefined
}

export function isKeepable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed()
}

type Found = { path: string[]; text: string }

/** Texts of a value and the names in it, each with its place; the contract has settled how deep it can be. */
function textsIn(value: unknown, path: string[]): Found[] {
  if (typeof value === 'string') return [{ path, text: value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => [{ path, text: name }, ...textsIn(inner, [...path, name])])
}
