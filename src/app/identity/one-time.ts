import { createHash, randomInt, timingSafeEqual } from 'node:crypto'

import { hashPassword, verifyPassword } from 'better-auth/crypto'

/** Without those that are mistaken for each other when read from a screen: 0 o, 1 l i. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUPS = 4
const SIGNS_IN_GROUP = 4
const MARK = 'once:'

/** A password to be typed once and changed then: 79 bits, in groups. */
export function oneTimePassword(): string {
  return inGroups(GROUPS, SIGNS_IN_GROUP)
}

/** Ten codes on paper for the day the telephone is not there; each opens one second step, and is locked after five guesses: 49 bits are plenty. */
export function backupCodes(): string[] {
  return Array.from({ length: 10 }, () => inGroups(2, 5))
}

function inGroups(groups: number, signs: number): string {
  const group = () => Array.from({ length: signs }, () => SIGNS[randomInt(SIGNS.length)]).join('')
  return Array.from({ length: groups }, group).join('-')
}

/**
 * What is kept of a one-time password. A slow hash protects words that people choose; 79 random bits cannot be tried through, and five hundred slow
 * hashes for one list of accounts would keep the server busy for half a minute.
 */
export function oneTimeHash(password: string): string {
  return `${MARK}${createHash('sha256').update(password).digest('hex')}`
}

/** How passwords are kept and compared: the library's way, and one-time ones as above. Either takes as long, so time tells nothing of which it was. */
export const passwordHashing = {
  hash: hashPassword,
  verify: async ({ hash, password }: { hash: string; password: string }): Promise<boolean> => {
    if (!isOneTime(hash)) return verifyPassword({ hash, password })
    await hashPassword(password)
    const [kept, typed] = [Buffer.from(hash), Buffer.from(oneTimeHash(password))]
    return kept.length === typed.length && timingSafeEqual(kept, typed)
  },
}

/** Whether what is kept is of a one-time password. */
export function isOneTime(hash: string): boolean {
  return hash.startsWith(MARK)
}
