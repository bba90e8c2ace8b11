import { asksUnit, openedIn, rhythmsAsked, solvedFor, subjectOfUnit, type Asked } from '../../kernel/asked.ts'
import { dutiesThat } from '../../kernel/part.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import type { UnitState } from '../../kernel/facts/organisation.ts'
import { isAsked, obligationOf, periodsOf, subjectOfMatter, type CountedMatter, type Obligation, type Subject } from '../../kernel/obligation.ts'
import { rulesOf } from '../../kernel/pack/lookup.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Period } from '../../kernel/time/period.ts'
import type { Db } from '../../store/database/database.ts'
import { closedAround, mattersOfLedger, openedByUnits, recordsAboutUnits, recordsOnMatters, type TouchingRecord } from '../../store/queries/obligations.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Inputs } from '../city/inputs.ts'

/** Whose obligations, and of which days: all periods that share one with them. `pack`: only what that pack asks. */
export type ObligationScope = { from: Day; to: Day; pack?: string | undefined } & (
  | { matters: readonly string[] }
  /** matters of a ledger, at home or listed; `visible`: only those in which one of these holders has a lasting duty */
  | { ledger: string; visible?: readonly string[] | null }
  | { units: readonly string[] }
)

/** What obligations rest on, for who shows more than where they stand. */
export type Judged = {
  obligations: Obligation[]
  records: Map<string, TouchingRecord>
  matters: MatterState[]
  units: UnitState[]
  /** matters that count by themselves, by id */
  counted: Map<string, CountedMatter>
}

/** So many subjects are loaded and judged at a time: one statement for each kind of thing, and memory stays small. */
const CHUNK = 1_000

/**
 * What is required in these days and how much of it is there, computed on reading: nothing of it is stored. Closed periods are
 * judged like open ones here; their frozen result is `getObligations`' business.
 */
export async function obligationsOf(db: Db, tenant: string, inputs: Inputs, scope: ObligationScope): Promise<Obligation[]> {
  return (await judgedObligations(db, tenant, inputs, scope)).obligations
}

/** The same with what it rests on. */
export async function judgedObligations(db: Db, tenant: string, inputs: Inputs, scope: ObligationScope): Promise<Judged> {
  const judged: Judged = { obligations: [], records: new Map(), matters: [], units: [], counted: new Map() }
  const asked = rhythmsAsked(inputs.packs, scope.pack).map((one): Timed => ({ ...one, periods: periodsOf(one.rhythm, scope) }))
  const timed = asked.filter(({ periods }) => periods.length > 0)
  const span = spanOf(timed)
  if (!span) return judged
  const ids = 'units' in scope ? scope.units : 'matters' in scope ? scope.matters : await mattersOfLedger(db, tenant, scope.ledger, scope.visible ?? null)
  for (let at = 0; at < ids.length; at += CHUNK) {
    const chunk = ids.slice(at, at + CHUNK)
    await ('units' in scope ? judgeUnits : judgeMatters)({ db, tenant, inputs, timed, span, judged }, chunk)
  }
  return judged
}

type Timed = Asked & { periods: Period[] }
type Judging = { db: Db; tenant: string; inputs: Inputs; timed: readonly Timed[]; span: { from: Day; to: Day }; judged: Judged }

async function judgeMatters({ db, tenant, inputs, timed, span, judged }: Judging, ids: readonly string[]): Promise<void> {
  const states = await statesOf<MatterState>(db, tenant, ids.map((id) => `matter:${id}`))
  // Judged on a past day, what was done after it does not count.
  const records = grouped(await recordsOnMatters(db, tenant, ids, { from: span.from, to: span.to < inputs.today ? span.to : inputs.today }), judged)
  const solved = await solvedAround(db, tenant, inputs, timed, ids)
  for (const id of ids) {
    const matter = states.get(`matter:${id}`)
    const rules = matter && rulesOf(inputs.packs, matter.ledger)
    if (!rules) continue
    judged.matters.push(matter)
    const subject = subjectOfMatter(matter, rules)
    judge(subject, timed.filter(({ rhythm }) => isAsked(rhythm, matter)), { records: records.get(id) ?? [], counted: solved.get(id) ?? [] }, inputs, judged)
  }
}

async function judgeUnits({ db, tenant, inputs, timed, span, judged }: Judging, ids: readonly string[]): Promise<void> {
  const states = await statesOf<UnitState>(db, tenant, ids.map((id) => `unit:${id}`))
  const records = grouped(await recordsAboutUnits(db, tenant, ids, span), judged)
  for (const one of timed.filter(({ rhythm }) => rhythm.per !== 'matter')) {
    const asked = ids.flatMap((id) => states.get(`unit:${id}`) ?? []).filter((unit) => asksUnit(one.rhythm, unit))
    const opened = await openedFrom(db, tenant, inputs.packs, one, asked, span)
    for (const unit of asked) judge(subjectOfUnit(unit), [one], { records: records.get(unit.id) ?? [], counted: opened.get(unit.id) ?? [] }, inputs, judged)
  }
  judged.units.push(...[...states.values()].filter((unit) => timed.some(({ rhythm }) => asksUnit(rhythm, unit))))
}

function judge(subject: Subject, timed: readonly Timed[], { records, counted }: { records: readonly TouchingRecord[]; counted: readonly CountedMatter[] }, { calendar, today }: Inputs, judged: Judged): void {
  for (const one of counted) judged.counted.set(one.matter, one)
  for (const { rhythm, periods } of timed) {
    for (const period of periods) {
      const obligation = obligationOf(rhythm, subject, period, records, counted, { calendar, today })
      if (obligation) judged.obligations.push(obligation)
    }
  }
}

/** A period that began before the days asked for is judged whole. */
function spanOf(timed: readonly Timed[]): { from: Day; to: Day } | null {
  const periods = timed.flatMap((one) => one.periods)
  const [first] = periods
  if (!first) return null
  return periods.reduce((span, { start, end }) => ({ from: start < span.from ? start : span.from, to: end > span.to ? end : span.to }), { from: first.start, to: first.end })
}

function grouped(records: readonly TouchingRecord[], judged: Judged): Map<string, TouchingRecord[]> {
  for (const record of records) judged.records.set(record.id, record)
  return Map.groupBy(records, ({ subject }) => subject)
}

/** Problems solved, by the matter that they kept from going on. */
async function solvedAround(db: Db, tenant: string, { packs }: Inputs, timed: readonly Timed[], ids: readonly string[]): Promise<Map<string, CountedMatter[]>> {
  const ledgers = [...new Set(timed.flatMap(({ rhythm }) => rhythm.orClosed ?? []))]
  const problems = await closedAround(db, tenant, ledgers, ids)
  const solved = problems.flatMap((problem) => {
    const rules = rulesOf(packs, problem.ledger)
    return rules ? solvedFor(problem, rules) : []
  })
  return new Map([...Map.groupBy(solved, ({ target }) => target)].map(([target, list]) => [target, list.map(({ counted }) => counted)]))
}

/** Matters that these units carry and that may count as opened. */
async function openedFrom(db: Db, tenant: string, packs: Inputs['packs'], { rhythm }: Timed, units: readonly UnitState[], span: { from: Day; to: Day }): Promise<Map<string, CountedMatter[]>> {
  const ledger = rhythm.opens?.ledger
  if (ledger === undefined) return new Map()
  const opened = await openedByUnits(db, tenant, { ledger, units: units.map(({ id }) => id), roles: dutiesThat('carries', rulesOf(packs, ledger)?.duties ?? []), ...span })
  const counted = opened.flatMap(({ unit, state }) => {
    const one = openedIn(ledger, state)
    return one ? [{ unit, one }] : []
  })
  return new Map([...Map.groupBy(counted, ({ unit }) => unit)].map(([unit, list]) => [unit, list.map(({ one }) => one)]))
}
