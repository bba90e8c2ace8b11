import type { MatterState } from '../../kernel/facts/matter.ts'
import { subjectId, subjectType } from '../../kernel/facts/envelope.ts'
import type { Acting } from '../call.ts'
import { commandsOfActing } from '../permit.ts'

/** What a matter came from, as far as it is kept here: a meeting, an inspection, a letter. */
export type OriginContext = { title: string } | null

/** Where each is shown, and the command by which its page opens. */
const PAGES: Record<string, { page: string; command: string }> = {
  meeting: { page: 'meetings', command: 'getMeeting' },
  inspection: { page: 'inspections', command: 'getInspection' },
  letter: { page: 'letters', command: 'getLetter' },
}

/** Whence a matter came; the page of it only for whoever may open such pages at all. */
export function originView({ origin }: Pick<MatterState, 'origin'>, found: OriginContext, acting: Acting) {
  if (!origin) return null
  const place = origin.subject === null ? undefined : PAGES[subjectType(origin.subject)]
  const opens: readonly string[] = commandsOfActing(acting)
  const page = place && origin.subject !== null && found && opens.includes(place.command) ? `/${place.page}/${subjectId(origin.subject)}` : null
  return { source: origin.source, page, title: found?.title ?? null, text: origin.text, on: origin.on }
}
