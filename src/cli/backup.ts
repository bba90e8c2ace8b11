import { existsSync, statSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'

import { backupName } from '../app/backup/backups.ts'
import { askLocally } from '../app/backup/local-channel.ts'
import { runBackup } from '../app/backup/run-backup.ts'
import { passphraseIn } from '../app/backup/settings.ts'
import { signingKeysIn } from '../app/backup/signing-keys.ts'
import { openDeps } from '../app/open-deps.ts'
import { readConfig } from '../config.ts'
import { DeliveryError } from '../kernel/errors.ts'
import type { Command } from './command.ts'
import { optionsIn } from './options.ts'
import { refusing } from './refusing.ts'

const USAGE = 'lingxian backup [--to FOLDER|FILE] [--with-signing-key]'

/** `lingxian backup`: everything into one file, also while the program runs: it then makes it itself. Exit code 1 when it is refused, 2 for wrong words. */
export const command: Command = async (words) => {
  const given = optionsIn(words, { values: ['--to'], flags: ['--with-signing-key'] }, USAGE)
  if (!given) return 2
  return refusing(async () => {
    const config = readConfig(process.env)
    const passphrase = await passphraseIn(config.backups.passphraseFile)
    const path = pathFor(given.values.get('--to') ?? `${config.backups.folder}${sep}`, passphrase !== null)
    const signingKey = given.flags.has('--with-signing-key')
    const { cities, files } = await made(config, { path, passphrase, signingKey })
    process.stdout.write(`${path}\n`)
    for (const { id, facts } of cities) process.stdout.write(`${id}：工作记录 ${facts} 条 · ${facts} facts\n`)
    process.stdout.write(`文件 ${files.count} 个 · ${files.count} files\n`)
    const lost = [...files.missing, ...files.damaged]
    if (lost.length > 0) process.stderr.write(`有 ${lost.length} 个文件缺失或损坏，不在备份中 · missing or damaged and not in it: ${lost.join(' ')}\n`)
    return 0
  })
}

/** A folder takes a file named after the moment. */
function pathFor(to: string, sealed: boolean): string {
  const isFolder = to.endsWith(sep) || to.endsWith('/') || (existsSync(to) && statSync(to).isDirectory())
  return resolve(isFolder ? join(to, backupName(new Date().toISOString(), sealed)) : to)
}

async function made(config: ReturnType<typeof readConfig>, order: { path: string; passphrase: string | null; signingKey: boolean }) {
  try {
    const deps = await openDeps(config)
    try {
      const extra = order.signingKey ? await signingKeysIn(config.dataFolder) : []
      return await runBackup(deps, { path: order.path, passphrase: order.passphrase, extra, by: { tenant: null, account: null } })
    } finally {
      await deps.readers.close()
      await deps.db.close()
    }
  } catch (error) {
    // The embedded database is the running program's; it makes the back-up, and nobody has to stop it.
    if (error instanceof DeliveryError && error.code === 'folder_in_use') return askLocally(config.dataFolder, order)
    throw error
  }
}
