import type { PostState } from './facts/organisation.ts'
import type { Role } from './permission.ts'

type Leading = Pick<PostState, 'id' | 'unit' | 'order' | 'leader' | 'endedOn'>

/**
 * The posts of the heads (主要领导): of each body that leaders' posts belong to, the first in its order — of the party committee its
 * secretary, of the government its mayor.
 */
export function headPosts(posts: Iterable<Leading>): string[] {
  const leading = [...posts].filter(({ leader, endedOn }) => leader && endedOn === null)
  return [...Map.groupBy(leading, ({ unit }) => unit).values()].flatMap((list) => list.toSorted((a, b) => a.order - b.order)[0]?.id ?? [])
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
