import { reportsAsked, rhythmsAsked } from '../../kernel/asked.ts'
import { MINUTES_TO_RECORD, MINUTES_TO_UPDATE } from '../../kernel/asking.ts'
import { rolesIn } from '../../kernel/decide/move.ts'
import type { ActivityState } from '../../kernel/facts/activity.ts'
import { linksOf, type MatterState } from '../../kernel/facts/matter.ts'
import { nameOn } from '../../kernel/holders.ts'
import { periodsOf, type Obligation } from '../../kernel/obligation.ts'
import { answersFor, dueLight } from '../../kernel/owing.ts'
import { activityNamed, rulesOf } from '../../kernel/pack/lookup.ts'
import type { ActivityKind, Rhythm } from '../../kernel/pack/schema.ts'
import { endingOf } from '../../kernel/procedure.ts'
import { onOrBeforeWorkday, type Calendar } from '../../kernel/time/calendar.ts'
import { addDays, yearOf, type Day } from '../../kernel/time/day.ts'
import { periodLabel, type Period } from '../../kernel/time/period.ts'
import { updateFrom } from '../../kernel/update.ts'
import type { Db } from '../../store/database/database.ts'
import { activitiesPage } from '../../store/queries/activities.ts'
import { linkedTo } from '../../store/queries/links.ts'
import { mattersPage } from '../../store/queries/matter-list.ts'
import { recordStates, recordsOnMatters } from '../../store/queries/obligations.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Acting } from '../call.ts'
import type { Inputs } from '../city/inputs.ts'
import { ledgerRules } from '../matter/concerned.ts'
import { obligationsOf } from '../obligation/obligations-of.ts'
import { standsFor } from '../permit.ts'
import type { Directory } from '../views/organisation.ts'
import { combining } from './combining.ts'

/** More matters than this no desk looks at; the matrix shows the rest. */
const LOOKED_AT = 200
const ROWS_SHOWN = 20
/** Without a rule of the ledger, this many working days ahead is a warning. */
const SOON = 5
/** Records from which an update is written: since the last but one. */
const DAYS_BACK = 100
const RECORDS_OF_UNIT = 40

/**
 * What required practice still asks of an acting membership in the periods of today: what is missing or was sent back, for the
 * matters it answers for and for its unit; regular reports apart, written out from what is known.
 */
export async function practiceOn(db: Db, inputs: Inputs, directory: Directory, acting: Acting, own: readonly string[]) {
  const { packs, today } = inputs
  const { matters, capped } = await answeredFor(db, inputs, acting, own)
  const span = { from: today, to: today }
  const found = [
    ...(await obligationsOf(db, acting.tenant, inputs, { matters: [...matters.keys()], ...span })),
    ...(acting.unit ? await obligationsOf(db, acting.tenant, inputs, { units: [acting.unit], ...span }) : []),
  ].filter(({ status, required }) => required > 0 && (status === 'missing' || status === 'returned'))
  const asked = new Map(rhythmsAsked(packs).map(({ rhythm }) => [rhythm.id, rhythm]))
  const reports = new Map(reportsAsked(packs).map(({ rhythm, kind }) => [rhythm.id, kind]))
  const owed = found.flatMap((obligation): Owed[] => {
    const rhythm = asked.get(obligation.rhythm)
    const period = rhythm && periodsOf(rhythm, span).find(({ key }) => key === obligation.period)
    return rhythm && period ? [{ obligation, rhythm, period, matter: matters.get(obligation.subject) ?? null }] : []
  })
  const byDue = owed.toSorted((a, b) => (a.obligation.dueOn < b.obligation.dueOn ? -1 : a.obligation.dueOn > b.obligation.dueOn ? 1 : 0))
  const missing = byDue.filter(({ rhythm }) => !reports.has(rhythm.id))
  const updates = byDue.flatMap((one) => {
    const kind = reports.get(one.rhythm.id)
    return kind && one.matter ? [{ ...one, matter: one.matter, kind }] : []
  })
  const recent = missing.length > 0 && acting.unit ? (await activitiesPage(db, acting.tenant, { units: own, visible: null, limit: RECORDS_OF_UNIT })).rows : []
  return {
    missing: missing.slice(0, ROWS_SHOWN).map((one) => missingRow(one, missing, recent, inputs, directory)),
    missingTotal: missing.length,
    updates: await updateRows(db, acting.tenant, inputs, updates.slice(0, ROWS_SHOWN)),
    updatesTotal: updates.length,
    /** what of it is asked by these days, for the line that says how much is asked */
    asked: (until: string) => ({ missing: missing.filter(({ obligation }) => obligation.dueOn <= until).length, updates: updates.filter(({ obligation }) => obligation.dueOn <= until).length }),
    matters,
    capped,
  }
}

type Owed = { obligation: Obligation; rhythm: Rhythm; period: Period; matter: MatterState | null }

/** The open matters that it answers for, by id. */
async function answeredFor(db: Db, { packs, today }: Inputs, acting: Acting, own: readonly string[]) {
  const post = standsFor(acting)
  const page = await mattersPage(db, acting.tenant, { visible: null, open: 'true', sort: 'due', limit: LOOKED_AT, counted: false, holders: [...own, ...(post ? [post] : [])] })
  const states = await statesOf<MatterState>(db, acting.tenant, page.rows.map(({ id }) => `matter:${id}`))
  const mine = [...states.values()].filter(({ duties, ledger }) => answersFor(rolesIn(duties, { ...acting, own }, today), ledgerRules(packs, ledger).duties))
  return { matters: new Map(mine.map((matter) => [matter.id, matter])), capped: page.next !== null }
}

function missingRow({ obligation, rhythm, period, matter }: Owed, all: readonly Owed[], recent: readonly ActivityState[], { packs, today, calendar }: Inputs, { units }: Directory) {
  const kind = rhythm.activity === undefined ? null : activityNamed(packs, rhythm.activity)
  const unit = units.get(obligation.subject)
  const others = all.filter((other) => other.obligation !== obligation && other.obligation.subject === obligation.subject && other.period.key === period.key)
  return {
    subject: matter
      ? { type: 'matter' as const, id: matter.id, code: matter.code, name: matter.title, ledger: matter.ledger }
      : { type: 'unit' as const, id: obligation.subject, code: null, name: unit ? nameOn(unit, today) : obligation.subject, ledger: null },
    rhythm: { id: rhythm.id, name: rhythm.name },
    activity: kind && { id: kind.id, name: kind.name, verb: kind.verb },
    period: { key: period.key, label: periodLabel(period) },
    dueOn: told(obligation.dueOn, calendar),
    workdaysLate: obligation.workdaysLate,
    light: dueLight(obligation.dueOn, today, (matter ? rulesOf(packs, matter.ledger)?.lightRule.dueSoonWorkdays : undefined) ?? SOON, calendar),
    left: Math.max(1, obligation.required - obligation.done - obligation.waiting),
    status: obligation.status === 'returned' ? ('returned' as const) : ('missing' as const),
    hint: matter && kind ? combining({ matter: matter.id, kind, others: namesOf(others, packs), recent, period, packs }) : null,
    minutes: MINUTES_TO_RECORD,
  }
}

/** The day people are told: the last on which offices are open. A year that no calendar knows yet keeps the day itself. */
function told(due: Day, calendar: Calendar): Day {
  return calendar.years[yearOf(due)] ? onOrBeforeWorkday(due, calendar) : due
}

/** The acts that are missing besides: a report or a paper is not done on the same day as a visit. */
function namesOf(others: readonly Owed[], packs: Inputs['packs']): ActivityKind[] {
  return others.flatMap(({ rhythm }) => (rhythm.activity === undefined ? [] : (activityNamed(packs, rhythm.activity) ?? [])))
}

/** Updates as they would be sent: written from the records of the last months, the milestones and the open problems. */
async function updateRows(db: Db, tenant: string, { packs, today, calendar }: Inputs, owed: readonly (Owed & { matter: MatterState; kind: ActivityKind })[]) {
  const ids = [...new Set(owed.map(({ matter }) => matter.id))]
  const touching = ids.length > 0 ? await recordsOnMatters(db, tenant, ids, { from: addDays(today, -DAYS_BACK), to: today }) : []
  const records = new Map((await recordStates(db, tenant, [...new Set(touching.map(({ id }) => id))])).map((record) => [record.id, record]))
  const problems = await linkedTo(db, tenant, ids)
  return owed.map(({ obligation, rhythm, period, matter, kind }) => {
    const own = touching.filter(({ subject }) => subject === matter.id).flatMap(({ id }) => records.get(id) ?? [])
    const open = problems.flatMap((problem) => blockingSince(problem, matter.id))
    const lines = updateFrom({ matter, kind, records: own.toSorted((a, b) => (a.heldOn < b.heldOn ? 1 : -1)), problems: open.toSorted((a, b) => (a.on < b.on ? -1 : 1)), today })
    const soon = rulesOf(packs, matter.ledger)?.lightRule.dueSoonWorkdays ?? SOON
    return {
      matter: { id: matter.id, code: matter.code, title: matter.title, ledger: matter.ledger },
      rhythm: { id: rhythm.id, name: rhythm.name },
      kind: { id: kind.id, name: kind.name },
      period: { key: period.key, label: periodLabel(period) },
      dueOn: told(obligation.dueOn, calendar),
      workdaysLate: obligation.workdaysLate,
      light: dueLight(obligation.dueOn, today, soon, calendar),
      status: obligation.status === 'returned' ? ('returned' as const) : ('missing' as const),
      lines,
      minutes: MINUTES_TO_UPDATE,
    }
  })

  function blockingSince(problem: MatterState, matter: string) {
    const rules = rulesOf(packs, problem.ledger)
    const link = linksOf(problem, 'blocks', today).find(({ target }) => target === matter)
    return link && rules && endingOf(rules.procedure, problem.stage).final === null ? [{ title: problem.title, on: link.from }] : []
  }
}
