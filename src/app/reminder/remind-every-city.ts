import { atOnce, type Breathe } from '../background/breathe.ts'
import { inEachCity } from '../background/each-city.ts'
import type { SayProgress } from '../background/run.ts'
import type { Deps } from '../call.ts'
import { remindCity } from './remind-city.ts'

/** The day's run of every city, as far as it is due. @returns how many people were reminded */
export function remindEveryCity(deps: Deps, stop?: AbortSignal, progress?: SayProgress, breathe: Breathe = atOnce): Promise<number> {
  return inEachCity(deps, stop, (tenant) => remindCity(deps, tenant, stop, breathe), progress)
}
