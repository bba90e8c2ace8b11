import type { LetterState } from '../../kernel/facts/letter.ts'
import { scopeOf } from '../../kernel/permission.ts'
import type { Db } from '../../store/database/database.ts'
import { lettersPage } from '../../store/queries/letters.ts'
import type { Acting } from '../call.ts'
import type { Inputs } from '../city/inputs.ts'
import { reachOfActing } from '../permit.ts'
import { directoryOf } from '../views/organisation.ts'
import { askedView, repliesView, type LetterLook } from './letter-views.ts'
import { reachOfLetters } from './letters-reach.ts'

export type LetterAskedOf = { letter: LetterState; asked: NonNullable<ReturnType<typeof askedView>> }

/** More letters at once nobody has before them. */
const LOOKED_AT = 200

/** Letters that ask something of an acting membership: to mend, check, sign, issue or reply to; those to be replied to first by their day. */
export async function lettersAsked(db: Db, inputs: Inputs, acting: Acting, own: readonly string[]): Promise<LetterAskedOf[]> {
  if (!scopeOf(acting.role, 'getLetter')) return []
  const { tenant } = acting
  const reach = await reachOfActing(db, acting, own)
  const directory = await directoryOf(db, tenant)
  const visible = await reachOfLetters(db, { acting, own, reach, today: inputs.today }, directory)
  const underWay = await lettersPage(db, tenant, { statuses: ['draft', 'checking', 'signing', 'signed'], visible, limit: LOOKED_AT })
  const received = await lettersPage(db, tenant, { receivedBy: reach, asksReply: true, visible, limit: LOOKED_AT })
  const look: LetterLook = { acting, own, reach, inputs, directory }
  const asking = [...underWay.rows, ...received.rows].flatMap((letter) => {
    const { owing, workdaysLate } = repliesView(letter, look)
    const asked = askedView(letter, look, owing, workdaysLate)
    return asked ? [{ letter, asked }] : []
  })
  return asking.sort((a, b) => ((a.asked.due ?? LAST) < (b.asked.due ?? LAST) ? -1 : 1))
}

/** What has no day comes after what has one. */
const LAST = '9999-12-31'
