import { jobRuns } from '../../store/queries/job-runs.ts'
import { queueLengths } from '../../store/queries/system.ts'
import type { Deps } from '../call.ts'
import { storageOf } from './get-system.ts'

/** What a watcher is told: numbers of the whole installation. `database` is null while it does not answer, `storage` where the disk does not. */
export async function systemNumbers({ db, installation }: Deps) {
  const numbers = async () => {
    const queues = await db.rollup(queueLengths)
    const runs = await db.jobs(jobRuns)
    const age = (instant: string | null) => (instant === null ? null : Math.max(0, (Date.now() - Date.parse(instant)) / 1000))
    return { ...queues, jobs: runs.map(({ name, holds, failures, succeeded_at }) => ({ name, running: holds, failures, successAgeS: age(succeeded_at) })) }
  }
  // Who watches is told that something does not answer; why stands in the log of the requests that needed it.
  const orNull = () => null
  return { pressure: db.pressure(), storage: await storageOf(installation.folder).catch(orNull), database: await numbers().catch(orNull) }
}
