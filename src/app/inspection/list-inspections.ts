import type { InspectionState } from '../../kernel/facts/inspection.ts'
import { quotaLimit, quotaUsed } from '../../kernel/inspection/plan.ts'
import { inspectionRules, quotaOf, ruleOf, type InspectionRule } from '../../kernel/inspection/rules.ts'
import { mayKnow, partIn } from '../../kernel/inspection/visible.ts'
import { may, scopeOf } from '../../kernel/permission.ts'
import type { Pack } from '../../kernel/pack/schema.ts'
import { addDays, dayFrom, endOfYear, yearOf } from '../../kernel/time/day.ts'
import { inspectionsBetween, inspectionsWithFindings } from '../../store/queries/inspections.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { ownUnits, permitSomewhere } from '../permit.ts'
import { directoryOf, unitRef } from '../views/organisation.ts'
import { owedInspections } from './owed-inspections.ts'
import { inspectionRow } from './views.ts'

/** So far beyond the year's ends inspections are shown too, that may be too near to one planned in it. */
const BESIDE_DAYS = 92
/** Findings older than this are hardly looked at again. */
const LOOKED_BACK_DAYS = 730

/**
 * The year's plan and what came of it: inspections that the acting membership may know of, the kinds there are with their quotas, and how much of each
 * quota every place has met. The office is given what it needs to be warned while it plans, the neighbouring months included.
 */
export async function listInspections(call: Call, query: { year?: number | undefined }) {
  permitSomewhere(call.acting, 'listInspections')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const { packs, today } = await inputsOf(deps, db, acting.tenant)
    const year = query.year ?? yearOf(today)
    const first = dayFrom(year, 1, 1)
    const own = await ownUnits(db, acting, today)
    const scope = scopeOf(acting.role, 'listInspections')
    const rules = inspectionRules(packs)
    const directory = await directoryOf(db, acting.tenant)
    const shown = (states: readonly InspectionState[]) =>
      states.flatMap((one) => {
        const part = partIn(one, own)
        const rule = ruleOf(rules, one)
        return mayKnow(one, rule?.unannounced ?? true, { role: acting.role, scope, part }) ? [inspectionRow(one, rule, { scope, part, own }, directory, today)] : []
      })
    const around = await inspectionsBetween(db, acting.tenant, addDays(first, -BESIDE_DAYS), addDays(endOfYear(first), BESIDE_DAYS))
    const plans = may(acting.role, 'planInspection', { units: [], own })
    const earlier = plans ? await inspectionsWithFindings(db, acting.tenant, addDays(today, -LOOKED_BACK_DAYS)) : []
    const places = [...directory.units.values()].filter(({ kind, ended }) => kind === 'place' && !ended).toSorted((a, b) => a.order - b.order)
    return {
      today,
      year,
      word: wordOf(packs, rules),
      kinds: rules.map((rule) => kindView(rule)),
      rows: shown(around),
      quotas: plans ? quotasOf(rules, around, year).map(({ unit, ...used }) => ({ ...used, unit: unitRef(directory, unit, today) ?? { id: unit, name: '' } })) : [],
      /** rows of the calendar: every place, then whichever other unit is inspected; units see only their own */
      places: scope === 'city' ? places.map(({ id }) => unitRef(directory, id, today) ?? { id, name: '' }) : [],
      earlier: shown(earlier).map(({ id, title, to, findings }) => ({ id, title, to, findings })),
      /** what is asked of the acting membership: a case it may state, a case it answers */
      asked: (await owedInspections(db, today, acting, own)).map(({ does, inspection, title, due }) => ({ does, inspection, title, due })),
      may: { plan: plans },
    }
  })
}

/** What the packs call it: 督察, 督查 or 督导. */
function wordOf(packs: readonly Pack[], rules: readonly InspectionRule[]) {
  return packs.find(({ id }) => id === rules[0]?.pack)?.words.inspection ?? { zh: '督察', en: 'inspection' }
}

function kindView(rule: InspectionRule) {
  const { pack, id, name, unannounced, quota, atMost, longest, apart, ledger } = rule
  return { pack, id, name, unannounced, quota: quota ?? null, atMost: atMost ?? null, longest: longest ?? null, apart: apart ?? null, looksBack: rule.looksBack ?? false, ledger }
}

/** Places that meet kinds with a quota, with how many of how many. */
function quotasOf(rules: readonly InspectionRule[], around: readonly InspectionState[], year: number) {
  return [...new Set(rules.map(quotaOf))].flatMap((quota) => {
    const atMost = quotaLimit(rules, quota)
    if (atMost === null) return []
    const kinds = rules.filter((rule) => quotaOf(rule) === quota).map(({ short, name }) => short ?? name)
    return [...quotaUsed(around, rules, quota, year)].map(([unit, used]) => ({ quota, kinds, unit, used, atMost }))
  })
}
