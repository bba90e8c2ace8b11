import type { LetterReach } from '../../kernel/letter/inside.ts'
import { signsFor } from '../../kernel/letter/signers.ts'
import { scopeOf } from '../../kernel/permission.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Db } from '../../store/database/database.ts'
import type { Acting } from '../call.ts'
import { standsFor } from '../permit.ts'
import { directoryOf, type Directory } from '../views/organisation.ts'

/**
 * Which letters an acting membership may see; null: all. A unit sees its own at every stage, and others' once they were issued to it;
 * a leader those to sign too.
 */
export async function reachOfLetters(db: Db, { acting, own, reach, today }: { acting: Acting; own: readonly string[]; reach: readonly string[]; today: Day }, known?: Directory): Promise<LetterReach | null> {
  if (scopeOf(acting.role, 'getLetter') === 'city') return null
  const post = standsFor(acting)
  const directory = post ? (known ?? (await directoryOf(db, acting.tenant))) : null
  // Who acts for a leader sees the leader's letters, not those of their own unit.
  return { issuers: acting.onBehalfOf ? [] : own, holders: reach, signsFor: post && directory ? signsFor(post, directory.units.values(), { ...directory, day: today }) : [] }
}
