import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

import { syncFolder } from './durable-files.ts'

/**
 * Makes the folder of an embedded database where there is none.
 *
 * Built beside its place, forced to disk and then renamed: a first start that is killed half-way leaves no half
 * database that every later start would trip over.
 */
export async function ensureCluster(folder: string): Promise<void> {
  if (existsSync(folder)) return
  const staging = `${folder}.new`
  rmSync(staging, { recursive: true, force: true })
  const postgres = await PGlite.create({ fs: new NodeFS(staging) })
  await postgres.close()
  syncTree(staging)
  renameSync(staging, folder)
  syncFolder(dirname(folder))
}

function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) syncTree(path)
    else syncFile(path)
  }
  syncFolder(folder)
}

function syncFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
