import { dirname, join } from 'node:path'

import { NO_CHANNELS } from '../channels/channel.ts'
import { openChannels } from '../channels/open-channels.ts'
import type { ChannelSettings } from '../channels/settings.ts'
import { DeliveryError } from '../kernel/errors.ts'
import { openDatabase, type Database } from '../store/database/index.ts'
import { changesHere, changesOn } from '../store/changes.ts'
import { openReplica, type ReplicaState } from '../store/database/replica.ts'
import { openFiles } from '../store/files.ts'
import { openAside, warnAside, type ReportAside } from './background/aside.ts'
import { usualBackups, type BackupSettings } from './backup/settings.ts'
import type { Deps } from './call.ts'
import { announcing, type Changes } from './changes.ts'
import { openOutside } from './log/outside.ts'
import { openSigner, USUAL_SIGNING, type SigningSettings } from './log/signer.ts'
import type { OidcSettings } from './identity/oidc/settings.ts'
import { boardIn } from './reading/board.ts'
import { openJobs } from './reading/jobs.ts'
import { openReaders } from './reading/readers.ts'
import { installationIn, type Leaving } from './system/installation.ts'

/** What of the configuration they come from. */
export type Opening = { databaseUrl: string | undefined; readUrl?: string | undefined; dataFolder: string; channels?: ChannelSettings; backups?: BackupSettings; signing?: SigningSettings; oidc?: OidcSettings | null; leaves?: readonly Leaving[]; report?: ReportAside }

/**
 * Opens what every verb works with: the database (`databaseUrl`, else the embedded one in `dataFolder`) and the files beside it.
 *
 * @throws DeliveryError `folder_in_use`, `folder_unwritable`, `database_unreachable`, `database_newer`, `database_role_refused`
 */
export async function openDeps({ databaseUrl, readUrl, dataFolder, channels, backups, signing, oidc = null, leaves, report }: Opening): Promise<Deps> {
  const db = await openDatabase({ url: databaseUrl, folder: dataFolder })
  return { ...depsOn(db, join(dataFolder, 'files'), undefined, databaseUrl ? changesOn(db, databaseUrl) : changesHere()), oidc, replica: readUrl ? openReplica(readUrl, toldOfReplica(report ?? warnAside)) : null, installation: installationIn(dataFolder, leaves), ...(report && { aside: openAside(report) }), ...(channels && { channels: openChannels(channels) }), ...(backups && { backups }), ...(signing && { signer: openSigner(join(dataFolder, 'keys'), signing) }) }
}

/** What verbs work with on an open database; its threads end with the program, or by `readers.close`. */
export function depsOn(db: Database, filesFolder: string, now: Deps['now'] = () => new Date().toISOString(), changes: Changes = changesHere()): Deps {
  return { db: announcing(db, changes), changes, replica: null, files: openFiles(filesFolder), erasures: join(dirname(filesFolder), 'erasures'), readers: openReaders(), jobs: openJobs(db.kind === 'server' ? boardIn(db) : null), aside: openAside(warnAside), oidc: null, channels: NO_CHANNELS, signer: openSigner(join(dirname(filesFolder), 'keys'), USUAL_SIGNING), outside: openOutside(join(dirname(filesFolder), 'keys')), backups: usualBackups(join(filesFolder, '..', 'backups')), installation: installationIn(dirname(filesFolder)), now }
}

/** What the replica is not used for is told once, and when it is used again there is nothing to tell: `/readyz` says how it stands. */
function toldOfReplica(report: ReportAside): (state: ReplicaState) => void {
  return (state) => {
    if (state !== 'used') report('replica', new DeliveryError('replica_unused', { state }))
  }
}
