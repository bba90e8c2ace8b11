import type { IndicatorState, SeriesState } from '../../kernel/facts/indicator.ts'
import { periodNamed } from '../../kernel/indicator/pick.ts'
import { seesPlace } from '../../kernel/indicator/visible.ts'
import { scopeOf } from '../../kernel/permission.ts'
import { periodLabel, type Period } from '../../kernel/time/period.ts'
import { periodsOfIndicators } from '../../store/queries/indicators.ts'
import type { Call } from '../call.ts'
import { permitSomewhere } from '../permit.ts'
import type { AllSeries } from './around-reading.ts'
import { inOrder, mayDefine, openIndicators, periodAsked, placesOf, reportFor, seriesByIndicator, waitingReadings } from './load.ts'
import { offeredIndicators } from './offered.ts'
import { labelOf, refOf, rowView, standingView, type Shown } from './views.ts'

export type ListIndicators = { period?: string | undefined; q?: string | undefined; owner?: string | undefined; place?: string | undefined; ended: 'true' | 'false' }

/**
 * Indicators that the acting membership may see, with how they stand in a period, what waits for it, and what packs offer.
 *
 * @throws DeliveryError `period_unreadable`
 */
export async function listIndicators(call: Call, query: ListIndicators) {
  permitSomewhere(call.acting, 'listIndicators')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const { inputs, shown, looking, indicators } = await openIndicators(call, db)
    const period = periodAsked(query.period, inputs.today)
    const series = await seriesByIndicator(db, acting.tenant, indicators.map(({ id }) => id))
    const all = indicators.map((indicator) => {
      const own: AllSeries = series.get(indicator.id) ?? new Map<string | null, SeriesState>()
      return { indicator, own, places: placesOf(shown, looking, indicator, own, period.key) }
    })
    const rows = all
      .filter(({ indicator, places }) => isWanted(indicator, query) && (query.place === undefined || places.includes(query.place)))
      .toSorted((a, b) => Number(b.indicator.binding) - Number(a.indicator.binding) || (a.indicator.name < b.indicator.name ? -1 : 1))
      .map(({ indicator, own, places }) => {
        const standings = places.map((place) => standingView(shown, indicator, own.get(place) ?? null, place, period))
        const whole = query.place === undefined ? wholeOf(shown, indicator, own, period) : (standings.find(({ place }) => place?.id === query.place) ?? null)
        return rowView(shown, indicator, whole, standings, (place) => seesPlace(indicator, place, looking), period)
      })
    return {
      today: inputs.today,
      period: period.key,
      periodLabel: periodLabel(period),
      periods: periodViews([...(await periodsOfIndicators(db, acting.tenant, null)), period.key]),
      rows,
      owners: inOrder(shown, [...new Set(indicators.map(({ owner }) => owner))]).map((unit) => refOf(shown, unit)),
      places: inOrder(shown, [...new Set(all.flatMap(({ places }) => places))]).map((unit) => refOf(shown, unit)),
      ...(await waitingReadings(db, shown)),
      offered: mayDefine(acting) ? offeredIndicators(inputs.packs, indicators) : [],
      reportFor: reportFor(shown, indicators),
      may: { define: mayDefine(acting), report: scopeOf(acting.role, 'reportReadings') !== null },
    }
  })
}

function isWanted({ name, owner, ended }: IndicatorState, query: ListIndicators): boolean {
  return (query.ended === 'true' || !ended) && (query.owner === undefined || owner === query.owner) && (query.q === undefined || name.includes(query.q))
}

/** The whole, where anything is known of it. */
export function wholeOf(shown: Shown, indicator: IndicatorState, all: AllSeries, period: Period) {
  const series = all.get(null) ?? null
  const known = series !== null || indicator.targets.some(({ place, withdrawn }) => place === null && withdrawn === null)
  return known ? standingView(shown, indicator, series, null, period) : null
}

/** Periods by their key, the newest first; of those that begin on one day the longest first. */
export function periodViews(keys: readonly string[]) {
  const periods = [...new Set(keys)].flatMap((key) => periodNamed(key) ?? [])
  return periods.toSorted((a, b) => (a.start === b.start ? (a.end < b.end ? 1 : -1) : a.start < b.start ? 1 : -1)).map(({ key }) => ({ key, label: labelOf(key) }))
}
