import { knownBeside } from '../../kernel/indicator/compare-stated.ts'
import { seesPlace } from '../../kernel/indicator/visible.ts'
import type { Call } from '../call.ts'
import { openIndicators, seriesByIndicator } from '../indicator/load.ts'
import { statedFigures } from '../indicator/stated.ts'
import { refOf } from '../indicator/views.ts'
import { permitSomewhere } from '../permit.ts'

/**
 * What a text states of the indicators that the acting membership may see, each beside the locked figure or the target that is known; in the order of the text.
 * Nothing of the text is kept.
 */
export async function compareFigures(call: Call, { text }: { text: string }) {
  permitSomewhere(call.acting, 'compareFigures')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const { shown, looking, indicators } = await openIndicators(call, db)
    const named = indicators.filter(({ ended, name }) => !ended && text.includes(name))
    const series = await seriesByIndicator(db, acting.tenant, named.map(({ id }) => id))
    const places = [...shown.directory.units.values()].filter(({ kind }) => kind === 'place').map(({ id }) => refOf(shown, id))
    const rows = named.flatMap((indicator) =>
      statedFigures(text, indicator, places)
        .filter(({ place }) => seesPlace(indicator, place, looking))
        .map(({ at, words, value, place, aimed }) => ({
          at, words, value, aimed,
          indicator: { id: indicator.id, name: indicator.name, measure: indicator.measure },
          place: place === null ? null : refOf(shown, place),
          known: knownBeside({ value, place, aimed }, indicator, series.get(indicator.id)?.get(place) ?? null),
        })),
    )
    return { rows: rows.sort((a, b) => a.at.start - b.at.start) }
  })
}
