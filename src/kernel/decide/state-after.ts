import type { FactDraft, State } from '../facts/index.ts'
import { kindNamed } from '../facts/index.ts'

// Not called “then”: a module with an export of that name is taken for a promise where it is imported dynamically.
/** A state as it would be after these facts: for decisions that take several steps on one subject. */
export function stateAfter<S extends State>(state: S, drafts: readonly FactDraft[]): S {
  return drafts.reduce<S>((current, draft) => {
    const kind = kindNamed(draft.kind)?.kind
    if (!kind) throw new Error(`no such kind of fact: ${draft.kind}`)
    return kind.apply(current, { ...draft, id: '', recordedAt: '', actor: 'system', post: null, onBehalfOf: null }) as S
  }, state)
}
