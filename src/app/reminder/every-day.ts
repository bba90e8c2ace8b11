import { allCities } from '../../store/queries/cities.ts'
import type { Deps } from '../call.ts'
import { deliverDue } from './deliver.ts'
import { remindCity } from './remind-city.ts'

/** Often enough that a message comes in the minute it is meant for. */
const LOOK_EVERY_MS = 60_000

/**
 * Reminds every city once a day and sends what waits to be sent. A run that fails is tried again at the next look, and one city's failure
 * keeps no other from its own.
 *
 * @param report is told what went wrong
 * @returns stops it, after the message that may be under way
 */
export function remindEveryDay(deps: Deps, report: (error: unknown) => void): () => Promise<void> {
  const stop = new AbortController()
  let running = lookAround(deps, report, stop.signal)
  const timer = setInterval(() => {
    running = running.then(() => lookAround(deps, report, stop.signal))
  }, LOOK_EVERY_MS)
  timer.unref()
  return async () => {
    clearInterval(timer)
    stop.abort()
    await running
    for (const { close } of deps.channels.list) close()
  }
}

/** One look: every city's run, as far as it is due, then what waits. */
export async function lookAround(deps: Deps, report: (error: unknown) => void, stop?: AbortSignal): Promise<void> {
  try {
    for (const { id } of await deps.db.jobs(allCities)) {
      if (stop?.aborted) return
      await remindCity(deps, id).catch(report)
    }
    await deliverDue(deps, stop)
  } catch (error) {
    report(error)
  }
}
