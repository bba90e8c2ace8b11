import { solvedFor } from '../../kernel/asked.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { activityNamed, rulesOf, type LedgerRules } from '../../kernel/pack/lookup.ts'
import type { Pack } from '../../kernel/pack/schema.ts'
import { scopeOf } from '../../kernel/permission.ts'
import { byQuarter, YEAR_ENDS, yearEndOf, type YearEnd } from '../../kernel/road.ts'
import { yearOf, type Day } from '../../kernel/time/day.ts'
import type { Db } from '../../store/database/database.ts'
import { activitiesNamed } from '../../store/queries/activities-named.ts'
import { closedAround } from '../../store/queries/obligations.ts'
import { mattersInLedgers, recordsBehind, recordsByDay } from '../../store/queries/road.ts'
import type { Call } from '../call.ts'
import { aroundActivities } from '../activity/around-activities.ts'
import { inputsOf } from '../city/inputs.ts'
import { ownUnits, permitSomewhere, reachOfActing } from '../permit.ts'
import { activityView } from '../views/activity.ts'
import { directoryOf } from '../views/organisation.ts'
import { roadLedger } from './get-road.ts'

/** Records count once they were looked at, or where nobody needs to look. */
const COUNTS = ['confirmed', 'recorded'] as const
/** This year and so many before it stand side by side. */
const YEARS_BESIDE = 4
const MOST_BEHIND = 200

const BEGIN = '1949-10-01'
const wholeYear = (year: number, today: Day) => ({ from: `${year}-01-01`, to: yearOf(today) === year ? today : `${year}-12-31` })

/** The kinds of work required of a ledger's matters, in the pack's order: news of progress is no work of its own. */
function kindsOf(packs: readonly Pack[], ledger: string): { id: string; name: { zh: string; en: string }; orClosed: string | null }[] {
  const kinds = packs.flatMap(({ rhythms }) => rhythms.filter(({ per, ledgers }) => per === 'matter' && ledgers.includes(ledger))).flatMap(({ activity, orClosed }) => (activity === undefined ? [] : [{ activity, orClosed: orClosed ?? null }]))
  return [...new Map(kinds.map((one) => [one.activity, one.orClosed]))].flatMap(([id, orClosed]) => {
    const kind = activityNamed(packs, id)
    return kind && kind.nature !== 'report' ? [{ id, name: kind.name, orClosed }] : []
  })
}

/**
 * The year's account of a ledger from its records (年终总结、统计表): how often each kind of work was done by quarter, earlier years beside it;
 * how many projects there were and how they ended; which meetings approved them. No points, no ranking, no one's name.
 */
export async function getYearSummary(call: Call, query: { ledger?: string | undefined; year?: number | undefined }) {
  permitSomewhere(call.acting, 'getYearSummary')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const { packs, today, city } = await inputsOf(deps, db, acting.tenant)
    const rules = roadLedger(packs, query.ledger)
    const { ledger } = rules
    const year = query.year ?? yearOf(today)
    const kinds = kindsOf(packs, ledger.id)
    const all = (await mattersInLedgers(db, acting.tenant, { ledgers: [ledger.id], visible: null })).map(({ state }) => state)
    const counted = await recordsByDay(db, acting.tenant, { ledger: ledger.id, kinds: kinds.map(({ id }) => id), statuses: COUNTS, from: BEGIN, to: wholeYear(year, today).to })
    const years = Array.from({ length: YEARS_BESIDE }, (_, before) => year - before)
    const first = Math.min(year, ...all.map((matter) => matter.year), ...counted.map(({ on }) => yearOf(on)))
    const shown = years.filter((one) => one >= first)
    const solved = await solvedProblems(db, acting.tenant, packs, kinds, all)
    return {
      today,
      year,
      city: { name: city.name, demonstration: city.demonstration },
      ledger: { id: ledger.id, name: ledger.name, matterName: ledger.matterName },
      partial: yearOf(today) === year,
      kinds: kinds.map(({ id, name }) => ({ id, name, years: byQuarter(counted.filter((one) => one.kind === id), shown) })),
      solved: { n: solved.filter((on) => yearOf(on) === year).length, years: byQuarter(solved.map((on) => ({ on, n: 1 })), shown) },
      projects: shown.map((one) => ({ year: one, ...endsOf(all.filter((matter) => matter.year === one), rules) })),
      meetings: meetingsOf(all.filter((matter) => matter.year === year), rules),
      milestones: milestonesOf(all.filter((matter) => matter.year === year), today),
    }
  })
}

/** Days on which problems were solved that kept one of these matters from going on: each problem once, however many it blocked. */
async function solvedProblems(db: Db, tenant: string, packs: readonly Pack[], kinds: readonly { orClosed: string | null }[], matters: readonly MatterState[]): Promise<Day[]> {
  const ids = matters.map(({ id }) => id)
  const problems = await closedAround(db, tenant, [...new Set(kinds.flatMap(({ orClosed }) => orClosed ?? []))], ids)
  return problems.flatMap((problem) => {
    const rules = rulesOf(packs, problem.ledger)
    return (rules && solvedFor(problem, rules).find(({ target }) => ids.includes(target))?.counted.on) ?? []
  })
}

function endsOf(matters: readonly MatterState[], rules: LedgerRules): { all: number; ends: Record<YearEnd, number> } {
  const home = matters.filter(({ ledger }) => ledger === rules.ledger.id)
  const ends = Object.fromEntries(YEAR_ENDS.map((end) => [end, home.filter((matter) => yearEndOf(rules, matter) === end).length])) as Record<YearEnd, number>
  return { all: home.length, ends }
}

/** Which meetings approved how many, as the field says that holds them. */
function meetingsOf(matters: readonly MatterState[], { ledger }: LedgerRules): { meeting: string; n: number }[] {
  const field = ledger.fields.find(({ approval }) => approval)?.id
  if (field === undefined) return []
  const named = matters.flatMap(({ fields }) => (typeof fields[field] === 'string' && fields[field] !== '' ? [fields[field]] : []))
  return [...Map.groupBy(named, (one) => one)].map(([meeting, some]) => ({ meeting, n: some.length })).sort((a, b) => b.n - a.n)
}

function milestonesOf(matters: readonly MatterState[], today: Day): { due: number; reached: number; inTime: number } {
  const due = matters.flatMap(({ milestones }) => milestones).filter(({ due: on, reachedOn }) => on <= today || reachedOn !== null)
  return { due: due.length, reached: due.filter(({ reachedOn }) => reachedOn !== null).length, inTime: due.filter(({ due: on, reachedOn }) => reachedOn !== null && reachedOn <= on).length }
}

/** The records behind one number of the account: of a kind, in a quarter or in the whole year. */
export async function listCounted(call: Call, { ledger, year, quarter, kind }: { ledger?: string | undefined; year: number; quarter?: number | undefined; kind: string }) {
  permitSomewhere(call.acting, 'listCounted')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const { packs, today } = await inputsOf(deps, db, acting.tenant)
    const rules = roadLedger(packs, ledger)
    const span = quarter === undefined ? wholeYear(year, today) : { from: `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`, to: `${year}-${String(quarter * 3).padStart(2, '0')}-${quarter === 1 || quarter === 4 ? 31 : 30}` }
    const ids = await recordsBehind(db, acting.tenant, { ledger: rules.ledger.id, kinds: [kind], statuses: COUNTS, ...span }, MOST_BEHIND)
    const rows = await activitiesNamed(db, acting.tenant, ids)
    const own = await ownUnits(db, acting, today)
    const reach = scopeOf(acting.role, 'listActivities') === 'city' ? null : await reachOfActing(db, acting, own)
    const context = { packs, directory: await directoryOf(db, acting.tenant), ...(await aroundActivities(db, acting.tenant, rows, reach)), acting, own, today }
    return { rows: rows.map((row) => activityView(row, context)) }
  })
}
