import { backUpWhenDue, tidyBackups } from '../backup/backups.ts'
import { judgeDue } from '../judging/judge-due.ts'
import { finishErasures } from '../erasure/finish.ts'
import { sealDue } from '../log/seal-city.ts'
import { deliverDue } from '../reminder/deliver.ts'
import { remindEveryCity } from '../reminder/remind-every-city.ts'
import { forgetAsked } from '../../store/identity/asked-often.ts'
import { forgetWatched } from '../../store/queries/watched-jobs.ts'
import type { Deps } from '../call.ts'
import { inEachCity } from './each-city.ts'
import { breather } from './breathe.ts'
import type { BackgroundJob } from './run.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/**
 * What the program does by itself, by name; what each is called is said in `kernel/words/jobs.ts`. Often enough that a light is never wrong for long
 * after midnight and a message comes in the minute it is meant for; a run that finds nothing to do costs a statement or two.
 */
export const jobs: readonly BackgroundJob[] = [
  { name: 'judging', everyMs: MINUTE_MS, run: (deps, stop, progress) => judgeDue(deps, stop, progress, breather(stop)) },
  { name: 'sealing', everyMs: 20_000, run: (deps, stop, progress) => sealDue(deps, stop, progress, breather(stop)) },
  { name: 'reminders', everyMs: MINUTE_MS, run: (deps, stop, progress) => remindEveryCity(deps, stop, progress, breather(stop)) },
  { name: 'messages', everyMs: MINUTE_MS, run: deliverDue },
  { name: 'backup', everyMs: 5 * MINUTE_MS, run: backUpWhenDue },
  { name: 'erasures', everyMs: HOUR_MS, run: finishErasures },
  // Older than an hour: another process on the same folder may be writing what is younger.
  { name: 'tidying', everyMs: HOUR_MS, run: tidy },
]

async function tidy(deps: Deps, stop: AbortSignal): Promise<number> {
  const files = (await deps.files.tidy(HOUR_MS)) + (await tidyBackups(deps, HOUR_MS))
  return files + (await inEachCity(deps, stop, (tenant) => deps.db.write(tenant, (tx) => forgetWatched(tx, tenant)))) + (await forgetAsked(deps.db))
}
