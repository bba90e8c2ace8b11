import { knownColumns, minutesFor, MINUTES_TO_DECIDE, MINUTES_TO_RECORD, MINUTES_TO_UPDATE } from '../../kernel/asking.ts'
import type { ActivityState } from '../../kernel/facts/activity.ts'
import { counted } from '../../kernel/light.ts'
import type { NextStep } from '../../kernel/next-step.ts'
import type { LedgerRules } from '../../kernel/pack/lookup.ts'
import { scopeOf } from '../../kernel/permission.ts'
import { workingDaysUntil } from '../../kernel/time/calendar.ts'
import { earliest, endOfMonth } from '../../kernel/time/day.ts'
import { periodLabel, periodOf } from '../../kernel/time/period.ts'
import type { Db } from '../../store/database/database.ts'
import { activitiesPage } from '../../store/queries/activities.ts'
import { openDocuments } from '../../store/queries/documents.ts'
import type { Call } from '../call.ts'
import { aroundActivities } from '../activity/around-activities.ts'
import { inputsOf, type Inputs } from '../city/inputs.ts'
import { summaryOf } from '../document/list-documents.ts'
import { ledgerRules } from '../matter/concerned.ts'
import { ownUnits, permitSomewhere, reachOfActing, standsFor } from '../permit.ts'
import { activityView } from '../views/activity.ts'
import { answeringName, holderView, directoryOf, type Directory } from '../views/organisation.ts'
import { roleName, whoOwes } from '../views/matter.ts'
import { blockingOn } from './blocking.ts'
import { practiceOn } from './practice.ts'
import { readingsOn } from './readings-waiting.ts'
import { recentChanges } from './recent-changes.ts'
import { waitingMatters } from './waiting-matters.ts'
import { escalationsOn, extensionsOn } from './words-asked.ts'

const OWED_SHOWN = 20
const ACTIVITIES_SHOWN = 50

/** The desk of one membership: what it owes, what waits for its decision, what waits for others, what changed. */
export async function getDesk(call: Call) {
  permitSomewhere(call.acting, 'getDesk')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const inputs = await inputsOf(deps, db, acting.tenant)
    const { today, calendar, packs } = inputs
    const own = await ownUnits(db, acting, today)
    const post = standsFor(acting)
    const holders = [...own, ...(post ? [post] : [])]
    const directory = await directoryOf(db, acting.tenant)
    const found = await owedRows(call, db, inputs, directory, own)
    const owed = found.slice(0, OWED_SHOWN)

    const waitsForMe = acting.role === 'office' ? ('awaiting-confirmation' as const) : ('awaiting-review' as const)
    const decides = scopeOf(acting.role, acting.role === 'office' ? 'confirmActivities' : 'reviewActivities')
    const toDecide = decides ? (await activitiesPage(db, acting.tenant, { status: waitsForMe, visible: null, units: decides === 'unit' ? own : undefined, limit: ACTIVITIES_SHOWN })).rows : []
    const mine = await reachOfActing(db, acting, own)
    const around = { inputs, directory, acting, own, reach: mine }
    const extensions = await extensionsOn(db, around)
    const escalations = await escalationsOn(db, around)
    const readings = await readingsOn(db, { directory, today, acting, own })
    const waiting = acting.unit ? await waitingOf(db, acting.tenant, acting.unit) : []
    const reach = scopeOf(acting.role, 'listActivities') === 'city' ? null : mine
    const besides = await aroundActivities(db, acting.tenant, [...toDecide, ...waiting], reach)
    const view = (activity: ActivityState) => activityView(activity, { packs, directory, ...besides, acting, own, today })

    const practice = await practiceOn(db, inputs, directory, acting, own)
    const blocking = await blockingOn(db, acting.tenant, inputs, directory, practice.matters, reach)
    const quarter = periodOf(today, 'quarter')
    const thisMonth = found.filter(({ mine, next, due }) => mine && (earliest([next.by, due].filter((day) => day !== null)) ?? '9999') <= endOfMonth(today))
    return {
      today,
      period: { label: periodLabel(quarter), end: quarter.end, workdaysLeft: workingDaysUntil(today, quarter.end, calendar) },
      burden: burdenOf(thisMonth.length, practice.asked(endOfMonth(today)), toDecide.length + extensions.rows.length, {
        readings: { count: readings.total, minutes: readings.minutes },
        steps: thisMonth.reduce((sum, { minutes }) => sum + minutes, 0),
        known: thisMonth.reduce((sum, { ledger }) => sum + knownColumns(ledgerRules(packs, ledger).ledger), 0) + practice.updates.flatMap(({ lines }) => lines).filter(({ source }) => source !== 'none').length,
      }),
      owed,
      owedTotal: found.length,
      readings: readings.rows,
      readingsTotal: readings.total,
      extensions: extensions.rows,
      extensionsTotal: extensions.total,
      escalations: escalations.rows,
      escalationsTotal: escalations.total,
      missing: practice.missing,
      missingTotal: practice.missingTotal,
      updates: practice.updates,
      updatesTotal: practice.updatesTotal,
      blocking: blocking.rows,
      blockingTotal: blocking.total,
      capped: practice.capped,
      toDecide: toDecide.map(view),
      toDecideTotal: toDecide.length,
      waiting: waiting.map(view),
      waitingTotal: waiting.length,
      documents: scopeOf(acting.role, 'acceptProposals') ? (await openDocuments(db, acting.tenant, 5)).map(summaryOf) : [],
      changes: await recentChanges(db, inputs, directory, acting.tenant, holders),
    }
  })
}

/** What is asked this month, by the same count the page lists, and how long it should take. */
function burdenOf(steps: number, practice: { missing: number; updates: number }, toDecide: number, of: { readings: { count: number; minutes: number }; steps: number; known: number }) {
  return {
    asked: steps + practice.missing + practice.updates + toDecide + of.readings.count,
    minutes: of.steps + practice.missing * MINUTES_TO_RECORD + practice.updates * MINUTES_TO_UPDATE + toDecide * MINUTES_TO_DECIDE + of.readings.minutes,
    known: of.known,
  }
}

/** Records of the unit that wait for others, those sent back first. */
async function waitingOf(db: Db, tenant: string, unit: string): Promise<ActivityState[]> {
  const pages = []
  for (const status of ['returned', 'awaiting-review', 'awaiting-confirmation'] as const) {
    pages.push(await activitiesPage(db, tenant, { status, units: [unit], visible: null, limit: 10 }))
  }
  return pages.flatMap(({ rows }) => rows)
}

/** What a step needs: with no more than a note it is taken in the row. */
function asksOf({ action, target }: NextStep, { ledger, procedure }: LedgerRules): 'divide' | 'page' | 'note' | null {
  if (action !== 'move') return null
  if (target !== null && target === ledger.problem?.divide) return 'divide'
  const needs = procedure.transitions.find(({ id }) => id === target)?.needs
  if (!needs) return null
  return needs.evidence || needs.due || needs.fields.length > 0 ? 'page' : needs.note ? 'note' : null
}

/** What is owed, as the page shows it; the nearest due day first. */
async function owedRows({ acting }: Call, db: Db, inputs: Inputs, directory: Directory, own: readonly string[]) {
  const { calendar, today } = inputs
  return (await waitingMatters(db, inputs, acting, own)).map(({ row, matter, rules, next, roles, belongs }) => {
    const owing = matter.duties.filter(({ role, to }) => role === next.who && to === null).map(({ holder }) => answeringName(holderView(directory, holder, today)))
    return {
      ...row,
      reasons: counted(row.reasons, today, calendar),
      ledgerName: rules.ledger.name,
      roles: roles.filter((role) => role !== 'office' && role !== 'reviewer').map((role) => roleName(rules, role)),
      next: { ...next, ...whoOwes(owing, next.who, rules) },
      mine: belongs === 'mine',
      minutes: belongs === 'mine' ? minutesFor(next) : 0,
      asks: asksOf(next, rules),
    }
  })
}
