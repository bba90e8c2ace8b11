import type { Answer } from '../../../api/contract/endpoints.ts'
import { checkFields } from '../../../kernel/decide/fields.ts'
import type { RecordBody } from '../../keep/queue-store.ts'
import type { Choice } from '../../ui/index.ts'
import type { recordWords } from './words.ts'

export type MatterChoice = { id: string; code: string; title: string; ledger: string }
export type Attachment = Answer<'uploadFile'>
export type ActivityKind = Answer<'listLedgers'>['rows'][number]['activities'][number]
export type KindField = ActivityKind['fields'][number]
/** What a kind's own field holds while it is being filled in: units and posts with their names, so that a draft can show them. */
export type FieldValue = string | boolean | readonly string[] | readonly Choice[]

/** What is typed into the form, as the draft keeps it. */
export type RecordContent = {
  kind: string
  also: string[]
  matters: MatterChoice[]
  /** units, places and bodies it is about, with or without a matter */
  units: Choice[]
  /** posts that took part in person; null: nobody has said, and those that required practice asks for are taken to have */
  attended: string[] | null
  heldOn: string
  place: string
  summary: string
  attachments: Attachment[]
  /** what the kinds ask for beyond this, by the field's id; kept when another kind is looked at meanwhile */
  fields: Readonly<Record<string, FieldValue>>
  /** what was read out of a pasted text, by part of the form: the words it rests on; gone as soon as a person writes another value */
  read: Readonly<Partial<Record<ReadPart, string>>>
}
export type ReadPart = 'kind' | 'matters' | 'units' | 'attended' | 'heldOn' | 'place' | 'summary'
export type RecordFaults = Partial<Record<'kind' | 'matter' | 'day' | 'summary' | 'files', keyof typeof recordWords>>

export function emptyRecord(today: string, matters: MatterChoice[] = [], kind = ''): RecordContent {
  return { kind, also: [], matters, units: [], attended: null, heldOn: today, place: '', summary: '', attachments: [], fields: {}, read: {} }
}

/** Changes what a person changed; what was read out of a text there no longer holds. */
export function changed({ read }: RecordContent, change: Partial<RecordContent>): Partial<RecordContent> {
  if (change.read || !Object.keys(change).some((key) => key in read)) return change
  return { ...change, read: Object.fromEntries(Object.entries(read).filter(([part]) => !(part in change))) }
}

/** What is still wrong with it, by field; empty when it can be sent. */
export function faultsOf(content: RecordContent, kinds: readonly ActivityKind[], today: string): RecordFaults {
  const chosen = kindsOf(content, kinds)
  return {
    ...(chosen.length === 0 ? { kind: 'wrong.kind' } : {}),
    ...(content.matters.length === 0 && content.units.length === 0 ? { matter: 'wrong.matter' } : {}),
    ...(!content.heldOn || content.heldOn > today ? { day: 'wrong.day' } : {}),
    ...(content.summary.trim() ? {} : { summary: 'wrong.summary' }),
    ...(content.attachments.length === 0 && chosen.some(({ evidence }) => evidence === 'required') ? { files: 'wrong.files' } : {}),
  }
}

/** The kinds it counts as, the main one first; kinds of another ledger, left over from a change of matter, do not count. */
export function kindsOf({ kind, also }: RecordContent, kinds: readonly ActivityKind[]): ActivityKind[] {
  return [kind, ...also.filter((one) => one !== kind)].flatMap((id) => kinds.find((one) => one.id === id) ?? [])
}

/** The fields that the chosen kinds declare, each once: two kinds may ask for the same thing. */
export function fieldsOf(content: RecordContent, kinds: readonly ActivityKind[]): KindField[] {
  const all = kindsOf(content, kinds).flatMap(({ fields }) => fields)
  return all.filter(({ id }, at) => all.findIndex((one) => one.id === id) === at)
}

/** What is wrong with the kinds' own fields, by field; the same rule as the server's. */
export function fieldFaultsOf(content: RecordContent, kinds: readonly ActivityKind[]): Record<string, keyof typeof recordWords> {
  const sent = fieldsSent(content, kinds)
  const faults: Record<string, keyof typeof recordWords> = {}
  for (const { measure: _measure, help: _help, ...field } of fieldsOf(content, kinds)) {
    const value = sent[field.id]
    if (value === undefined) {
      if (field.required) faults[field.id] = 'wrong.field'
    } else if (checkFields([field], { [field.id]: value })) {
      faults[field.id] = field.type === 'day' ? 'wrong.field.day' : 'wrong.field.number'
    }
  }
  return faults
}

/** The fields as they are sent: trimmed, ids in place of names, without those left empty or belonging to a kind not chosen. */
function fieldsSent(content: RecordContent, kinds: readonly ActivityKind[]): Sent {
  const sent: Sent = {}
  for (const field of fieldsOf(content, kinds)) {
    const value = sentAs(field, content.fields[field.id])
    if (value !== undefined) sent[field.id] = value
  }
  return sent
}

type Sent = NonNullable<RecordBody['fields']>

function sentAs({ type, required, many }: KindField, value: FieldValue | undefined): Sent[string] | undefined {
  // A box not ticked says no only where an answer is asked for.
  if (type === 'flag') return value === true || (required ? false : undefined)
  if (value === undefined || typeof value === 'boolean') return undefined
  if (typeof value === 'string') return value.trim() || undefined
  const ids = value.map((one) => (typeof one === 'string' ? one : one.value))
  return many && ids.length > 0 ? ids : ids[0]
}

/** The posts said to have taken part: of those offered, all until a person says otherwise. */
export function attendedOf({ attended }: RecordContent, offered: readonly string[]): string[] {
  return attended === null ? [...offered] : attended
}

/** @param offered posts that required practice asks for, as far as the server could be asked */
export function bodyOf(content: RecordContent, kinds: readonly ActivityKind[], command: string, offered: readonly string[] = []): RecordBody {
  return {
    command,
    matters: content.matters.map(({ id }) => id),
    units: content.units.map(({ value }) => value),
    attended: attendedOf(content, offered),
    kinds: kindsOf(content, kinds).map(({ id }) => id),
    heldOn: content.heldOn,
    summary: content.summary.trim(),
    place: content.place.trim() || null,
    attachments: content.attachments,
    fields: fieldsSent(content, kinds),
  }
}
