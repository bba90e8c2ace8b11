import { inFuture, type Decision, type Given } from '../decide/decision.ts'
import { refuse } from '../errors.ts'
import { seriesSubject, type IndicatorState, type NewReading, type Reading, type SeriesState } from '../facts/indicator.ts'
import { exact } from './exact.ts'
import { periodNamed } from './pick.ts'
import { readingStatusNames } from './status.ts'

/** Who looks at a reading: the post acted through, and the person behind it (`person:<id>`). */
export type Looker = { post: string | null; actor: string }

/**
 * Reports a figure. Sent back, it is reported again under its own id; what stands as of the same day is not told a second time: a locked one is
 * corrected, one on its way taken back first.
 */
export function reportReading(indicator: IndicatorState, series: SeriesState | null, place: string | null, reading: NewReading, { today }: Given): Decision {
  const period = periodNamed(reading.period)
  if (indicator.ended) return refuse('indicator_ended', { name: indicator.name, on: indicator.ended.on })
  if (!period) return refuse('period_unreadable', { period: reading.period })
  if (period.start > today) return refuse('reading_before_period', { period: reading.period, from: period.start })
  if (reading.asOf < period.start || reading.asOf > period.end) return refuse('reading_outside_period', { asOf: reading.asOf, from: period.start, to: period.end })
  const future = inFuture(reading.asOf, today)
  if (future) return future
  const readings = series?.readings ?? []
  const earlier = readings.find(({ id }) => id === reading.id)
  if (earlier && earlier.status !== 'returned') return refuse('reading_state', { status: readingStatusNames[earlier.status].zh, action: '重新填报' })
  if (earlier && earlier.unit !== reading.unit) return refuse('reading_not_yours')
  const same = readings.find((one) => one.id !== reading.id && one.period === reading.period && one.asOf === reading.asOf && one.status !== 'withdrawn')
  if (same) return refuse(same.status === 'confirmed' ? 'reading_locked' : 'reading_doubled', { name: indicator.name, asOf: same.asOf, value: same.value, status: readingStatusNames[same.status].zh })
  return { facts: [{ subject: seriesSubject(indicator.id, place), kind: 'reading.reported', occurredOn: today, payload: reading }] }
}

/** The reporting unit has checked it (审核): another post, and another person, than reported it. */
export function checkReading(series: SeriesState, reading: Reading, looker: Looker, { today }: Given): Decision {
  if (reading.status !== 'reported') return refuse('reading_state', { status: readingStatusNames[reading.status].zh, action: '审核' })
  if (isOwn(reading, looker)) return refuse('reading_own', { asOf: reading.asOf })
  return one(series, 'reading.checked', { reading: reading.id }, today)
}

/** Locks it (认定锁定). Who reported it does not. */
export function confirmReading(series: SeriesState, reading: Reading, looker: Looker, { today }: Given): Decision {
  if (reading.status !== 'checked') return refuse('reading_state', { status: readingStatusNames[reading.status].zh, action: '认定' })
  if (isOwn(reading, looker)) return refuse('reading_own', { asOf: reading.asOf })
  return one(series, 'reading.confirmed', { reading: reading.id }, today)
}

/** Sends it back with the reason, at either step. */
export function returnReading(series: SeriesState, reading: Reading, reason: string, by: 'unit' | 'office', { today }: Given): Decision {
  if (reading.status !== 'reported' && reading.status !== 'checked') return refuse('reading_state', { status: readingStatusNames[reading.status].zh, action: '退回' })
  if (!reason) return refuse('reason_missing')
  return one(series, 'reading.returned', { reading: reading.id, reason, by }, today)
}

/** Corrects a locked figure, with the reason; the earlier one stays in sight. */
export function correctReading(series: SeriesState, reading: Reading, value: string, reason: string, { today }: Given): Decision {
  if (reading.status !== 'confirmed') return refuse('reading_not_locked', { status: readingStatusNames[reading.status].zh })
  if (!reason) return refuse('reason_missing')
  if (exact(value).eq(reading.value)) return refuse('nothing_changed')
  return one(series, 'reading.corrected', { reading: reading.id, value, reason }, today)
}

/** Takes it back, with the reason. @param locker whether a locked one may be taken back by who asks */
export function withdrawReading(series: SeriesState, reading: Reading, reason: string, locker: boolean, { today }: Given): Decision {
  if (reading.status === 'withdrawn') return refuse('already_voided')
  if (reading.status === 'confirmed' && !locker) return refuse('reading_locked', { name: '', asOf: reading.asOf, value: reading.value, status: readingStatusNames.confirmed.zh })
  if (!reason) return refuse('reason_missing')
  return one(series, 'reading.withdrawn', { reading: reading.id, reason }, today)
}

export function isOwn({ reported }: Pick<Reading, 'reported'>, { post, actor }: Looker): boolean {
  return reported.actor === actor || (post !== null && reported.post === post)
}

function one({ indicator, place }: SeriesState, kind: string, payload: object, occurredOn: string): Decision {
  return { facts: [{ subject: seriesSubject(indicator, place), kind, occurredOn, payload }] }
}
