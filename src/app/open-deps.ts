import { join } from 'node:path'

import { openDatabase } from '../store/database/index.ts'
import { openFiles } from '../store/files.ts'
import type { Deps } from './call.ts'

/**
 * Opens what every verb works with: the database (`databaseUrl`, else the embedded one in `dataFolder`) and the files beside it.
 *
 * @throws DeliveryError `folder_in_use`, `folder_unwritable`, `database_unreachable`, `database_newer`, `database_role_refused`
 */
export async function openDeps({ databaseUrl, dataFolder }: { databaseUrl: string | undefined; dataFolder: string }): Promise<Deps> {
  const db = await openDatabase({ url: databaseUrl, folder: dataFolder })
  return { db, files: openFiles(join(dataFolder, 'files')), now: () => new Date().toISOString() }
}
