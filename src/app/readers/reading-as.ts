import { opensInternal } from '../../kernel/internal.ts'
import type { Command } from '../../kernel/permission.ts'
import { namedSomewhere } from '../../store/queries/internal.ts'
import { ofCity } from '../../store/kept.ts'
import type { Acting, Deps } from '../call.ts'

/** Posts through which someone acts: their own and, acting for a leader, that leader's. */
export function postsOf({ post, onBehalfOf }: Pick<Acting, 'post' | 'onBehalfOf'>): string[] {
  return [post, onBehalfOf].flatMap((one) => one ?? [])
}

/**
 * What a command works with on behalf of who acts: of internal subjects (限定知悉) it sees those that are open to their posts where it is one that opens such
 * things, and none where it counts, lists for others or writes out. Nobody who is named nowhere costs the database a setting.
 */
export async function readingAs(deps: Deps, acting: Acting, command: Command): Promise<Deps> {
  const posts = postsOf(acting)
  const named = opensInternal.has(command) && posts.length > 0 && (await areNamed(deps, acting.tenant, posts))
  return { ...deps, db: deps.db.readingAs(named ? posts : []) }
}

async function areNamed({ db }: Deps, tenant: string, posts: readonly string[]): Promise<boolean> {
  const key = `named:${tenant}:${posts.join()}`
  return db.kept.get<boolean>(key) ?? db.kept.read(key, ofCity(tenant), () => db.read(tenant, (one) => namedSomewhere(one, tenant, posts)))
}
