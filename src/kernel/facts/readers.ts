import { z } from 'zod'
import { uuidSchema } from './envelope.ts'
import { kindsOf, type Kind } from './kind.ts'

/** What can be made internal (限定知悉): open to those who hold one of the named posts, and to nobody else. */
export const internalTypes = ['matter', 'activity', 'document', 'letter', 'meeting'] as const
export type InternalType = (typeof internalTypes)[number]

/** Posts, never persons: the right follows the post. */
export type NamedReaders = { posts: string[]; reason: string; on: string }
/** absent: open to whoever may read its like */
export type WithReaders = { readers?: NamedReaders }

/** The kinds by which readers are named, named anew, and no longer asked for. */
export function readersKinds<S extends WithReaders>(type: InternalType): Kind[] {
  const kind = kindsOf<S>()
  return [
    kind(`${type}.readers-set`, z.object({ posts: z.array(uuidSchema).min(1).max(50), reason: z.string().min(1).max(500) }), (state, { occurredOn, payload }) => state && { ...state, readers: { ...payload, on: occurredOn } }),
    kind(`${type}.readers-lifted`, z.object({ reason: z.string().min(1).max(500) }), (state) => {
      if (!state) return null
      const { readers: _, ...rest } = state
      return rest as S
    }),
  ]
}
