import { refuse } from '../errors.ts'
import type { DocumentState } from '../facts/document.ts'
import type { MatterState } from '../facts/matter.ts'
import { unfitForPublic } from '../public-words.ts'
import type { Decision, Given } from './decision.ts'

// What people without log-in may read (主动公开): a person decides on each document and on each matter of it, in plain words.

export type PublicDocument = { title: string; summary: string }
export type PublicMatter = { promise: string; outcome: string | null; topic: string | null }
type Publishing = Pick<Given, 'today'> & { /** of people the directory knows: none of them is shown */ names: readonly string[] }

/** Releases a document with what it is called in plain words, or changes these words. Its text and file stay inside. */
export function publishDocument(document: DocumentState, { title, summary }: PublicDocument, { today, names }: Publishing): Decision {
  if (!title.trim()) return refuse('public_words_missing')
  const unfit = unfitForPublic(title, names) ?? unfitForPublic(summary, names)
  if (unfit) return unfit
  const payload = { title: title.trim(), summary: summary.trim() }
  if (document.published?.title === payload.title && document.published.summary === payload.summary) return { facts: [] }
  return { facts: [{ subject: `document:${document.id}`, kind: 'document.published', occurredOn: today, payload }] }
}

/** Takes a document back from the public, with everything of it, and says why. */
export function unpublishDocument(document: DocumentState, reason: string, { today }: Pick<Given, 'today'>): Decision {
  if (!document.published) return refuse('public_not')
  if (!reason.trim()) return refuse('reason_missing')
  return { facts: [{ subject: `document:${document.id}`, kind: 'document.unpublished', occurredOn: today, payload: { reason: reason.trim() } }] }
}

/**
 * Says in plain words what a matter promises and what came of it. Only what came from a document can be public: instructions, complaints
 * and findings of inspections are nobody's promise.
 */
export function publiciseMatter(document: DocumentState, matter: MatterState, { promise, outcome, topic }: PublicMatter, { today, names }: Publishing): Decision {
  if (!document.decisions.some((one) => one.matter === matter.id)) return refuse('public_other_document', { matter: matter.code })
  if (!promise.trim()) return refuse('public_words_missing')
  const payload = { promise: promise.trim(), outcome: outcome?.trim() || null, topic: topic?.trim() || null }
  const unfit = Object.values(payload).reduce<ReturnType<typeof unfitForPublic>>((found, words) => found ?? (words === null ? null : unfitForPublic(words, names)), null)
  if (unfit) return unfit
  const { publicised: before } = matter
  if (before && before.promise === payload.promise && before.outcome === payload.outcome && before.topic === payload.topic) return { facts: [] }
  return { facts: [{ subject: `matter:${matter.id}`, kind: 'matter.publicised', occurredOn: today, payload }] }
}

/** Takes a matter back from the public and says why. */
export function unpubliciseMatter(matter: MatterState, reason: string, { today }: Pick<Given, 'today'>): Decision {
  if (!matter.publicised) return refuse('public_not')
  if (!reason.trim()) return refuse('reason_missing')
  return { facts: [{ subject: `matter:${matter.id}`, kind: 'matter.unpublicised', occurredOn: today, payload: { reason: reason.trim() } }] }
}
