import type { Body } from '../../../api/contract/endpoints.ts'
import { checkFields } from '../../../kernel/decide/fields.ts'
import type { Choice } from '../../ui/index.ts'
import type { FieldValue } from '../record/content.ts'
import type { Ledger } from './page.tsx'
import type { ledgerWords } from './words.ts'

/** What is typed into the form, as the draft keeps it. */
export type NewMatter = {
  title: string
  due: string
  lead: Choice | null
  support: Choice[]
  /** by the field's id */
  fields: Readonly<Record<string, FieldValue>>
}
export const EMPTY_MATTER: NewMatter = { title: '', due: '', lead: null, support: [], fields: {} }

type Field = Ledger['fields'][number]
type Sent = Omit<Body<'openMatter'>, 'command'>
type Fields = NonNullable<Sent['fields']>

/** The ledger's fields, those it requires apart from those that may be left out. */
export function fieldsApart(ledger: Pick<Ledger, 'fields'>): { required: Field[]; optional: Field[] } {
  return { required: ledger.fields.filter(({ required }) => required), optional: ledger.fields.filter(({ required }) => !required) }
}

/** Whether a unit can hold a role of this ledger. */
export function unitMayHold(ledger: Pick<Ledger, 'roles'>, role: 'lead' | 'support'): boolean {
  return ledger.roles.some(({ id, holder }) => id === role && holder.includes('unit'))
}

/** What is still wrong, by field: `title`, or the id of a field of the ledger; empty when it can be sent. */
export function faultsOf(matter: NewMatter, ledger: Pick<Ledger, 'fields'>): { title: boolean; fields: Record<string, keyof typeof ledgerWords> } {
  const sent = fieldsSent(matter, ledger)
  const fields: Record<string, keyof typeof ledgerWords> = {}
  for (const { measure: _measure, help: _help, ...field } of ledger.fields) {
    const value = sent[field.id]
    if (value === undefined) {
      if (field.required) fields[field.id] = 'missing'
    } else if (checkFields([field], { [field.id]: value })) {
      fields[field.id] = field.type === 'day' ? 'noDay' : 'noNumber'
    }
  }
  return { title: matter.title.trim() === '', fields }
}

/** As the server is told: trimmed, ids in place of names, without what was left empty. */
export function bodyOf(matter: NewMatter, ledger: Pick<Ledger, 'id' | 'fields' | 'roles'>): Sent {
  const held = (role: 'lead' | 'support', units: readonly Choice[]) =>
    unitMayHold(ledger, role) ? units.map(({ value }) => ({ role, holder: { type: 'unit' as const, id: value }, territory: null })) : []
  return {
    ledger: ledger.id,
    title: matter.title.trim(),
    due: matter.due || null,
    fields: fieldsSent(matter, ledger),
    duties: [...held('lead', matter.lead ? [matter.lead] : []), ...held('support', matter.support)],
  }
}

/** The fields of a ledger as the server is told them; what was left empty is left out. */
export function fieldsSent(matter: NewMatter, ledger: Pick<Ledger, 'fields'>): Fields {
  const sent: Fields = {}
  for (const field of ledger.fields) {
    const value = sentAs(field, matter.fields[field.id])
    if (value !== undefined) sent[field.id] = value
  }
  return sent
}

function sentAs({ type, required, many }: Field, value: FieldValue | undefined): Fields[string] | undefined {
  // A box not ticked says no only where an answer is asked for.
  if (type === 'flag') return value === true || (required ? false : undefined)
  if (value === undefined || typeof value === 'boolean') return undefined
  if (typeof value === 'string') return value.trim() || undefined
  const ids = value.map((one) => (typeof one === 'string' ? one : one.value))
  return many && ids.length > 0 ? ids : ids[0]
}
