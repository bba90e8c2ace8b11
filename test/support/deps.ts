import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Deps } from '../../src/app/call.ts'
import { depsOn } from '../../src/app/open-deps.ts'
import { openDatabase } from '../../src/store/database/database.ts'
import { embeddedTestDatabase } from '../../src/store/testing.ts'
import { migratedDatabase } from './postgres.ts'

/** `folder` holds the files, and on the embedded database everything else too. */
export type TestDeps = { deps: Deps; folder: string; setNow: (instant: string) => void; close: () => Promise<void> }

/** A fresh migrated database of the kind this test project runs on, with files of its own and a clock that a test may set. */
export async function testDeps(): Promise<TestDeps> {
  const opened = process.env.LINGXIAN_TEST_DB === 'postgres' ? await onServer() : await embeddedTestDatabase()
  let now: string | null = null
  const deps = depsOn(opened.db, join(opened.folder, 'files'), () => now ?? new Date().toISOString())
  const close = async () => {
    await deps.readers.close()
    await opened.close()
  }
  return { deps, folder: opened.folder, setNow: (instant) => (now = instant), close }
}

async function onServer() {
  const { url, drop } = await migratedDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'lingxian-test-'))
  const db = await openDatabase({ url })
  const close = async () => {
    await db.close()
    await drop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { db, folder, close }
}
