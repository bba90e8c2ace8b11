import type { IndicatorState, NewReading } from '../../kernel/facts/indicator.ts'
import type { UnitState } from '../../kernel/facts/organisation.ts'
import type { Said } from '../../kernel/indicator/check-reading.ts'
import { addDays, type Day } from '../../kernel/time/day.ts'
import { documentsReceived } from '../../store/queries/documents.ts'
import { statesOfType } from '../../store/queries/subjects.ts'
import type { Writing } from '../writing.ts'
import { statedFigures } from './stated.ts'

/** A text that tells how things stood on a day comes within so many days after it. */
const TOLD_WITHIN_DAYS = 45
/** So many texts are looked through at most, of no more than so many characters: figures are entered while someone waits. */
const MOST_TEXTS = 6
const LONGEST = 60_000

type Place = { id: string; name: string }
type Texts = { texts: readonly { title: string; text: string }[]; places: readonly Place[] }

/**
 * Gives what documents that were read here say of an indicator as of the time of a figure: those received within a month and a half after its
 * day. Texts of one day are read once, however many figures are entered for it.
 */
export function saying(writing: Writing): (indicator: IndicatorState, place: string | null, reading: Pick<NewReading, 'asOf'>) => Promise<Said[]> {
  const byDay = new Map<Day, Promise<Texts>>()
  return async (indicator, place, { asOf }) => {
    const known = byDay.get(asOf) ?? textsAfter(writing, asOf)
    byDay.set(asOf, known)
    const { texts, places } = await known
    return texts.flatMap(({ title, text }) => statedFigures(text, indicator, places).flatMap((one) => (one.place === place && !one.aimed ? [{ title, value: one.value }] : [])))
  }
}

async function textsAfter({ tx, acting, call }: Writing, day: Day): Promise<Texts> {
  const documents = await documentsReceived(tx, acting.tenant, { from: day, to: addDays(day, TOLD_WITHIN_DAYS), longest: LONGEST }, MOST_TEXTS)
  if (documents.length === 0) return { texts: [], places: [] }
  const texts = []
  for (const { text, name, parts } of documents) texts.push({ title: parts[0]?.title || name, text: new TextDecoder().decode(await call.deps.files.get(text)) })
  return { texts, places: (await statesOfType<UnitState>(tx, acting.tenant, 'unit')).filter(({ kind }) => kind === 'place') }
}
