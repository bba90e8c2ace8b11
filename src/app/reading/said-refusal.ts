import { FileRefusal, type FileFacts } from '../../files/refusal.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { SaidRefusal } from './thread-words.ts'

/** What a refusal was made from: an error does not keep its class on the way out of a thread. Null for any other error. */
export function saidOf(error: unknown): SaidRefusal | null {
  if (!(error instanceof DeliveryError)) return null
  return { reason: error instanceof FileRefusal ? error.reason : null, code: error.code, facts: error.facts }
}

/** The same refusal again, its sentences made anew. */
export function refusalSaid({ reason, code, facts }: SaidRefusal): DeliveryError {
  return reason === null ? new DeliveryError(code, facts) : new FileRefusal(reason, facts as FileFacts)
}
