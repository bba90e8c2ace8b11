import type { FactDraft } from '../facts/index.ts'
import type { LetterContent } from '../facts/letter.ts'
import type { Clause } from '../facts/matter.ts'
import { internalTypes, type InternalType } from '../facts/readers.ts'
import { refuse } from '../errors.ts'
import type { Decision } from './decision.ts'

/** Who alone may read something internal, and why, where that is known. */
export type Limits = ReadonlyMap<string, { posts: readonly string[]; reason: string | null }>

/** What something comes of; `beside` it is hidden anyway as long as it has no readers of its own, so that these alone give it none. */
type Origins = { of: string[]; beside: string[] }

const MOST_REASON = 500
const WITHOUT_REASON = '随来源限定知悉'

/** By what kind of fact something says what it comes of. A letter says it anew when it is rewritten; a link between matters that both were there says nothing. */
const SAID: Record<string, (payload: unknown) => Origins> = {
  'matter.opened': (payload) => {
    const { clause } = payload as { clause: Clause | null }
    return { of: clause ? [`document:${clause.document}`] : [], beside: [] }
  },
  'matter.sourced': (payload) => {
    const { subject } = payload as { subject: string | null }
    return { of: subject === null ? [] : [subject], beside: [] }
  },
  'matter.linked': (payload) => ({ of: [`matter:${(payload as { target: string }).target}`], beside: [] }),
  'letter.drafted': (payload) => ofLetter((payload as LetterContent).about),
  'letter.revised': (payload) => {
    const { about } = (payload as { changes: Partial<LetterContent> }).changes
    return about ? ofLetter(about) : { of: [], beside: [] }
  },
}

function ofLetter({ matters, meeting, answers }: LetterContent['about']): Origins {
  return { of: [...(meeting ? [`meeting:${meeting}`] : []), ...(answers ? [`letter:${answers}`] : [])], beside: matters.map((matter) => `matter:${matter}`) }
}

/** What the subjects of these facts come of, and those that are born or rewritten by them: whose readers `inherit` must know. */
export function concernedBy(drafts: readonly FactDraft[]): string[] {
  const comes = origins(drafts)
  return comes.size === 0 ? [] : [...new Set([...comes].flatMap(([born, { of, beside }]) => [born, ...of, ...beside]))]
}

/**
 * The facts by which what comes of something internal (限定知悉) has its readers from the beginning: who may read everything that it comes of. Where there is no such
 * post, those through which one acts and which may read part of it. What has readers already keeps them.
 *
 * @param own posts through which whoever does this acts
 * @returns refused as `not_found` where who acts may read none of it
 */
export function inherit(drafts: readonly FactDraft[], known: Limits, own: readonly string[]): Decision {
  const limits = new Map(known)
  const facts: FactDraft[] = []
  for (const [born, { of, beside }] of origins(drafts)) {
    if (limits.has(born) || !of.some((one) => limits.has(one))) continue
    const from = [...of, ...beside].flatMap((one) => limits.get(one) ?? [])
    const posts = postsOf(from.map((one) => one.posts), own)
    if (posts.length === 0) return refuse('not_found', { what: of.find((one) => limits.has(one)) ?? born })
    const reasons = new Set(from.flatMap(({ reason }) => reason ?? []))
    const readers = { posts, reason: [...reasons].join('；').slice(0, MOST_REASON) || WITHOUT_REASON }
    limits.set(born, readers)
    facts.push({ subject: born, kind: `${typeOf(born)}.readers-set`, occurredOn: drafts.find(({ subject }) => subject === born)!.occurredOn, payload: readers })
  }
  return { facts }
}

function postsOf(each: readonly (readonly string[])[], own: readonly string[]): string[] {
  const all = [...new Set(each.flat())].sort()
  const everything = all.filter((post) => each.every((posts) => posts.includes(post)))
  return everything.length > 0 ? everything : all.filter((post) => own.includes(post))
}

function origins(drafts: readonly FactDraft[]): Map<string, Origins> {
  const newMatters = new Set(drafts.flatMap(({ kind, subject }) => (kind === 'matter.opened' ? [subject] : [])))
  const held = drafts.flatMap(({ kind, subject }) => (kind === 'meeting.held' ? [subject] : []))
  const comes = new Map<string, Origins>()
  for (const { subject, kind, payload } of drafts) {
    // The record that a held meeting is (规定动作) says what it was about, and not which one it was.
    const said = kind === 'activity.recorded' ? { of: held, beside: [] } : typeOf(subject) === 'letter' || newMatters.has(subject) ? SAID[kind]?.(payload) : undefined
    if (!said) continue
    const { of, beside } = comes.get(subject) ?? { of: [], beside: [] }
    comes.set(subject, { of: [...of, ...said.of.filter((one) => typeOf(one) !== null)], beside: [...beside, ...said.beside] })
  }
  return new Map([...comes].filter(([, { of }]) => of.length > 0))
}

function typeOf(subject: string): InternalType | null {
  return internalTypes.find((type) => subject.startsWith(`${type}:`)) ?? null
}
