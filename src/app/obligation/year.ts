import { rhythmsAsked } from '../../kernel/asked.ts'
import { closedIn, type ClosingState } from '../../kernel/facts/closing.ts'
import { dueDayOf, periodsOf } from '../../kernel/obligation.ts'
import { activityNamed, allLedgers } from '../../kernel/pack/lookup.ts'
import type { Pack, Rhythm, Text } from '../../kernel/pack/schema.ts'
import { onOrBeforeWorkday, workingDaysUntil, type Calendar } from '../../kernel/time/calendar.ts'
import { latest, yearOf, type Day } from '../../kernel/time/day.ts'
import { periodLabel, type Period, type PeriodKind } from '../../kernel/time/period.ts'
import type { Inputs } from '../city/inputs.ts'
import { actedThrough, type Directory } from '../views/organisation.ts'

/** A period kind as the API names it: a year that begins on another day by that day. */
export function kindText(kind: PeriodKind): string {
  return typeof kind === 'string' ? kind : kind.from
}

/** What one may look at: a pack's rhythms over a ledger, or (null) over units, bodies and places. */
export type Board = { pack: Pack; ledger: string | null; kinds: string[] }

export function boardsOf(packs: readonly Pack[]): Board[] {
  const boards = new Map<string, Board>()
  for (const { pack, rhythm } of rhythmsAsked(packs)) {
    for (const ledger of rhythm.per === 'matter' ? rhythm.ledgers : [null]) {
      const key = `${pack.id} ${ledger ?? ''}`
      const board = boards.get(key) ?? { pack, ledger, kinds: [] }
      boards.set(key, { ...board, kinds: [...new Set([...board.kinds, kindText(rhythm.period)])] })
    }
  }
  return [...boards.values()]
}

/** The rhythms of a board, of one kind of period. */
export function rhythmsOn({ pack, ledger }: Board, kind: string): Rhythm[] {
  return pack.rhythms.filter((rhythm) => kindText(rhythm.period) === kind && (ledger === null ? rhythm.per !== 'matter' : rhythm.per === 'matter' && rhythm.ledgers.includes(ledger)))
}

export function ledgerNames(packs: readonly Pack[], id: string | null) {
  const ledger = id === null ? undefined : allLedgers(packs).find((rules) => rules.ledger.id === id)?.ledger
  return ledger ? { id: ledger.id, name: ledger.name, matterName: ledger.matterName } : null
}

/** Periods carry the year in their key: a week that begins in December may be the next year's first. */
export function periodsOfYear(rhythm: Rhythm, year: number): Period[] {
  return periodsOf(rhythm, spanOfYear(year)).filter(({ key }) => key.startsWith(String(year).padStart(4, '0')))
}

export function spanOfYear(year: number): { from: Day; to: Day } {
  const text = String(year).padStart(4, '0')
  return { from: `${text}-01-01`, to: `${text}-12-31` }
}

/** A rhythm as the head of a column names it. */
export function rhythmHead({ id, name, short, activity, atLeast, period, per, exemptable, participants }: Rhythm, packs: readonly Pack[]) {
  const kind = activity === undefined ? null : activityNamed(packs, activity)
  return {
    id, name, atLeast, per, exemptable,
    short: short ?? { zh: (kind?.name ?? name).zh.slice(0, 1), en: (kind?.name ?? name).en },
    activity: kind && { id: kind.id, name: kind.name, verb: kind.verb, criterion: kind.criterion ?? null },
    periodKind: kindText(period),
    participants: participants.map((role) => ({ id: role, name: dutyName(packs, role) })),
  }
}

/** The packs by whose words a pack's rhythms are told: its own, then those it uses; two packs may call the same duty differently. */
export function wordsOf(pack: Pack, packs: readonly Pack[]): Pack[] {
  return [pack, ...packs.filter(({ id }) => pack.uses.includes(id)), ...packs.filter(({ id }) => id !== pack.id && !pack.uses.includes(id))]
}

/** What packs call a duty; the first that declares it. */
export function dutyName(packs: readonly Pack[], role: string): Text {
  return packs.flatMap(({ duties }) => duties).find(({ id }) => id === role)?.name ?? { zh: role, en: role }
}

/** A period with where it stands in time and whether it is closed. */
export function periodHead(period: Period, rhythms: readonly Rhythm[], closing: ClosingState | undefined, { calendar, today }: Pick<Inputs, 'calendar' | 'today'>, directory: Directory) {
  const dueOn = latest(rhythms.map((rhythm) => dueDayOf(rhythm, period))) ?? period.end
  const recordBy = lastWorkday(dueOn, calendar)
  const state = today < period.start ? ('coming' as const) : today > period.end ? ('past' as const) : ('current' as const)
  const closed = closedIn(closing)
  return {
    key: period.key,
    kind: kindText(period.kind),
    label: periodLabel(period),
    start: period.start,
    end: period.end,
    dueOn, recordBy, state,
    workdaysLeft: state === 'current' && today <= recordBy ? workingDaysUntil(today, recordBy, calendar) : null,
    closed: closed && { on: closed.on, by: actedThrough(directory, closed.post, closed.on), file: closed.file },
    reopened: (closing?.rounds ?? []).flatMap(({ on, reopened }) => (reopened ? [{ closedOn: on, on: reopened.on, reason: reopened.reason, by: actedThrough(directory, reopened.post, reopened.on) }] : [])),
  }
}

/** What people are told: the last day on which offices are open. A year that no calendar knows yet keeps the day itself. */
function lastWorkday(day: Day, calendar: Calendar): Day {
  return calendar.years[yearOf(day)] ? onOrBeforeWorkday(day, calendar) : day
}
