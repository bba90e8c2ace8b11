import { sql } from 'kysely'

import { DeliveryError } from '../../kernel/errors.ts'
import type { Tx } from '../database/database.ts'

/** A ledger as far as its codes go: GG gives GG-2026-001. */
export type Numbered = { id: string; codePrefix: string }

/**
 * The code of a new matter: the one wished for, or the ledger's next of the year. A number once given out is not given
 * again, even if its matter is taken back.
 *
 * @throws DeliveryError `code_taken`
 */
export async function nextCode(tx: Tx, tenant: string, ledger: Numbered, year: number, wanted?: string): Promise<string> {
  if (wanted !== undefined) {
    if ((await takenCodes(tx, tenant, [wanted])).size > 0) throw new DeliveryError('code_taken', { code: wanted })
    return wanted
  }
  const [code] = await nextCodes(tx, tenant, ledger, year, 1)
  if (code === undefined) throw new Error('no code was given out')
  return code
}

/** As many codes in a row, for an import or the tasks of a gazette. Those that were chosen by hand before are left out. */
export async function nextCodes(tx: Tx, tenant: string, ledger: Numbered, year: number, count: number): Promise<string[]> {
  const codes: string[] = []
  while (codes.length < count) {
    const wanted = count - codes.length
    const last = await advance(tx, tenant, ledger.id, year, wanted)
    const offered = Array.from({ length: wanted }, (_, index) => codeOf(ledger.codePrefix, year, last - wanted + 1 + index))
    const taken = await takenCodes(tx, tenant, offered)
    codes.push(...offered.filter((code) => !taken.has(code)))
  }
  return codes
}

function codeOf(prefix: string, year: number, number: number): string {
  return `${prefix}-${year}-${String(number).padStart(3, '0')}`
}

async function advance(tx: Tx, tenant: string, ledger: string, year: number, by: number): Promise<number> {
  const { last } = await tx
    .insertInto('code_counter')
    .values({ tenant, ledger, year, last: by })
    .onConflict((conflict) => conflict.columns(['tenant', 'ledger', 'year']).doUpdateSet({ last: sql`code_counter.last + ${by}` }))
    .returning('last')
    .executeTakeFirstOrThrow()
  return last
}

async function takenCodes(tx: Tx, tenant: string, codes: readonly string[]): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('matter')
    .select('code')
    .where('tenant', '=', tenant)
    .where('code', '=', sql<string>`any(${[...codes]}::text[])`)
    .execute()
  return new Set(rows.map(({ code }) => code))
}
