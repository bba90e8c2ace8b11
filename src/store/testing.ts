import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { openDatabase } from './database/database.ts'
import type { Database } from './database/database.ts'
import { readMigrations } from './database/migrate.ts'

/**
 * A temporary data folder with a migrated, empty embedded database, for tests and benches: copied from a template that is
 * made once for each state of the migrations, so that a fresh one takes a second and not five.
 *
 * @param template another data folder to copy; nothing may have it open
 */
export async function embeddedTestFolder(template?: string): Promise<string> {
  const copied = template ?? (await ensureTemplate())
  const folder = mkdtempSync(join(tmpdir(), 'lingxian-test-'))
  cpSync(copied, folder, { recursive: true })
  return folder
}

/** @returns the database on such a folder, the folder, and what closes the one and removes the other */
export async function embeddedTestDatabase(template?: string): Promise<{ db: Database; folder: string; close: () => Promise<void> }> {
  const folder = await embeddedTestFolder(template)
  const db = await openDatabase({ folder })
  const close = async () => {
    await db.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { db, folder, close }
}

async function ensureTemplate(): Promise<string> {
  const place = process.env.LINGXIAN_TEMPLATES ?? join(tmpdir(), 'lingxian-templates')
  mkdirSync(place, { recursive: true })
  const template = join(place, templateName())
  if (existsSync(template)) return template
  const staging = mkdtempSync(join(place, 'making-'))
  const db = await openDatabase({ folder: staging })
  await db.close()
  try {
    renameSync(staging, template)
  } catch (error) {
    // Another test run made the same one in the meantime; theirs is as good.
    if (!existsSync(template)) throw error
    rmSync(staging, { recursive: true, force: true })
  }
  return template
}

function templateName(): string {
  const hash = createHash('sha256')
  for (const { name, text } of readMigrations()) hash.update(name).update(text)
  return hash.digest('hex').slice(0, 16)
}
