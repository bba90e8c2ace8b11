import type { PostState } from '../../kernel/facts/organisation.ts'
import { vacantSince } from '../../kernel/holders.ts'
import { sittingOn } from '../../kernel/seats.ts'
import { answeringFor } from '../../kernel/succession.ts'
import { dutyCounts } from '../../store/queries/duties.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { permitSomewhere } from '../permit.ts'
import { directoryOf, postRef, unitRef } from '../views/organisation.ts'
import { bySeatOrder, seatView } from '../views/seats.ts'

/**
 * What the directory waits for: posts that are vacant (空缺) with the duties that wait, seats for which a body's office is to say who follows,
 * successors to be reported, and ended units whose duties nobody or more than one could go on with.
 */
export async function getOrganisationWaiting({ deps, acting }: Call) {
  permitSomewhere(acting, 'getOrganisationWaiting')
  return deps.db.read(acting.tenant, async (db) => {
    const { today } = await inputsOf(deps, db, acting.tenant)
    const directory = await directoryOf(db, acting.tenant)
    const { units, posts, seats } = directory
    const stands = (post: PostState) => !post.endedOn && !units.get(post.unit)?.ended
    const vacant = [...posts.values()].filter(stands).flatMap((post) => {
      const since = vacantSince(post, today)
      return since === undefined ? [] : [{ post, since }]
    })
    const ended = [...units.values()].flatMap((unit) => {
      const { units: answering, since } = answeringFor(unit.id, units, today)
      return since === null || answering.length === 1 ? [] : [{ unit, since, answering }]
    })
    const counts = await dutyCounts(db, acting.tenant, [...vacant.map(({ post }) => post.id), ...ended.map(({ unit }) => unit.id)], today)
    const duties = (id: string) => counts.get(id) ?? 0
    const sitting = [...seats.values()].sort(bySeatOrder).flatMap((seat) => {
      const now = sittingOn(seat, posts, today)
      return now && (now.adjust || now.report) ? [seatView(directory, seat, today)] : []
    })
    return {
      // A post that no one has held yet and that answers for nothing waits for nobody.
      vacancies: vacant
        .filter(({ post, since }) => since !== null || duties(post.id) > 0)
        .map(({ post, since }) => ({ post: postRef(directory, post, today), since, duties: duties(post.id) }))
        .sort((one, other) => other.duties - one.duties),
      adjust: sitting.filter(({ adjust }) => adjust),
      report: sitting.filter(({ report }) => report),
      undecided: ended
        .filter(({ unit }) => duties(unit.id) > 0)
        .map(({ unit, since, answering }) => ({ unit: unitRef(directory, unit.id, today) ?? { id: unit.id, name: unit.name }, since, successors: answering.flatMap((id) => unitRef(directory, id, today) ?? []), duties: duties(unit.id) })),
    }
  })
}
