import { readdir, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'

import { UNFINISHED } from '../../store/backup/archive.ts'
import type { Call, Deps } from '../call.ts'
import { permitSomewhere } from '../permit.ts'
import { backupCourse, runBackup, type AskedBy } from './run-backup.ts'
import { passphraseIn } from './settings.ts'

const NAME = /^lingxian-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.(tar\.gz|sealed)$/
const HOUR_MS = 3_600_000

export type KeptBackup = { name: string; madeAt: string; bytes: number; sealed: boolean }

/** How a back-up made at this instant is called; by the name alone one sees when it was made and whether it is sealed. */
export function backupName(at: string, sealed: boolean): string {
  return `lingxian-${at.slice(0, 19).replaceAll(/[-:]/g, '')}Z.${sealed ? 'sealed' : 'tar.gz'}`
}

/** What lies in the folder of back-ups, the newest first, and how it stands with the next. Their content is not handed out over the network. */
export async function listBackups({ deps, acting }: Call) {
  permitSomewhere(acting, 'listBackups')
  const { folder, everyHours, keep, passphraseFile } = deps.backups
  const { since, last } = backupCourse(deps)
  return { folder, everyHours, keep, sealed: passphraseFile !== null, runningSince: since, last, backups: (await backupsIn(folder)).slice(0, 100) }
}

/**
 * Begins a back-up into the folder of back-ups and answers at once: how it goes is told by `listBackups`.
 *
 * @param failed is told what ended it, for the server's log
 * @throws DeliveryError `forbidden`, `backup_running`, `setting_invalid`
 */
export async function makeBackup(call: Call, failed: (error: unknown) => void = () => {}): Promise<{ name: string }> {
  permitSomewhere(call.acting, 'makeBackup')
  const { tenant, account, membership } = call.acting
  const { name, running } = await begun(call.deps, { tenant, account, membership })
  running.catch(failed)
  return { name }
}

/**
 * The back-up that is due by the clock, and what of earlier ones is no longer kept.
 *
 * @returns 1 when one was made
 */
export async function backUpWhenDue(deps: Deps, stop?: AbortSignal): Promise<number> {
  const { folder, everyHours, keep } = deps.backups
  if (everyHours === null || backupCourse(deps).since !== null) return 0
  const [newest] = await backupsIn(folder)
  if (newest && Date.parse(deps.now()) - Date.parse(newest.madeAt) < everyHours * HOUR_MS) return 0
  const { running } = await begun(deps, { tenant: null, account: null }, stop)
  await running
  // Only after the new one is whole: whatever fails, there is never one fewer.
  for (const { name } of (await backupsIn(folder)).slice(keep)) await unlink(join(folder, name))
  return 1
}

/** Removes what a process that was killed had begun. Nothing else makes back-ups while this program starts. */
export async function tidyBackups({ backups: { folder } }: Deps): Promise<void> {
  for (const name of await namesIn(folder)) if (name.endsWith(UNFINISHED) && NAME.test(name.slice(0, -UNFINISHED.length))) await unlink(join(folder, name))
}

async function begun(deps: Deps, by: AskedBy, stop?: AbortSignal) {
  const { folder, passphraseFile } = deps.backups
  const passphrase = await passphraseIn(passphraseFile)
  const name = backupName(deps.now(), passphrase !== null)
  return { name, running: runBackup(deps, { path: join(folder, name), passphrase, by, ...(stop && { stop }) }) }
}

async function backupsIn(folder: string): Promise<KeptBackup[]> {
  const found: KeptBackup[] = []
  for (const name of await namesIn(folder)) {
    const [, year, month, day, hour, minute, second, kind] = NAME.exec(name) ?? []
    if (kind === undefined) continue
    const { size: bytes } = await stat(join(folder, name))
    found.push({ name, madeAt: `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`, bytes, sealed: kind === 'sealed' })
  }
  return found.sort((a, b) => (a.name < b.name ? 1 : -1))
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch {
    // Not made yet, or not readable: then making one says so.
    return []
  }
}
