import type { MatterState } from '../../kernel/facts/matter.ts'
import { subjectId, subjectType } from '../../kernel/facts/envelope.ts'
import { sourceWords } from '../../kernel/words/records.ts'
import type { Acting } from '../call.ts'
import { commandsOfActing } from '../permit.ts'

/** The meetings, inspections and letters that the acting membership may know of: subject → title. */
export type OriginContext = ReadonlyMap<string, string>

/** Where each is shown, and the command by which its page opens. */
const PAGES: Record<string, { page: string; command: string }> = {
  meeting: { page: 'meetings', command: 'getMeeting' },
  inspection: { page: 'inspections', command: 'getInspection' },
  letter: { page: 'letters', command: 'getLetter' },
}

/**
 * Whence a matter came: of what may not be known the kind of source alone, without name and page. The page only for whoever may open such
 * pages at all.
 */
export function originView(matter: Pick<MatterState, 'origin'>, seen: OriginContext, acting: Acting) {
  const { origin } = matter
  if (!origin) return null
  const title = origin.subject === null ? null : (seen.get(origin.subject) ?? null)
  const place = origin.subject === null ? undefined : PAGES[subjectType(origin.subject)]
  const opens: readonly string[] = commandsOfActing(acting)
  const page = place && origin.subject !== null && title !== null && opens.includes(place.command) ? `/${place.page}/${subjectId(origin.subject)}` : null
  return { source: origin.source, page, title, text: originText(matter, seen), on: origin.on }
}

/** What a matter says of where it came from, unless it names what may not be known. */
export function originText({ origin }: Pick<MatterState, 'origin'>, seen: OriginContext): string | null {
  return origin && (origin.subject === null || seen.has(origin.subject)) ? origin.text : null
}

/** In one line of a table or a letter: what it says of where it came from, else the kind of source. */
export function originInWords(matter: Pick<MatterState, 'origin'>, seen: OriginContext): string | null {
  if (!matter.origin) return null
  return originText(matter, seen) ?? sourceWords[matter.origin.source]?.zh ?? null
}
