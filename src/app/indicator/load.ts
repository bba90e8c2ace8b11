import { DeliveryError } from '../../kernel/errors.ts'
import type { IndicatorState, SeriesState } from '../../kernel/facts/indicator.ts'
import { periodNamed } from '../../kernel/indicator/pick.ts'
import { seesPlace, type Looking } from '../../kernel/indicator/visible.ts'
import { scopeOf } from '../../kernel/permission.ts'
import type { Day } from '../../kernel/time/day.ts'
import { periodOf, type Period } from '../../kernel/time/period.ts'
import type { Db } from '../../store/database/database.ts'
import { filesNamed, type KeptFile } from '../../store/queries/files.ts'
import { indicatorsConcerning, readingsWaiting, seriesOf } from '../../store/queries/indicators.ts'
import { statesOf, statesOfType } from '../../store/queries/subjects.ts'
import type { Acting, Call } from '../call.ts'
import { inputsOf, type Inputs } from '../city/inputs.ts'
import { ownUnits } from '../permit.ts'
import { directoryOf } from '../views/organisation.ts'
import type { AllSeries } from './around-reading.ts'
import { readingView, refOf, type ReadingView, type Shown } from './views.ts'

export type SeriesByIndicator = ReadonlyMap<string, Map<string | null, SeriesState>>

/** What every page of indicators begins with: who looks, at which of them. */
export async function openIndicators(call: Call, db: Db): Promise<{ inputs: Inputs; shown: Shown; looking: Looking; indicators: IndicatorState[] }> {
  const { deps, acting } = call
  const inputs = await inputsOf(deps, db, acting.tenant)
  const own = await ownUnits(db, acting, inputs.today)
  const scope = scopeOf(acting.role, 'listIndicators')
  const all = await statesOfType<IndicatorState>(db, acting.tenant, 'indicator')
  const mine = scope === 'city' ? null : await indicatorsConcerning(db, acting.tenant, own)
  const directory = await directoryOf(db, acting.tenant)
  return { inputs, shown: { directory, today: inputs.today, acting, own }, looking: { scope, own }, indicators: all.filter(({ id }) => mine === null || mine.has(id)) }
}

/** @throws DeliveryError `period_unreadable` */
export function periodAsked(key: string | undefined, today: Day): Period {
  const period = key === undefined ? periodOf(today, 'year') : periodNamed(key)
  if (!period) throw new DeliveryError('period_unreadable', { period: key ?? '' })
  return period
}

export async function seriesByIndicator(db: Db, tenant: string, indicators: readonly string[]): Promise<SeriesByIndicator> {
  return grouped(await seriesOf(db, tenant, indicators))
}

export function grouped(series: readonly SeriesState[]): SeriesByIndicator {
  const by = new Map<string, Map<string | null, SeriesState>>()
  for (const one of series) by.set(one.indicator, (by.get(one.indicator) ?? new Map<string | null, SeriesState>()).set(one.place, one))
  return by
}

/** Places with a target or a locked figure of a period that who looks may see, in the order of the directory. */
export function placesOf(shown: Shown, looking: Looking, indicator: IndicatorState, all: AllSeries, period: string): string[] {
  const aimed = indicator.targets.filter((one) => one.period === period && one.withdrawn === null).map(({ place }) => place)
  const told = [...all.values()].filter(({ readings }) => readings.some((one) => one.period === period && one.status === 'confirmed')).map(({ place }) => place)
  const places = [...new Set([...aimed, ...told])].filter((place): place is string => place !== null && seesPlace(indicator, place, looking))
  return inOrder(shown, places)
}

export function inOrder({ directory }: Pick<Shown, 'directory'>, units: readonly string[]): string[] {
  const orderOf = (unit: string) => directory.units.get(unit)?.order ?? Number.MAX_SAFE_INTEGER
  return units.toSorted((a, b) => orderOf(a) - orderOf(b) || (a < b ? -1 : 1))
}

/** Places and units that the acting membership may report for: the office and who answers for an indicator for all places, others for themselves. */
export function reportFor(shown: Shown, indicators: readonly Pick<IndicatorState, 'owner'>[]) {
  const { acting, own, directory } = shown
  const scope = scopeOf(acting.role, 'reportReadings')
  if (scope === null) return []
  const all = scope === 'city' || indicators.some(({ owner }) => own.includes(owner))
  const places = [...directory.units.values()].filter(({ kind, ended }) => kind === 'place' && !ended).map(({ id }) => id)
  const mine = acting.unit === null ? [] : [acting.unit]
  return inOrder(shown, all ? places : mine).map((unit) => refOf(shown, unit))
}

const MOST_WAITING = 200

export type Waiting = { toCheck: ReadingView[]; toConfirm: ReadingView[]; returned: ReadingView[] }

/** Readings that wait for the acting membership: to check, to lock, and those sent back to its unit. Of each only what it may act on. */
export async function waitingReadings(db: Db, shown: Shown): Promise<Waiting> {
  const { acting, own } = shown
  const mine = acting.unit === null ? [] : own
  const locksAll = scopeOf(acting.role, 'confirmReadings') === 'city'
  const toCheck = scopeOf(acting.role, 'checkReadings') ? await readingsWaiting(db, acting.tenant, 'reported', { units: mine }, MOST_WAITING) : []
  const toConfirm = scopeOf(acting.role, 'confirmReadings') ? await readingsWaiting(db, acting.tenant, 'checked', locksAll ? {} : { owners: mine }, MOST_WAITING) : []
  const returned = scopeOf(acting.role, 'reportReadings') ? await readingsWaiting(db, acting.tenant, 'returned', { units: mine }, MOST_WAITING) : []
  const found = [...toCheck, ...toConfirm, ...returned]
  if (found.length === 0) return { toCheck: [], toConfirm: [], returned: [] }
  const known = await statesOf<IndicatorState>(db, acting.tenant, [...new Set(found.map(({ indicator }) => `indicator:${indicator}`))])
  const series = await seriesByIndicator(db, acting.tenant, [...new Set(found.map(({ indicator }) => indicator))])
  const files = await filesOf(db, acting.tenant, [...series.values()].flatMap((all) => [...all.values()]))
  const views = (rows: typeof found) =>
    rows.flatMap(({ id, indicator, place }) => {
      const all: AllSeries = series.get(indicator) ?? new Map<string | null, SeriesState>()
      const reading = all.get(place)?.readings.find((one) => one.id === id)
      const of = known.get(`indicator:${indicator}`)
      return reading && of ? [readingView(shown, of, all, place, reading, files)] : []
    })
  return { toCheck: views(toCheck).filter(({ may }) => may.check), toConfirm: views(toConfirm).filter(({ may }) => may.confirm), returned: views(returned).filter(({ may }) => may.report) }
}

export function filesOf(db: Db, tenant: string, series: readonly SeriesState[]): Promise<Map<string, KeptFile>> {
  return filesNamed(db, tenant, series.flatMap(({ readings }) => readings.flatMap(({ attachments }) => attachments)))
}

export function mayDefine({ role }: Pick<Acting, 'role'>): boolean {
  return scopeOf(role, 'defineIndicator') !== null
}
