import { sql, type RawBuilder } from 'kysely'

import type { Day } from '../../kernel/time/day.ts'
import type { Db } from '../database/database.ts'
import { CITY } from '../projections/holders.ts'
import { NO_DUE } from '../projections/matter-row.ts'
import { columnOf, lightOf, STANDINGS, standingsOf } from '../projections/standing.ts'
import { COUNTED_UP_TO, type MatterFilter, type SelectedMatter, type Total } from './matter-columns.ts'

/** Lists of the matters that some holders hold, by due day. */
export type Walk = Pick<MatterFilter, 'ledger' | 'role' | 'light' | 'open' | 'dueFrom' | 'dueTo' | 'stages'> & {
  /** null: the whole city's */
  holders: readonly string[] | null
  descending: boolean
  after?: { value: Day; id: string } | undefined
  limit: number
  /** what else must be true of the matter `m`; it is asked of each row that the walk meets */
  where?: RawBuilder<boolean> | undefined
  total: boolean
}

export type Selected = SelectedMatter & { sorted_by: string }
export type Walked = Selected & { total: number | null }

/**
 * One statement, whatever the city's size. The counters say which stretches of the index hold anything (holder, role, ledger and standing); from each of
 * them no more rows are read than the page has, and the first of all of them are the page. A matter that is in several stretches comes once.
 *
 * `total`: from the counters where one holder alone has such matters. Where several have, a matter may be held by two of them, so that their sum says only
 * that there are no more; it is then counted as far as `COUNTED_UP_TO`, or, where one of them has more than that, not at all.
 */
export async function walkMatters(db: Db, tenant: string, walk: Walk): Promise<Walked[]> {
  const { where, limit, total } = walk
  const asked = where === undefined ? sql`` : sql`join matter m on m.tenant = ${tenant} and m.id = h.matter and ${where}`
  const { rows } = await sql<Walked>`
    ${walkedIn(tenant, walk, limit, asked)}
    select ${columns}, ${total ? totalOf(tenant) : sql`null::int`} as total ${shown(tenant, walk)}`.execute(db)
  return rows
}

/** The same as far as the first `meets` rows of the list, whatever `where` leaves of them; `reached`: where it stopped, null at the list's end. */
export async function lookAhead(db: Db, tenant: string, walk: Walk, meets: number): Promise<{ rows: Selected[]; reached: { value: Day; id: string } | null }> {
  const { rows } = await sql<Omit<Selected, 'id'> & { id: string | null; met: number; at_due: Day | null; at_id: string | null }>`
    ${walkedIn(tenant, walk, meets, sql``)}
    select f.*, l.* from (
      select count(*)::int as met, (array_agg(due_key::text order by nth desc))[1] as at_due, (array_agg(matter order by nth desc))[1] as at_id
      from (select due_key, matter, row_number() over () as nth from walked) n
    ) l left join lateral (select ${columns} ${shown(tenant, walk)}) f on true`.execute(db)
  const [{ met, at_due: value, at_id: id } = { met: 0, at_due: null, at_id: null }] = rows
  return { rows: rows.flatMap((row) => (row.id === null ? [] : [{ ...row, id: row.id }])), reached: met === meets && value !== null && id !== null ? { value, id } : null }
}

function walkedIn(tenant: string, walk: Walk, most: number, asked: RawBuilder<unknown>) {
  const way = wayOf(walk)
  if (walk.holders === null && (walk.ledger === undefined || walk.stages !== undefined)) return walkedInCity(tenant, walk, most, asked)
  return sql`
    with counted as materialized (${countedBy(tenant, walk)}),
    stretch as materialized (select holder, role, ledger, standing from counted union ${internalOf(tenant, walk)}),
    walked as materialized (
      select distinct w.due_key, w.matter from stretch s cross join lateral (
        select h.due_key, h.matter from matter_holder h ${asked}
        where h.tenant = ${tenant} and ${sameStretch} ${between(walk)} ${beyond(walk)}
        order by h.due_key ${way}, h.matter ${way} limit ${sql.lit(most)}
      ) w order by w.due_key ${way}, w.matter ${way} limit ${sql.lit(most)}
    )`
}

/** Of all ledgers of the city, or in some stages: the matters themselves lie by light, and by stage, and due day, and each comes once. */
function walkedInCity(tenant: string, walk: Walk, most: number, asked: RawBuilder<unknown>) {
  const way = wayOf(walk)
  const { stretches, same } = cityStretches(walk)
  return sql`
    with counted as materialized (${countedBy(tenant, walk)}),
    stretch as materialized (select holder, role, ledger, standing from counted),
    walked as materialized (
      select w.due_key, w.matter from ${stretches} cross join lateral (
        select h.due_key, h.matter from (select *, id as matter from matter) h ${asked}
        where h.tenant = ${tenant} and ${same}${inLedger(tenant, walk.ledger)}${ofLight(walk.light)}${ended(walk.open)} ${between(walk)} ${beyond(walk)}
        order by h.due_key ${way}, h.matter ${way} limit ${sql.lit(most)}
      ) w order by w.due_key ${way}, w.matter ${way} limit ${sql.lit(most)}
    )`
}

/** By which column of the matters a city's list is merged: few are in the stages that somebody asks for, and each is in one. */
function cityStretches({ stages, ...walk }: Walk) {
  if (stages !== undefined) return { stretches: sql`unnest(${[...new Set(stages)]}::text[]) s (stage)`, same: sql`h.stage = s.stage` }
  const lights = sql.join([...new Set(standingsOf(walk).map(lightOf))].map((light) => sql`(${sql.lit(light)})`))
  return { stretches: sql`(values ${lights}) s (light)`, same: sql`h.light = s.light` }
}

/**
 * Matters of the whole city of which `where` is true, by due day, among the first `meets` of the list: as they lie, without merging stretches, and no further than the page needs.
 * One that is in two ledgers comes once. For words that many have.
 */
export async function firstOfCity(db: Db, tenant: string, walk: Walk, meets: number): Promise<Selected[]> {
  const { ledger, light, open, where, limit } = walk
  const way = wayOf(walk)
  const { rows } = await sql<Selected>`
    select ${columns} from (
      select h.* from (select *, id as matter from matter) h
      where h.tenant = ${tenant}${inLedger(tenant, ledger)}${ofLight(light)}${ended(open)} ${between(walk)} ${beyond(walk)}
      order by h.due_key ${way}, h.matter ${way} limit ${sql.lit(meets)}
    ) m cross join lateral (select m.due_key) w left join unit u on u.tenant = ${tenant} and u.id = m.lead_unit
    where ${where ?? sql`true`} order by m.due_key ${way}, m.id ${way} limit ${sql.lit(limit)}`.execute(db)
  return rows
}

/** At home there, or listed. */
function inLedger(tenant: string, ledger: string | undefined) {
  const listed = sql`h.matter = any(array(select l.matter from matter_ledger l where l.tenant = ${tenant} and l.ledger = ${ledger} and not l.home))`
  return ledger === undefined ? sql`` : sql` and (h.ledger = ${ledger} or ${listed})`
}

const ofLight = (light: Walk['light']) => (light === undefined ? sql`` : sql` and h.light = ${sql.lit(light)}`)

const ended = (open: Walk['open']) => (open === undefined ? sql`` : open === 'true' ? sql` and h.final is null` : sql` and h.final is not null`)

/** Each matter by its key: joined, and planned for any city, all of the city's matters were read to find those of a page. `offset 0` keeps the planner from joining. */
function shown(tenant: string, walk: Walk) {
  const way = wayOf(walk)
  return sql`
    from walked w cross join lateral (
      select m.* from matter m where m.tenant = ${tenant} and m.id = w.matter ${walk.where === undefined ? sql`` : sql`and ${walk.where}`} offset 0
    ) m
    left join unit u on u.tenant = ${tenant} and u.id = m.lead_unit
    order by w.due_key ${way}, w.matter ${way} limit ${sql.lit(walk.limit)}`
}

const wayOf = ({ descending }: Walk) => (descending ? sql`desc` : sql`asc`)

/** How many there are, without the rows. */
export async function totalOfHeld(db: Db, tenant: string, held: Pick<Walk, 'holders' | 'ledger' | 'role' | 'light' | 'open'>): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    with counted as materialized (${countedBy(tenant, held)}), stretch as materialized (select holder, role, ledger, standing from counted)
    select ${totalOf(tenant)} as total`.execute(db)
  return rows[0]?.total ?? 0
}

/** `n`: negative where there are more than `COUNTED_UP_TO` and it is not known how many. */
export function totalOfCounted(n: number): Total {
  return n < 0 ? { count: COUNTED_UP_TO, exact: false } : { count: n, exact: true }
}

type Held = Pick<Walk, 'holders' | 'ledger' | 'role' | 'light' | 'open'>

/** Stretches with how many matters each has (`n`) and how many of these count where neither role nor ledger is asked for (`once`). */
function countedBy(tenant: string, { holders, ledger, role, light, open }: Held) {
  const byStanding = sql.join(STANDINGS.map((standing) => sql`(${sql.lit(standing)}, c.${sql.ref(columnOf(standing))})`))
  const once = [...(ledger === undefined ? [sql`c.home`] : []), ...(role === undefined ? [sql`c.first`] : [])]
  return sql`
    select c.holder, c.role, c.ledger, s.standing, ${once.length === 0 ? sql`sum(s.n)` : sql`coalesce(sum(s.n) filter (where ${sql.join(once, sql` and `)}), 0)`}::int as once
    from holder_counter c cross join lateral (values ${byStanding}) s (standing, n)
    where c.tenant = ${tenant} and ${heldBy(sql`c`, { holders, ledger, role })} and s.n > 0 and s.standing in (${standings({ light, open })})
    group by c.holder, c.role, c.ledger, s.standing`
}

/** Matters with named readers are in no counter: whoever may read them reads the few stretches that hold one, too. */
function internalOf(tenant: string, held: Held) {
  return sql`
    select h.holder, h.role, h.ledger, h.standing from matter_holder h
    where h.tenant = ${tenant} and h.matter = any(array(${internalMatters(tenant)})) and ${heldBy(sql`h`, held)} and h.standing in (${standings(held)})`
}

/** Read first, as an array: joined, and planned for any city, every matter of the city was looked at for whether it is one of these. */
function internalMatters(tenant: string) {
  return sql`select substr(i.subject, 8)::uuid from internal_subject i where i.tenant = ${tenant} and i.type = 'matter'`
}

function heldBy(table: RawBuilder<unknown>, { holders, ledger, role }: Pick<Held, 'holders' | 'ledger' | 'role'>) {
  const inLedger = ledger === undefined ? sql`` : sql` and ${table}.ledger = ${ledger}`
  const inRole = role === undefined || holders === null ? sql`` : sql` and ${table}.role = ${role}`
  return sql`${table}.${holderIn(holders)}${inLedger}${inRole}`
}

/** Plans are kept for texts: of an array the planner does not know that it has one element, and it then makes a plan for every request. */
export function holderIn(holders: readonly string[] | null) {
  const [only, ...others] = holders ?? [CITY]
  return only !== undefined && others.length === 0 ? sql`holder = ${only}::uuid` : sql`holder = any(${[...(holders ?? [])]}::uuid[])`
}

const standings = (held: Pick<Held, 'light' | 'open'>) => sql.join(standingsOf(held).map((one) => sql.lit(one)))

const sameStretch = sql`h.holder = s.holder and h.role = s.role and h.ledger = s.ledger and h.standing = s.standing`

/** A matter without a due day lies neither before nor after any. */
function between({ dueFrom, dueTo }: Walk) {
  const from = dueFrom === undefined ? sql`` : sql` and h.due_key >= ${dueFrom}::date`
  const to = dueTo === undefined ? sql`` : sql` and h.due_key <= ${dueTo}::date`
  return dueFrom === undefined && dueTo === undefined ? sql`` : sql`${from}${to} and h.due_key < ${NO_DUE}::date`
}

function beyond({ after, descending }: Walk) {
  return after === undefined ? sql`` : sql` and (h.due_key, h.matter) ${descending ? sql`<` : sql`>`} (${after.value}::date, ${after.id}::uuid)`
}

/** Exact, or -1 for more than `COUNTED_UP_TO` where it is not worth knowing. Parts of a `case` that are not needed are not computed. */
function totalOf(tenant: string) {
  return sql`(
    with held as (select holder, sum(once)::int as n from counted group by holder having sum(once) > 0)
    select case
      when count(*) <= 1 then coalesce(sum(n), 0)
      when max(n) > ${COUNTED_UP_TO} then -1
      else (
        select case when count(distinct w.matter) > ${COUNTED_UP_TO} then -1 else count(distinct w.matter) end from stretch s cross join lateral (
          select h.matter from matter_holder h where h.tenant = ${tenant} and ${sameStretch} and h.matter not in (${internalMatters(tenant)}) limit ${COUNTED_UP_TO + 1}
        ) w
      )
    end::int from held)`
}

const columns = sql`m.id, m.ledger, m.code, m.title, m.lead_unit, u.name as lead_name, m.leads, m.stage, m.light, m.reasons, m.until_on, m.opened_on, m.due_on, m.last_record_on, w.due_key::text as sorted_by`
