import type { MatterState } from './facts/matter.ts'
import type { LedgerRules } from './pack/lookup.ts'
import type { Source } from './pack/schema.ts'
import { dutiesThat } from './part.ts'
import { endingOf } from './procedure.ts'
import { lastAnswer } from './solved.ts'
import { sourceOf, statedSource } from './source.ts'
import { workingDaysBetween, type Calendar } from './time/calendar.ts'
import type { Day } from './time/day.ts'

/**
 * What became of the matters that came in within a period. Every matter counts once in its source, and once for each unit that carries it
 * out, so that units do not add up to the whole where several carry one matter.
 */
export type SourceFigures = {
  received: number
  /** not ended yet, and of these past their due day */
  open: number
  openLate: number
  /** ended as done, and of these by their due day, or having none */
  done: number
  inTime: number
  /** given up or withdrawn */
  stopped: number
  /** what who asked said last, where they were asked */
  satisfied: number
  partly: number
  dissatisfied: number
  /** extensions that were granted */
  extensions: number
  /** from coming in to done, on average, to one place; null where nothing was done */
  workdays: number | null
}

export type SourceStatistics = {
  sources: { source: Source; figures: SourceFigures }[]
  /** by unit, in no order of merit: whoever shows them orders them as the directory does */
  units: { source: Source; unit: string; figures: SourceFigures }[]
}

type Counted = Pick<MatterState, 'openedOn' | 'due' | 'stage' | 'steps' | 'answers' | 'extensions' | 'duties' | 'origin' | 'clause' | 'ledger'>
type Rules = Pick<LedgerRules, 'ledger' | 'procedure' | 'duties'>

/**
 * Statistics by source of what was received in a period.
 *
 * @param matters states as they are now, opened in the period
 * @param rulesOf a matter's ledger with its procedure; what no pack in force declares is not counted
 * @throws DeliveryError `calendar_missing`
 */
export function sourceStatistics(matters: readonly Counted[], rulesOf: (ledger: string) => Rules | null, { today, calendar }: { today: Day; calendar: Calendar }): SourceStatistics {
  const counted = matters.flatMap((matter) => {
    const rules = rulesOf(matter.ledger)
    const source = rules && sourceOf(statedSource(matter), rules.ledger)
    return rules && source ? [{ source, units: unitsOf(matter, rules), tally: tallyOf(matter, rules, today, calendar) }] : []
  })
  const bySource = [...Map.groupBy(counted, ({ source }) => source)]
  return {
    sources: bySource.map(([source, of]) => ({ source, figures: figuresOf(of.map(({ tally }) => tally)) })),
    units: bySource.flatMap(([source, of]) =>
      [...Map.groupBy(of.flatMap(({ units, tally }) => units.map((unit) => ({ unit, tally }))), ({ unit }) => unit)].map(([unit, own]) => ({ source, unit, figures: figuresOf(own.map(({ tally }) => tally)) })),
    ),
  }
}

function unitsOf({ duties }: Counted, rules: Rules): string[] {
  const carrying = dutiesThat('carries', rules.duties)
  return [...new Set(duties.filter(({ role, holder, to }) => holder.type === 'unit' && to === null && carrying.includes(role)).map(({ holder }) => holder.id))]
}

type Tally = { state: 'open' | 'open-late' | 'done' | 'done-late' | 'stopped'; answer: 'yes' | 'partly' | 'no' | null; extensions: number; workdays: number }

function tallyOf(matter: Counted, { procedure }: Rules, today: Day, calendar: Calendar): Tally {
  const { final } = endingOf(procedure, matter.stage)
  const endedOn = final ? (matter.steps.at(-1)?.on ?? matter.openedOn) : null
  const late = matter.due !== null && (endedOn ?? today) > matter.due
  return {
    state: final === 'stopped' ? 'stopped' : final === 'done' ? (late ? 'done-late' : 'done') : late ? 'open-late' : 'open',
    answer: lastAnswer(matter)?.solved ?? null,
    extensions: (matter.extensions ?? []).filter(({ decided }) => decided?.approved).length,
    workdays: final === 'done' && endedOn ? workingDaysBetween(matter.openedOn, endedOn, calendar) : 0,
  }
}

function figuresOf(tallies: readonly Tally[]): SourceFigures {
  const inState = (...states: Tally['state'][]) => tallies.filter(({ state }) => states.includes(state)).length
  const said = (what: Tally['answer']) => tallies.filter(({ answer }) => answer === what).length
  const done = inState('done', 'done-late')
  return {
    received: tallies.length,
    open: inState('open', 'open-late'),
    openLate: inState('open-late'),
    done,
    inTime: inState('done'),
    stopped: inState('stopped'),
    satisfied: said('yes'),
    partly: said('partly'),
    dissatisfied: said('no'),
    extensions: tallies.reduce((sum, { extensions }) => sum + extensions, 0),
    workdays: done === 0 ? null : Math.round((tallies.reduce((sum, { workdays }) => sum + workdays, 0) * 10) / done) / 10,
  }
}
