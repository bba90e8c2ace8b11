import type { FindingKind } from '../../../kernel/words/log.ts'
import type { Envelope } from '../../../store/hash.ts'

/** Something in the log that is not as it was sealed. `leaf`, and `past` where it is one of several: leaves from `leaf` up to but without `past`. */
export type Finding = {
  what: FindingKind
  leaf: number | null
  past: number | null
  fact: string | null
  subject: string | null
  version: number | null
  kind: string | null
  on: string | null
  /** the head or key it is about */
  head: { size: number; signedAt: string; key: string } | null
}

const NOTHING: Omit<Finding, 'what'> = { leaf: null, past: null, fact: null, subject: null, version: null, kind: null, on: null, head: null }

export function finding(what: FindingKind, says: Partial<Omit<Finding, 'what'>>): Finding {
  return { what, ...NOTHING, ...says }
}

/** What names a fact. */
export function named({ id, subject, subjectVersion, kind, occurredOn }: Pick<Envelope, 'id' | 'subject' | 'subjectVersion' | 'kind' | 'occurredOn'>) {
  return { fact: id, subject, version: subjectVersion, kind, on: occurredOn }
}
