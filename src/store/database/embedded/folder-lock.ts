import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import { DeliveryError } from '../../../kernel/errors.ts'

/** SQLite's code for “another process holds the lock”. */
const SQLITE_BUSY = 5

/**
 * Takes the data folder for this process alone, or refuses at once.
 *
 * Two embedded databases on one folder silently lose acknowledged rows. The lock is a file lock of the operating system,
 * taken through SQLite because Node has no call for one: the kernel drops it when the process dies, however it dies, so
 * nothing stale is left behind, no process number can be mistaken for another, and containers that share the folder
 * see it too (an abstract socket would not reach across them).
 *
 * @returns what releases the lock
 * @throws DeliveryError `folder_in_use`, `folder_unwritable`
 */
export function lockFolder(folder: string): () => void {
  const lock = openLockFile(folder)
  try {
    lock.exec('PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (hasSqliteCode(error, SQLITE_BUSY)) throw new DeliveryError('folder_in_use', { folder })
    throw new DeliveryError('folder_unwritable', { folder })
  }
  return () => lock.close()
}

function openLockFile(folder: string): DatabaseSync {
  try {
    return new DatabaseSync(join(folder, 'lock'), { timeout: 0 })
  } catch {
    // Whatever keeps the file from being opened, the remedy is the same: rights on the folder.
    throw new DeliveryError('folder_unwritable', { folder })
  }
}

function hasSqliteCode(error: unknown, code: number): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === code
}
