import { usedNames } from '../../../store/identity/accounts.ts'
import { rightsEverywhere, rightsIn } from '../../../store/queries/memberships.ts'
import type { Call } from '../../call.ts'
import { inputsOf } from '../../city/inputs.ts'
import { accountNamed } from '../../identity/create-account.ts'
import { normalUserName } from '../../identity/user-name.ts'
import { directoryOf } from '../../views/organisation.ts'
import { rightKey, type Known } from './check-rows.ts'

/** What a list of accounts is held against now. */
export async function knownNow({ deps, acting }: Call, typed: readonly string[]): Promise<Known> {
  const { tenant } = acting
  const inCity = await deps.db.read(tenant, async (db) => {
    const { today } = await inputsOf(deps, db, tenant)
    const { memberships, proposals } = await rightsIn(db, tenant)
    const lasting = [...memberships.filter(({ to_on: to }) => to === null || to > today), ...proposals.filter(({ declined_on: declined }) => declined === null)]
    return { today, directory: await directoryOf(db, tenant), rights: new Set(lasting.map(rightKey)) }
  })
  const used = await usedNames(deps.db, typed.map(normalUserName))
  // Left over from an attempt that was interrupted: such an account may act nowhere, and gives way.
  for (const name of used) {
    const known = await accountNamed(deps, name)
    if (known && (await deps.db.jobs((db) => rightsEverywhere(db, known.account))).length === 0) used.delete(name)
  }
  return { ...inCity, used }
}
