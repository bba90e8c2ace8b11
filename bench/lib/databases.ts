import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { createDatabase, startPostgres } from '../../test/support/postgres-server.ts'
import type { Place } from './city.ts'

/** On what a bench of writing is run: the embedded database, and a PostgreSQL that syncs every commit. */
export const KINDS = ['embedded', 'postgres'] as const
export type Kind = (typeof KINDS)[number]

/** Those that were asked for by `--database embedded|postgres`; both where nothing was. @throws Error for another name */
export function wantedKinds(args: readonly string[]): Kind[] {
  const wanted = args.includes('--database') ? args[args.indexOf('--database') + 1] : undefined
  const kinds = KINDS.filter((kind) => wanted === undefined || wanted === kind)
  if (kinds.length === 0) throw new Error(`--database is embedded or postgres, not ${wanted}`)
  return kinds
}

/** Does `work` on a fresh database of this kind, and leaves nothing behind. */
export async function onFreshDatabase(kind: Kind, work: (place: Place) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lingxian-bench-'))
  const server = kind === 'postgres' ? await startPostgres({ durable: true }) : undefined
  try {
    const database = server && (await createDatabase(server.url))
    await work({ folder, ...(database && { url: database.url }) })
  } finally {
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
