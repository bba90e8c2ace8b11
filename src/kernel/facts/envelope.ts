import { z } from 'zod'

/** Days are strings `YYYY-MM-DD`, China Standard Time; instants are ISO strings in UTC with milliseconds. */
export const daySchema = z.iso.date()
export const instantSchema = z.iso.datetime()
export const uuidSchema = z.uuid()
/** What a fact is about: `matter:<uuid>`, `post:<uuid>`, `pack:reform` …; the part before the colon is its type. */
export const subjectSchema = z.string().regex(/^[a-z]{2,20}:[\w.-]{1,80}$/)

/** Who did it: `person:<uuid>`, or `system` for what the product does by itself. Never a name. */
export const actorSchema = z.string().regex(/^(system|person:[0-9a-f-]{36})$/)

/**
 * What happened, once, for ever. The envelope is fixed before the first fact: a kind's payload may grow by a new
 * `schemaVersion` and an upcaster, the envelope may not.
 *
 * `occurredOn` is when it was so (effective time), `recordedAt` when the server took it (known time). `subjectVersion`
 * counts the facts of one subject from 1 without gaps; two decisions on the same state collide on it.
 */
export type Fact = {
  id: string
  tenant: string
  kind: string
  schemaVersion: number
  commandId: string
  subject: string
  subjectVersion: number
  occurredOn: string
  occurredAt: string | null
  recordedAt: string
  actor: string
  /** the post acted through */
  post: string | null
  /** the post on whose behalf a secretary or deputy acted */
  onBehalfOf: string | null
  payload: unknown
}

/** What a decision yields: the kernel says what happened, the store completes the envelope. */
export type FactDraft = {
  subject: string
  kind: string
  occurredOn: string
  occurredAt?: string
  payload: unknown
}

export function subjectType(subject: string): string {
  return subject.slice(0, subject.indexOf(':'))
}

export function subjectId(subject: string): string {
  return subject.slice(subject.indexOf(':') + 1)
}
