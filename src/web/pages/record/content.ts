import type { Answer } from '../../../api/contract/endpoints.ts'
import type { RecordBody } from '../../keep/queue-store.ts'
import type { recordWords } from './words.ts'

export type MatterChoice = { id: string; code: string; title: string; ledger: string }
export type Attachment = Answer<'uploadFile'>
export type ActivityKind = Answer<'listLedgers'>['rows'][number]['activities'][number]

/** What is typed into the form, as the draft keeps it. */
export type RecordContent = {
  kind: string
  also: string[]
  matters: MatterChoice[]
  heldOn: string
  place: string
  summary: string
  attachments: Attachment[]
}
export type RecordFaults = Partial<Record<'kind' | 'matter' | 'day' | 'summary' | 'files', keyof typeof recordWords>>

export function emptyRecord(today: string, matters: MatterChoice[] = [], kind = ''): RecordContent {
  return { kind, also: [], matters, heldOn: today, place: '', summary: '', attachments: [] }
}

/** What is still wrong with it, by field; empty when it can be sent. */
export function faultsOf(content: RecordContent, kinds: readonly ActivityKind[], today: string): RecordFaults {
  const chosen = kindsOf(content, kinds)
  return {
    ...(chosen.length === 0 ? { kind: 'wrong.kind' } : {}),
    ...(content.matters.length === 0 ? { matter: 'wrong.matter' } : {}),
    ...(!content.heldOn || content.heldOn > today ? { day: 'wrong.day' } : {}),
    ...(content.summary.trim() ? {} : { summary: 'wrong.summary' }),
    ...(content.attachments.length === 0 && chosen.some(({ evidence }) => evidence === 'required') ? { files: 'wrong.files' } : {}),
  }
}

/** The kinds it counts as, the main one first; kinds of another ledger, left over from a change of matter, do not count. */
export function kindsOf({ kind, also }: RecordContent, kinds: readonly ActivityKind[]): ActivityKind[] {
  return [kind, ...also.filter((one) => one !== kind)].flatMap((id) => kinds.find((one) => one.id === id) ?? [])
}

export function bodyOf(content: RecordContent, kinds: readonly ActivityKind[], command: string): RecordBody {
  return {
    command,
    matters: content.matters.map(({ id }) => id),
    kinds: kindsOf(content, kinds).map(({ id }) => id),
    heldOn: content.heldOn,
    summary: content.summary.trim(),
    place: content.place.trim() || null,
    attachments: content.attachments,
  }
}
