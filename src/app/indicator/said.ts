import type { IndicatorState, NewReading } from '../../kernel/facts/indicator.ts'
import type { UnitState } from '../../kernel/facts/organisation.ts'
import type { Said } from '../../kernel/indicator/check-reading.ts'
import { addDays } from '../../kernel/time/day.ts'
import { documentsReceived } from '../../store/queries/documents.ts'
import { statesOfType } from '../../store/queries/subjects.ts'
import type { Writing } from '../writing.ts'
import { statedFigures } from './stated.ts'

/** A text that tells how things stood on a day comes within so many days after it. */
const TOLD_WITHIN_DAYS = 45
/** So many texts are looked through at most, of no more than so many characters: figures are entered while someone waits. */
const MOST_TEXTS = 6
const LONGEST = 60_000

/** What documents that were read here say of an indicator as of the time of a figure: those received within a month and a half after its day. */
export async function saidOf({ tx, acting, call }: Writing, indicator: IndicatorState, place: string | null, { asOf }: Pick<NewReading, 'asOf'>): Promise<Said[]> {
  const documents = await documentsReceived(tx, acting.tenant, { from: asOf, to: addDays(asOf, TOLD_WITHIN_DAYS), longest: LONGEST }, MOST_TEXTS)
  if (documents.length === 0) return []
  const places = (await statesOfType<UnitState>(tx, acting.tenant, 'unit')).filter(({ id, kind }) => kind === 'place' || id === place)
  const said: Said[] = []
  for (const { text, name, parts } of documents) {
    const content = new TextDecoder().decode(await call.deps.files.get(text))
    const title = parts[0]?.title || name
    said.push(...statedFigures(content, indicator, places).flatMap((one) => (one.place === place && !one.aimed ? [{ title, value: one.value }] : [])))
  }
  return said
}
