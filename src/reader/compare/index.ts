import { passagesOf } from '../text/passage.ts'
import type { Due, Reading, Span, Task } from '../reading.ts'
import { bare, pairsOf } from './likeness.ts'
import { pairTasks, type Worded } from './pairing.ts'
import { rewording, type Piece } from './wording.ts'

export { editionOf, sameDocument } from './edition.ts'
export type { Piece } from './wording.ts'

/** One numbered document as it stands in a text that was read. */
export type ReadEdition = { text: string; reading: Reading; document: string }

export type RoleOfUnits = 'lead' | 'responsible' | 'support' | 'leaders' | 'local'
export type UnitsChange = { role: RoleOfUnits; gone: string[]; new: string[] }

/** What became of a task from one issue of a document to the next. */
export type TaskChange = {
  kind: 'same' | 'changed' | 'added' | 'dropped'
  /** ids of tasks of the earlier reading; several where they were merged */
  before: string[]
  /** ids of tasks of the later reading; several where one was split */
  after: string[]
  /** the wording with what changed in it; empty unless the words themselves changed */
  words: Piece[]
  /** printed titles without their numbers, where they differ */
  title: { before: string; after: string } | null
  due: { before: Due | null; after: Due | null } | null
  units: UnitsChange[]
  /** an added task whose words stood in the earlier text too, a dropped one whose words still stand in the later: read otherwise, not written otherwise */
  stands: boolean
}

/**
 * Compares two readings of one document, the earlier and the re-issued one. Numbers, order and place do not count; words are compared without
 * marks and white space.
 *
 * @returns the tasks of the later document in its order, then the dropped ones in the order of the earlier
 */
export function compareReadings(before: ReadEdition, after: ReadEdition): TaskChange[] {
  const [a, b] = [sideOf(before), sideOf(after)]
  const pairings = pairTasks([...a.worded.values()], [...b.worded.values()])
  const paired = new Map(pairings.flatMap((one) => one.after.map((id) => [id, one] as const)))
  const kept = new Set(pairings.flatMap((one) => one.before))
  const told = new Set<object>()
  const changes = [...b.tasks.keys()].flatMap((id): TaskChange[] => {
    const pairing = paired.get(id)
    if (!pairing) return [{ ...nothing, kind: 'added', after: [id], stands: standsIn(b.worded.get(id), a.all) }]
    if (told.has(pairing)) return []
    told.add(pairing)
    return [changeOf(inOrder(a, pairing.before), inOrder(b, pairing.after), a, b)]
  })
  const dropped = [...a.tasks.keys()].filter((id) => !kept.has(id)).map((id): TaskChange => ({ ...nothing, kind: 'dropped', before: [id], stands: standsIn(a.worded.get(id), b.all) }))
  return [...changes, ...dropped]
}

const nothing = { before: [], after: [], words: [], title: null, due: null, units: [], stands: false } satisfies Omit<TaskChange, 'kind'>

/** One side: its tasks by id, their words as printed and bare, and the whole document bare. */
type Side = { tasks: Map<string, Task>; printed: Map<string, string>; worded: Map<string, Worded>; all: string }

function sideOf({ text, reading, document }: ReadEdition): Side {
  const quote = passagesOf(text)
  const part = reading.documents.find(({ id }) => id === document)
  const tasks = new Map(reading.tasks.filter((task) => task.document === document).map((task) => [task.id, task]))
  const printed = new Map([...tasks].map(([id, task]) => [id, withoutNumber(wordsOf(task, quote))]))
  const worded = new Map(
    [...tasks].map(([id, task]): [string, Worded] => {
      const words = bare(printed.get(id) ?? '')
      return [id, { id, words, title: bare(withoutNumber(task.title)), pairs: pairsOf(words) }]
    }),
  )
  return { tasks, printed, worded, all: part ? bare(quote(part)) : '' }
}

/** The words of a task without those that say who answers for it: units are compared by themselves. */
function wordsOf({ body, annotation }: Task, quote: (span: Span) => string): string {
  const inside = annotation.start >= body.start && annotation.end <= body.end && annotation.end > annotation.start
  return inside ? quote({ start: body.start, end: annotation.start }) + quote({ start: annotation.end, end: body.end }) : quote(body)
}

function withoutNumber(words: string): string {
  return words.trim().replace(/^(?:第[一二三四五六七八九十百\d]{1,5}[章节条]|[（(][一二三四五六七八九十\d]{1,4}[）)]|[一二三四五六七八九十]{1,4}[、.．]|\d{1,3}[、.．)）](?!\d)|[①-⑳])\s{0,4}/u, '')
}

function standsIn(task: Worded | undefined, all: string): boolean {
  return task !== undefined && task.words.length > 0 && all.includes(task.words)
}

function changeOf(before: readonly string[], after: readonly string[], a: Side, b: Side): TaskChange {
  const [was, is] = [tasksOf(a, before), tasksOf(b, after)]
  const [from, to] = [before.map((id) => a.printed.get(id) ?? ''), after.map((id) => b.printed.get(id) ?? '')].map((parts) => parts.join(''))
  const words = bare(from ?? '') === bare(to ?? '') ? [] : rewording(from ?? '', to ?? '')
  const [oldTitle, newTitle] = [withoutNumber(was[0]?.title ?? ''), withoutNumber(is[0]?.title ?? '')]
  const title = bare(oldTitle) === bare(newTitle) ? null : { before: oldTitle, after: newTitle }
  const [oldDue, newDue] = [dueOf(was), dueOf(is)]
  const due = sameDue(oldDue, newDue) ? null : { before: oldDue, after: newDue }
  const units = unitsChanged(was, is)
  const same = words.length === 0 && !title && !due && units.length === 0 && before.length === after.length
  return { kind: same ? 'same' : 'changed', before: [...before], after: [...after], words, title, due, units, stands: false }
}

function inOrder({ tasks }: Side, ids: readonly string[]): string[] {
  return [...tasks.keys()].filter((id) => ids.includes(id))
}

function tasksOf(side: Side, ids: readonly string[]): Task[] {
  return ids.flatMap((id) => side.tasks.get(id) ?? [])
}

function dueOf(tasks: readonly Task[]): Due | null {
  return tasks.find(({ due }) => due)?.due ?? null
}

/** The same day in other words is the same; without a day the words count. */
function sameDue(a: Due | null, b: Due | null): boolean {
  const [was, is] = [a?.date ?? null, b?.date ?? null]
  return was === is && (was !== null || bare(a?.text ?? '') === bare(b?.text ?? ''))
}

const NAMES: Record<RoleOfUnits, (task: Task) => string[]> = {
  lead: ({ lead }) => lead,
  responsible: ({ responsible }) => responsible,
  support: ({ support }) => support,
  leaders: ({ leaders }) => leaders,
  local: ({ local }) => local.map(({ scope }) => scope),
}

function unitsChanged(was: readonly Task[], is: readonly Task[]): UnitsChange[] {
  return (Object.keys(NAMES) as RoleOfUnits[]).flatMap((role) => {
    const [old, now] = [named(was, role), named(is, role)]
    const gone = [...old].filter(([key]) => !now.has(key)).map(([, name]) => name)
    const added = [...now].filter(([key]) => !old.has(key)).map(([, name]) => name)
    return gone.length + added.length > 0 ? [{ role, gone, new: added }] : []
  })
}

function named(tasks: readonly Task[], role: RoleOfUnits): Map<string, string> {
  return new Map(tasks.flatMap((task) => NAMES[role](task).map((name) => [bare(name), name])))
}
