import type { RequestField } from '../facts/burden.ts'
import { similar } from '../similar.ts'
import { addDays, yearOf, type Day } from '../time/day.ts'
import { periodNamed, plainName } from './names.ts'

/** Where an answer may stand already: 指标 · 台账栏目 · 推进记录 · 以前的要求 · 机构与人员. */
export const KNOWN_IN = ['indicator', 'ledger', 'record', 'request', 'directory'] as const
export type KnownIn = (typeof KNOWN_IN)[number]

export type KnownValue = { unit: string; value: string; on: Day; /** key of the period that it tells of; null: as it stands */ period: string | null; /** a figure that was checked and locked (认定锁定) */ locked: boolean }

/** Something that the product holds of units, under a name. */
export type Held = {
  in: KnownIn
  /** what it is called where it stands: the indicator, the ledger, the request */
  place: string
  /** its page */
  path: string
  /** who asks may open that page and finds these values there */
  open: boolean
  /** the unit to be asked about it; null: nobody in particular */
  owner: string | null
  name: string
  measure: string | null
  values: readonly KnownValue[]
}

export type KnownFinding = {
  in: KnownIn
  place: string
  path: string
  open: boolean
  owner: string | null
  name: string
  /** certainly the same: the same name, measure and period, and a locked figure for every unit asked that who asks may look up */
  sure: boolean
  values: KnownValue[]
  /** units asked for which nothing stands there */
  without: string[]
}

/** A figure that is not older than this is the newest there is where figures are monthly. */
const RECENT_DAYS = 45
/** More places than these nobody looks at. */
const MOST_FINDINGS = 3
/** Names of fields are short: two that share a word (延时服务窗口数, 延时服务困难) are not yet alike. */
const ALIKE = 0.55
/** Names shorter than this say too little to be like others: 姓名 is like nothing. */
const LEAST_TO_COMPARE = 3

/**
 * Where the answer to a field of a request may stand already, the surest first.
 *
 * Sure is only a locked figure of an indicator of the same name and measure, for the period that the field names (or, where it names none, not older
 * than 45 days), that stands there for every unit asked and that who asks may look up: then asking is asking twice. Everything else is a hint that a
 * person judges.
 *
 * @param to the units asked
 */
export function alreadyKnown(field: Pick<RequestField, 'name' | 'type' | 'measure'>, to: readonly string[], held: readonly Held[], today: Day): KnownFinding[] {
  if (field.type === 'file') return []
  const named = periodNamed(field.name, yearOf(today))
  const own = plainName(named?.rest ?? field.name)
  const exact = held.filter(({ name }) => plainName(name) === own)
  const others = [...own].length < LEAST_TO_COMPARE ? [] : held.filter((one) => !exact.includes(one))
  const like = similar({ title: named?.rest ?? field.name, goal: '' }, others.map((one, index) => ({ title: one.name, goal: '', index })))
    .filter(({ score }) => score >= ALIKE)
    .flatMap(({ index }) => others[index] ?? [])
    // Beside the field itself its neighbours on the same form say nothing.
    .filter(({ path }) => !exact.some((one) => one.path === path))
  return [...exact.map((one) => ({ one, same: true })), ...like.map((one) => ({ one, same: false }))]
    .flatMap(({ one, same }) => findingOf(field, to, one, { same, period: named?.key ?? null, today }))
    .toSorted((a, b) => Number(b.sure) - Number(a.sure))
    .slice(0, MOST_FINDINGS)
}

function findingOf(field: Pick<RequestField, 'type' | 'measure'>, to: readonly string[], one: Held, { same, period, today }: { same: boolean; period: string | null; today: Day }): KnownFinding[] {
  const meant = one.values.filter((value) => to.includes(value.unit) && (period === null || value.period === null || value.period === period))
  const values = to.flatMap((unit) => newest(meant.filter((value) => value.unit === unit)) ?? [])
  if (values.length === 0) return []
  const without = to.filter((unit) => !values.some((value) => value.unit === unit))
  const fresh = period !== null ? values.every((value) => value.period === period) : values.every(({ on }) => on >= addDays(today, -RECENT_DAYS))
  const figure = field.type === 'number' || field.type === 'amount'
  const measured = field.measure === null || one.measure === null || field.measure === one.measure
  const locked = one.open && values.every((value) => value.locked)
  const sure = same && one.in === 'indicator' && figure && measured && without.length === 0 && fresh && locked
  return [{ in: one.in, place: one.place, path: one.path, open: one.open, owner: one.owner, name: one.name, sure, values, without }]
}

function newest(values: readonly KnownValue[]): KnownValue | undefined {
  return values.toSorted((a, b) => (a.on < b.on ? 1 : -1))[0]
}
