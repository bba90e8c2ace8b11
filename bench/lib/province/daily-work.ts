import { sql } from 'kysely'

import type { Acting, Deps } from '../../../src/app/call.ts'
import { collect } from '../../../src/app/assessment/collect.ts'
import { breather } from '../../../src/app/background/breathe.ts'
import { newCommandId } from '../../../src/app/ids.ts'
import { judgeDue } from '../../../src/app/judging/judge-due.ts'
import { sealDue } from '../../../src/app/log/seal-city.ts'
import { closePeriod, reopenPeriod } from '../../../src/app/obligation/closing.ts'
import { remindCity } from '../../../src/app/reminder/remind-city.ts'
import { assess } from '../../../src/kernel/assess/index.ts'
import type { Scheme } from '../../../src/kernel/pack/scheme-schema.ts'
import { periodByKey } from '../../../src/kernel/time/period.ts'
import { parseBuiltinPacks } from '../../../src/packs/builtin.ts'
import { BENCH_TODAY } from '../matters.ts'

/** What a province does beside answering pages, as the server does it. */
export const DAILY = ['judging', 'sealing', 'reminders', 'closing', 'assessment'] as const
export type Daily = (typeof DAILY)[number]

/** Matters that come due at once; in a year of working days about so many a day of a hundred thousand. */
const COME_DUE = 2_000
const QUARTER = '2026-Q1'

/** Does one of these again and again, until it was asked to stop; answers how often it came to its end, and how much was done. */
export async function dailyWork(deps: Deps, office: Acting, name: Daily, stop: AbortSignal): Promise<{ ended: number; done: number }> {
  let ended = 0
  let done = 0
  while (!stop.aborted) {
    done += await once[name](deps, office, stop)
    ended += stop.aborted ? 0 : 1
  }
  return { ended, done }
}

const once: Record<Daily, (deps: Deps, office: Acting, stop: AbortSignal) => Promise<number>> = {
  judging: async (deps, { tenant }, stop) => {
    await deps.db.owner((tx) => sql`with due as (update matter set until_on = ${BENCH_TODAY} where tenant = ${tenant} and id in (select id from matter where tenant = ${tenant} and final is null and until_on > ${BENCH_TODAY} limit ${COME_DUE}) returning tenant, id)
      update matter_until u set until_on = ${BENCH_TODAY} from due d where u.tenant = d.tenant and u.matter = d.id`.execute(tx))
    return judgeDue(deps, stop, undefined, breather(stop))
  },
  // What was brought in by bulk waits for its seal; once all is sealed there is nothing to do.
  sealing: async (deps, _, stop) => {
    const sealed = await sealDue(deps, stop, undefined, breather(stop))
    if (sealed === 0) await new Promise((resolve) => stop.addEventListener('abort', resolve, { once: true }))
    return sealed
  },
  reminders: async (deps, { tenant }, stop) => {
    await deps.db.owner((tx) => sql`delete from reminder_run where tenant = ${tenant}`.execute(tx))
    return remindCity(deps, tenant, stop, breather(stop))
  },
  closing: async (deps, acting) => {
    const command = () => newCommandId(deps.now())
    await closePeriod({ deps, acting }, { command: command(), pack: 'reform', period: QUARTER, goOn: true })
    await reopenPeriod({ deps, acting }, { command: command(), pack: 'reform', period: QUARTER, reason: '再测一次' })
    return 1
  },
  assessment: async (deps, { tenant }) => {
    const scheme = (parsed ??= parsedScheme())
    const given = { scheme, period: periodByKey(QUARTER), cutoff: BENCH_TODAY, knownBy: deps.now(), hand: [], entered: [] }
    const { assessees } = await deps.db.read(tenant, (db) => collect(deps, db, tenant, given))
    return assess(scheme, QUARTER, assessees, { reviews: [], earlier: [], formulas: new Map() }).units.length
  },
}

/** Parsed once: packs are parsed at the start of a server, not with each run. */
let parsed: Scheme | undefined

function parsedScheme(): Scheme {
  for (const parsed of parseBuiltinPacks()) {
    const scheme = 'pack' in parsed ? parsed.pack.schemes.find(({ id }) => id === 'units-quarter') : undefined
    if (scheme) return scheme
  }
  throw new Error('no pack brings the scheme of a quarter')
}
