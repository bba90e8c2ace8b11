import type { LetterNumber, RegisterState } from '../facts/letter.ts'
import type { UnitState } from '../facts/organisation.ts'
import type { Day } from '../time/day.ts'

/**
 * A number as it stands on the paper: the full year in 〔〕, no 第, no leading zeros.
 *
 * @source GB/T 9704-2012 7.2.5
 * @example numberText({ series: '河改办函', year: 2023, n: 12 }) // 河改办函〔2023〕12号
 */
export function numberText({ series, year, n }: LetterNumber): string {
  return `${series}〔${year}〕${n}号`
}

/** Before it is given. */
export function numberAhead(series: string, year: number): string {
  return `${series}〔${year}〕　号`
}

/** 机关代字 of a series: the issuer's code and the pack's letter for this kind of paper: 河改办 + 函. */
export function seriesOf(issuer: UnitState, city: string, series: string): string {
  return `${codeOf(issuer, city)}${series}`
}

/**
 * The issuer's code: as it was entered, else its shortest name with the city's first character for 市, so that nobody has to enter one
 * before the first letter.
 *
 * @example codeOf({ name: '市财政局', … }, '河东市') // 河财政局
 */
export function codeOf({ letterCode, name, aliases }: Pick<UnitState, 'letterCode' | 'name' | 'aliases'>, city: string): string {
  if (letterCode) return letterCode
  const [shortest = name] = [name, ...aliases].map((one) => one.replace(/（.*?）/g, '')).filter(Boolean).sort((a, b) => a.length - b.length)
  const first = city.slice(0, 1)
  return (shortest.startsWith('市') ? `${first}${shortest.slice(1)}` : shortest.startsWith(first) ? shortest : `${first}${shortest}`).slice(0, LONGEST_CODE)
}

const LONGEST_CODE = 12

/** Whether a unit still issues letters on a day. */
export function issuesOn({ kind, ended }: Pick<UnitState, 'kind' | 'ended'>, day: Day): boolean {
  return kind !== 'group' && (ended === null || ended.on > day)
}

/** Another unit that bears this code on a day, entered or derived: two with one code would give the same numbers. */
export function bearerOf(code: string, unit: string, units: Iterable<UnitState>, city: string, day: Day): UnitState | undefined {
  return [...units].filter((other) => other.id !== unit && issuesOn(other, day) && codeOf(other, city) === code).sort((a, b) => a.order - b.order)[0]
}

/** The number that comes next; numbers begin with 1 each year. */
export function nextNumber(register: Pick<RegisterState, 'last'> | null): number {
  return (register?.last ?? 0) + 1
}
