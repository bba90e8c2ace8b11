import type { Deps } from '../app/call.ts'
import { openDeps } from '../app/open-deps.ts'
import { readConfig } from '../config.ts'
import { DeliveryError } from '../kernel/errors.ts'

/**
 * Runs `work` on the data that `npm start` would serve (DATABASE_URL, LINGXIAN_DATA) and closes them.
 *
 * @returns what `work` returns; 1, with one line on standard error, for anything refused
 */
export async function withDeps(work: (deps: Deps) => Promise<number>): Promise<number> {
  try {
    const deps = await openDeps(readConfig(process.env))
    try {
      return await work(deps)
    } finally {
      await deps.db.close()
    }
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error
    process.stderr.write(`${error.sentences.zh} ${error.sentences.en}\n`)
    return 1
  }
}
