import type { Answer } from '../../../api/contract/endpoints.ts'
import type { MatterChoice, ReadPart, RecordContent } from './content.ts'
import { MOST_MATTERS } from './find-matters.ts'

export type Draft = Answer<'draftRecord'>

/** The parts of the form that a text can fill, in the order of the form. */
export const DRAFTED_PARTS: readonly ReadPart[] = ['kind', 'matters', 'attended', 'heldOn', 'place', 'units', 'summary']

/**
 * What a draft lays into the form, each part with the words it was read from; what the text does not say is left as it stands.
 * Matters that only a leader speaks for are taken when there is just the one.
 */
export function contentOfDraft(draft: Draft): Partial<RecordContent> {
  const { heldOn, place, kinds, units, attended, present, summary } = draft
  const matters = mattersOf(draft)
  const [kind, ...also] = kinds
  const [first] = attended
  const content: Partial<RecordContent> = {
    ...(kind ? { kind: kind.id, also: also.map(({ id }) => id) } : {}),
    ...(matters.length > 0 ? { matters } : {}),
    ...(units.length > 0 ? { units: units.map(({ id, name }) => ({ value: id, name })) } : {}),
    // Where the text says who was there, nobody else is taken to have been.
    ...(present.length > 0 ? { attended: attended.map(({ id }) => id) } : {}),
    ...(heldOn ? { heldOn: heldOn.value } : {}),
    ...(place ? { place: place.value } : {}),
    ...(summary ? { summary: summary.value } : {}),
  }
  const read: Partial<Record<ReadPart, string>> = {
    ...(kind ? { kind: kind.quote } : {}),
    ...(units[0] ? { units: units[0].quote } : {}),
    ...(first ? { attended: first.quote } : {}),
    ...(heldOn ? { heldOn: heldOn.quote } : {}),
    ...(place ? { place: place.quote } : {}),
    ...(summary ? { summary: summary.quote } : {}),
    ...(matters[0] ? { matters: matters[0].title } : {}),
  }
  return { ...content, read }
}

function mattersOf({ matters }: Draft): MatterChoice[] {
  const sure = matters.filter((matter) => matter.sure)
  const taken = sure.length > 0 || matters.length > 1 ? sure : matters
  return taken.slice(0, MOST_MATTERS).map(({ id, code, title, ledger }) => ({ id, code, title, ledger }))
}

/** Matters that may be meant and were not taken. */
export function alsoMeant(draft: Draft, taken: readonly MatterChoice[]): MatterChoice[] {
  return draft.matters.filter(({ id }) => !taken.some((one) => one.id === id)).map(({ id, code, title, ledger }) => ({ id, code, title, ledger }))
}

/** The parts that the text said nothing of. */
export function unread(content: Partial<RecordContent>): ReadPart[] {
  return DRAFTED_PARTS.filter((part) => part !== 'units' && part !== 'attended' && content.read?.[part] === undefined)
}
