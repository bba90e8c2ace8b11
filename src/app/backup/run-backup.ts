import { access, constants, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'

import { DeliveryError } from '../../kernel/errors.ts'
import type { Manifest } from '../../store/backup/manifest.ts'
import { writeBackup } from '../../store/backup/write-backup.ts'
import { asStorageFull } from '../../store/storage-full.ts'
import { noteAudit } from '../audit/note.ts'
import type { Deps } from '../call.ts'
import { version } from '../system/version.ts'

/** Who asked for a back-up; nobody for those that are made by the clock. */
export type AskedBy = { tenant: string | null; account: string | null; membership?: string | null }

export type BackupAsked = { path: string; passphrase: string | null; by: AskedBy; extra?: readonly { name: string; bytes: Buffer }[]; stop?: AbortSignal }

/** What became of the last one that this process made. */
export type LastBackup = { at: string; /** why there is none, as people are told */ failed: { zh: string; en: string } | null; /** files that are missing or damaged and not in it */ lacking: number }
type Course = { since: string | null; last: LastBackup | null }

const courses = new WeakMap<Deps['installation'], Course>()

/** Of this process: each request has a database of its own, bound to who reads. */
export function backupCourse({ installation }: Pick<Deps, 'installation'>): Course {
  const known = courses.get(installation)
  if (known) return known
  const fresh: Course = { since: null, last: null }
  courses.set(installation, fresh)
  return fresh
}

/**
 * Makes a back-up, one at a time, while the program goes on.
 *
 * @throws DeliveryError `backup_running`, `backup_exists`, `backup_folder_unwritable`, `storage_full`
 */
export async function runBackup(deps: Deps, asked: BackupAsked): Promise<Manifest> {
  const course = backupCourse(deps)
  if (course.since !== null) throw new DeliveryError('backup_running')
  const at = deps.now()
  course.since = at
  try {
    const manifest = await written(deps, asked, at)
    await noteAudit(deps, { ...asked.by, action: 'backup', outcome: 'done', what: asked.path })
    course.last = { at, failed: null, lacking: lackingIn(manifest) }
    return manifest
  } catch (error) {
    course.last = { at, failed: (error instanceof DeliveryError ? error : new DeliveryError('internal', { trace: 'backup' })).sentences, lacking: 0 }
    throw error
  } finally {
    course.since = null
  }
}

/** So many files that are recorded are not in it, or not as they were. */
export const lackingIn = ({ files }: Manifest): number => files.missing.length + files.damaged.length

async function written(deps: Deps, { path, passphrase, extra, stop }: BackupAsked, madeAt: string): Promise<Manifest> {
  const folder = dirname(path)
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await access(folder, constants.W_OK)
  } catch {
    // A missing right, a read-only disk, a file in the way: the remedy is the same.
    throw new DeliveryError('backup_folder_unwritable', { folder })
  }
  try {
    return await writeBackup(deps.db, deps.files, { path, passphrase, madeAt, program: version, ...(extra && { extra }), ...(stop && { stop }) })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw new DeliveryError('backup_exists', { path })
    throw asStorageFull(error)
  }
}
