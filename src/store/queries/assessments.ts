import { sql } from 'kysely'

import type { AssessmentState, SchemeState } from '../../kernel/facts/assessment.ts'
import type { Fact, SubjectType } from '../../kernel/facts/index.ts'
import { fold } from '../../kernel/fold.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Db } from '../database/database.ts'
import { factsOfSubjects } from './facts.ts'
import { subjectOf } from './state-of.ts'

const anyOf = (ids: readonly string[]) => sql<string>`any(${[...ids]}::uuid[])`

/** All runs with their states, the last opened first. A city has a few a quarter. */
export async function allAssessments(db: Db, tenant: string): Promise<AssessmentState[]> {
  return (await runs(db, tenant).orderBy('a.period', 'desc').orderBy('a.opened_on', 'desc').orderBy('a.id').execute()).map(stateIn)
}

/** Every run of a scheme, those cancelled too. */
export async function runsOf(db: Db, tenant: string, scheme: string): Promise<AssessmentState[]> {
  return (await runs(db, tenant).where('a.scheme', '=', scheme).orderBy('a.id').execute()).map(stateIn)
}

/** Runs of a scheme for a period, those cancelled too. */
export async function assessmentsFor(db: Db, tenant: string, scheme: string, period: string): Promise<AssessmentState[]> {
  return (await runs(db, tenant).where('a.scheme', '=', scheme).where('a.period', '=', period).orderBy('a.id').execute()).map(stateIn)
}

/** Runs in one of these states, the last opened first. */
export async function assessmentsIn(db: Db, tenant: string, statuses: readonly AssessmentState['status'][]): Promise<AssessmentState[]> {
  return (await runs(db, tenant).where('a.status', 'in', [...statuses]).orderBy('a.opened_on', 'desc').orderBy('a.id').execute()).map(stateIn)
}

/** Adopted schemes, by their name. */
export async function adoptedSchemes(db: Db, tenant: string): Promise<SchemeState[]> {
  const rows = await db
    .selectFrom('scheme as c')
    .crossJoinLateral(subjectOf('scheme', 'c').as('s'))
    .where('c.tenant', '=', tenant)
    .where('c.status', '=', 'adopted')
    .select(['s.state'])
    .orderBy('c.name')
    .orderBy('c.id')
    .execute()
  return rows.map(({ state }) => state as SchemeState)
}

/**
 * What schemes said when these versions of them were adopted, by `<scheme> <file>`: from the log, so that no file is read. Drafts of a next version
 * are not in it.
 */
export async function contentsOfVersions(db: Db, tenant: string, versions: readonly { scheme: string; schemeFile: string }[]): Promise<Map<string, SchemeState['content']>> {
  const facts = Map.groupBy(await factsOfSubjects(db, tenant, [...new Set(versions.map(({ scheme }) => `scheme:${scheme}`))]), ({ subject }) => subject)
  return new Map(
    versions.flatMap(({ scheme, schemeFile }) => {
      const list = facts.get(`scheme:${scheme}`) ?? []
      const adopted = list.findLastIndex(({ kind, payload }) => kind === 'scheme.adopted' && (payload as { file: string }).file === schemeFile)
      const state = adopted < 0 ? null : (fold(list.slice(0, adopted + 1)) as SchemeState | null)
      return state ? [[`${scheme} ${schemeFile}`, state.content] as const] : []
    }),
  )
}

/** Open runs in which one of these posts scores, the earliest first. */
export async function scoredBy(db: Db, tenant: string, post: string): Promise<AssessmentState[]> {
  const rows = await runs(db, tenant)
    .where('a.status', '=', 'open')
    .where('a.id', 'in', (eb) => eb.selectFrom('assessment_scorer as j').select('j.assessment').where('j.tenant', '=', tenant).where('j.post', '=', post))
    .orderBy('a.opened_on')
    .orderBy('a.id')
    .execute()
  return rows.map(stateIn)
}

/** Requests for review that are not answered, the oldest first. */
export function reviewsWaiting(db: Db, tenant: string): Promise<{ assessment: string; id: string; unit: string; item: string; requested_on: Day }[]> {
  return db
    .selectFrom('assessment_review as r')
    .innerJoin('assessment as a', (join) => join.onRef('a.tenant', '=', 'r.tenant').onRef('a.id', '=', 'r.assessment'))
    .where('r.tenant', '=', tenant)
    .where('a.status', '=', 'delivered')
    .where('r.decided_on', 'is', null)
    .where('r.withdrawn_on', 'is', null)
    .select(['r.assessment', 'r.id', 'r.unit', 'r.item', 'r.requested_on'])
    .orderBy('r.requested_on')
    .orderBy('r.id')
    .limit(100)
    .execute()
}

/** Whether a run carries this file for one of these units to read. */
export async function fileOfAssessments(db: Db, tenant: string, sha256: string, readers: readonly string[]): Promise<boolean> {
  const row = await db.selectFrom('assessment_file').select('sha256').where('tenant', '=', tenant).where('sha256', '=', sha256).where('reader', '=', anyOf(readers)).limit(1).executeTakeFirst()
  return row !== undefined
}

/** Every subject of these types, those included of which nothing is left: what was known of it then is in its facts. */
export async function subjectsOfTypes(db: Db, tenant: string, types: readonly SubjectType[]): Promise<string[]> {
  const rows = await db.selectFrom('subject').select('id').where('tenant', '=', tenant).where('type', 'in', [...types]).orderBy('id').execute()
  return rows.map(({ id }) => id)
}

/**
 * Matters that may count in a period, by all that was or may have been known of them: opened by its end, and not settled before it began for good.
 *
 * @param ledgers only these and what was ever listed anywhere: what has been taken off a list since may have been on it at the cut-off; null: all
 */
export async function mattersAround(db: Db, tenant: string, { start, end }: { start: Day; end: Day }, ledgers: readonly string[] | null): Promise<string[]> {
  // A plain join on purpose: all matters of the city are asked about, and each table read once costs less than one look-up for each matter.
  const { rows } = await sql<{ id: string }>`
    select s.id from subject s
    left join matter m on m.tenant = s.tenant and s.id = 'matter:' || m.id
    where s.tenant = ${tenant} and s.type = 'matter'
      and (m.id is null or (
        m.opened_on <= ${end}
        and (${ledgers === null} or m.ledger = any(${[...(ledgers ?? [])]}::text[])
          or exists (select 1 from fact f where f.tenant = s.tenant and f.subject = s.id and f.kind = 'matter.listed'))
        and (m.final is null or m.due_on >= ${start}
          or exists (select 1 from fact f where f.tenant = s.tenant and f.subject = s.id and f.recorded_at >= ${`${start}T00:00:00+08:00`}::timestamptz))
      ))
    order by s.id`.execute(db)
  return rows.map(({ id }) => id)
}

/** Records of things done in these days, as they stand now or may have stood before a correction. */
export async function activitiesAround(db: Db, tenant: string, { start, end }: { start: Day; end: Day }, knownBy: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select 'activity:' || a.id as id from activity a
    where a.tenant = ${tenant} and (a.held_on between ${start} and ${end}
      or exists (select 1 from fact f where f.tenant = a.tenant and f.subject = 'activity:' || a.id and f.kind = 'activity.corrected' and f.recorded_at > ${knownBy}::timestamptz))
    order by 1`.execute(db)
  return rows.map(({ id }) => id)
}

/** Letters that went out in these days. */
export async function lettersIssuedIn(db: Db, tenant: string, { start, end }: { start: Day; end: Day }, kinds: readonly string[]): Promise<string[]> {
  const rows = await db.selectFrom('letter').select('id').where('tenant', '=', tenant).where('kind', 'in', [...kinds]).where('issued_on', '>=', start).where('issued_on', '<=', end).orderBy('id').execute()
  return rows.map(({ id }) => `letter:${id}`)
}

/** What had been recorded of these subjects by an instant, each subject's facts in their order. */
export async function factsKnownBy(db: Db, tenant: string, subjects: readonly string[], knownBy: string): Promise<Fact[]> {
  return (await factsOfSubjects(db, tenant, subjects)).filter(({ recordedAt }) => recordedAt <= knownBy)
}

function runs(db: Db, tenant: string) {
  return db
    .selectFrom('assessment as a')
    .crossJoinLateral(subjectOf('assessment', 'a').as('s'))
    .where('a.tenant', '=', tenant)
    .select(['a.id', 's.state'])
}

function stateIn({ state }: { state: unknown }): AssessmentState {
  return state as AssessmentState
}
