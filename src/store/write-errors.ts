import { DeliveryError } from '../kernel/errors.ts'

const UNIQUE_VIOLATION = '23505'
/** Serialisation failure and deadlock: another transaction was there first. */
const LOST_RACES = new Set(['40001', '40P01'])
/** Two began the same subject, sent the same fact, or gave the same command at once. */
const RACED = new Set(['fact_decided_once', 'fact_pkey', 'fact_payload_rest_pkey', 'command_pkey', 'subject_pkey', 'letter_number_once'])

/**
 * The refusal that a database error stands for; any other error as it is.
 *
 * @param codes codes of the matters being written: under row-level security PostgreSQL does not say which value collided
 */
export function asRefusal(error: unknown, codes: readonly string[] = []): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  const code = String(error.code)
  if (LOST_RACES.has(code)) return new DeliveryError('decided_meanwhile')
  if (code !== UNIQUE_VIOLATION) return error
  const constraint = 'constraint' in error ? String(error.constraint) : ''
  if (RACED.has(constraint)) return new DeliveryError('decided_meanwhile')
  if (constraint === 'matter_code_once') return new DeliveryError('code_taken', { code: codes.join('、') })
  return error
}
