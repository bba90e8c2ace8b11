import { actingFor } from '../../kernel/delegation.ts'
import type { PostState } from '../../kernel/facts/organisation.ts'
import { holdersOn } from '../../kernel/holders.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Db } from '../../store/database/database.ts'
import type { MembershipRow } from '../../store/queries/memberships.ts'
import { postsDelegatedTo } from '../../store/queries/reminders.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Acting } from '../call.ts'
import type { Inputs } from '../city/inputs.ts'
import { knownRole } from '../session/acting-of.ts'
import { owedItems, type OwedItem } from './owed-items.ts'

/** What one person may act through on a day: not through a post that somebody else holds by now; and for the leaders who let that post act for them. */
export async function actingsOf(db: Db, tenant: string, memberships: readonly MembershipRow[], today: Day): Promise<Acting[]> {
  const posts = await statesOf<PostState>(db, tenant, memberships.flatMap(({ post }) => (post ? [`post:${post}`] : [])))
  const own = memberships
    .filter(({ post, person }) => !post || holdersOn(posts.get(`post:${post}`) ?? { appointments: [] }, today).some((holder) => holder.person === person))
    .map(({ id, account, person, role, unit, post }) => ({ tenant, account, person, membership: id, role: knownRole(role), unit, post, onBehalfOf: null }))
  return [...own, ...(await forLeaders(db, tenant, own, today))]
}

async function forLeaders(db: Db, tenant: string, own: readonly Acting[], today: Day): Promise<Acting[]> {
  const deputies = own.flatMap(({ post }) => post ?? [])
  const leaders = await statesOf<PostState>(db, tenant, (await postsDelegatedTo(db, tenant, deputies)).map((id) => `post:${id}`))
  return own.flatMap((acting) =>
    [...leaders.values()].flatMap((leader): Acting[] => {
      const doings = acting.post ? actingFor(leader, acting.post, today) : null
      return doings ? [{ ...acting, role: 'leader', unit: leader.unit, onBehalfOf: leader.id, doings }] : []
    }),
  )
}

/** Everything that waits for one person, through whichever of their memberships; the same thing once. */
export async function owedOfPerson(db: Db, inputs: Inputs, tenant: string, memberships: readonly MembershipRow[]): Promise<OwedItem[]> {
  const items = new Map<string, OwedItem>()
  for (const acting of await actingsOf(db, tenant, memberships, inputs.today)) {
    for (const item of await owedItems(db, inputs, acting)) items.set(item.key, item)
  }
  return [...items.values()]
}
