import { setTimeout as after } from 'node:timers/promises'

/** Called between two batches of long work: when it returns, the next one may begin. */
export type Breathe = () => Promise<void>

/** For work that somebody waits for: before serving, at a command line. */
export const atOnce: Breathe = async () => {}

/** Longer than this nobody rests: a batch that took so long was waiting itself. */
const LONGEST_MS = 1_000

/**
 * Rests after each batch as long as that took, until `stop`: so work of the background takes half of one thread and of one connection at most, and who asks for a
 * page waits for one batch and not for a row of them. That the rest of the machine is free is not asked: it is not known of the database's.
 */
export function breather(stop: AbortSignal): Breathe {
  let since = performance.now()
  return async () => {
    await after(Math.min(LONGEST_MS, performance.now() - since), undefined, { signal: stop }).catch((error: unknown) => {
      if (!stop.aborted) throw error
    })
    since = performance.now()
  }
}
