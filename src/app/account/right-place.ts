import { DeliveryError } from '../../kernel/errors.ts'
import type { PostState } from '../../kernel/facts/organisation.ts'
import { holdersOn } from '../../kernel/holders.ts'
import { postless, type Role } from '../../kernel/permission.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'

/** For whom a right is: whoever holds a post now, or someone of the directory without one. */
export type For = { post: string | null; person: string | null }
export type RightPlace = { person: string; unit: string | null; post: string | null; today: string }

/**
 * The person, unit and post of a right that is to be given.
 *
 * @throws DeliveryError `not_found`, `post_vacant`, `role_without_post`
 */
export async function rightPlace({ deps, acting }: Call, role: Role, { post: id, person }: For): Promise<RightPlace> {
  if (id === null && !postless.some((one) => one === role)) throw new DeliveryError('role_without_post', { role })
  return deps.db.read(acting.tenant, async (db) => {
    const { today } = await inputsOf(deps, db, acting.tenant)
    if (id === null) {
      if (person === null) throw new DeliveryError('not_found', { what: 'person' })
      return { person, unit: null, post: null, today }
    }
    const post = (await statesOf<PostState>(db, acting.tenant, [`post:${id}`])).get(`post:${id}`)
    if (!post) throw new DeliveryError('not_found', { what: id })
    const holders = holdersOn(post, today)
    // The newest holder: where a post has several, accounts are opened as they come.
    const holder = person === null ? holders.at(-1) : holders.find((one) => one.person === person)
    if (!holder) throw new DeliveryError('post_vacant', { post: post.name })
    return { person: holder.person, unit: post.unit, post: id, today }
  })
}
