import type { MatterState } from '../../kernel/facts/matter.ts'
import type { PostState } from '../../kernel/facts/organisation.ts'
import { leadUnits } from '../../kernel/leads.ts'
import type { Day } from '../../kernel/time/day.ts'
import { unitRef, type Directory } from '../views/organisation.ts'

/** What was brought to a post and waits for its word on a day, the longest first. */
export function asked(raised: readonly MatterState[], post: PostState, directory: Directory, day: Day) {
  return raised
    .flatMap((matter) =>
      (matter.raises ?? [])
        .filter(({ to, on, decided }) => to.id === post.id && on <= day && (decided === null || decided.on > day))
        .map(({ id, ask, tried, options, on, post: by }) => ({
          matter: { id: matter.id, code: matter.code, title: matter.title },
          raise: id,
          ask,
          tried,
          options,
          on,
          by: unitRef(directory, directory.posts.get(by ?? '')?.unit ?? leadUnits(matter)[0] ?? null, day)?.name ?? null,
        })),
    )
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.matter.code < b.matter.code ? -1 : 1))
}
