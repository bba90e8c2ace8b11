import type { Holder } from '../../kernel/facts/matter.ts'
import type { PostState, UnitState } from '../../kernel/facts/organisation.ts'
import { plainTitle } from '../../kernel/words/passage.ts'
import type { Figure, Reading, Span, Task } from '../../reader/index.ts'
import { unitCandidates, type CandidateReason } from '../../reader/units/units.ts'

export type DutyWord = 'lead' | 'support' | 'responsible' | 'leader' | 'local'
export type Candidate = { holder: Holder; name: string; reason: string }
export type NamedUnit = { written: string; role: DutyWord; territory: string | null; match: Holder | null; candidates: Candidate[] }

/** A document's text and what was read of it. */
export type Content = { text: string; reading: Reading }

/** What of a reading a person decides on or looks at beside the text, in the order of the text. */
export type Proposal = {
  id: string
  part: string
  kind: 'task' | 'target' | 'rhythm' | 'figure'
  title: string
  path: string[]
  body: Span
  annotation: Span | null
  units: NamedUnit[]
  due: string | null
  dueText: string | null
  confidence: number
  acceptable: boolean
}

/** How a written name finds its unit or post: looked up once for every name, however often a gazette repeats it. */
export type Matcher = (written: string, role: DutyWord) => { match: Holder | null; candidates: Candidate[] }

export function matcherFor(units: readonly UnitState[], posts: readonly PostState[]): Matcher {
  const known = new Map(units.filter(({ ended }) => !ended).map((unit) => [unit.id, unit]))
  const leaders = posts.filter(({ leader, endedOn }) => leader && !endedOn)
  const seen = new Map<string, ReturnType<Matcher>>()
  return (written, role) => {
    const key = `${role === 'leader' ? 'leader' : 'unit'}:${written}`
    const before = seen.get(key)
    if (before) return before
    const found = role === 'leader' ? leaderCandidates(written, leaders) : unitMatch(written, known)
    seen.set(key, found)
    return found
  }
}

/** Reasons that leave no doubt; a merely similar name is only offered. */
const SURE: readonly CandidateReason[] = ['name', 'alias', 'second name', 'short name']

function unitMatch(written: string, known: ReadonlyMap<string, UnitState>): ReturnType<Matcher> {
  const found = unitCandidates(written, [...known.values()])
  const candidates = found.map(({ id, reason }) => ({ holder: { type: 'unit' as const, id }, name: known.get(id)?.name ?? '', reason }))
  const best = found.filter(({ reason }) => reason === found[0]?.reason)
  const [sure] = best
  return { match: sure && best.length === 1 && SURE.includes(sure.reason) ? { type: 'unit', id: sure.id } : null, candidates }
}

/** A leader is matched only by the whole name of the post: a near guess at a city leader would be an affront. */
function leaderCandidates(written: string, leaders: readonly PostState[]): ReturnType<Matcher> {
  const same = leaders.filter(({ name }) => name === written)
  const candidates = (same.length ? same : leaders).slice(0, 12).map(({ id, name }) => ({ holder: { type: 'post' as const, id }, name, reason: same.length ? 'same-name' : 'leader' }))
  return { match: same.length === 1 && same[0] ? { type: 'post', id: same[0].id } : null, candidates }
}

/** The proposals of a reading, in the order in which they stand in the text. */
export function proposalsOf(reading: Reading, match: Matcher): Proposal[] {
  const tasks = reading.tasks.map((task) => taskProposal(task, match))
  const seen = (id: string, part: string, kind: Proposal['kind'], title: string, at: Span, due: string | null = null): Proposal => ({
    id, part, kind, title, path: [], body: at, annotation: null, units: [], due, dueText: null, confidence: 1, acceptable: false,
  })
  const others = [
    ...reading.targets.filter(({ kind }) => kind === 'target').map((target) => seen(target.id, target.document, 'target', `${target.name} ${[target.value].flat().join('–')}${target.unit}`, target.at, target.due)),
    ...reading.periodic.map((one) => seen(one.id, one.document, 'rhythm', one.action, one.at)),
    ...reading.figures.flatMap((figure, index) => (figure.verdict === 'inconsistent' ? [seen(`f${index + 1}`, figure.document, 'figure', wordsOf(figure), figure.at)] : [])),
  ]
  return [...tasks, ...others].sort((a, b) => a.body.start - b.body.start)
}

/** Readings of the first reader have the formula only. */
function wordsOf({ sentence, explanation }: Pick<Figure, 'explanation'> & { sentence?: string }): string {
  return sentence ?? explanation
}

function taskProposal(task: Task, match: Matcher): Proposal {
  const named = (role: DutyWord) => (written: string): NamedUnit => ({ written, role, territory: task.territory, ...match(written, role) })
  const local = task.local.map(({ scope }): NamedUnit => ({ written: scope, role: 'local', territory: scope, ...match(scope, 'local') }))
  const units = [...task.lead.map(named('lead')), ...task.responsible.map(named('responsible')), ...task.support.map(named('support')), ...task.leaders.map(named('leader')), ...local]
  return {
    id: task.id,
    part: task.document,
    kind: 'task',
    title: plainTitle(task.title),
    path: task.path,
    body: task.body,
    annotation: task.annotation.end > task.annotation.start ? task.annotation : null,
    units,
    due: task.due?.date ?? null,
    dueText: task.due?.text ?? null,
    confidence: task.confidence,
    acceptable: true,
  }
}
