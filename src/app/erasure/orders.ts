import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'

import { z } from 'zod'

import { subjectSchema, uuidSchema } from '../../kernel/facts/envelope.ts'
import { erasedPayload } from '../../kernel/facts/index.ts'
import { innermost } from '../../kernel/redact-fact.ts'
import { syncFolder } from '../../store/files.ts'
import { erasingFacts } from '../../store/queries/erasures.ts'
import type { Deps } from '../call.ts'
import type { Forgotten } from './leftovers.ts'

/** An erasure that was carried out, with nothing in it of what was erased: enough to do the same to an older back-up that was restored. */
export const orderSchema = z.object({
  version: z.literal(1),
  tenant: z.string(),
  erasure: uuidSchema,
  at: z.string(),
  ground: z.string(),
  person: uuidSchema.nullable(),
  accounts: z.array(z.string()),
  facts: z.array(z.object({ id: uuidSchema, subject: subjectSchema, on: z.string(), payload: erasedPayload })),
  /** masked texts and readings of documents, which the facts name by their hashes */
  texts: z.array(z.string()),
  removed: z.array(z.string()),
})
export type Order = z.infer<typeof orderSchema>

const decoder = new TextDecoder()

/**
 * Keeps an erasure in a folder of its own beside the data, which no back-up holds. Written whole or not at all; writing it again changes nothing.
 */
export async function keepOrder(deps: Deps, tenant: string, erasure: string): Promise<void> {
  const { row, facts } = await deps.db.jobs(async (db) => ({
    row: await db.selectFrom('erasure').selectAll().where('tenant', '=', tenant).where('id', '=', erasure).executeTakeFirstOrThrow(),
    facts: await erasingFacts(db, tenant, erasure),
  }))
  const { person, ground, done_at: at } = row
  const { removed, accountIds: accounts = [] } = row.done as Forgotten
  const kept = facts.map(({ id, subject, on, payload }) => ({ id, subject, on, payload: erasedPayload.parse(payload) }))
  const texts: string[] = []
  for (const { payload } of kept) for (const sha256 of textsOf(innermost(payload))) texts.push(decoder.decode(await deps.files.get(sha256)))
  const order: Order = { version: 1, tenant, erasure, at: at ?? deps.now(), ground, person, accounts, facts: kept, texts, removed }
  await mkdir(deps.erasures, { recursive: true, mode: 0o700 })
  const path = orderPath(deps, erasure)
  const file = await open(`${path}.part`, 'w', 0o600)
  try {
    await file.writeFile(JSON.stringify(order))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${path}.part`, path)
  await syncFolder(deps.erasures)
}

/** Where an erasure's order is kept; it is there once nothing is left to do. */
export function orderPath({ erasures }: Pick<Deps, 'erasures'>, erasure: string): string {
  return join(erasures, `${erasure}.json`)
}

function textsOf(redacted: unknown): string[] {
  const { text, reading, readerVersion } = redacted as Record<string, unknown>
  return typeof text === 'string' && typeof reading === 'string' && readerVersion !== undefined ? [text, reading] : []
}

/** The erasures kept in a folder, in the order in which they were carried out; none where there is no such folder. */
export async function keptOrders(folder: string): Promise<Order[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  })
  const orders = await Promise.all(names.filter((name) => name.endsWith('.json')).map(async (name) => orderSchema.parse(JSON.parse(await readFile(join(folder, name), 'utf8')))))
  return orders.sort((a, b) => (a.at < b.at ? -1 : 1))
}
