import { linksOf, type MatterState } from './facts/matter.ts'
import { leadUnits } from './leads.ts'
import type { LedgerRules } from './pack/lookup.ts'
import { endingOf } from './procedure.ts'
import { workingDaysBetween, type Calendar } from './time/calendar.ts'
import type { Day } from './time/day.ts'

/**
 * Someone waits for someone: the units that lead a matter wait for those that answer for a problem that blocks it. `owing` is empty
 * until the office has divided it: then they wait for the office.
 */
export type Wait = {
  problem: string
  matter: string
  waiting: string[]
  owing: string[]
  since: Day
  /** the day agreed on, if one is */
  limit: Day | null
  workdays: number
  workdaysLate: number
}

/** Waits that hang together: A waits for B waits for C, the nearest first. A circle ends where it began. */
export type Chain = { waits: Wait[]; circle: boolean }

/**
 * Who waits for whom on a day. A problem that has ended keeps no one waiting, nor does an ended matter wait.
 *
 * @throws DeliveryError `calendar_missing`
 */
export function waitsOn(matters: readonly MatterState[], rulesOf: (ledger: string) => LedgerRules | null, { today, calendar }: { today: Day; calendar: Calendar }): Wait[] {
  const open = new Map(matters.filter(({ ledger, stage }) => {
    const rules = rulesOf(ledger)
    return rules !== null && endingOf(rules.procedure, stage).final === null
  }).map((matter) => [matter.id, matter]))
  return [...open.values()].flatMap((problem) =>
    linksOf(problem, 'blocks', today).flatMap(({ target, from }) => {
      const matter = open.get(target)
      if (!matter) return []
      const limit = problem.due
      return [{
        problem: problem.id,
        matter: target,
        waiting: leadUnits(matter),
        owing: leadUnits(problem),
        since: from,
        limit,
        workdays: workingDaysBetween(from, today, calendar),
        workdaysLate: limit === null ? 0 : workingDaysBetween(limit, today, calendar),
      }]
    }),
  )
}

/**
 * The chains behind every wait: what the problem itself waits for, and so on to its end. A wait that leads back to a matter, or to a unit that
 * is already waiting further up, makes a circle: there everyone waits for the other.
 */
export function chainsOf(waits: readonly Wait[]): Chain[] {
  const behind = Map.groupBy(waits, ({ matter }) => matter)
  const follow = (chain: readonly Wait[]): Chain[] => {
    const last = chain.at(-1)
    const first = chain[0]
    if (!last || !first) return []
    if (closes(chain, last)) return [{ waits: [...chain], circle: true }]
    const next = behind.get(last.problem) ?? []
    return next.length === 0 ? [{ waits: [...chain], circle: false }] : next.flatMap((wait) => follow([...chain, wait]))
  }
  return waits.flatMap((wait) => follow([wait]))
}

/** Whether the last wait leads back to where the chain has been: each step is new, so following ends. */
function closes(chain: readonly Wait[], last: Wait): boolean {
  return chain.some(({ matter, waiting }) => matter === last.problem || waiting.some((unit) => last.owing.includes(unit)))
}
