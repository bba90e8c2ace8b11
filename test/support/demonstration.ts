import { join } from 'node:path'
import { depsOn } from '../../src/app/open-deps.ts'
import { loadDemonstration } from '../../src/demo/load.ts'
import { embeddedTestDatabase, embeddedTestFolder } from '../../src/store/testing.ts'
import { openDatabase } from '../../src/store/database/database.ts'

let made: Promise<string> | undefined

/** The demonstration city on an embedded database of one's own. It is built once in a process, which takes seconds, and then copied. */
export async function demonstrationDatabase(): ReturnType<typeof embeddedTestDatabase> {
  made ??= build()
  return embeddedTestDatabase(await made)
}

/** A data folder that nothing has open; it goes with the folder of the run. */
async function build(): Promise<string> {
  const folder = await embeddedTestFolder()
  const db = await openDatabase({ folder })
  const deps = depsOn(db, join(folder, 'files'))
  await loadDemonstration(deps)
  await deps.readers.close()
  await db.close()
  return folder
}
