import { createAccount } from '../../src/app/identity/create-account.ts'
import type { Acting, Call, Deps } from '../../src/app/call.ts'
import { newCommandId } from '../../src/app/ids.ts'
import { installPacks } from '../../src/app/city/install-packs.ts'
import { openCity } from '../../src/app/city/open-city.ts'
import { createPost, registerPerson, appoint } from '../../src/app/organisation/posts.ts'
import { createUnit } from '../../src/app/organisation/units.ts'
import { grantMembership } from '../../src/app/session/grant-membership.ts'
import type { UnitState } from '../../src/kernel/facts/organisation.ts'
import type { Role } from '../../src/kernel/permission.ts'
import type { SecuritySettings } from '../../src/kernel/security.ts'
import type { Day } from '../../src/kernel/time/day.ts'
import { keepSecurity } from '../../src/store/queries/security.ts'

export const PASSWORD = 'shi-yan-mi-ma-2026'
/** Packs and appointments of test cities begin here, before anything that tests write. */
export const SINCE: Day = '2020-01-01'

/** Who tests something else signs in by a password alone and stays in while the test sets its clock; `security.db.test.ts` sets what it tests. */
const LENIENT: SecuritySettings = { secondFactorRoles: [], idleMinutes: { administrators: 50_000_000, others: 50_000_000 }, oneSessionRoles: [], passwordDays: null }

export type TestUser = { username: string; acting: Acting; call: Call; post: string | null }
export type TestCity = {
  tenant: string
  units: Map<string, string>
  /** the office before anybody has a post in it: keeps the directory */
  keeper: Call
  /** keeps accounts */
  admin: Call
  /** grants rights */
  security: Call
  /** an account that acts in this role for this unit, with its own post there */
  user: (role: Role, unit: string | null, username?: string) => Promise<TestUser>
}

/** A city with packs and these units and nothing else, built through the product's own verbs. */
export async function testCity(deps: Deps, unitNames: readonly (string | { name: string; kind: UnitState['kind'] })[], tenant = 'test', fixedToday: Day | null = null, { name = '试验市', demonstration = false } = {}): Promise<TestCity> {
  await openCity(deps, { id: tenant, name, demonstration, fixedToday })
  await deps.db.write(tenant, (tx) => keepSecurity(tx, tenant, LENIENT, deps.now()))
  await installPacks(deps, tenant, '/nonexistent-packs', SINCE)
  const bootstrap: Acting = { tenant, account: 'bootstrap', person: newCommandId(deps.now()), membership: newCommandId(deps.now()), role: 'office', unit: null, post: null, onBehalfOf: null }
  const keeper: Call = { deps, acting: bootstrap }
  const security: Call = { deps, acting: { ...bootstrap, role: 'security' } }
  const admin: Call = { deps, acting: { ...bootstrap, role: 'admin' } }
  const command = () => newCommandId(deps.now())
  const units = new Map<string, string>()
  for (const [index, one] of unitNames.entries()) {
    const { name, kind } = typeof one === 'string' ? { name: one, kind: kindOf(one) } : one
    const made = await createUnit(keeper, { command: command(), name, aliases: [], kind, parent: null, code: null, order: index, assessed: kind === 'department', groups: [] })
    units.set(name, made.ids.unit)
  }

  let made = 0
  const user = async (role: Role, unitName: string | null, username = `${role}${(made += 1)}`): Promise<TestUser> => {
    const unit = unitName ? (units.get(unitName) ?? null) : null
    if (unitName && !unit) throw new Error(`the test city has no unit ${unitName}`)
    const { ids } = await registerPerson(keeper, { command: command(), name: null, phone: null })
    let post: string | null = null
    if (unit) {
      post = (await createPost(keeper, { command: command(), unit, name: role === 'reviewer' ? '分管负责人' : '承办人', order: 10, places: 1, leader: false })).ids.post
      await appoint(keeper, { command: command(), post, person: ids.person, newPerson: null, from: SINCE, acting: false, probationUntil: null, until: null, document: null })
    }
    // Kept as a one-time password is: the slow hash of a chosen one, for every user of every city, took minutes of a run.
    const { account } = await createAccount(deps, { username, initialPassword: PASSWORD, mustChange: false, home: tenant, oneTime: true })
    const granted = await grantMembership(security, { command: command(), person: ids.person, account, role, unit, post, from: SINCE })
    const acting: Acting = { tenant, account, person: ids.person, membership: granted.ids.membership, role, unit, post, onBehalfOf: null }
    return { username, acting, call: { deps, acting }, post }
  }
  return { tenant, units, keeper, admin, security, user }
}

function kindOf(name: string): UnitState['kind'] {
  if (name.startsWith('各') || name.includes('有关单位') || name.includes('成员单位')) return 'group'
  if (/[县区]$|人民政府$|管委会$/.test(name)) return 'place'
  return /公司$/.test(name) ? 'company' : 'department'
}
