import { derivedId } from '../../app/ids.ts'
import { defineIndicator, setTarget } from '../../app/indicator/define-indicators.ts'
import { checkReadings, confirmReadings, returnReadings } from '../../app/indicator/look-at-readings.ts'
import { measureMatter } from '../../app/indicator/measure-matter.ts'
import { reportReadings, type ReadingInput } from '../../app/indicator/report-readings.ts'
import { exact, printed } from '../../kernel/indicator/exact.ts'
import { addDays, type Day } from '../../kernel/time/day.ts'
import { indicators, MARK, onTheirWay, parts, yearBefore, type DemoFigure, type DemoIndicator } from '../data/indicators.ts'
import { matterId, named, unitActor, type Builder } from './builder.ts'
import { OFFICE } from './organisation.ts'
import type { Step } from './timeline.ts'

const DEFINED = '2023-01-30'
const AIMED = '2023-02-10'
/** Figures of the year before are entered once, when the indicator begins. */
const ENTERED = '2023-02-13'
/** A month's figure comes so many days after it; a day later it is checked, two days later locked. */
const AFTER_DAYS = 8
/** The project that is measured, once it was handed down. */
const MEASURED = 'investment'
const MEASURED_ON = '2023-05-15'

/** Indicators with targets of two levels and a year's figures: the whole month by month, places by the quarter. */
export function indicatorSteps(builder: Builder): Step[] {
  return [...indicators.flatMap((one) => steps(builder, one)), ...underWay(builder), { on: MEASURED_ON, run: () => measure(builder) }]
}

const indicatorId = ({ id }: Builder, key: string): string => derivedId(id(`indicator:${key}`), 'indicator')

function steps(builder: Builder, one: DemoIndicator): Step[] {
  const first = one.key === 'investment' ? [...settle(builder, one, 'year-before', yearBefore.map((figure) => readingOf(builder, one, figure, null)), ENTERED)] : []
  return [
    { on: DEFINED, run: () => define(builder, one) },
    { on: AIMED, run: () => aim(builder, one) },
    ...first,
    ...one.figures.flatMap((figure) => settle(builder, one, figure.asOf, [readingOf(builder, one, figure, null), ...placesOf(builder, one, figure)], addDays(figure.asOf, AFTER_DAYS))),
  ]
}

function define({ id, call, units }: Builder, { key, name, measure, direction = 'up', course = 'cumulative', binding = false, adds = false, decimals, definition, source, owner }: DemoIndicator) {
  const content = { name, measure, direction, course, binding, adds, decimals, definition: `${definition}（${MARK}）`, source, owner: named(units, owner), from: null }
  return defineIndicator(call(OFFICE, DEFINED), { command: id(`indicator:${key}`), ...content })
}

async function aim(builder: Builder, one: DemoIndicator) {
  const { id, call, units } = builder
  const target = { indicator: indicatorId(builder, one.key), period: '2023', document: null, ground: `2023年度目标任务（${MARK}）` }
  for (const { level, value, about = false, trajectory = [], despite = null } of one.targets) {
    await setTarget(call(OFFICE, AIMED), { command: id(`target:${one.key}:${level}`), ...target, level, place: null, value, about, trajectory, despite })
  }
  const whole = one.targets.find(({ level }) => level === 'city')
  if (!one.places || !whole) return
  for (const { place, share } of parts) {
    await setTarget(call(OFFICE, AIMED), { command: id(`target:${one.key}:${place}`), ...target, level: 'city', place: named(units, place), value: partOf(whole.value, share, 0, one.decimals), about: false, trajectory: [], despite: null })
  }
}

function readingOf(builder: Builder, { key, source }: DemoIndicator, { asOf, value, before }: DemoFigure, place: string | null): ReadingInput {
  return { indicator: indicatorId(builder, key), place: place === null ? null : named(builder.units, place), period: asOf.slice(0, 4), asOf, value, yearBefore: before ?? null, source, note: null, attachments: [], despite: null }
}

/** Parts of the whole; the last takes what is left, so that they come to it. */
function placesOf(builder: Builder, one: DemoIndicator, { asOf, value }: DemoFigure): ReadingInput[] {
  if (!one.places?.days.includes(asOf)) return []
  const values = parts.slice(0, -1).map(({ share, off }) => partOf(value, share, off, one.decimals))
  const rest = values.reduce((left, part) => left.minus(part), exact(value))
  return parts.map(({ place }, at) => readingOf(builder, one, { asOf, value: values[at] ?? printed(rest, one.decimals) }, place))
}

function partOf(whole: string, share: number, off: number, decimals: number): string {
  return printed(exact(whole).times(share).times(1000 + off).div(100_000), decimals)
}

/** Reported and checked by the unit that answers for it, locked by the office. */
function settle({ id, call }: Builder, { key, owner }: DemoIndicator, label: string, readings: ReadingInput[], on: Day): Step[] {
  const command = id(`readings:${key}:${label}`)
  const ids = readings.map((_, at) => derivedId(command, `reading:${at}`))
  return [
    { on, run: () => reportReadings(call(unitActor(owner, 'handler', false), on), { command, readings }) },
    { on: addDays(on, 1), run: () => checkReadings(call(unitActor(owner, 'deputy', false), addDays(on, 1)), { command: id(`readings-checked:${key}:${label}`), readings: ids }) },
    { on: addDays(on, 2), run: () => confirmReadings(call(OFFICE, addDays(on, 2)), { command: id(`readings-locked:${key}:${label}`), readings: ids }) },
  ]
}

/** What waits on the demonstration's day: one to be checked, one to be locked, one sent back. */
function underWay(builder: Builder): Step[] {
  const { id, call } = builder
  const { toCheck, toConfirm, returned } = onTheirWay
  const of = (key: string) => {
    const found = indicators.find((one) => one.key === key)
    if (!found) throw new Error(`the demonstration has no indicator ${key}`)
    return found
  }
  const idOf = (key: string) => derivedId(id(key), 'reading:0')
  return [
    { on: toCheck.on, run: () => reportReadings(call(unitActor(of(toCheck.key).owner, 'handler', false), toCheck.on), { command: id('reading-to-check'), readings: [readingOf(builder, of(toCheck.key), toCheck, null)] }) },
    { on: toConfirm.on, run: () => reportReadings(call(unitActor(toConfirm.place, 'handler', true), toConfirm.on), { command: id('reading-to-confirm'), readings: [readingOf(builder, of(toConfirm.key), toConfirm, toConfirm.place)] }) },
    { on: toConfirm.checked, run: () => checkReadings(call(unitActor(toConfirm.place, 'deputy', true), toConfirm.checked), { command: id('reading-to-confirm-checked'), readings: [idOf('reading-to-confirm')] }) },
    { on: returned.on, run: () => reportReadings(call(unitActor(returned.place, 'handler', true), returned.on), { command: id('reading-returned'), readings: [readingOf(builder, of(returned.key), returned, returned.place)] }) },
    { on: returned.returned, run: () => returnReadings(call(unitActor(of(returned.key).owner, 'deputy', false), returned.returned), { command: id('reading-returned-back'), readings: [idOf('reading-returned')], reason: returned.reason }) },
  ]
}

/** The project on attracting investment is measured by what it is for. */
function measure(builder: Builder) {
  return measureMatter(builder.call(OFFICE, MEASURED_ON), { command: builder.id('measure:attraction'), matter: matterId(builder, MEASURED), indicator: indicatorId(builder, 'attraction'), place: null, level: 'city' })
}
