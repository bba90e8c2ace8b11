import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { runFaults, type FaultPlace } from '../support/faults/run.ts'
import { embeddedTestFolder } from '../../src/store/testing.ts'
import { createDatabase, startRevivingPostgres } from '../support/postgres-server.ts'
import { testDatabaseKind } from '../support/postgres.ts'

/** Five on each database; `npm run bench -- faults` does it some hundred times. */
const KILLS = 5
const SEED = 20261123
const nothing = { lost: [], doubled: [], partial: [], projections: [], files: [] }

async function place(): Promise<{ at: FaultPlace; leave: () => Promise<void> }> {
  if (testDatabaseKind() === 'pglite') {
    const folder = await embeddedTestFolder()
    return { at: { folder }, leave: async () => rmSync(folder, { recursive: true, force: true }) }
  }
  const folder = mkdtempSync(join(tmpdir(), 'lingxian-faults-'))
  const server = await startRevivingPostgres()
  const { url } = await createDatabase(server.url)
  const leave = async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { at: { folder, postgres: { server, url } }, leave }
}

test('killed with -9 under load, again and again: nothing acknowledged is lost, nothing is there twice or in part', async () => {
  const { at, leave } = await place()
  try {
    const { losses, acknowledged } = await runFaults(at, KILLS, SEED)
    expect(losses).toEqual(nothing)
    // Otherwise it would say little.
    expect(acknowledged).toBeGreaterThanOrEqual(KILLS)
  } finally {
    await leave()
  }
}, 180_000)
