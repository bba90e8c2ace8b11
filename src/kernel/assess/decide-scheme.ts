import type { Decision, Given } from '../decide/decision.ts'
import { refuse } from '../errors.ts'
import type { SchemeState } from '../facts/assessment.ts'
import type { Finding } from '../pack/finding.ts'
import type { Scheme } from '../pack/scheme-schema.ts'
import { nextDay, type Day } from '../time/day.ts'

/** The name that runs and years of quarters know a scheme by: as wished, or the first free one after it. */
export function freeId(wish: string, taken: readonly string[]): string {
  if (!taken.includes(wish)) return wish
  let n = 2
  while (taken.includes(`${wish}-${n}`)) n += 1
  return `${wish}-${n}`
}

/** A scheme begins as a draft: empty, or as a pack has it. */
export function draftScheme(id: string, from: SchemeState['from'], content: Scheme, { today }: Pick<Given, 'today'>): Decision {
  return { facts: [{ subject: `scheme:${id}`, kind: 'scheme.drafted', occurredOn: today, payload: { from, content } }] }
}

/** Nobody saves or adopts over what somebody else changed since they looked. */
type Seen = { stale: boolean }

/**
 * Changes what a scheme says. Of an adopted one the change is a draft of its next version until that is adopted.
 *
 * @returns a refusal: `scheme_ended`, `scheme_changed_meanwhile`
 */
export function reviseScheme(state: SchemeState, { content, stale }: Seen & { content: Scheme }, { today }: Pick<Given, 'today'>): Decision {
  if (state.status === 'ended') return refuse('scheme_ended', { scheme: state.content.name.zh })
  if (stale) return refuse('scheme_changed_meanwhile', { scheme: state.content.name.zh })
  return { facts: [{ subject: `scheme:${state.id}`, kind: 'scheme.revised', occurredOn: today, payload: { content: { ...content, id: state.content.id }, reason: null } }] }
}

export type Adopting = Seen & {
  /** what is adopted; other than the state where a ranking without basis is adopted without ranks */
  content: Scheme
  file: string
  from: Day
  reason: string | null
  /** of this content */
  findings: readonly Finding[]
  /** runs of this scheme whose results were ever sent, those cancelled since too, with the last day of their period */
  delivered: readonly { title: string; end: Day }[]
}

/**
 * Adopts a scheme from a day on: its first version, or with a reason the next. Runs that were opened keep the version they were opened with. Rules do
 * not change for a period of which a result was sent: whoever knows it could cancel the run and open it again by weights made to measure.
 *
 * @returns a refusal: `scheme_ended`, `scheme_changed_meanwhile`, `scheme_unchanged`, `scheme_reason_missing`, `scheme_from_early`, `scheme_from_delivered`,
 *   `scheme_ranks_without_basis` where that is all that is wrong, `scheme_wrong`
 */
export function adoptScheme(state: SchemeState, { content, file, from, reason, findings, stale, delivered }: Adopting, { today }: Pick<Given, 'today'>): Decision {
  const scheme = state.content.name.zh
  const last = state.versions.at(-1)
  if (state.status === 'ended') return refuse('scheme_ended', { scheme })
  if (stale) return refuse('scheme_changed_meanwhile', { scheme })
  if (last && last.file === file && last.from === from) return refuse('scheme_unchanged', { scheme })
  if (last && reason === null) return refuse('scheme_reason_missing', { scheme })
  if (last && from < last.from) return refuse('scheme_from_early', { from, last: last.from })
  const touched = delivered.filter(({ end }) => from <= end).toSorted((a, b) => (a.end < b.end ? 1 : -1))[0]
  if (touched) return refuse('scheme_from_delivered', { from, run: touched.title, day: nextDay(touched.end) })
  const mistakes = findings.filter(({ weight }) => weight === 'mistake')
  const [first] = mistakes
  if (first && mistakes.every(({ code }) => code === 'ranking_without_basis')) return refuse('scheme_ranks_without_basis', { scheme })
  if (first) return refuse('scheme_wrong', { count: mistakes.length, first: first.zh, firstEn: first.en })
  const subject = `scheme:${state.id}`
  const unranked = content.ranked === state.content.ranked ? [] : [{ subject, kind: 'scheme.revised' as const, occurredOn: today, payload: { content, reason: null } }]
  return { facts: [...unranked, { subject, kind: 'scheme.adopted', occurredOn: today, payload: { file, from, reason } }] }
}

/**
 * Ends a scheme, or gives a draft up, with the reason: no more runs are opened by it; those that were stay.
 *
 * @returns a refusal: `scheme_ended`
 */
export function endScheme(state: SchemeState, reason: string, { today }: Pick<Given, 'today'>): Decision {
  if (state.status === 'ended') return refuse('scheme_ended', { scheme: state.content.name.zh })
  return { facts: [{ subject: `scheme:${state.id}`, kind: 'scheme.ended', occurredOn: today, payload: { reason } }] }
}
