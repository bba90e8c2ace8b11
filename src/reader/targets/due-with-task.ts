import type { ReadDay, ReadDocument, Target, Task } from '../reading.ts'

/** What a task has beside its words: a row, a line or a bracket may say its last day apart from them. */
type Dated = Pick<Task, 'document' | 'body' | 'due' | 'form' | 'targets'>

/**
 * What a task promises without naming a day is due with the task: “改造管网12公里” under “完成时限：10月底前” is due at the end of October.
 *
 * Only a day that stands apart from the words of the task counts: in “进出口增长6%，9月底前出台办法” it is the day of the other clause. A day
 * later than the end of the document's year leaves the promise where it is.
 */
export function dueWithTasks(text: string, targets: readonly Target[], tasks: readonly Dated[], documents: readonly ReadDocument[]): Target[] {
  const days = new Map<string, ReadDay>()
  const yearOf = new Map(documents.map(({ id, year }) => [id, year]))
  const ends = new Map(targets.map(({ id, document, due }) => [id, due === null || due === `${yearOf.get(document)}-12-31` ? due ?? '9999-12-31' : null]))
  for (const task of tasks) {
    const day = task.targets.length > 0 ? ownDay(text, task) : null
    if (day === null) continue
    for (const id of task.targets) if (day < (ends.get(id) ?? '')) days.set(id, day)
  }
  return targets.map((target) => (target.kind === 'target' && days.has(target.id) ? { ...target, due: days.get(target.id) ?? null } : target))
}

function ownDay(text: string, { body, due, form }: Dated): ReadDay | null {
  const day = due?.date ?? null
  if (due === null || day === null || form === 'row') return day
  if (form !== 'line' && form !== 'bracket') return null
  const plain = (words: string): string => words.replace(/\s+/g, '')
  return plain(text.slice(body.start, body.end)).includes(plain(due.text)) ? null : day
}
