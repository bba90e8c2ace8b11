import type { Fact, FactDraft } from './facts/index.ts'
import { checkedPayload } from './facts/index.ts'

/** Ids that can be read in a failing test: `id(1)` is …0001. */
export function id(n: number): string {
  return `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
}

/**
 * Completes drafts to facts as the store would, numbering each subject's facts from 1; for tests of pure rules.
 *
 * @param recordedAt of every fact, or of each by its place
 */
export function facts(drafts: readonly FactDraft[], recordedAt: string | ((index: number) => string) = '2026-03-01T02:00:00.000Z'): Fact[] {
  const versions = new Map<string, number>()
  return drafts.map((draft, index) => {
    const subjectVersion = (versions.get(draft.subject) ?? 0) + 1
    versions.set(draft.subject, subjectVersion)
    return {
      ...draft,
      ...checkedPayload(draft.kind, draft.subject, draft.payload),
      id: id(9000 + index),
      tenant: 'test',
      commandId: id(8000 + index),
      subjectVersion,
      occurredAt: draft.occurredAt ?? null,
      recordedAt: typeof recordedAt === 'string' ? recordedAt : recordedAt(index),
      actor: 'system',
      post: null,
      onBehalfOf: null,
    }
  })
}

/** A function that gives readable ids by label, the same one for the same label. */
export function labelledIds(): (label: string) => string {
  const given = new Map<string, string>()
  return (label) => {
    const known = given.get(label) ?? id(7000 + given.size)
    given.set(label, known)
    return known
  }
}
