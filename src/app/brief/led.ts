import type { PostState } from '../../kernel/facts/organisation.ts'
import { rulesOf } from '../../kernel/pack/lookup.ts'
import { onOrBeforeWorkday } from '../../kernel/time/calendar.ts'
import { periodLabel, periodByKey } from '../../kernel/time/period.ts'
import type { Db } from '../../store/database/database.ts'
import type { Inputs } from '../city/inputs.ts'
import { leaderOf } from '../obligation/get-obligations.ts'
import { judgedObligations } from '../obligation/obligations-of.ts'
import type { Directory } from '../views/organisation.ts'
import type { JudgedOn } from './matters-on.ts'

/** The projects a leader fronts with what is required of each in the period of the day, where its ledger requires anything. */
export async function projectsOf(db: Db, tenant: string, inputs: Inputs, directory: Directory, post: PostState, open: readonly JudgedOn[]) {
  const led = open.filter(({ state }) => leaderOf(state, inputs, directory)?.id === post.id)
  const { obligations, records } = await judgedObligations(db, tenant, inputs, { matters: led.map(({ state }) => state.id), from: inputs.today, to: inputs.today })
  return led.flatMap(({ state }) => {
    // The period that asks the most together: the quarter's five ones, not the month's report beside them.
    const own = [...Map.groupBy(obligations.filter(({ subject }) => subject === state.id), ({ period }) => period).values()].sort((a, b) => b.length - a.length)[0] ?? []
    const [first] = own
    const rules = rulesOf(inputs.packs, state.ledger)
    if (!first || !rules) return []
    const cells = own.flatMap((obligation) => {
      const rhythm = inputs.packs.flatMap(({ rhythms }) => rhythms).find(({ id }) => id === obligation.rhythm)
      const kind = rules.activities.find(({ id }) => id === rhythm?.activity)
      if (!rhythm) return []
      const on = obligation.activities.flatMap((id) => records.get(id)?.heldOn ?? []).sort().at(-1) ?? null
      return [{ rhythm: obligation.rhythm, name: kind?.name ?? rhythm.name, act: kind?.nature === 'act', status: obligation.status, required: obligation.required, done: obligation.done, on, dueOn: obligation.dueOn }]
    })
    const dueOn = cells.map((cell) => cell.dueOn).sort()[0] ?? inputs.today
    // What can be done on one visit: acts that are still missing together.
    const together = cells.filter(({ act, status }) => act && status === 'missing').map(({ name }) => name)
    return [{ matter: { id: state.id, code: state.code, title: state.title }, period: periodLabel(periodByKey(first.period)), recordBy: onOrBeforeWorkday(dueOn, inputs.calendar), cells, together: together.length > 1 ? together : [] }]
  })
}

export type LedProject = Awaited<ReturnType<typeof projectsOf>>[number]
