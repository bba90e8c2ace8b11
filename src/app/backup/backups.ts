import { readdir, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'

import { DeliveryError } from '../../kernel/errors.ts'
import { UNFINISHED } from '../../store/backup/archive.ts'
import type { Manifest } from '../../store/backup/manifest.ts'
import type { Call, Deps } from '../call.ts'
import { permitSomewhere } from '../permit.ts'
import { backupCourse, lackingIn, runBackup } from './run-backup.ts'
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
 * @throws DeliveryError `forbidden`, `backup_running`, `setting_invalid`
 */
export async function makeBackup(call: Call): Promise<{ name: string }> {
  permitSomewhere(call.acting, 'makeBackup')
  const { deps, acting: { tenant, account, membership } } = call
  const { name, order } = await nextBackup(deps)
  if (backupCourse(deps).since !== null) throw new DeliveryError('backup_running')
  deps.aside.begin('backup', async (stop) => whole(await runBackup(deps, { ...order, by: { tenant, account, membership }, stop })))
  return { name }
}

/**
 * The back-up that is due by the clock, and what of earlier ones is no longer kept.
 *
 * @returns 1 when one was made
 * @throws DeliveryError `backup_lacks_files` when it was made but files are missing or damaged: then all earlier ones stay, which may have them
 */
export async function backUpWhenDue(deps: Deps, stop?: AbortSignal): Promise<number> {
  const { folder, everyHours, keep } = deps.backups
  if (everyHours === null || backupCourse(deps).since !== null) return 0
  const [newest] = await backupsIn(folder)
  if (newest && Date.parse(deps.now()) - Date.parse(newest.madeAt) < everyHours * HOUR_MS) return 0
  const { order } = await nextBackup(deps)
  whole(await runBackup(deps, { ...order, by: { tenant: null, account: null }, ...(stop && { stop }) }))
  // Only after the new one is whole: whatever fails, there is never one fewer.
  for (const { name } of (await backupsIn(folder)).slice(keep)) await unlink(join(folder, name))
  return 1
}

/**
 * Removes what a process that was killed had begun.
 *
 * @param olderThanMs leaves alone what another process may still be writing
 * @returns how many there were
 */
export async function tidyBackups({ backups: { folder } }: Pick<Deps, 'backups'>, olderThanMs: number): Promise<number> {
  let removed = 0
  for (const name of await namesIn(folder)) {
    if (!name.endsWith(UNFINISHED) || !NAME.test(name.slice(0, -UNFINISHED.length))) continue
    if (Date.now() - (await stat(join(folder, name))).mtimeMs < olderThanMs) continue
    await unlink(join(folder, name))
    removed += 1
  }
  return removed
}

async function nextBackup(deps: Deps) {
  const { folder, passphraseFile } = deps.backups
  const passphrase = await passphraseIn(passphraseFile)
  const name = backupName(deps.now(), passphrase !== null)
  return { name, order: { path: join(folder, name), passphrase } }
}

/** A back-up without some of the files is kept, and said to be so. */
function whole(manifest: Manifest): void {
  const files = lackingIn(manifest)
  if (files > 0) throw new DeliveryError('backup_lacks_files', { files })
}

async function backupsIn(folder: string): Promise<KeptBackup[]> {
  const found: KeptBackup[] = []
  for (const name of await namesIn(folder)) {
    const [, year, month, day, hour, minute, second, kind] = NAME.exec(name) ?? []
    if (kind === undefined) continue
    const { size: bytes } = await stat(join(folder, name))
    // A name that was claimed when the process was killed: there is no back-up under it.
    if (bytes === 0) continue
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
