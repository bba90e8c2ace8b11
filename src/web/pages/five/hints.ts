import { alike, type Likeness } from '../../../kernel/doubles.ts'

type Listed = { id: string; heldOn: string; kinds: readonly { id: string }[]; place: string | null; matters: readonly { id: string }[]; attachments: readonly { sha256: string }[] }
/** Another record that may be of the same event, and by what. */
export type Hint<R> = { other: R; same: readonly Likeness[] }

/**
 * For each record waiting, those that may be of the same event: among what waits and what is already confirmed. A hint for
 * whoever confirms, never a refusal.
 */
export function hintsOf<R extends Listed>(waiting: readonly R[], confirmed: readonly R[]): ReadonlyMap<string, readonly Hint<R>[]> {
  const all = [...waiting, ...confirmed]
  return new Map(
    waiting.flatMap((one) => {
      const hints = all.flatMap((other) => {
        const same = other.id === one.id ? null : alike(comparedBy(one), comparedBy(other))
        return same ? [{ other, same }] : []
      })
      return hints.length > 0 ? [[one.id, hints]] : []
    }),
  )
}

function comparedBy({ heldOn, kinds, place, matters, attachments }: Listed): Parameters<typeof alike>[0] {
  return { heldOn, kinds: kinds.map(({ id }) => id), place, matters: matters.map(({ id }) => id), attachments: attachments.map(({ sha256 }) => sha256) }
}
