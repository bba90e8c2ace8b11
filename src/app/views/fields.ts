import type { Fields } from '../../kernel/facts/matter.ts'
import type { Field } from '../../kernel/pack/schema.ts'
import type { Day } from '../../kernel/time/day.ts'
import { actedThrough, unitRef, type Directory } from './organisation.ts'

type Words = { zh: string; en: string }

/** Declared fields with what they hold, as people read them; empty ones are left out, the same field of two kinds stands once. */
export function fieldsInWords(declared: readonly Field[], held: Fields, directory: Directory, day: Day): { id: string; name: Words; text: Words }[] {
  const once = new Map(declared.toReversed().map((field) => [field.id, field]))
  return [...new Set(declared.map(({ id }) => id))].flatMap((id) => {
    const field = once.get(id)
    const value = held[id] ?? null
    if (!field || value === null || value === '') return []
    const texts = [value].flat().map((one) => inWords(field, one, directory, day))
    return [{ id, name: field.name, text: { zh: texts.map(({ zh }) => zh).join('、'), en: texts.map(({ en }) => en).join(', ') } }]
  })
}

function inWords({ type, choices, measure }: Field, value: string | boolean, directory: Directory, day: Day): Words {
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }
  const same = (text: string) => ({ zh: text, en: text })
  if (type === 'choice') return choices.find(({ id }) => id === value)?.name ?? same(value)
  if (type === 'unit') return same(unitRef(directory, value, day)?.name ?? value)
  if (type === 'post') return same(actedThrough(directory, value, day) ?? value)
  return measure ? { zh: value + measure.zh, en: `${value} ${measure.en}` } : same(value)
}
