import type { Day } from '../../kernel/time/day.ts'
import type { Db } from '../database/database.ts'

/** What an account may act through in a city, from a day to a day. */
export type MembershipRow = {
  id: string
  person: string
  account: string
  role: string
  unit: string | null
  post: string | null
  from_on: Day
  to_on: Day | null
}

const columns = ['id', 'person', 'account', 'role', 'unit', 'post', 'from_on', 'to_on'] as const

/** Memberships of an account that hold on a day, the oldest first. */
export function membershipsOfAccount(db: Db, tenant: string, account: string, day: Day): Promise<MembershipRow[]> {
  return db
    .selectFrom('membership')
    .select(columns)
    .where('tenant', '=', tenant)
    .where('account', '=', account)
    .where('from_on', '<=', day)
    .where((eb) => eb.or([eb('to_on', 'is', null), eb('to_on', '>', day)]))
    .orderBy('from_on')
    .orderBy('id')
    .execute()
}

/** One membership with the city's fixed today, which decides whether it holds; undefined when there is none. */
export function membershipNamed(db: Db, tenant: string, id: string): Promise<(MembershipRow & { fixed_today: Day | null }) | undefined> {
  return db
    .selectFrom('membership')
    .innerJoin('tenant', 'tenant.id', 'membership.tenant')
    .select(columns.map((column) => `membership.${column}` as const))
    .select('tenant.fixed_today')
    .where('membership.tenant', '=', tenant)
    .where('membership.id', '=', id)
    .executeTakeFirst()
}

/**
 * The cities in which an account has memberships, whatever their days; an account is global, so this asks across cities.
 *
 * @param db a connection of the jobs, which sees every city
 */
export async function citiesOfAccount(db: Db, account: string): Promise<string[]> {
  // tenant: an account is global; which cities it belongs to is asked before a city is chosen
  const rows = await db.selectFrom('membership').select('tenant').distinct().where('account', '=', account).orderBy('tenant').execute()
  return rows.map(({ tenant }) => tenant)
}

/**
 * Every right that an account has, had or waits for, in all cities; what was declined too.
 *
 * @param db a connection of the jobs, which sees every city
 */
export async function rightsEverywhere(db: Db, account: string): Promise<{ tenant: string; role: string; to: Day | null; waiting: boolean }[]> {
  // tenant: an account is global; whoever administers it must know where else it acts
  const held = await db.selectFrom('membership').select(['tenant', 'role', 'to_on']).where('account', '=', account).execute()
  // tenant: the same of what waits
  const asked = await db.selectFrom('membership_proposal').select(['tenant', 'role', 'declined_on']).where('account', '=', account).execute()
  return [...held.map(({ tenant, role, to_on }) => ({ tenant, role, to: to_on, waiting: false })), ...asked.map(({ tenant, role, declined_on }) => ({ tenant, role, to: declined_on, waiting: true }))]
}

export type ProposalRow = { id: string; person: string; account: string; role: string; unit: string | null; post: string | null; proposed_on: Day; declined_on: Day | null; declined_because: string | null }

const proposalColumns = ['id', 'person', 'account', 'role', 'unit', 'post', 'proposed_on', 'declined_on', 'declined_because'] as const

/** What accounts have, had, and wait for in a city, of one account where it is named; the oldest first. */
export async function rightsIn(db: Db, tenant: string, account: string | null = null): Promise<{ memberships: MembershipRow[]; proposals: ProposalRow[] }> {
  const held = db.selectFrom('membership').select(columns).where('tenant', '=', tenant)
  const asked = db.selectFrom('membership_proposal').select(proposalColumns).where('tenant', '=', tenant)
  return {
    memberships: await (account === null ? held : held.where('account', '=', account)).orderBy('from_on').orderBy('id').execute(),
    proposals: await (account === null ? asked : asked.where('account', '=', account)).orderBy('proposed_on').orderBy('id').execute(),
  }
}
