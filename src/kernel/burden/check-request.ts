import { refuse } from '../errors.ts'
import type { Refusal } from '../errors.ts'
import type { RequestContent, RequestField } from '../facts/burden.ts'
import { secrecyMark } from '../secrecy.ts'
import { workingDaysUntil, type Calendar } from '../time/calendar.ts'
import type { Day } from '../time/day.ts'
import { alreadyKnown, type Held } from './already-known.ts'
import { partsOfRequest } from './asked.ts'
import { plainName } from './names.ts'
import { burdenOf, minutesOf, overWith, type AgainstCeiling, type Burden } from './of-unit.ts'
import type { BurdenRules } from './rules.ts'
import { toldFinding, toldOver, type ToldFinding } from './told.ts'
import { unaskedIn, type Unasked } from './words-asked.ts'

/** @source burden.md: asked in the morning, due in the afternoon; the same floor as packs are warned of (`pack/burden.ts`) */
export const LEAST_WORKDAYS = 5

/** What a request would be: not yet sent, and so perhaps incomplete. */
export type DraftRequest = Omit<RequestContent, 'minutes'>

export type CheckedField = { /** the field's place in the list */ field: string; name: string; unasked: Unasked | null; doubled: boolean; known: ToldFinding[] }
export type OverCeiling = { unit: string; over: (AgainstCeiling & { adds: number })[]; /** titles of what stands in that month already; none to who may not see them */ stands: string[] }

export type CheckedRequest = {
  minutes: number
  fields: CheckedField[]
  over: OverCeiling[]
  /** working days from today to the day it is due */
  workdays: number
  short: boolean
}

type CheckGiven = {
  held: readonly Held[]
  burdens: ReadonlyMap<string, Burden>
  rules: BurdenRules
  today: Day
  calendar: Calendar
  wholeCity: boolean
  nameOf: (unit: string) => string
}

/**
 * What is to be said of a request before it is sent: where answers stand already, what may not be asked, whom it takes over a ceiling, and whether
 * the time is short. It holds nothing that who asks may not see, so that the form and the refusal say the same.
 *
 * @param burdens of every unit asked, in the month in which it is due
 * @param wholeCity who asks sees all that is asked in the city
 * @throws DeliveryError `calendar_missing`
 */
export function checkRequest(draft: Pick<DraftRequest, 'fields' | 'to' | 'due'>, given: CheckGiven): CheckedRequest {
  const { held, burdens, rules, today, calendar, wholeCity, nameOf } = given
  const thing = { kind: 'request', parts: partsOfRequest(draft.fields) } as const
  const added = burdenOf([{ ...thing, unit: '', source: { type: 'request', id: '', title: '' }, what: { zh: '', en: '' }, on: draft.due }], rules)
  const names = draft.fields.map(({ name }) => plainName(name))
  const workdays = draft.due < today ? 0 : workingDaysUntil(today, draft.due, calendar)
  const over = draft.to.flatMap((unit): OverCeiling[] => {
    const burden = burdens.get(unit) ?? burdenOf([], rules)
    const passed = overWith(burden, added, rules.ceilings)
    return passed.length > 0 ? [{ unit, over: passed, stands: standing(burden) }] : []
  })
  return {
    minutes: minutesOf(thing, rules.minutes),
    fields: draft.fields.map((field, index) => ({
      field: field.id,
      name: field.name,
      unasked: unaskedIn(`${field.name} ${field.help ?? ''} ${field.choices.join(' ')}`),
      doubled: names.indexOf(names[index] ?? '') < index,
      known: alreadyKnown(field, draft.to, held, today).map((one) => toldFinding(one, field.name, nameOf)),
    })),
    over: toldOver(over, wholeCity),
    workdays,
    short: workdays < LEAST_WORKDAYS,
  }
}

const MOST_NAMED = 3

/** What takes most of a month, requests first. */
function standing({ lines }: Burden): string[] {
  return lines
    .toSorted((a, b) => Number(b.kind === 'request') - Number(a.kind === 'request') || b.minutes - a.minutes)
    .slice(0, MOST_NAMED)
    .map(({ source }) => source.title)
}

export type CeilingWords = Record<AgainstCeiling['ceiling'], string>
const CEILING_ZH: CeilingWords = { minutes: '预计用时（分钟）', requests: '要求（件）', fields: '填写项（项）', files: '材料（份）' }

/**
 * Whether a request may be sent as it stands.
 *
 * @param nameOf units' names, for the words of the refusal
 * @returns the first refusal, or null
 */
export function refusedRequest(draft: DraftRequest, checked: CheckedRequest, nameOf: (unit: string) => string): { refusal: Refusal } | null {
  const words = unaskedIn(`${draft.title} ${draft.ground}`) ?? null
  const secret = secrecyMark([draft.title, draft.ground, ...draft.fields.flatMap(({ name, help }) => [name, help ?? ''])].join('\n'))
  if (secret !== null) return refuse('request_secret', { mark: secret })
  if (words) return refuse(words === 'check-in' ? 'request_check_in' : 'request_traces', { words: draft.title })
  const emptyChoice = draft.fields.find(({ type, choices }) => type === 'choice' && choices.length < 2)
  if (emptyChoice) return refuse('request_choices', { field: emptyChoice.name })
  for (const { name, unasked, doubled } of checked.fields) {
    if (unasked) return refuse(unasked === 'check-in' ? 'request_check_in' : 'request_traces', { words: name })
    if (doubled) return refuse('request_field_doubled', { field: name })
  }
  for (const [index, { name, known }] of checked.fields.entries()) {
    const [first] = known
    if (!first) continue
    const facts = { field: name, ...placed(first) }
    if (first.sure) return refuse('request_known', facts)
    if (!reasoned(draft.fields[index])) return refuse('request_maybe_known', facts)
  }
  if (checked.short && !draft.despite?.trim()) return refuse('request_short_notice', { due: draft.due, days: checked.workdays, least: LEAST_WORKDAYS })
  const [over] = checked.over
  const [ceiling] = over?.over ?? []
  if (over && ceiling) {
    const { used, adds, most } = ceiling
    const facts = { unit: nameOf(over.unit), others: checked.over.length - 1, ceiling: CEILING_ZH[ceiling.ceiling], used, adds, most, month: draft.due.slice(0, 7) }
    return over.stands.length > 0 ? refuse('request_over_ceiling', { ...facts, stands: over.stands }) : refuse('request_over_ceiling_elsewhere', facts)
  }
  return null
}

/** Where it stands; with its page, where who asks may open it. */
function placed({ place, path }: ToldFinding): Record<string, string> {
  return path === null ? { place, where: place } : { place, path, where: `${place}（${path}）` }
}

function reasoned(field: RequestField | undefined): boolean {
  return (field?.despite ?? '').trim() !== ''
}
