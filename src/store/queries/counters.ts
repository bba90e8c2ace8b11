import { sql } from 'kysely'

import type { Db } from '../database/database.ts'
import { ALL_LEDGERS } from '../projections/counters.ts'
import { CITY } from '../projections/holders.ts'
import { columnOf, lightOf, STANDINGS, type Standing } from '../projections/standing.ts'
import { holderIn } from './matter-walk.ts'

/** How many matters stand at each light; where not exact, at least as many. */
export type LightCounts = { byLight: Record<string, number>; exact: boolean }

/** So many matters of further holders are looked at one by one, for whether they were counted already. */
const LOOKED_AT = 2_000

/**
 * How many matters stand in each ledger, by light, from the counters. Where several holders have matters in a ledger, one matter may be held by two of
 * them: the counters then tell of the holder with most, and of the others the matters are read that it does not hold; if there are too many of these,
 * the answer says what there is at least.
 *
 * @param visible null: all; else only matters in which these holders have a lasting duty
 */
export async function ledgerCounts(db: Db, tenant: string, visible: readonly string[] | null): Promise<Map<string, LightCounts>> {
  const { rows } = await sql<{ ledger: string; standing: Standing; n: number; exact: boolean }>`
    with counted as materialized (
      select c.holder, c.ledger, s.standing, sum(s.n)::int as n from holder_counter c cross join lateral (values ${byStanding}) s (standing, n)
      where c.tenant = ${tenant} and c.${holderIn(visible)} and c.first and s.n > 0
      group by c.holder, c.ledger, s.standing
    ),
    ranked as materialized (
      select holder, ledger, sum(n) as n, row_number() over (partition by ledger order by sum(n) desc, holder) as place from counted group by holder, ledger
    ),
    further as materialized (select ledger, sum(n) as n from ranked where place > 1 group by ledger)
    select ledger, standing, sum(n)::int as n, coalesce((select f.n <= ${LOOKED_AT} from further f where f.ledger = a.ledger), true) as exact
    from (
      select c.ledger, c.standing, c.n from counted c join ranked r on r.holder = c.holder and r.ledger = c.ledger and r.place = 1
      union all
      select d.ledger, d.standing, count(*)::int from (
        select distinct h.ledger, h.standing, h.matter
        from ranked r join further f on f.ledger = r.ledger and f.n <= ${LOOKED_AT} join ranked most on most.ledger = r.ledger and most.place = 1
        join matter_holder h on h.tenant = ${tenant} and h.holder = r.holder and h.ledger = r.ledger
        where r.place > 1
          and not exists (select from matter_holder o where o.tenant = ${tenant} and o.matter = h.matter and o.holder = most.holder)
          and h.matter not in (select substr(i.subject, 8)::uuid from internal_subject i where i.tenant = ${tenant} and i.type = 'matter')
      ) d group by d.ledger, d.standing
    ) a group by ledger, standing`.execute(db)
  const ledgers = Map.groupBy(rows, ({ ledger }) => ledger)
  return new Map([...ledgers].map(([ledger, of]) => [ledger, { byLight: byLight(of), exact: of.every(({ exact }) => exact) }]))
}

export type BoardRow = { unit: { id: string; name: string }; byLight: Record<string, number> }

/**
 * Which units hold matters of a ledger in a role, and how many stand at each light.
 *
 * @param visible null: all units; else only these
 */
export async function boardCounts(db: Db, tenant: string, { ledger, role, visible }: { ledger: string; role: string; visible: readonly string[] | null }): Promise<BoardRow[]> {
  const seen = visible === null ? sql`` : sql` and c.${holderIn(visible)}`
  const { rows } = await sql<{ id: string; name: string } & Sums>`
    select u.id, u.name, n.* from (
      select c.holder, ${sums} from holder_counter c where c.tenant = ${tenant} and c.ledger = ${ledger} and c.role = ${role}${seen} group by c.holder
    ) n join unit u on u.tenant = ${tenant} and u.id = n.holder
    order by u.order_no, u.id`.execute(db)
  const board = rows.map(({ id, name, ...row }) => ({ unit: { id, name }, byLight: byLight(STANDINGS.map((standing) => ({ standing, n: row[columnOf(standing)] }))) }))
  return board.filter(({ byLight: lights }) => Object.keys(lights).length > 0)
}

type Sums = Record<ReturnType<typeof columnOf>, number>

const sums = sql.join(STANDINGS.map((standing) => sql`sum(c.${sql.ref(columnOf(standing))})::int as ${sql.ref(columnOf(standing))}`))

/** The exact number of matters of the city at a stage, in a ledger or in all. */
export async function stageCount(db: Db, tenant: string, ledger: string | undefined, stage: string): Promise<number> {
  const row = await db
    .selectFrom('counter')
    .select(sql<number>`coalesce(sum(n), 0)::int`.as('n'))
    .where('tenant', '=', tenant)
    .where('ledger', '=', ledger ?? ALL_LEDGERS)
    .where('facet', '=', 'stage')
    .where('value', '=', stage)
    .executeTakeFirstOrThrow()
  return row.n
}

const byStanding = sql.join(STANDINGS.map((standing) => sql`(${sql.lit(standing)}, c.${sql.ref(columnOf(standing))})`))

/** Lights at which nothing stands are left out. */
function byLight(counts: readonly { standing: Standing; n: number }[]): Record<string, number> {
  const lights: Record<string, number> = {}
  for (const { standing, n } of counts) if (n > 0) lights[lightOf(standing)] = (lights[lightOf(standing)] ?? 0) + n
  return lights
}

/** How many lasting duties every unit, post and seat has: matters, once for each role, whatever became of them; none that have named readers. From the counters, so that a directory does not read all duties of a city. */
export async function lastingDuties(db: Db, tenant: string): Promise<Map<string, number>> {
  const all = sql.join(STANDINGS.map((standing) => sql`c.${sql.ref(columnOf(standing))}`), sql` + `)
  const { rows } = await sql<{ holder: string; n: number }>`
    select c.holder, sum(${all})::int as n from holder_counter c where c.tenant = ${tenant} and c.home and c.holder <> ${CITY}::uuid group by c.holder`.execute(db)
  return new Map(rows.map(({ holder, n }) => [holder, n]))
}
