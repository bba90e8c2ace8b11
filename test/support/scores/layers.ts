import type { Figure, LocalDuty, Periodic, Target, Task } from '../../../src/reader/index.ts'
import type { Anchored, Layer } from './score.ts'

type Roles = { lead: string[]; support: string[]; responsible: string[]; leaders?: string[]; local?: LocalDuty[] }
export type TaskLabel = Anchored & Roles & { form: string; territory?: string; due?: string | null; due_alt?: string[] }
export type TargetLabel = Anchored & Pick<Target, 'kind' | 'op' | 'value' | 'unit' | 'due'>
export type PeriodicLabel = Anchored & Pick<Periodic, 'period'>
export type FigureLabel = Anchored & Pick<Figure, 'relation' | 'verdict'> & { operands?: { doc?: string }[] }

const ANNOTATED = new Set(['line', 'bracket', 'row'])

/** Tasks by the place of their annotation; roles by the names as written. */
export const taskLayer: Layer<TaskLabel, Task> = {
  name: 'tasks',
  longest: 700,
  placeOf: ({ annotation, body }) => (annotation.end > annotation.start ? annotation : body),
  agrees: () => true,
  also: (label, task, count, fail) => {
    const got = task ? unitsOf(task) : []
    const want = label ? unitsOf(label) : []
    if (!label) return
    const common = want.filter((one) => got.includes(one)).length
    const exact = task !== null && common === want.length && got.length === want.length
    count('roles', { labels: want.length, said: got.length, found: common })
    count('rolesExact', { labels: 1, said: 1, found: exact ? 1 : 0 })
    if (ANNOTATED.has(label.form)) count('annotated', { labels: 1, said: 1, found: task ? 1 : 0 })
    if (task && !exact) fail(`roles: ${want.length - common} missing, ${got.length - common} too many`)
    if (task && label.territory !== undefined && label.territory !== task.territory) fail('territory: another place')
    if (label.due === undefined) return
    const day = task?.due?.date ?? null
    const right = day === label.due || (day !== null && label.due_alt?.includes(day) === true)
    count('due', { labels: label.due ? 1 : 0, said: day ? 1 : 0, found: right && day !== null ? 1 : 0 })
    if (task && !right) fail('due: another day')
  },
}

/** Whether anyone is assigned anything: a task that was not understood counts neither way. */
export function assigns(task: Task): boolean {
  return unitsOf(task).length > 0
}

function unitsOf({ lead, support, responsible, leaders = [], local = [] }: Roles): string[] {
  const plain = (words: string) => words.replace(/\s+/g, '')
  const roles = Object.entries({ lead, support, responsible, leaders }).flatMap(([role, units]) => units.map((unit) => `${role}:${plain(unit)}`))
  return [...roles, ...local.filter(({ scope, owner }) => plain(scope) !== plain(owner)).map(({ scope, owner }) => `local:${plain(scope)}=${plain(owner)}`)]
}

const numbers = (value: Target['value']) => [value].flat().map(Number).join()

/** Targets by place and value; then kind, operator, unit and due day. */
export const targetLayer: Layer<TargetLabel, Target> = {
  name: 'targets',
  longest: 150,
  placeOf: ({ at }) => at,
  agrees: (label, { value }) => numbers(label.value) === numbers(value),
  also: (label, target, count, fail) => {
    if (!label || !target) return
    for (const field of ['kind', 'op', 'unit', 'due'] as const) {
      const right = (label[field] ?? '').replace(/\s+/g, '') === (target[field] ?? '').replace(/\s+/g, '')
      count('targetFields', { labels: 1, said: 1, found: right ? 1 : 0 })
      if (!right) fail(`targetFields: another ${field}`)
    }
  },
}

export const periodicLayer: Layer<PeriodicLabel, Periodic> = {
  name: 'periodic',
  longest: 250,
  placeOf: ({ at }) => at,
  agrees: (label, { period }) => label.period === period,
}

/** Counts, lists and repeats are easy to be right about; the others are what a person would take a calculator for. */
function isArithmetic({ relation }: Pick<Figure, 'relation'>): boolean {
  return relation !== 'enumeration' && relation !== 'repeat'
}

/** Figures by place, verdict and kind; whatever is called inconsistent and is not labelled so is a false alarm. */
export const figureLayer: Layer<FigureLabel, Figure> = {
  name: 'figures',
  longest: 3000,
  placeOf: ({ at }) => at,
  agrees: (label, figure) => label.verdict === figure.verdict && isArithmetic(label) === isArithmetic(figure),
  prefers: (label, figure) => label.relation === figure.relation,
  also: (label, figure, count, fail) => {
    const by = { labels: label ? 1 : 0, said: figure ? 1 : 0, found: label && figure ? 1 : 0 }
    const one = label ?? figure
    if (one && isArithmetic(one)) count('arithmetic', by)
    if (one?.verdict === 'inconsistent') count('inconsistent', by)
    if (!label && figure?.verdict === 'inconsistent') fail('inconsistent: FALSE ALARM')
  },
}
