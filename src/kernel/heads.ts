import type { PostState } from './facts/organisation.ts'
import type { Role } from './permission.ts'

type Leading = Pick<PostState, 'id' | 'head' | 'endedOn'>

/** The posts of the heads (主要领导), the secretary and the mayor: those that were entered as such, and no other. */
export function headPosts(posts: Iterable<Leading>): string[] {
  return [...posts].filter(({ head, endedOn }) => head && endedOn === null).map(({ id }) => id)
}

/**
 * Whether someone may see obligations by leader: the reform office and the heads only. Other leaders and the units see projects.
 * @source practice of reform offices: a matrix of city leaders shown to bureaus would be refused
 */
export function maySeeByLeader({ role, post, onBehalfOf }: { role: Role; post: string | null; onBehalfOf: string | null }, heads: readonly string[]): boolean {
  if (role === 'office') return true
  const acted = onBehalfOf ?? post
  return role === 'leader' && acted !== null && heads.includes(acted)
}
