import type { ActivityState } from './facts/activity.ts'
import { countsAsRecord } from './facts/activity.ts'
import type { MatterState } from './facts/matter.ts'
import type { ActivityKind, Text } from './pack/schema.ts'
import type { Day } from './time/day.ts'

/** Where a line of an update comes from: a record, the plan's milestone, an open problem, the update before; or nothing is known. */
export type LineSource = 'record' | 'milestone' | 'problem' | 'last' | 'none'

/**
 * One line of a regular update as it is laid out before anyone writes. `id`: `summary`, `milestone` (shown, not part of the record) or a
 * field of the kind. `name` is null for the two that no pack names.
 */
export type UpdateLine = { id: string; name: Text | null; text: string; source: LineSource; on: Day | null }

export type UpdateInputs = {
  matter: Pick<MatterState, 'milestones'>
  /** the kind of record that the update is */
  kind: Pick<ActivityKind, 'id' | 'fields'>
  /** records of the matter of any kind, newest first */
  records: readonly Pick<ActivityState, 'kinds' | 'heldOn' | 'summary' | 'fields' | 'status'>[]
  /** open problems that keep it from going on, the oldest first */
  problems: readonly { title: string; on: Day }[]
  today: Day
}

/** So many records tell what was done since the last update; older ones are in the matter's timeline. */
const RECORDS_TOLD = 3
const LONGEST = 1000

/**
 * A regular update (每月更新) written from what is known already, so that only what changed is written: progress from the records since the last
 * one, the milestone of now, what keeps the matter from going on from the list of problems, the rest as it was said the last time.
 *
 * @returns the lines in the order of the form: progress, milestone, fields of the kind
 */
export function updateFrom({ matter, kind, records, problems, today }: UpdateInputs): UpdateLine[] {
  const standing = records.filter(countsAsRecord)
  const last = standing.find(({ kinds }) => kinds.includes(kind.id)) ?? null
  const since = standing.filter((record) => !record.kinds.includes(kind.id) && (last === null || record.heldOn > last.heldOn))
  return [progressLine(since, last), ...milestoneLine(matter, today), ...kind.fields.filter(({ type }) => type === 'text').map((field) => fieldLine(field, last, problems))]
}

function progressLine(since: UpdateInputs['records'], last: UpdateInputs['records'][number] | null): UpdateLine {
  const [newest] = since
  const line = { id: 'summary', name: null }
  if (newest) return { ...line, text: joined(since.slice(0, RECORDS_TOLD).map(({ summary }) => summary)), source: 'record', on: newest.heldOn }
  if (last) return { ...line, text: last.summary, source: 'last', on: last.heldOn }
  return { ...line, text: '', source: 'none', on: null }
}

/** The first milestone not reached; when all are, the last. */
function milestoneLine({ milestones }: UpdateInputs['matter'], today: Day): UpdateLine[] {
  const byDue = milestones.toSorted((a, b) => (a.due < b.due ? -1 : 1))
  const one = byDue.find(({ reachedOn }) => reachedOn === null) ?? byDue.at(-1)
  if (!one) return []
  const standing = one.reachedOn !== null ? `${one.reachedOn} 已完成` : one.due < today ? `应于 ${one.due} 完成，未完成` : `${one.due} 前完成`
  return [{ id: 'milestone', name: null, text: `${one.title}（${standing}）`, source: 'milestone', on: one.due }]
}

function fieldLine({ id, name, prefill }: ActivityKind['fields'][number], last: UpdateInputs['records'][number] | null, problems: UpdateInputs['problems']): UpdateLine {
  const [oldest] = problems
  if (prefill === 'blocking' && oldest) return { id, name, text: joined(problems.map(({ title }) => title)), source: 'problem', on: oldest.on }
  const said = last?.fields[id]
  if (last && typeof said === 'string' && said !== '') return { id, name, text: said, source: 'last', on: last.heldOn }
  return { id, name, text: '', source: 'none', on: null }
}

function joined(texts: readonly string[]): string {
  return `${texts.map((text) => text.replace(/[。；;，,\s]+$/, '')).join('；')}。`.slice(0, LONGEST)
}
