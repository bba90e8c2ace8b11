import { DeliveryError } from '../../kernel/errors.ts'
import { seriesSubject, type IndicatorState, type Reading, type SeriesState } from '../../kernel/facts/indicator.ts'
import type { UnitState } from '../../kernel/facts/organisation.ts'
import type { KnownUnits } from '../../kernel/indicator/decide-indicator.ts'
import { seriesOfReadings } from '../../store/queries/indicators.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import { found, type Writing } from '../writing.ts'

/** @throws DeliveryError `not_found` */
export async function lockIndicator({ lock }: Writing, id: string): Promise<IndicatorState> {
  const subject = `indicator:${id}`
  return found<IndicatorState>(await lock([subject]), subject, id)
}

/** Units by id, as far as the directory knows them. */
export async function knownUnits({ tx, acting }: Writing, ids: readonly (string | null)[]): Promise<KnownUnits> {
  const states = await statesOf<UnitState>(tx, acting.tenant, [...new Set(ids)].flatMap((id) => (id === null ? [] : [`unit:${id}`])))
  return new Map([...states.values()].map((unit) => [unit.id, unit]))
}

export type LockedReading = { indicator: IndicatorState; series: SeriesState; reading: Reading }

/** Locks the series of these readings, in the order asked for. @throws DeliveryError `not_found` for the first that there is not */
export async function lockReadings({ tx, acting, lock }: Writing, ids: readonly string[]): Promise<LockedReading[]> {
  const wanted = [...new Set(ids)]
  const names = await seriesOfReadings(tx, acting.tenant, wanted)
  const subjects = [...names.values()].flatMap(({ indicator, place }) => [`indicator:${indicator}`, seriesSubject(indicator, place)])
  const states = await lock([...new Set(subjects)])
  return wanted.map((id) => {
    const name = names.get(id)
    const series = name && (states.get(seriesSubject(name.indicator, name.place)) as SeriesState | undefined)
    const reading = series?.readings.find((one) => one.id === id)
    if (!name || !series || !reading) throw new DeliveryError('not_found', { what: id })
    return { indicator: found<IndicatorState>(states, `indicator:${name.indicator}`, name.indicator), series, reading }
  })
}
