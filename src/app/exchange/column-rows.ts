import type { ActivityState } from '../../kernel/facts/activity.ts'
import { linksOf, type MatterState } from '../../kernel/facts/matter.ts'
import type { LedgerRules } from '../../kernel/pack/lookup.ts'
import { scopeOf } from '../../kernel/permission.ts'
import type { Db } from '../../store/database/database.ts'
import { activitiesByMatter, phonesOfPersons, reviewersOf, versionedStates } from '../../store/queries/column-sources.ts'
import type { MatterRow } from '../../store/queries/matter-list.ts'
import { titlesOf } from '../../store/queries/matters.ts'
import type { Acting } from '../call.ts'
import type { Inputs } from '../city/inputs.ts'
import { originsSeen } from '../matter/origin.ts'
import { columnValues, type ColumnContext, type ColumnValue } from '../views/columns.ts'
import type { Directory } from '../views/organisation.ts'

/** What all rows of a list have in common; read once. */
export type ColumnSources = Pick<Inputs, 'packs' | 'calendar' | 'today'> & { rules: LedgerRules; directory: Directory; phones: ColumnContext['phones'] }

/** Telephone numbers are shown to those who may see the directory's. */
export async function phonesFor(db: Db, { tenant, role }: Acting, { ledger }: LedgerRules): Promise<ColumnContext['phones']> {
  const wanted = ledger.columns.some(({ show }) => show === 'phone') && scopeOf(role, 'listPersons') !== null
  return wanted ? phonesOfPersons(db, tenant) : null
}

export type RowOfColumns = { matter: MatterState; version: number; values: ColumnValue[] }

/**
 * The columns of these matters, in their order; a matter that was voided meanwhile is left out.
 *
 * @param before how many matters of the list stand before these
 */
export async function columnRows(db: Db, acting: Acting, rows: readonly MatterRow[], sources: ColumnSources, before: number): Promise<RowOfColumns[]> {
  const { rules } = sources
  const { tenant } = acting
  const states = await versionedStates<MatterState>(db, tenant, rows.map(({ id }) => `matter:${id}`))
  const shows = rules.ledger.columns.map(({ show }) => show)
  const activities = shows.some((show) => NEEDS_RECORDS.test(show)) ? await activitiesByMatter(db, tenant, rows.map(({ id }) => id)) : new Map<string, ActivityState[]>()
  const reviewed = new Map([...activities].flatMap(([matter, records]) => records.filter(({ reviewedOn, status }) => reviewedOn !== null && status !== 'withdrawn').slice(0, 1).map(({ id }) => [matter, id] as const)))
  const reviewers = shows.includes('reviewer') ? await reviewersOf(db, tenant, [...reviewed.values()]) : new Map<string, string>()
  const targets = shows.includes('blocks') ? [...states.values()].flatMap(({ state }) => linksOf(state, 'blocks').map(({ target }) => target)) : []
  const linkedTitles = new Map([...(await titlesOf(db, tenant, targets))].map(([id, { title }]) => [id, title]))
  const origins = shows.includes('source') ? await originsSeen(db, acting, [...states.values()].map(({ state }) => state), sources, sources.directory) : new Map<string, string>()
  return rows.flatMap(({ id, light, reasons, lastRecordOn }, index) => {
    const held = states.get(`matter:${id}`)
    if (!held) return []
    const context = { ...sources, origins, linkedTitles, sequence: before + index + 1, judged: { light, reasons, lastRecordOn }, activities: activities.get(id) ?? [], reviewedBy: reviewers.get(reviewed.get(id) ?? '') ?? null }
    return [{ matter: held.state, version: held.version, values: columnValues(held.state, rules, context) }]
  })
}

const NEEDS_RECORDS = /^(?:count:|latest:|progress$|reviewer$)/
