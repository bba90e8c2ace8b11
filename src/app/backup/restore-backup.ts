import { join } from 'node:path'

import { DeliveryError } from '../../kernel/errors.ts'
import { SUBJECTS, sumOfTable } from '../../store/backup/catalogue.ts'
import type { EndedAccess } from '../../store/backup/end-access.ts'
import type { Manifest } from '../../store/backup/manifest.ts'
import { readBackup } from '../../store/backup/read-backup.ts'
import { restoreDatabase } from '../../store/backup/restore-database.ts'
import { openFiles } from '../../store/files.ts'
import { keysOf } from '../../store/log/heads.ts'
import { PROJECTIONS_VERSION } from '../../store/projections/index.ts'
import { allCities } from '../../store/queries/cities.ts'
import { noteAudit } from '../audit/note.ts'
import type { Deps } from '../call.ts'
import { cityIds, rebuildCity } from '../city/rebuild-city.ts'
import { repeatErasures } from '../erasure/repeat.ts'
import { keyOfRow } from '../log/head.ts'
import { openDeps } from '../open-deps.ts'
import { keepSigningKeys } from './signing-keys.ts'

/** `erasures`: where erasures by law are kept that the back-up may not know of; the folder's own, unless said */
export type RestoreTarget = { databaseUrl: string | undefined; dataFolder: string; erasures?: string | undefined }
export type Restored = {
  manifest: Manifest
  /** facts replayed, of all cities */
  facts: number
  /** whether the states replayed from the log were compared with those at the time of the back-up; an earlier program's cannot be */
  compared: boolean
  /** erasures by law that were carried out again */
  erasures: number
  /** of what the back-up brought back and nobody may go on using */
  ended: EndedAccess
}
type Extra = { name: string; bytes: Buffer }[]

/**
 * Restores a back-up into an empty database and folder. The file is read from end to end and checked before anything is written; the database is filled in one
 * transaction, after the files, and removed files are what a refusal leaves; then everything that follows from the log is made anew and compared.
 *
 * @param say is told what is being done
 * @throws DeliveryError `backup_not_one`, `backup_damaged`, `backup_passphrase_missing`, `backup_passphrase_wrong`, `backup_newer`, `restore_not_empty`,
 * `restore_in_use`, `restore_differs`, `storage_full`, and what opening a database refuses
 */
export async function restoreBackup(target: RestoreTarget, path: string, passphrase: string | null, say: (what: { zh: string; en: string }) => void = () => {}): Promise<Restored> {
  say({ zh: '核对备份…', en: 'checking the back-up …' })
  const manifest = await readBackup(path, passphrase)
  say({ zh: '写入数据…', en: 'writing the data …' })
  const { extra, ended } = await filled(target, path, passphrase, manifest)
  await keepSigningKeys(target.dataFolder, extra)
  say({ zh: '由工作记录重建各表并核对…', en: 'making all tables from the log, and comparing …' })
  return { manifest, ended, ...(await rebuilt(target, manifest)) }
}

async function filled({ databaseUrl, dataFolder }: RestoreTarget, path: string, passphrase: string | null, manifest: Manifest): Promise<{ extra: Extra; ended: EndedAccess }> {
  const files = openFiles(join(dataFolder, 'files'))
  const added: string[] = []
  const extra: Extra = []
  try {
    const ended = await restoreDatabase({ url: databaseUrl, folder: dataFolder }, manifest, async (take) => {
      await readBackup(path, passphrase, async (part) => {
        if (part.kind === 'rows') await take(part.table, part.bytes)
        else if (part.kind === 'extra') extra.push({ name: part.name, bytes: part.bytes })
        else if (!(await files.has(part.sha256))) {
          added.push(part.sha256)
          await files.put(part.bytes)
        }
      })
    })
    return { extra, ended }
  } catch (error) {
    for (const sha256 of added) await files.remove(sha256)
    throw error
  }
}

async function rebuilt({ databaseUrl, dataFolder, erasures }: RestoreTarget, manifest: Manifest): Promise<Pick<Restored, 'facts' | 'compared' | 'erasures'>> {
  const deps = await openDeps({ databaseUrl, dataFolder })
  try {
    let facts = 0
    for (const city of await cityIds(deps)) facts += await rebuildCity(deps, city, () => {})
    const compared = manifest.subjects.projections === PROJECTIONS_VERSION
    const { rows, sum } = await deps.db.backup((tx) => sumOfTable(tx, SUBJECTS))
    // Before anything may refuse: what a refusal leaves behind holds nothing that was erased.
    const repeated = await repeatErasures(deps, erasures ?? deps.erasures)
    if (compared && (rows !== manifest.subjects.rows || sum !== manifest.subjects.sum)) throw new DeliveryError('restore_differs', { cities: manifest.cities.map(({ name }) => name) })
    await trustRestored(deps)
    await noteAudit(deps, { tenant: null, account: null, action: 'restore', outcome: 'done', what: manifest.madeAt })
    return { facts, compared, erasures: repeated }
  } finally {
    await deps.readers.close()
    await deps.db.close()
  }
}

/** The back-up vouches for the keys it holds; heads and anchors that the folder kept of another state would only tell that it was restored. */
async function trustRestored({ db, outside }: Deps): Promise<void> {
  await outside.forget()
  for (const { id } of await db.jobs(allCities)) {
    for (const row of await db.jobs((read) => keysOf(read, id))) await outside.keepKey(keyOfRow(row))
  }
}
