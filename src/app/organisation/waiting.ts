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
    const counts = await dutyCounts(db, acting.tenant, [...posts.keys(), ...units.keys()], today)
    const duties = (id: string) => counts.get(id) ?? 0
    const stands = (post: PostState) => !post.endedOn && !units.get(post.unit)?.ended
    const sitting = [...seats.values()].sort(bySeatOrder).flatMap((seat) => {
      const now = sittingOn(seat, posts, today)
      return now && (now.adjust || now.report) ? [seatView(directory, seat, today)] : []
    })
    return {
      // A post that no one has held yet and that answers for nothing waits for nobody.
      vacancies: [...posts.values()].filter(stands).flatMap((post) => {
        const since = vacantSince(post, today)
        return since === undefined || (since === null && duties(post.id) === 0) ? [] : [{ post: postRef(directory, post, today), since, duties: duties(post.id) }]
      }).sort((a, b) => b.duties - a.duties),
      adjust: sitting.filter(({ adjust }) => adjust),
      report: sitting.filter(({ report }) => report),
      undecided: [...units.values()].flatMap((unit) => {
        const { units: answering, since } = answeringFor(unit.id, units, today)
        if (since === null || answering.length === 1 || duties(unit.id) === 0) return []
        return [{ unit: unitRef(directory, unit.id, today) ?? { id: unit.id, name: unit.name }, since, successors: answering.flatMap((id) => unitRef(directory, id, today) ?? []), duties: duties(unit.id) }]
      }),
    }
  })
}
