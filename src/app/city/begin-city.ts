import { DeliveryError } from '../../kernel/errors.ts'
import { dayOf } from '../../kernel/time/day.ts'
import type { Acting, Deps } from '../call.ts'
import { derivedId, newCommandId } from '../ids.ts'
import { firstAccount } from '../identity/first-account.ts'
import { registerPerson } from '../organisation/posts.ts'
import { grantMembership } from '../session/grant-membership.ts'
import { together } from '../together.ts'
import { cityKnown } from './city-known.ts'
import { installPacks, type PackReport } from './install-packs.ts'
import { openCity } from './open-city.ts'

export type NewCity = {
  /** small letters, digits and hyphens: it stands in every key */
  id: string
  name: string
  /** user name of the first administrator */
  admin: string
  /** where the city's own packs lie; need not exist */
  packs: string
}

const CITY_ID = /^[a-z][a-z0-9-]{1,30}$/

/**
 * Opens a city for real work: packs in force from today, nothing invented in it, and one person who may keep its directory. The
 * city is one transaction; interrupted before, the same call begins anew.
 *
 * @returns the administrator's password, told only here, and the mistakes of packs that were not installed
 * @throws DeliveryError `input_invalid` (id unfit or in use, user name unfit or in use), `pack_invalid`
 */
export async function beginCity(deps: Deps, { id, name, admin, packs }: NewCity): Promise<{ password: string; packs: PackReport }> {
  if (!CITY_ID.test(id)) throw refused(id, UNFIT)
  if (await cityKnown(deps, id)) throw refused(id, KNOWN)
  const { account, password } = await firstAccount(deps, admin)
  const report = await together(deps, id, async (inOne) => {
    const today = dayOf(deps.now())
    await openCity(inOne, { id, name, demonstration: false, fixedToday: null })
    const installed = await installPacks(inOne, id, packs, today)
    const command = newCommandId(deps.now())
    // Nobody is there yet who could write it, so the first person registers itself.
    const person = derivedId(command, 'person')
    const acting: Acting = { tenant: id, account, person, membership: person, role: 'admin', unit: null, post: null, onBehalfOf: null }
    await registerPerson({ deps: inOne, acting }, { command, name: null, phone: null })
    const granting = derivedId(command, 'membership')
    await grantMembership({ deps: inOne, acting }, { command: granting, person, account, role: 'admin', unit: null, post: null, from: today })
    return installed
  })
  return { password, packs: report }
}

function refused(id: string, exact: { zh: string; en: string }): DeliveryError {
  return new DeliveryError('input_invalid', { problems: [`id ${id}`], fields: ['id'] }, exact)
}

const UNFIT = {
  zh: '地区代号不合要求：{problems}。请用 --id 指定 2 至 31 位小写字母、数字或连字符，以字母开头。',
  en: 'This city id is unfit: {problems}. Give one with --id: 2 to 31 small letters, digits or hyphens, a letter first.',
}
const KNOWN = {
  zh: '这个地区已经建立：{problems}。没有作任何改动；要另建一个，请用 --id 指定别的代号。',
  en: 'This city exists: {problems}. Nothing was changed; for another city choose another --id.',
}
