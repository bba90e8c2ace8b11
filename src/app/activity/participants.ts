import type { MatterState } from '../../kernel/facts/matter.ts'
import { covers } from '../../kernel/holders.ts'
import { isAsked } from '../../kernel/obligation.ts'
import type { Pack } from '../../kernel/pack/schema.ts'
import { scopeOf } from '../../kernel/permission.ts'
import type { Day } from '../../kernel/time/day.ts'
import { mattersConcerning } from '../../store/queries/matters.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { ownUnits, permitSomewhere, reachOfActing } from '../permit.ts'
import { directoryOf } from '../views/organisation.ts'

/**
 * The posts whose taking part in person required practice asks for, in records of these kinds on these matters: a project's leader.
 * So that a form can offer them, and nobody looks them up.
 *
 * @param heldOn the day on which they must hold the duty
 */
export async function listParticipants(call: Call, { matters, kinds, heldOn }: { matters: readonly string[]; kinds: readonly string[]; heldOn?: Day | undefined }) {
  permitSomewhere(call.acting, 'listParticipants')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const { packs, today } = await inputsOf(deps, db, acting.tenant)
    const reach = scopeOf(acting.role, 'listParticipants') === 'city' ? null : await reachOfActing(db, acting, await ownUnits(db, acting, today))
    const seen = reach === null ? [...matters] : [...(await mattersConcerning(db, acting.tenant, matters, reach))]
    const states = await statesOf<MatterState>(db, acting.tenant, seen.map((id) => `matter:${id}`))
    const { posts, seats } = await directoryOf(db, acting.tenant)
    const found = new Map<string, { id: string; name: string; role: string; roleName: { zh: string; en: string }; matters: number }>()
    for (const matter of states.values()) {
      for (const { id: role, name: roleName } of rolesAsked(packs, matter, kinds)) {
        const held = matter.duties.filter((duty) => duty.role === role && covers(duty, heldOn ?? today))
        for (const { holder } of held) {
          const post = posts.get(holder.type === 'seat' ? (seats.get(holder.id)?.post ?? '') : holder.id)
          if (post) found.set(post.id, { id: post.id, name: post.name, role, roleName, matters: (found.get(post.id)?.matters ?? 0) + 1 })
        }
      }
    }
    return { rows: [...found.values()] }
  })
}

/** The duties that rhythms of a matter want to take part in records of these kinds. */
function rolesAsked(packs: readonly Pack[], matter: MatterState, kinds: readonly string[]) {
  const rhythms = packs.flatMap((pack) => pack.rhythms).filter((rhythm) => rhythm.activity !== undefined && kinds.includes(rhythm.activity) && isAsked(rhythm, matter))
  const roles = new Set(rhythms.flatMap(({ participants }) => participants))
  const duties = packs.find((pack) => pack.ledgers.some(({ id }) => id === matter.ledger))?.duties ?? []
  return duties.filter(({ id }) => roles.has(id))
}
