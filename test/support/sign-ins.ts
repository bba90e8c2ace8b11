import type { Deps } from '../../src/app/call.ts'
import { identityOf } from '../../src/app/identity/identity.ts'

const PER_MINUTE = 10_000

/**
 * Sets the limit of sign-ins per address aside. All test files of a process come from one address, and the library counts on while less than a
 * minute lies between two of them, whatever database they are on. The limit has its own test.
 */
export async function withoutSignInLimit(deps: Deps): Promise<void> {
  await identityOf(deps, PER_MINUTE)
}
