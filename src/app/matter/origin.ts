import { subjectType } from '../../kernel/facts/envelope.ts'
import type { InspectionState } from '../../kernel/facts/inspection.ts'
import type { LetterState } from '../../kernel/facts/letter.ts'
import type { MeetingState } from '../../kernel/facts/meeting.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Db } from '../../store/database/database.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Acting } from '../call.ts'
import { readerOf, scopeIn } from '../meeting/readers.ts'
import { directoryOf } from '../views/organisation.ts'

/**
 * What a matter came from, where one may be led to it: a meeting is for its readers. What the matter itself says of where it comes from
 * stands there all the same.
 */
export async function originOf(db: Db, acting: Acting, subject: string | null | undefined, today: Day): Promise<MeetingState | InspectionState | LetterState | null> {
  if (!subject) return null
  const found = (await statesOf<MeetingState | InspectionState | LetterState>(db, acting.tenant, [subject])).get(subject) ?? null
  if (!found || subjectType(subject) !== 'meeting') return found
  const directory = await directoryOf(db, acting.tenant)
  return scopeIn(await readerOf(db, acting, directory, today), found as MeetingState, directory, today) === null ? null : found
}
