import type { Role } from '../../kernel/permission.ts'
import type { Day } from '../../kernel/time/day.ts'
import { keepPerson } from '../../store/queries/directory.ts'
import { lockSubjects } from '../../store/subjects.ts'
import type { Deps } from '../call.ts'
import { newCommandId } from '../ids.ts'
import { bySystem } from './open-city.ts'

/**
 * The people with whom a city begins, each with one account and one role. Nobody is there yet who could grant them anything, and nobody grants rights of their
 * own: so the product itself does, once.
 *
 * @returns the person of each account, in their order
 */
export async function firstRights(deps: Deps, tenant: string, rights: readonly { account: string; role: Role }[], from: Day): Promise<string[]> {
  const people = rights.map((right) => ({ ...right, person: newCommandId(deps.now()), id: newCommandId(deps.now()) }))
  await bySystem(deps, tenant, async (tx) => {
    await lockSubjects(tx, tenant, people.map(({ person }) => `person:${person}`))
    for (const { person } of people) await keepPerson(tx, tenant, { person, name: null, phone: null })
    return people.flatMap(({ person, id, account, role }) => [
      { subject: `person:${person}`, kind: 'person.registered', occurredOn: from, payload: {} },
      { subject: `person:${person}`, kind: 'membership.granted', occurredOn: from, payload: { id, account, role, unit: null, post: null } },
    ])
  })
  return people.map(({ person }) => person)
}
