import type { LocalDuty, Span, Task } from './reading.ts'

/** A task as a person read it: the words that place it in the text without white space, and who answers. */
export type TaskLabel = {
  doc: string
  anchor: string
  lead: string[]
  support: string[]
  responsible: string[]
  leaders?: string[]
  local: LocalDuty[]
  territory?: string
  form: string
  due?: string | null
}

export type Score = { labels: number; said: number; found: number; exact: number; dueRight: number; failures: string[] }

/** Compares what was read with what a person labelled; every label is found by its place, never by its wording. */
export function scoreTasks(text: string, labels: readonly TaskLabel[], tasks: readonly Task[]): Score {
  const place = placesIn(text)
  const assigned = tasks.filter((task) => unitsOf(task).length > 0)
  const left = new Set(assigned)
  const score: Score = { labels: labels.length, said: assigned.length, found: 0, exact: 0, dueRight: 0, failures: [] }
  for (const label of labels) {
    const at = place.anchor(label.anchor)
    const task = nearest(at, left, place.span)
    if (!task) {
      score.failures.push(`missed: ${label.anchor}`)
      continue
    }
    left.delete(task)
    score.found += 1
    const [want, got] = [unitsOf(label), unitsOf(task)]
    if (want.join() === got.join() && (label.territory ?? null) === task.territory) score.exact += 1
    else score.failures.push(`roles: ${label.anchor}\n  want ${want.join(' ')}\n  got  ${got.join(' ')}`)
    if (label.due === undefined || label.due === (task.due?.date ?? null)) score.dueRight += 1
    else score.failures.push(`due: ${label.anchor} want ${label.due} got ${task.due?.date}`)
  }
  for (const task of left) score.failures.push(`not labelled: ${task.title}`)
  return score
}

function unitsOf(task: Pick<TaskLabel, 'lead' | 'support' | 'responsible' | 'leaders' | 'local'>): string[] {
  const roles = (['lead', 'support', 'responsible', 'leaders'] as const).flatMap((role) => (task[role] ?? []).map((unit) => `${role}:${unit}`))
  return [...roles, ...task.local.map(({ scope, owner }) => `local:${scope}=${owner}`)].sort()
}

type Place = readonly [from: number, to: number]

function nearest(at: Place, tasks: ReadonlySet<Task>, span: (span: Span) => Place): Task | null {
  let best: Task | null = null
  let most = 0
  for (const task of tasks) {
    const [from, to] = span(task.annotation)
    const common = Math.min(at[1], to) - Math.max(at[0], from)
    const closeness = common / (Math.max(at[1], to) - Math.min(at[0], from))
    if (common > 0 && closeness > most) [best, most] = [task, closeness]
  }
  return best
}

function placesIn(text: string): { anchor: (words: string) => Place; span: (span: Span) => Place } {
  const stripped = text.replace(/\s+/g, '')
  const before = new Uint32Array(text.length + 1)
  for (let at = 0; at < text.length; at += 1) before[at + 1] = (before[at] ?? 0) + (/\s/.test(text[at] ?? '') ? 0 : 1)
  return {
    anchor: (words) => {
      const from = stripped.indexOf(words)
      if (from < 0 || stripped.includes(words, from + 1)) throw new RangeError(`the anchor stands not exactly once: ${words}`)
      return [from, from + words.length]
    },
    span: ({ start, end }) => [before[start] ?? 0, before[end] ?? 0],
  }
}
