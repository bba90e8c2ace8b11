import type { z } from 'zod'
import type { Fact } from './envelope.ts'

/** The part of a fact that its effect depends on; `payload` is already lifted to the newest version. */
export type Applied<P> = Pick<Fact, 'id' | 'subject' | 'occurredOn' | 'recordedAt' | 'actor' | 'post' | 'onBehalfOf'> & { payload: P }

/**
 * One kind of fact: its payload's shape, its newest version, how older payloads are lifted, and what it does to its subject.
 *
 * `apply` is total: after a void any fact may meet a state it was not decided on (a duty ended that was never assigned);
 * it then leaves the state as it is.
 */
export type Kind = {
  kind: string
  version: number
  payload: z.ZodType
  /** payloads of version n (key) lifted to n + 1 */
  upcasters: Readonly<Record<number, (payload: unknown) => unknown>>
  voidable: boolean
  apply: (state: unknown, fact: Applied<unknown>) => unknown
}

type Options = { voidable?: boolean; version?: number; upcasters?: Kind['upcasters'] }

/**
 * Declares kinds of a subject whose state is `S`. The payload's type is inferred from its schema and then forgotten: the
 * registry holds kinds of all subjects side by side, and every payload is parsed by its own schema when it is written.
 */
export function kindsOf<S>() {
  return <P>(kind: string, payload: z.ZodType<P>, apply: (state: S | null, fact: Applied<P>) => S | null, options: Options = {}): Kind => ({
    kind,
    version: options.version ?? 1,
    payload,
    upcasters: options.upcasters ?? {},
    voidable: options.voidable ?? false,
    apply: (state, fact) => apply(state as S | null, fact as Applied<P>),
  })
}
