import type { MatterState } from '../../kernel/facts/matter.ts'
import { leadUnits } from '../../kernel/leads.ts'
import type { Reason } from '../../kernel/light.ts'
import { rulesOf } from '../../kernel/pack/lookup.ts'
import { workingDaysBetween, type Calendar } from '../../kernel/time/calendar.ts'
import { addDays, type Day } from '../../kernel/time/day.ts'
import type { Wait } from '../../kernel/waiting.ts'
import type { Db } from '../../store/database/database.ts'
import type { Inputs } from '../city/inputs.ts'
import { waitsAround } from '../problem/around-problems.ts'
import { unitRef, type Directory } from '../views/organisation.ts'
import type { JudgedOn } from './matters-on.ts'

/** Overdue and lagging matters with who waits for whom, the overdue first, then by working days waited. */
export async function lateRows(db: Db, tenant: string, inputs: Inputs, directory: Directory, open: readonly JudgedOn[]) {
  const late = open.filter(({ judged }) => judged.light === 'overdue' || judged.light === 'lagging')
  const { waits } = await waitsAround(db, tenant, inputs, late.map(({ state }) => state))
  const rows = late.map(({ state, judged }) => {
    const wait = waitOf(state, waits)
    const names = (units: readonly string[]) => units.flatMap((unit) => unitRef(directory, unit, inputs.today)?.name ?? [])
    const office = rulesOf(inputs.packs, state.ledger)?.pack.words.office ?? null
    return {
      matter: { id: state.id, code: state.code, title: state.title },
      light: judged.light,
      reasons: judged.reasons,
      // Nobody in particular waits: then the office that runs the mechanism does.
      waiting: wait ? names(wait.waiting) : [],
      owing: wait ? names(wait.owing) : names(leadUnits(state)),
      office,
      workdays: wait ? wait.workdays : lateBy(judged.reasons, inputs.today, inputs.calendar),
    }
  })
  return rows.sort((a, b) => rank(a.light) - rank(b.light) || b.workdays - a.workdays || (a.matter.code < b.matter.code ? -1 : 1))
}

const rank = (light: string): number => (light === 'overdue' ? 0 : 1)

/** For a problem, who waits for it longest; for a matter, the problem that has kept it longest. */
function waitOf(state: MatterState, waits: readonly Wait[]): Wait | undefined {
  return waits.filter(({ problem, matter }) => problem === state.id || matter === state.id).sort((a, b) => b.workdays - a.workdays)[0]
}

/** Working days since the heaviest reason began to hold. */
function lateBy([first]: readonly Reason[], today: Day, calendar: Calendar): number {
  const { due, since, limit } = first?.params ?? {}
  if (typeof due === 'string') return workingDaysBetween(due, today, calendar)
  return typeof since === 'string' ? workingDaysBetween(addDays(since, typeof limit === 'number' ? limit : 0), today, calendar) : 0
}
