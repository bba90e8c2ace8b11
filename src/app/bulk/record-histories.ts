import { createHash } from 'node:crypto'

import { DeliveryError } from '../../kernel/errors.ts'
import { subjectType } from '../../kernel/facts/envelope.ts'
import type { FactDraft } from '../../kernel/facts/index.ts'
import { scopeOf } from '../../kernel/permission.ts'
import type { Call } from '../call.ts'
import { derivedId } from '../ids.ts'
import { ledgerRules } from '../matter/concerned.ts'
import { write, type Writing } from '../writing.ts'
import { batchesBy } from './batches.ts'

/** What happened to one matter and the records on it, in order. The ids of its subjects are the caller's, so that the next history may name them. */
export type History = readonly FactDraft[]

export type Lanes = {
  /** facts in one transaction, at least; a history is never divided */
  batch?: number
  /** transactions at once, each on a connection of its own */
  lanes?: number
  /** called after each batch with the number of facts recorded so far */
  progress?: (recorded: number) => void
}

/** Measured on PostgreSQL (docs/performance.md): smaller batches pay for their round trips, larger ones keep the counters of the city longer. */
const BATCH = 4_000

/** With which a history begins: whatever comes first of another kind would be about nothing. */
const BEGINNINGS: Readonly<Record<string, string>> = { matter: 'matter.opened', activity: 'activity.recorded' }

/**
 * Records what other systems have kept for years: many facts on many matters and their records in one transaction. Payloads are checked as always and hashed as
 * always; each subject is folded in memory, what follows from it is written once and judged once, counters are added up. What the kernel decides on (whose turn a step
 * is, whether a record was looked at by somebody else) was decided where it happened and is not asked again.
 *
 * Each batch is a command of its own whose id follows from `command`: the same call after an interruption writes only what is missing.
 *
 * @returns how many facts were recorded
 * @throws DeliveryError `forbidden` for who does not open matters in the whole city, `history_unfit` for facts of other subjects or without their beginning,
 *   `ledger_unknown`, `code_taken`; of the batch in which that stands nothing is kept
 */
export async function recordHistories(call: Call, input: { command: string; histories: Iterable<History> }, { batch = BATCH, lanes = 1, progress }: Lanes = {}): Promise<number> {
  if (scopeOf(call.acting.role, 'openMatter') !== 'city') throw new DeliveryError('forbidden', { command: 'openMatter', role: call.acting.role })
  const batches = batchesBy(input.histories, batch, (history) => history.length)
  let recorded = 0
  let taken = 0
  const lane = async () => {
    // All lanes take from the same iterator, which is asked synchronously: no batch is taken twice.
    for (const histories of batches) {
      const facts = histories.flat()
      const id = derivedId(input.command, `batch:${taken}`)
      taken += 1
      await recordBatch(call, id, facts)
      recorded += facts.length
      progress?.(recorded)
    }
  }
  // What one lane is refused for ends the batches for all; those under way are waited for, so that nothing is written after this has returned.
  const ended = await Promise.allSettled(Array.from({ length: lanes }, lane))
  for (const one of ended) if (one.status === 'rejected') throw one.reason
  return recorded
}

async function recordBatch(call: Call, id: string, facts: readonly FactDraft[]): Promise<void> {
  // Of a batch sent again only the digest is compared: to write thousands of facts as canonical text would cost as much as to hash them.
  const input = { facts: createHash('sha256').update(JSON.stringify(facts)).digest('hex') }
  await write(call, { id, name: 'openMatter', input }, async (writing) => {
    await checkFit(writing, facts)
    return { facts: [...facts], answer: { recorded: facts.length } }
  })
}

/** @throws DeliveryError `history_unfit`, `ledger_unknown` */
async function checkFit({ lock, packs }: Writing, facts: readonly FactDraft[]): Promise<void> {
  const begun = new Set((await lock(facts.map(({ subject }) => subject))).keys())
  for (const { subject, kind, payload } of facts) {
    const beginning = BEGINNINGS[subjectType(subject)]
    const begins = kind === beginning
    if (beginning === undefined || begins === begun.has(subject)) throw new DeliveryError('history_unfit', { subject, kind })
    if (begins) begun.add(subject)
    if (kind === 'matter.opened') ledgerRules(packs, (payload as { ledger: string }).ledger)
  }
}
