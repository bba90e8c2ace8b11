import { accountState, type AccountState } from '../../kernel/account.ts'
import { isAdministrator } from '../../kernel/decide/membership.ts'
import { roleNames } from '../../kernel/permission.ts'
import { dayOf, type Day } from '../../kernel/time/day.ts'
import { accountsOf, linksOf, lockedKeys, withPasskeys, type AccountRow } from '../../store/identity/accounts.ts'
import { rightsIn, type MembershipRow, type ProposalRow } from '../../store/queries/memberships.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { attemptKey } from '../identity/lock-out.ts'
import { permitSomewhere } from '../permit.ts'
import { knownRole } from '../session/acting-of.ts'
import { directoryOf, unitRef, type Directory } from '../views/organisation.ts'

type City = { directory: Directory; today: Day; memberships: MembershipRow[]; proposals: ProposalRow[] }

/**
 * The accounts that the city keeps, and those of others that may act in it, by user name: who has them, what they may do, wait for or were
 * declined, and when somebody last came in. Never anything of a password.
 *
 * @throws DeliveryError `forbidden`
 */
export async function listAccounts(call: Call, { state, q }: { state?: AccountState | undefined; q?: string | undefined }) {
  const { deps, acting } = call
  permitSomewhere(acting, 'listAccounts')
  const { tenant } = acting
  const city: City = await deps.db.read(tenant, async (db) => {
    const { today } = await inputsOf(deps, db, tenant)
    return { today, directory: await directoryOf(db, tenant), ...(await rightsIn(db, tenant)) }
  })
  const rows = await accountsOf(deps.db, tenant, [...new Set([...city.memberships, ...city.proposals].map(({ account }) => account))])
  const ids = rows.map(({ id }) => id)
  const locked = await lockedKeys(deps.db, rows.map(({ username }) => attemptKey(username)), deps.now())
  const keys = await withPasskeys(deps.db, ids)
  const links = deps.oidc ? await linksOf(deps.db, deps.oidc.issuer, ids) : new Map<string, string>()
  const held = Map.groupBy(city.memberships, ({ account }) => account)
  const asked = Map.groupBy(city.proposals, ({ account }) => account)
  const views = rows.map((row) => ({
    ...accountView(city, row, { memberships: held.get(row.id) ?? [], proposals: asked.get(row.id) ?? [], locked: locked.has(attemptKey(row.username)) }),
    keptHere: row.home === null || row.home === tenant,
    own: row.id === acting.account,
    secondFactor: row.hasSecondFactor || keys.has(row.id),
    linked: links.get(row.id) ?? null,
  }))
  const counts = Object.fromEntries([...Map.groupBy(views, (view) => view.state)].map(([name, some]) => [name, some.length]))
  const words = q?.trim().toLowerCase()
  const shown = views.filter((view) => (!state || view.state === state) && (!words || saysOf(view).includes(words)))
  return { counts, total: views.length, rows: shown, oidc: deps.oidc ? { name: deps.oidc.name } : null }
}

function accountView({ directory, today }: City, row: AccountRow, { memberships, proposals, locked }: { memberships: MembershipRow[]; proposals: ProposalRow[]; locked: boolean }) {
  const refs = ({ id, person, role, unit, post }: MembershipRow | ProposalRow) => {
    const found = post ? directory.posts.get(post) : undefined
    return { id, person, role: knownRole(role), roleName: roleNames[knownRole(role)], unit: unitRef(directory, unit, today), post: found ? { id: found.id, name: found.name } : null }
  }
  const rights = [
    ...memberships.map((one) => ({ ...refs(one), standing: one.to_on !== null && one.to_on <= today ? ('ended' as const) : ('held' as const), on: one.to_on !== null && one.to_on <= today ? one.to_on : one.from_on, reason: null })),
    ...proposals.map((one) => ({ ...refs(one), standing: one.declined_on === null ? ('waiting' as const) : ('declined' as const), on: one.declined_on ?? one.proposed_on, reason: one.declined_because })),
  ]
  const lastSignInOn = row.lastSignInAt ? dayOf(row.lastSignInAt.toISOString()) : null
  const person = rights[0]?.person ?? null
  return {
    id: row.id,
    username: row.username,
    person: person ? { id: person, name: directory.names.get(person) ?? null } : null,
    rights,
    state: accountState({ closed: row.closed, locked, unconfirmed: row.unconfirmed, lastSignInOn, waits: rights.some(({ standing }) => standing === 'waiting'), holds: rights.some(({ standing }) => standing === 'held') }),
    administrator: rights.some(({ role, standing }) => standing === 'held' && isAdministrator(role)),
    lastSignInOn,
    passwordResetOn: row.passwordResetAt ? dayOf(row.passwordResetAt.toISOString()) : null,
    linkedOn: row.linkedAt ? dayOf(row.linkedAt.toISOString()) : null,
    mustChangePassword: row.mustChangePassword,
  }
}

function saysOf({ username, person, rights }: ReturnType<typeof accountView>): string {
  return [username, person?.name ?? '', ...rights.flatMap(({ unit, post }) => [unit?.name ?? '', post?.name ?? ''])].join(' ').toLowerCase()
}
