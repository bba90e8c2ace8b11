import { DeliveryError } from '../../kernel/errors.ts'
import { seriesSubject, type IndicatorState, type SeriesState } from '../../kernel/facts/indicator.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { exact, printed } from '../../kernel/indicator/exact.ts'
import { periodBefore, readingOfYearBefore } from '../../kernel/indicator/growth.ts'
import { nextBefore } from '../../kernel/indicator/neighbours.ts'
import { latestLocked, lockedReadings } from '../../kernel/indicator/pick.ts'
import { sumAgrees } from '../../kernel/indicator/printed.ts'
import { seesPlace, type Looking } from '../../kernel/indicator/visible.ts'
import { scopeOf } from '../../kernel/permission.ts'
import type { Day } from '../../kernel/time/day.ts'
import { periodLabel, type Period } from '../../kernel/time/period.ts'
import type { Db } from '../../store/database/database.ts'
import { namesOfDocuments } from '../../store/queries/documents.ts'
import { mattersMeasuredBy, periodsOfIndicators, seriesOf } from '../../store/queries/indicators.ts'
import { lightsOf } from '../../store/queries/links.ts'
import { mattersConcerning } from '../../store/queries/matters.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import { pastStates } from '../as-of.ts'
import type { Call } from '../call.ts'
import { permitSomewhere, reachOfActing } from '../permit.ts'
import type { AllSeries } from './around-reading.ts'
import { periodViews, wholeOf } from './list-indicators.ts'
import { filesOf, grouped, inOrder, mayDefine, openIndicators, periodAsked, placesOf, reportFor } from './load.ts'
import { readingView, refOf, rowView, standingView, targetView, type Shown, type StandingView } from './views.ts'

/**
 * One indicator: definition, targets, readings with who looked at them, what follows from them, its places side by side. A unit that does not answer
 * for it sees the whole and its own place.
 *
 * @param asOf shows it as it was known by the end of that day
 * @throws DeliveryError `not_found`, also for indicators outside the acting membership's scope, `day_in_future`, `period_unreadable`
 */
export async function getIndicator(call: Call, { indicator: id, period: asked, asOf }: { indicator: string; period?: string | undefined; asOf?: Day | undefined }) {
  permitSomewhere(call.acting, 'getIndicator')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const { inputs, shown, looking, indicators } = await openIndicators(call, db)
    if (asOf && asOf > inputs.today) throw new DeliveryError('day_in_future', { day: asOf, today: inputs.today })
    const now = indicators.find((one) => one.id === id)
    const { indicator, all } = await known(db, acting.tenant, now, asOf)
    if (!indicator) throw new DeliveryError('not_found', { what: id })
    const period = periodAsked(asked, asOf ?? inputs.today)
    const sees = (place: string | null) => seesPlace(indicator, place, looking)
    const places = placesOf(shown, looking, indicator, all, period.key)
    const standings = places.map((place) => standingView(shown, indicator, all.get(place) ?? null, place, period))
    const seen = [...all.values()].filter(({ place }) => sees(place))
    const { definition, source, changes, targets } = indicator
    const documents = await namesOfDocuments(db, acting.tenant, targets.flatMap(({ document }) => document ?? []))
    const owner = scopeOf(acting.role, 'reportReadings') === 'city' || looking.own.includes(indicator.owner)
    const reports = scopeOf(acting.role, 'reportReadings') !== null
    return {
      ...rowView(shown, indicator, wholeOf(shown, indicator, all, period), standings, sees, period),
      today: inputs.today,
      asOf: asOf ?? null,
      period: period.key,
      periodLabel: periodLabel(period),
      periods: periodViews([...(await periodsOfIndicators(db, acting.tenant, id)), period.key]),
      definition,
      source,
      changes,
      targets: targets.filter(({ place }) => sees(place)).map((target) => targetView(shown, indicator, target, documents)),
      standings: besides(shown, standings, indicator),
      sum: sumOf(indicator, all, looking, period),
      readings: await readingsShown(db, shown, indicator, all, seen, period),
      trend: trendOf(shown, seen, period),
      matters: await mattersOf(call, db, shown, id, asOf),
      reportFor: asOf === undefined && !indicator.ended ? reportFor(shown, [indicator]) : [],
      may: { define: asOf === undefined && mayDefine(acting), report: asOf === undefined && reports && !indicator.ended, reportWhole: asOf === undefined && reports && owner && !indicator.ended },
    }
  })
}

/** The indicator and its series, as they are or were known by a past day. */
async function known(db: Db, tenant: string, now: IndicatorState | undefined, asOf: Day | undefined): Promise<{ indicator: IndicatorState | null; all: AllSeries }> {
  if (!now) return { indicator: null, all: new Map() }
  const series = await seriesOf(db, tenant, [now.id])
  if (asOf === undefined) return { indicator: now, all: grouped(series).get(now.id) ?? new Map<string | null, SeriesState>() }
  const past = await pastStates<IndicatorState | SeriesState>(db, tenant, { asOf, by: 'known' })([`indicator:${now.id}`, ...series.map(({ place }) => seriesSubject(now.id, place))])
  const then = [...past].flatMap(([subject, state]) => (subject.startsWith('series:') ? [state as SeriesState] : []))
  return { indicator: (past.get(`indicator:${now.id}`) as IndicatorState | undefined) ?? null, all: grouped(then).get(now.id) ?? new Map<string | null, SeriesState>() }
}

/** Places side by side, with what separates each from the next before it. */
function besides(shown: Shown, standings: readonly StandingView[], { direction }: IndicatorState) {
  const next = nextBefore(standings.flatMap(({ place, against, latest }) => (place ? [{ place: place.id, rate: against[0]?.rate ?? null, value: latest?.value ?? null }] : [])), direction)
  return standings.map((standing) => {
    const before = standing.place ? next.get(standing.place.id) : undefined
    return { ...standing, next: before ? { ...before, place: refOf(shown, before.place) } : null }
  })
}

/** What the places come to as of the latest day of which all of them that have a figure told it, beside the whole. */
function sumOf(indicator: IndicatorState, all: AllSeries, { scope, own }: Looking, period: Period) {
  if (!indicator.adds || (scope !== 'city' && !own.includes(indicator.owner))) return null
  const places = [...all].filter(([place, series]) => place !== null && lockedReadings(series, period.key).length > 0)
  const latest = places.map(([, series]) => latestLocked(series, period.key)?.asOf ?? '')
  const asOf = latest.toSorted()[0]
  if (asOf === undefined) return null
  const values = places.flatMap(([, series]) => lockedReadings(series, period.key).find((one) => one.asOf === asOf)?.value ?? [])
  if (values.length < places.length) return null
  const sum = values.reduce((total, value) => total.plus(value), exact(0))
  const whole = lockedReadings(all.get(null) ?? null, period.key).find((one) => one.asOf === asOf)?.value ?? null
  const complete = indicator.targets.filter((one) => one.period === period.key && one.withdrawn === null && one.place !== null).every(({ place }) => places.some(([of]) => of === place))
  return { asOf, places: printed(sum, sum.decimalPlaces()), whole, count: values.length, agrees: whole === null || !complete ? null : sumAgrees(values, whole) }
}

/** Readings of the period and the one before it, the newest as-of day first. */
async function readingsShown(db: Db, shown: Shown, indicator: IndicatorState, all: AllSeries, seen: readonly SeriesState[], period: Period) {
  const keys = [period.key, periodBefore(period.key)]
  const files = await filesOf(db, shown.acting.tenant, seen)
  const rows = seen.flatMap(({ place, readings }) => readings.filter((one) => keys.includes(one.period)).map((reading) => ({ place, reading })))
  const order = new Map(inOrder(shown, seen.flatMap(({ place }) => place ?? [])).map((place, at) => [place as string | null, at + 1]))
  return rows
    .toSorted((a, b) => (a.reading.asOf === b.reading.asOf ? (order.get(a.place) ?? 0) - (order.get(b.place) ?? 0) : a.reading.asOf < b.reading.asOf ? 1 : -1))
    .map(({ place, reading }) => readingView(shown, indicator, all, place, reading, files))
}

function trendOf(shown: Shown, seen: readonly SeriesState[], period: Period) {
  const places = [null, ...inOrder(shown, seen.flatMap(({ place }) => place ?? []))]
  return places.flatMap((place) => {
    const series = seen.find((one) => one.place === place)
    const points = lockedReadings(series ?? null, period.key).map((reading) => ({ asOf: reading.asOf, value: reading.value, before: reading.yearBefore ?? readingOfYearBefore(reading, series ?? null)?.value ?? null }))
    return points.length > 0 ? [{ place: place === null ? null : refOf(shown, place), points }] : []
  })
}

/** Matters that it tells of, as far as the acting membership may open them. Of a past day none are shown: their lights are today's. */
async function mattersOf(call: Call, db: Db, shown: Shown, id: string, asOf: Day | undefined) {
  const { tenant, role } = call.acting
  if (asOf !== undefined) return []
  const measured = await mattersMeasuredBy(db, tenant, [`indicator:${id}`])
  const visible = scopeOf(role, 'getMatter') === 'city' ? new Set(measured) : await mattersConcerning(db, tenant, measured, await reachOfActing(db, call.acting, shown.own))
  const states = await statesOf<MatterState>(db, tenant, measured.filter((one) => visible.has(one)).map((one) => `matter:${one}`))
  const lights = await lightsOf(db, tenant, [...visible])
  return [...states.values()].flatMap(({ id: matter, code, title, measuredBy = [] }) => {
    const light = lights.get(matter)
    return light ? measuredBy.flatMap(({ indicator, place, level }) => (indicator === id ? [{ id: matter, code, title, light, place: place === null ? null : refOf(shown, place), level }] : [])) : []
  })
}
