import { DeliveryError } from '../../kernel/errors.ts'
import type { PostState, UnitState } from '../../kernel/facts/organisation.ts'
import { leadersFor, type Because } from '../../kernel/leaders.ts'
import { answeringFor } from '../../kernel/succession.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { permitSomewhere } from '../permit.ts'
import { directoryOf, postRef, unitRef, type Directory } from '../views/organisation.ts'

/**
 * The leaders whom the division of work proposes for what this unit leads, with the reasons and who acts for them. Who leads is chosen by
 * a person; several may fit.
 *
 * @param words title and text of the project, in which fields of the division may be named
 * @throws DeliveryError `not_found` for the unit
 */
export async function suggestLeaders({ deps, acting }: Call, { unit, words = '', day }: { unit: string; words?: string | undefined; day?: Day | undefined }) {
  permitSomewhere(acting, 'suggestLeaders')
  return deps.db.read(acting.tenant, async (db) => {
    const { today } = await inputsOf(deps, db, acting.tenant)
    const directory = await directoryOf(db, acting.tenant)
    if (!directory.units.has(unit)) throw new DeliveryError('not_found', { what: unit })
    const on = day ?? today
    const proposed = leadersFor(lineage(directory.units, unit, on), [...directory.posts.values()], on, words)
    return { rows: proposed.flatMap(({ post: id, because }) => proposedView(directory, id, because, on)) }
  })
}

function proposedView(directory: Directory, id: string, because: readonly Because[], day: Day) {
  const post = directory.posts.get(id)
  if (!post) return []
  return [{
    ...postRef(directory, post, day),
    because: because.map((reason) => (reason.kind === 'field' ? { kind: reason.kind, name: reason.field } : { kind: reason.kind, name: unitRef(directory, reason.unit, day)?.name ?? '' })),
    // Who acts for a leader helps with what they lead: 协管副秘书长.
    assistants: assistantsOf(post, day).flatMap((to) => {
      const assistant = directory.posts.get(to)
      return assistant ? [postRef(directory, assistant, day)] : []
    }),
  }]
}

/** Posts that act for this one on a day, whatever they may do. */
function assistantsOf(post: PostState, day: Day): string[] {
  const now = post.delegations.filter(({ from, until, endedOn }) => from <= day && (until === null || day <= until) && (endedOn === null || day < endedOn))
  return [...new Set(now.map(({ to }) => to))]
}

/** A unit, or the one that continues it, and what it belongs to; the nearest first. */
function lineage(units: ReadonlyMap<string, UnitState>, unit: string, day: Day): string[] {
  const { units: answering } = answeringFor(unit, units, day)
  const line = [answering.length === 1 ? (answering[0] ?? unit) : unit]
  for (let above = units.get(line[0] ?? '')?.parent; above && !line.includes(above); above = units.get(above)?.parent) line.push(above)
  return line
}
