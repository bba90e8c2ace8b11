import type { PostState } from '../../kernel/facts/organisation.ts'
import { headPosts } from '../../kernel/heads.ts'
import type { Acting } from '../call.ts'
import { standsFor } from '../permit.ts'

/**
 * The leaders' posts whose page the acting membership may open: the office every one, a leader (or who acts for one) that leader's own, the
 * heads every one.
 * @source practice of reform offices: what leaders owe is shown to the reform office and the heads, not to others
 */
export function pagesOpen(acting: Acting, posts: readonly PostState[]): PostState[] {
  const leading = posts.filter(({ leader, endedOn }) => leader && endedOn === null)
  const own = standsFor(acting)
  const all = acting.role === 'office' || (own !== null && headPosts(leading).includes(own))
  return all ? leading : posts.filter(({ id }) => id === own)
}
