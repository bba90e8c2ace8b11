import { DeliveryError } from '../../kernel/errors.ts'
import type { LetterContent } from '../../kernel/facts/letter.ts'
import { scopeOf } from '../../kernel/permission.ts'
import { mattersConcerning, titlesOf } from '../../store/queries/matters.ts'
import { lettersSeen } from '../../store/queries/letters.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Writing } from '../writing.ts'
import { reachOfLetters } from './letters-reach.ts'

type About = LetterContent['about']

/**
 * What a letter is about must exist and be what its writer may see: nobody learns of a matter by writing about it.
 *
 * @param before what it was about already
 * @throws DeliveryError `not_found`
 */
export async function aboutSeen({ tx, acting, reach, own, today }: Writing, about: About, before: About = { matters: [], inspection: null, meeting: null, answers: null }): Promise<void> {
  const matters = about.matters.filter((id) => !before.matters.includes(id))
  const seen = scopeOf(acting.role, 'getMatter') === 'city' ? new Set((await titlesOf(tx, acting.tenant, matters)).keys()) : await mattersConcerning(tx, acting.tenant, matters, reach)
  const hidden = matters.find((id) => !seen.has(id))
  if (hidden) throw new DeliveryError('not_found', { what: hidden })
  const subjects = [about.inspection && about.inspection !== before.inspection ? `inspection:${about.inspection}` : null, about.meeting && about.meeting !== before.meeting ? `meeting:${about.meeting}` : null].filter((one) => one !== null)
  const states = await statesOf(tx, acting.tenant, subjects)
  const missing = subjects.find((subject) => !states.has(subject))
  if (missing) throw new DeliveryError('not_found', { what: missing })
  if (about.answers && about.answers !== before.answers) {
    const [answered] = await lettersSeen(tx, acting.tenant, [about.answers], await reachOfLetters(tx, { acting, own, reach, today }))
    if (!answered) throw new DeliveryError('not_found', { what: about.answers })
  }
}
