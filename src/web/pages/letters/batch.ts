import type { Answer, Body } from '../../../api/contract/endpoints.ts'

export type Preview = Answer<'previewReminders'>
export type Group = Preview['groups'][number]
type Sent = Body<'draftReminders'>['groups'][number]

/** What a person took out of a preview: addressees by id, and matters as `addressee matter`. */
export type Out = ReadonlySet<string>

export const matterKey = (addressee: string, matter: string) => `${addressee} ${matter}`

/** A group is offered unless it may not go there or all of it was reminded of already: reminding again is a person's choice. */
export function outAtFirst(groups: readonly Group[]): Set<string> {
  return new Set(groups.filter(({ route, reminded }) => !route.allowed || reminded.length > 0).map(({ addressee }) => addressee.id))
}

/** What is drafted: the groups that stay, each with the matters that stay. */
export function chosenOf(groups: readonly Group[], out: Out): Sent[] {
  return groups.flatMap(({ addressee: { type, id }, matters, route }) => {
    const left = matters.filter((matter) => !out.has(matterKey(id, matter.id))).map((matter) => matter.id)
    return out.has(id) || !route.allowed || left.length === 0 ? [] : [{ addressee: { type, id }, matters: left }]
  })
}

/** So many letters are drafted by one command: people see them come, and what was made stays when the line breaks. */
export const AT_ONCE = 10

export function portions<T>(all: readonly T[], size: number = AT_ONCE): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size))
}
