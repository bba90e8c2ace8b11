import type { IndicatorState, Reading, SeriesState, Target } from '../../kernel/facts/indicator.ts'
import { raisedBy } from '../../kernel/indicator/check-target.ts'
import { elapsedShare } from '../../kernel/indicator/course.ts'
import { isOwn } from '../../kernel/indicator/decide-reading.ts'
import { printed } from '../../kernel/indicator/exact.ts'
import { forecastOf } from '../../kernel/indicator/forecast.ts'
import { growthOf } from '../../kernel/indicator/growth.ts'
import { isSuperseded, latestLocked, periodNamed, targetsFor } from '../../kernel/indicator/pick.ts'
import { standingAgainst } from '../../kernel/indicator/standing.ts'
import { scopeOf } from '../../kernel/permission.ts'
import type { Day } from '../../kernel/time/day.ts'
import { periodLabel, type Period } from '../../kernel/time/period.ts'
import { warningSaid } from '../../kernel/words/indicators.ts'
import type { KeptFile } from '../../store/queries/files.ts'
import type { Acting } from '../call.ts'
import { actedThrough, unitRef, type Directory } from '../views/organisation.ts'
import { warningsAround, type AllSeries } from './around-reading.ts'
import { locks, ownReporting } from './who-looks.ts'

export type Shown = { directory: Directory; today: Day; acting: Acting; own: readonly string[] }

export function labelOf(key: string): { zh: string; en: string } {
  const period = periodNamed(key)
  return period ? periodLabel(period) : { zh: key, en: key }
}

export function refOf({ directory, today }: Pick<Shown, 'directory' | 'today'>, unit: string) {
  return unitRef(directory, unit, today) ?? { id: unit, name: '' }
}

/** One place, or the whole, in one period: its latest locked figure against each target, its growth and forecast. */
export function standingView(shown: Shown, indicator: IndicatorState, series: SeriesState | null, place: string | null, period: Period) {
  const latest = latestLocked(series, period.key)
  const targets = targetsFor(indicator, period.key, place)
  const open = (series?.readings ?? []).filter((one) => one.period === period.key && (one.status === 'reported' || one.status === 'checked' || one.status === 'returned')).length
  return {
    place: place === null ? null : refOf(shown, place),
    period: period.key,
    latest: latest && { reading: latest.id, asOf: latest.asOf, value: latest.value, source: latest.source, corrected: latest.corrections.length > 0 },
    targets: targets.map(({ id, level, value, about }) => ({ id, level, value, about })),
    elapsed: latest && printed(elapsedShare(period, latest.asOf).times(100), 2),
    against: latest ? targets.map((target) => ({ target: target.id, level: target.level, value: target.value, about: target.about, ...standingAgainst(indicator, target, latest, period) })) : [],
    growth: latest && growthOf(latest, series, indicator.measure),
    forecast: forecastOf(indicator, period, series),
    open,
  }
}
export type StandingView = ReturnType<typeof standingView>

/** Whether its first target, the one of the highest level, is missed or behind. */
export function isBehind({ against }: StandingView): boolean {
  const standing = against[0]?.standing
  return standing === 'behind' || standing === 'missed'
}

export function rowView(shown: Shown, indicator: IndicatorState, whole: StandingView | null, places: readonly StandingView[], visible: (place: string | null) => boolean, period: Period) {
  const { id, name, measure, direction, course, binding, owner, decimals, adds, from, ended, targets } = indicator
  const raised = targets.filter((target) => target.period === period.key && visible(target.place) && stands(indicator, target) && raisedBy(target, indicator).length > 0)
  return {
    id, name, measure, direction, course, binding, decimals, adds, from, ended, whole,
    owner: refOf(shown, owner),
    places: { count: places.length, behind: places.filter(isBehind).length },
    raised: raised.length,
  }
}

function stands(indicator: IndicatorState, target: Target): boolean {
  return target.withdrawn === null && !isSuperseded(indicator, target)
}

export function targetView(shown: Shown, indicator: IndicatorState, target: Target, documents: ReadonlyMap<string, string>) {
  const { id, level, period, place, value, about, trajectory, document, ground, despite, on, withdrawn } = target
  return {
    id, level, period, value, about, trajectory, ground, despite, on, withdrawn,
    periodLabel: labelOf(period),
    place: place === null ? null : refOf(shown, place),
    document: document === null ? null : { id: document, title: documents.get(document) ?? '' },
    raised: stands(indicator, target) ? raisedBy(target, indicator).map(warningSaid) : [],
    superseded: isSuperseded(indicator, target),
  }
}

/** A reading as its page shows it. What is odd of it is told while it is on its way; once it is locked that was decided. */
export function readingView(shown: Shown, indicator: IndicatorState, all: AllSeries, place: string | null, reading: Reading, files: ReadonlyMap<string, KeptFile>) {
  const { directory, today } = shown
  const { id, period, asOf, value, yearBefore, source, note, attachments, despite, unit, status, reported, checked, confirmed, returned, corrections } = reading
  const mark = ({ on, post }: { on: Day; post: string | null }) => ({ on, by: actedThrough(directory, post, today) })
  const open = status === 'reported' || status === 'checked'
  return {
    id, period, asOf, value, yearBefore, source, note, despite, status,
    indicator: { id: indicator.id, name: indicator.name, measure: indicator.measure },
    place: place === null ? null : refOf(shown, place),
    periodLabel: labelOf(period),
    attachments: attachments.map((sha256) => ({ sha256, name: files.get(sha256)?.name ?? sha256, mediaType: files.get(sha256)?.mediaType ?? '' })),
    warnings: open ? warningsAround(indicator, all, place, reading).map(warningSaid) : [],
    unit: unit === null ? null : refOf(shown, unit),
    reported: mark(reported),
    checked: checked && mark(checked),
    confirmed: confirmed && mark(confirmed),
    returned: returned && { ...mark(returned), reason: returned.reason, from: returned.by },
    corrections: corrections.map((one) => ({ ...mark(one), from: one.from, to: one.to, reason: one.reason })),
    may: mayDo(shown, indicator, reading),
  }
}
export type ReadingView = ReturnType<typeof readingView>

/** What the acting membership may do with a reading now; the same questions that the commands ask. */
function mayDo({ acting, own }: Shown, indicator: IndicatorState, reading: Reading) {
  const { status } = reading
  const mine = ownReporting(reading, own)
  const another = !isOwn(reading, { post: acting.post, actor: `person:${acting.person}` })
  const locker = locks(acting, own, { indicator, reading })
  const open = status === 'reported' || status === 'checked'
  return {
    check: status === 'reported' && mine && another && scopeOf(acting.role, 'checkReadings') !== null,
    confirm: status === 'checked' && locker && another,
    return: open && scopeOf(acting.role, 'returnReadings') !== null && (locker || (mine && status === 'reported')),
    report: status === 'returned' && mine && scopeOf(acting.role, 'reportReadings') !== null && !indicator.ended,
    correct: status === 'confirmed' && locker,
    withdraw: status !== 'withdrawn' && scopeOf(acting.role, 'withdrawReading') !== null && (locker || (mine && status !== 'confirmed')),
  }
}

