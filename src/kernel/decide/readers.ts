import { refuse } from '../errors.ts'
import type { FactDraft } from '../facts/index.ts'
import type { InternalType, WithReaders } from '../facts/readers.ts'
import type { Day } from '../time/day.ts'
import type { Decision } from './decision.ts'

type Subject = { type: InternalType; id: string }

/** What is known of the posts to be named: those that exist, and those that somebody holds today. */
export type KnownPosts = { existing: ReadonlySet<string>; held: ReadonlySet<string> }

/** How many posts may be named at most: who needs more means the whole city. */
export const MOST_READERS = 50

/**
 * Names the only posts that may read something, or names them anew. Somebody must be there to read it, and who names them stays among them: nobody shuts a
 * subject away from everyone, or from themselves unseen.
 *
 * @param own posts through which whoever decides this acts
 */
export function setReaders({ type, id }: Subject, state: WithReaders & { public?: boolean }, { posts, reason }: { posts: readonly string[]; reason: string }, own: readonly string[], known: KnownPosts, on: Day): Decision {
  const named = [...new Set(posts)].sort()
  if (state.public) return refuse('readers_public')
  if (named.some((post) => !known.existing.has(post))) return refuse('reader_unknown')
  if (!named.some((post) => own.includes(post))) return refuse('reader_not_self')
  if (!named.some((post) => known.held.has(post))) return refuse('readers_vacant')
  if (state.readers && state.readers.posts.join() === named.join()) return refuse('readers_unchanged')
  return { facts: [drafted(type, id, 'readers-set', on, { posts: named, reason })] }
}

/** Opens something again to whoever may read its like. */
export function liftReaders({ type, id }: Subject, { readers }: WithReaders, reason: string, on: Day): Decision {
  return readers ? { facts: [drafted(type, id, 'readers-lifted', on, { reason })] } : refuse('not_internal')
}

function drafted(type: InternalType, id: string, what: 'readers-set' | 'readers-lifted', occurredOn: Day, payload: object): FactDraft {
  return { subject: `${type}:${id}`, kind: `${type}.${what}`, occurredOn, payload }
}
