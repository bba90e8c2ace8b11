import type { Refusal } from '../errors.ts'
import type { Fields } from '../facts/matter.ts'
import type { Field } from '../pack/schema.ts'
import { isDay } from '../time/day.ts'

const NUMBER = /^-?\d{1,15}(\.\d{1,6})?$/

/** Checks the extra fields of a ledger: only declared ones, each of its type. Empty values are left to `required`. */
export function checkFields(declared: readonly Field[], given: Fields): { refusal: Refusal } | null {
  for (const [id, value] of Object.entries(given)) {
    const field = declared.find((one) => one.id === id)
    if (!field) return { refusal: { code: 'field_unknown', facts: { field: id } } }
    const problem = problemOf(field, value)
    if (problem) return { refusal: { code: 'field_invalid', facts: { field: field.name.zh, problem } } }
  }
  return null
}

function problemOf(field: Field, value: Fields[string]): string | null {
  if (value === null || value === '') return null
  if (field.type === 'flag') return typeof value === 'boolean' ? null : '应为是或否'
  if (typeof value === 'boolean') return '不应为是或否'
  if (Array.isArray(value) && !field.many) return '只能填一个值'
  for (const one of [value].flat()) {
    if (field.type === 'day' && !isDay(one)) return '应为日期，如 2026-11-22'
    if ((field.type === 'number' || field.type === 'amount') && !NUMBER.test(one)) return '应为数字'
    if (field.type === 'choice' && !field.choices.some(({ id }) => id === one)) return '不在可选项内'
  }
  return null
}
