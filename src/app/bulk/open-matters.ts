import { openMatter as decideOpen } from '../../kernel/decide/matter.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { FactDraft } from '../../kernel/facts/index.ts'
import { nextCodes } from '../../store/queries/codes.ts'
import type { Call } from '../call.ts'
import { derivedId } from '../ids.ts'
import { ledgerRules } from '../matter/concerned.ts'
import { knownHolders } from '../matter/known-holders.ts'
import type { OpenMatter } from '../matter/open-matter.ts'
import { write, type Writing } from '../writing.ts'
import { batchesOf } from './batches.ts'

/** One matter to open: what a person would enter for it. */
export type MatterInBulk = Omit<OpenMatter, 'command'>

export type Bulk = {
  /** matters in one transaction: many, because each costs a commit; few, because the embedded database serves no one meanwhile */
  batch?: number
  /** called after each batch with the number of matters opened */
  progress?: (opened: number) => void
}

/** Measured on the embedded database (docs/performance.md): larger ones are slower, and each request waits for several of them. */
const BATCH = 500

/**
 * Opens many matters, decided one by one as `openMatter` decides them, and kept a batch at a time: each batch is a command of its
 * own whose id follows from `command`. So the same call after an interruption opens only what is missing.
 *
 * @returns the ids of the matters, in the order of `rows`
 * @throws DeliveryError what `openMatter` refuses, with `row` (from 1) among its facts; of the batch in which that row stands
 *   nothing is kept, the batches before it are
 */
export async function openMattersInBulk(call: Call, input: { command: string; rows: readonly MatterInBulk[] }, bulk: Bulk = {}): Promise<string[]> {
  const { command, rows } = input
  const { batch = BATCH, progress } = bulk
  const opened: string[] = []
  for (const part of batchesOf(rows, batch)) {
    opened.push(...(await openBatch(call, derivedId(command, `batch:${opened.length}`), part, opened.length)))
    progress?.(opened.length)
  }
  return opened
}

async function openBatch(call: Call, command: string, rows: readonly MatterInBulk[], before: number): Promise<string[]> {
  const idOf = (index: number) => derivedId(command, `matter:${index}`)
  await write(call, { id: command, name: 'openMatter', input: rows }, async (writing) => {
    const { tx, acting, packs, today } = writing
    await writing.lock(rows.map((_, index) => `matter:${idOf(index)}`))
    const nextCode = await codesFor(writing, rows)
    const known = await knownHolders(tx, acting.tenant, rows.flatMap(({ duties }) => duties.map(({ holder }) => holder)))
    const facts = rows.flatMap((row, index): FactDraft[] => {
      const { title, due, fields, milestones, duties, occurredOn = today } = row
      const matter = { id: idOf(index), code: nextCode(row), title, due, dueText: null, fields, clause: null, milestones, duties, occurredOn }
      const decision = decideOpen(ledgerRules(packs, row.ledger), matter, known, writing)
      if ('refusal' in decision) throw new DeliveryError(decision.refusal.code, { ...decision.refusal.facts, row: before + index + 1 })
      return decision.facts
    })
    return { facts, answer: { opened: rows.length } }
  })
  return rows.map((_, index) => idOf(index))
}

/**
 * The code of every row: the one it wishes for, else the next free one of its ledger and year.
 *
 * @throws DeliveryError `ledger_unknown`
 */
async function codesFor({ tx, acting, packs, today }: Writing, rows: readonly MatterInBulk[]): Promise<(row: MatterInBulk) => string> {
  const yearOf = ({ occurredOn }: MatterInBulk) => Number((occurredOn ?? today).slice(0, 4))
  const keyOf = (row: MatterInBulk) => `${row.ledger} ${yearOf(row)}`
  const wished = new Set(rows.flatMap(({ code }) => code ?? []))
  const free = new Map<string, string[]>()
  for (const [key, group] of Map.groupBy(rows.filter(({ code }) => code === undefined), keyOf)) {
    const [first] = group
    if (!first) continue
    const { ledger } = ledgerRules(packs, first.ledger)
    const codes: string[] = []
    // A code that another row of this batch wishes for is not in the database yet.
    while (codes.length < group.length) {
      const offered = await nextCodes(tx, acting.tenant, ledger, yearOf(first), group.length - codes.length)
      codes.push(...offered.filter((code) => !wished.has(code)))
    }
    free.set(key, codes)
  }
  return (row) => row.code ?? free.get(keyOf(row))?.shift() ?? ''
}
