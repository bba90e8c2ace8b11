import { countsAsRecord, type ActivityState } from '../../kernel/facts/activity.ts'
import { subjectId, subjectType } from '../../kernel/facts/envelope.ts'
import type { State, SubjectType } from '../../kernel/facts/index.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import type { UnitState } from '../../kernel/facts/organisation.ts'
import { measuringSubjects } from '../../kernel/facts/measured.ts'
import { measuresIn, type Measure } from '../../kernel/indicator/behind.ts'
import { lastRecordOf } from '../../kernel/last-record.ts'
import { leadUnits } from '../../kernel/leads.ts'
import { sortKey } from '../../kernel/pinyin.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Tx } from '../database/database.ts'
import { mattersMeasuredBy } from '../queries/indicators.ts'
import { linkedTo } from '../queries/links.ts'
import { statesOf } from '../queries/subjects.ts'
import { lockSubjects } from '../subjects.ts'
import { counterRows, type Counted } from './counters.ts'
import { difference } from './diff.ts'
import { holderWrites } from './holders.ts'
import { projectionsOf, rowsOf } from './index.ts'
import { leadKeys, moveLeadKeys, storedMatters } from './matter-reads.ts'
import type { StoredMatter } from './matter-reads.ts'
import { judgedColumns, matterRow } from './matter-row.ts'
import type { Judged, JudgeMatter } from './matter-row.ts'
import type { Row } from './projection.ts'
import { standingOf, type Standing } from './standing.ts'
import { writeAll } from './statement.ts'
import type { Write } from './statement.ts'

/** A subject before and after some facts; `born` by them, when there were none before. */
export type Change = { subject: string; version: number; born: boolean; before: State | null; after: State | null }

/**
 * Brings all derived tables from the states before to the states after, and judges again every matter that changed or
 * depends on what changed. Everything goes out in one statement, together with `alongside`.
 *
 * @param judge null where no matter can be concerned; a matter that is concerned nevertheless is a bug
 * @param again matters to judge although nothing of theirs changed
 */
export async function project(
  tx: Tx,
  tenant: string,
  changes: readonly Change[],
  judge: JudgeMatter | null,
  { alongside = [], again = [], refused }: { alongside?: readonly Write[]; again?: readonly string[]; refused?: (error: unknown) => unknown } = {},
): Promise<void> {
  const matters = await matterWrites(tx, tenant, changes, judge, again)
  await writeAll(tx, tenant, [...matters, ...derivedWrites(changes), ...subjectWrites(changes), ...alongside], refused)
  await moveLeadKeys(tx, tenant, renamedUnits(changes))
}

function subjectWrites(changes: readonly Change[]): Write[] {
  return putOrInsert('subject', ['id'], changes, ({ subject, version, after }) => [{ id: subject, type: subjectType(subject), version, state: after }])
}

/** What belongs to a subject that was just born cannot be there, and is put in without looking for it: under row-level security that is half the work. */
function putOrInsert<C extends Pick<Change, 'born'>>(table: string, key: readonly string[], changes: readonly C[], rowsOf: (change: C) => readonly Row[]): Write[] {
  return (['insert', 'put'] as const).map((how) => ({ do: how, table, key, rows: changes.filter(({ born }) => born === (how === 'insert')).flatMap(rowsOf) }))
}

function derivedWrites(changes: readonly Change[]): Write[] {
  const types = [...new Set(changes.map(({ subject }) => subjectType(subject) as SubjectType))]
  return types.flatMap((type) => {
    const ofType = changes.filter(({ subject }) => subjectType(subject) === type)
    return projectionsOf(type).flatMap((one): Write[] => {
      const { table, key } = one
      const differences = ofType.map(({ born, before, after }) => ({ born, ...difference(rowsOf(one, before), rowsOf(one, after), key) }))
      return [...putOrInsert(table, key, differences, ({ put }) => put), { do: 'drop', table, key, rows: differences.flatMap(({ drop }) => drop) }]
    })
  })
}

/** A matter to judge: its own change, or none where only something it depends on changed. */
type Concerned = { id: string; before: MatterState | null; after: MatterState | null; own: boolean; born: boolean }

async function matterWrites(tx: Tx, tenant: string, changes: readonly Change[], judge: JudgeMatter | null, again: readonly string[]): Promise<Write[]> {
  const concerned = await concernedMatters(tx, tenant, changes, again)
  if (concerned.length === 0) return []
  if (judge === null) throw new Error('facts that concern matters were appended without a way to judge them')
  const activities = changes.filter(({ subject }) => subjectType(subject) === 'activity')
  const stored = await storedMatters(tx, tenant, concerned.flatMap(({ id, before }) => (before ? [id] : [])), activities.map(({ subject }) => subjectId(subject)))
  const days = recordDays(activities)
  const keys = await leadKeys(tx, tenant, newLeads(concerned, stored), unitNames(changes))
  const linked = await linkedMatters(tx, tenant, concerned, stored, changes)
  const measures = await measuresFor(tx, tenant, concerned, changes)
  const judged = concerned.flatMap((one) => {
    if (one.after === null) return []
    const last = lastRecordOf(one.after, [...(days.get(one.id) ?? []), stored.get(one.id)?.otherRecordOn ?? null])
    return [{ ...one, after: one.after, last, result: judge(one.after, last, linked.get(one.id) ?? [], measures(one.after)) }]
  })
  const put = putOrInsert('matter', ['id'], judged.filter(({ own }) => own), ({ id, after, last, result }) => {
    const key = leadKeyOf(after, stored.get(id), keys)
    return [{ ...matterRow(after, key), ...judgedColumns(result, last) }]
  })
  const change = judged.filter(({ id, own, last, result }) => !own && isNews(result, last, stored.get(id))).map(({ id, last, result }) => ({ id, ...judgedColumns(result, last) }))
  const drop = concerned.filter(({ before, after }) => before && !after).map(({ id }) => ({ id }))
  const moved = judged.filter(({ id, result }) => result.until !== (stored.get(id)?.until_on ?? null))
  const until = putOrInsert('matter_until', ['matter'], moved, ({ id, result }) => (result.until === null ? [] : [{ matter: id, until_on: result.until }]))
  const noMore = [...moved.filter(({ result, born }) => result.until === null && !born), ...drop].map(({ id }) => ({ matter: id }))
  const counted = countedChanges(concerned, stored, new Map(judged.map(({ id, result }) => [id, standingOf(result)])))
  return [
    ...put,
    { do: 'change', table: 'matter', key: ['id'], rows: change },
    { do: 'drop', table: 'matter', key: ['id'], rows: drop },
    ...until,
    { do: 'drop', table: 'matter_until', key: ['matter'], rows: noMore },
    { do: 'add', table: 'counter', key: ['ledger', 'facet', 'value', 'slot'], rows: counterRows(counted) },
    ...holderWrites(counted),
  ]
}

/** Matters that changed, then those that depend on what changed, as the edges say before and after. */
async function concernedMatters(tx: Tx, tenant: string, changes: readonly Change[], again: readonly string[]): Promise<Concerned[]> {
  const own = changes
    .filter(({ subject }) => subjectType(subject) === 'matter')
    .map(({ subject, born, before, after }) => ({ id: subjectId(subject), before: before as MatterState | null, after: after as MatterState | null, own: true, born }))
  const known = new Set(own.map(({ id }) => id))
  const measuring = changes.flatMap(({ subject }) => (['indicator', 'series'].includes(subjectType(subject)) ? [subject] : []))
  const dependents = [...new Set([...changes.flatMap(targetsOf), ...(await mattersMeasuredBy(tx, tenant, measuring)), ...again])].filter((id) => !known.has(id))
  if (dependents.length === 0) return own
  const states = await lockSubjects(tx, tenant, dependents.map((id) => `matter:${id}`))
  const others = dependents.flatMap((id) => {
    const state = states.get(`matter:${id}`) as MatterState | undefined
    return state ? [{ id, before: state, after: state, own: false, born: false }] : []
  })
  return [...own, ...others]
}

function targetsOf({ subject, before, after }: Change): string[] {
  const edges = projectionsOf(subjectType(subject) as SubjectType).filter(({ table }) => table === 'edge')
  const rows = edges.flatMap((one) => [...rowsOf(one, before), ...rowsOf(one, after)])
  return rows.map(({ target }) => String(target)).filter((target) => subjectType(target) === 'matter').map(subjectId)
}

/** Matters with a link to those concerned: as they stand, those changing just now as they will be. */
async function linkedMatters(tx: Tx, tenant: string, concerned: readonly Concerned[], stored: ReadonlyMap<string, StoredMatter>, changes: readonly Change[]): Promise<Map<string, MatterState[]>> {
  const changing = new Map(changes.filter(({ subject }) => subjectType(subject) === 'matter').map(({ subject, after }) => [subjectId(subject), after as MatterState | null]))
  const kept = await linkedTo(tx, tenant, concerned.flatMap(({ id }) => (stored.get(id)?.linked ? [id] : [])))
  const others = [...kept.filter(({ id }) => !changing.has(id)), ...[...changing.values()].filter((state) => state !== null)].filter(({ links }) => links?.length)
  const linked = new Map<string, MatterState[]>()
  for (const other of others) for (const target of new Set((other.links ?? []).map((link) => link.target))) linked.set(target, [...(linked.get(target) ?? []), other])
  return linked
}

/** Gives the indicators that tell of a matter, those changing just now as they will be. */
async function measuresFor(tx: Tx, tenant: string, concerned: readonly Concerned[], changes: readonly Change[]): Promise<(matter: MatterState) => Measure[]> {
  const wanted = [...new Set(concerned.flatMap(({ after }) => (after?.measuredBy ?? []).flatMap(measuringSubjects)))]
  const changing = new Map(changes.map(({ subject, after }) => [subject, after]))
  const kept = await statesOf<State>(tx, tenant, wanted.filter((subject) => !changing.has(subject)))
  return (matter) => measuresIn(matter, (subject) => changing.get(subject) ?? kept.get(subject) ?? null)
}

/** Days of the records among the changes, by matter. */
function recordDays(changes: readonly Change[]): Map<string, Day[]> {
  const days = new Map<string, Day[]>()
  for (const { after } of changes) {
    const activity = after as ActivityState | null
    if (!activity || !countsAsRecord(activity)) continue
    for (const matter of activity.matters) days.set(matter, [...(days.get(matter) ?? []), activity.heldOn])
  }
  return days
}

function unitNames(changes: readonly Change[]): Map<string, string> {
  return new Map(
    changes.flatMap(({ subject, after }) => (subjectType(subject) === 'unit' && after ? [[subjectId(subject), sortKey((after as UnitState).name)] as const] : [])),
  )
}

function renamedUnits(changes: readonly Change[]): Map<string, string> {
  const renamed = changes.filter(({ subject, before, after }) => subjectType(subject) === 'unit' && before && after && (before as UnitState).name !== (after as UnitState).name)
  return unitNames(renamed)
}

/** Leading units whose key is not already in the matter's row. */
function newLeads(concerned: readonly Concerned[], stored: ReadonlyMap<string, StoredMatter>): string[] {
  return concerned.flatMap(({ id, after, own }) => {
    const lead = own && after ? leadUnits(after)[0] : undefined
    return lead !== undefined && lead !== stored.get(id)?.lead_unit ? [lead] : []
  })
}

function leadKeyOf(matter: MatterState, stored: StoredMatter | undefined, keys: ReadonlyMap<string, string>): string {
  const lead = leadUnits(matter)[0]
  if (lead === undefined) return ''
  return keys.get(lead) ?? (stored?.lead_unit === lead ? stored.lead_key : '')
}

/** A judgement that says the same as yesterday's is not written: the day alone would rewrite the row and all its indexes. */
function isNews(judged: Judged, last: Day | null, stored: StoredMatter | undefined): boolean {
  const { judged_on: _judgedOn, ...now } = judgedColumns(judged, last)
  return stored === undefined || Object.entries(now).some(([column, value]) => JSON.stringify(sorted(stored[column as keyof StoredMatter])) !== JSON.stringify(sorted(value)))
}

/** jsonb gives keys back in another order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]))
}

function countedChanges(concerned: readonly Concerned[], stored: ReadonlyMap<string, StoredMatter>, standings: ReadonlyMap<string, Standing>): { before: Counted; after: Counted }[] {
  const as = (matter: MatterState | null, standing: Standing | undefined) => (matter && standing ? { matter, standing } : null)
  return concerned.map(({ id, before, after }) => {
    const was = stored.get(id)
    return { before: as(before, was && standingOf(was)), after: as(after, standings.get(id)) }
  })
}
