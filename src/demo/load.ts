import type { Deps } from '../app/call.ts'
import { firstRights } from '../app/city/first-rights.ts'
import { holdInputs } from '../app/city/inputs.ts'
import { cityKnown } from '../app/city/city-known.ts'
import { installCalendar, installPack, openCity } from '../app/city/open-city.ts'
import { isAdministrator } from '../kernel/decide/membership.ts'
import { china } from '../kernel/time/china.ts'
import { accountNamed, createAccount } from '../app/identity/create-account.ts'
import { newCommandId } from '../app/ids.ts'
import { grantMembership } from '../app/session/grant-membership.ts'
import { together } from '../app/together.ts'
import { parseBuiltinPacks } from '../packs/builtin.ts'
import { assessmentSteps } from './build/assessments.ts'
import { buildOrganisation, organisationSteps, SECURITY } from './build/organisation.ts'
import { builderOn, CITY, named, postOf, TODAY, type Builder } from './build/builder.ts'
import { burdenSteps } from './build/burden.ts'
import { closingSteps } from './build/closings.ts'
import { documentSteps } from './build/document.ts'
import { indicatorSteps } from './build/indicators.ts'
import { letterSteps } from './build/letters.ts'
import { inspectionSteps } from './build/inspections.ts'
import { matterSteps } from './build/matters.ts'
import { meetingSteps } from './build/meetings.ts'
import { problemSteps } from './build/problems.ts'
import { sourceSteps } from './build/sources.ts'
import { inOrder } from './build/timeline.ts'
import { accounts, DEMONSTRATION_PASSWORD, type DemoAccount } from './data/accounts.ts'

const OPENED = '2023-01-03'

export type DemonstrationAccount = { username: string; password: string; who: DemoAccount['who'] }

/** Accounts by which the demonstration is entered; the password is shown to everyone and opens nothing but invented data. */
export const demonstrationAccounts: readonly DemonstrationAccount[] = accounts.map(({ username, who }) => ({
  username,
  password: DEMONSTRATION_PASSWORD,
  who,
}))

/**
 * Opens the demonstration city 河东市（演示） and everything that happened in it up to its own today, through the verbs that people
 * use. The whole city is one transaction: killed half-way nothing of it is there, and the next start begins anew. Where the
 * city is there already nothing is done.
 */
export async function loadDemonstration(deps: Deps): Promise<{ accounts: readonly DemonstrationAccount[] }> {
  if (await cityKnown(deps, CITY)) return { accounts: demonstrationAccounts }
  const ids = await accountIds(deps)
  await together(deps, CITY, async (inOne) => {
    await openCity(inOne, { id: CITY, name: '河东市（演示）', demonstration: true, fixedToday: TODAY })
    await installCalendar(inOne, CITY, china, OPENED)
    for (const pack of builtinPacks()) await installPack(inOne, CITY, pack, OPENED)
    await holdInputs(inOne, CITY)
    const builder = builderOn(inOne, newCommandId(deps.now()))
    await buildOrganisation(builder)
    await grantMemberships(builder, ids)
    await inOrder([...organisationSteps(builder), ...matterSteps(builder), ...problemSteps(builder), ...inspectionSteps(builder), ...meetingSteps(builder), ...closingSteps(builder), ...documentSteps(builder), ...sourceSteps(builder), ...letterSteps(builder), ...indicatorSteps(builder), ...assessmentSteps(builder), ...burdenSteps(builder)])
  })
  return { accounts: demonstrationAccounts }
}

/** Accounts live outside the city and cannot share its transaction; one left over from a load that was killed is used. */
async function accountIds(deps: Deps): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const { username } of accounts) {
    const { account } =
      (await accountNamed(deps, username)) ??
      (await createAccount(deps, { username, initialPassword: DEMONSTRATION_PASSWORD, mustChange: false, home: CITY }))
    ids.set(username, account)
  }
  return ids
}

/** The three administrators are there from the first day; what everyone else may do is granted by one of them. */
async function grantMemberships({ deps, id, call, persons, posts, units }: Builder, ids: ReadonlyMap<string, string>): Promise<void> {
  const first = accounts.filter(({ role }) => isAdministrator(role))
  const people = await firstRights(deps, CITY, first.map(({ username, role }) => ({ account: named(ids, username), role })), OPENED)
  for (const [index, { role }] of first.entries()) persons.set(role, people[index] ?? '')
  for (const { username, role, unit, post } of accounts.filter((one) => !isAdministrator(one.role))) {
    const key = post === null ? null : 'leader' in post ? post.leader : postOf(unit ?? '', post.of)
    await grantMembership(call(SECURITY, OPENED), {
      command: id(`membership:${username}`),
      person: named(persons, key ?? 'observer'),
      account: named(ids, username),
      role,
      unit: unit === null ? null : named(units, unit),
      post: key === null ? null : named(posts, key),
      from: OPENED,
    })
  }
}

/** @throws Error when a built-in pack is not one: it would be a mistake of the product, not of a person */
function builtinPacks() {
  return parseBuiltinPacks().map((parsed) => {
    if ('mistakes' in parsed) throw new Error(`the built-in pack ${parsed.file} has mistakes: ${JSON.stringify(parsed.mistakes)}`)
    return parsed.pack
  })
}
