import { judgeAgain, mattersAfter, mattersDue } from '../../store/judging.ts'
import { atOnce, type Breathe } from '../background/breathe.ts'
import { inEachCity } from '../background/each-city.ts'
import type { SayProgress } from '../background/run.ts'
import type { Deps } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { judgeWith } from './judge-matter.ts'

/** How many matters one transaction judges: so short that a page asked for meanwhile hardly notices, on the one connection of the embedded database too. */
const BATCH = 100

/**
 * Judges every matter again whose light may have changed by the turn of days. Run before serving (after downtime) and then
 * every minute; what it did not reach it finds again, for `until` stays in the past.
 *
 * @param stop ends it between two batches
 * @param breathe what it does between them
 * @returns how many matters were judged
 */
export function judgeDue(deps: Deps, stop?: AbortSignal, progress?: SayProgress, breathe: Breathe = atOnce): Promise<number> {
  return inEachCity(deps, stop, (tenant, far) => judgeCity(deps, tenant, stop, far, breathe), progress)
}

/** Judges all matters of a city again: its packs or its calendar are new. */
export async function judgeAll(deps: Deps, tenant: string): Promise<number> {
  let judged = 0
  for (let after: string | null = null; ; ) {
    const batch: string[] = await deps.db.write(tenant, async (tx) => {
      const matters = await mattersAfter(tx, tenant, after, BATCH)
      await judgeAgain(tx, tenant, matters, judgeWith(await inputsOf(deps, tx, tenant)))
      return matters
    })
    judged += batch.length
    if (batch.length < BATCH) return judged
    after = batch.at(-1) ?? null
  }
}

async function judgeCity(deps: Deps, tenant: string, stop: AbortSignal | undefined, far: SayProgress, breathe: Breathe): Promise<number> {
  let judged = 0
  for (;;) {
    const count = await deps.db.write(tenant, async (tx) => {
      const inputs = await inputsOf(deps, tx, tenant)
      const due = await mattersDue(tx, tenant, inputs.today, BATCH)
      await judgeAgain(tx, tenant, due, judgeWith(inputs))
      return due.length
    })
    judged += count
    far(judged)
    if (count < BATCH || stop?.aborted) return judged
    await breathe()
  }
}
