import type { ActivityState } from '../../kernel/facts/activity.ts'
import type { AssessmentState } from '../../kernel/facts/assessment.ts'
import type { InputState } from '../../kernel/facts/city.ts'
import type { Fact, State, SubjectType } from '../../kernel/facts/index.ts'
import { seriesSubject, type IndicatorState, type SeriesState } from '../../kernel/facts/indicator.ts'
import type { LetterState } from '../../kernel/facts/letter.ts'
import type { PostState, SeatState, UnitState } from '../../kernel/facts/organisation.ts'
import { fold } from '../../kernel/fold.ts'
import { measureAll, type KnownRecords } from '../../kernel/assess/measure-all.ts'
import { courseOf, type KnownMatter } from '../../kernel/assess/measure-course.ts'
import { assessedOn, type AssessedOne } from '../../kernel/assess/measure-groups.ts'
import type { AssessedCity } from '../../kernel/assess/measure-holders.ts'
import { wantedBy } from '../../kernel/assess/measure-wanted.ts'
import type { Assessee } from '../../kernel/assess/types.ts'
import { numberText } from '../../kernel/letter/number.ts'
import { rulesOf } from '../../kernel/pack/lookup.ts'
import type { Pack } from '../../kernel/pack/schema.ts'
import type { Scheme } from '../../kernel/pack/scheme-schema.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Period } from '../../kernel/time/period.ts'
import type { Db } from '../../store/database/database.ts'
import { activitiesAround, factsKnownBy, lettersIssuedIn, mattersAround, subjectsOfTypes } from '../../store/queries/assessments.ts'
import type { Deps } from '../call.ts'
import { inputsFrom, inputsOf, type Inputs } from '../city/inputs.ts'
import type { AssessmentFile } from './result-file.ts'

const FOR_EVER = '9999-12-31T23:59:59.999Z'

/** Subjects folded at a time: one statement each, whose facts are forgotten again; pages are made in between. */
const CHUNK = 200

export type Collecting = { scheme: Scheme; period: Period; cutoff: Day; knownBy: string; hand: AssessmentState['hand']; entered: AssessmentState['adjustments'] }
export type Collected = { assessees: Assessee[]; by: AssessmentFile['by'] }

/**
 * The figures of every assessed unit, folded from the log as everything was known at an instant: units, packs, calendar and records alike. A few
 * statements for all units; the same instant gives the same figures for ever.
 *
 * @throws DeliveryError `calendar_missing`
 */
export async function collect(deps: Deps, db: Db, tenant: string, { scheme, period, cutoff, knownBy, hand, entered }: Collecting): Promise<Collected> {
  const known = <S extends State>(type: SubjectType) => knownStates<S>(db, tenant, type, knownBy)
  const units = await known<UnitState>('unit')
  // The rules of a demonstration were put in when it was loaded, long after its story.
  const { demonstration } = (await inputsOf(deps, db, tenant)).city
  const rules = (type: 'pack' | 'calendar') => knownStates<InputState>(db, tenant, type, demonstration ? FOR_EVER : knownBy)
  const { inputs, by } = await inputsKnown(deps, await rules('pack'), await rules('calendar'), cutoff)
  const { assessed } = assessedOn(scheme, [...units.values()], period.end)
  const city: AssessedCity = { units, posts: await known<PostState>('post'), seats: await known<SeatState>('seat'), assessed: new Set(assessed.map(({ unit }) => unit)), day: period.end }
  const wanted = wantedBy(scheme)
  const records: KnownRecords = {
    matters: wanted.matters ? await mattersKnown(db, tenant, inputs.packs, period, wanted.matters === 'all' ? null : wanted.matters, knownBy) : [],
    activities: wanted.activities ? [...(await folded<ActivityState>(db, tenant, await activitiesAround(db, tenant, period, knownBy), knownBy)).values()] : [],
    letters: wanted.letters.length > 0 ? [...(await folded<LetterState>(db, tenant, await lettersIssuedIn(db, tenant, period, wanted.letters), knownBy)).values()] : [],
    codeOf: ({ issued }) => (issued?.number ? numberText(issued.number) : null),
    ...(await indicatorsKnown(db, tenant, wanted.indicators, assessed, knownBy)),
    hand,
    entered,
  }
  return { assessees: measureAll(scheme, assessed, records, city, { period, cutoff, calendar: inputs.calendar }), by }
}

/** Who would be assessed, by the organisation as it is known at an instant. */
export async function assessedKnown(db: Db, tenant: string, scheme: Scheme, period: Period, knownBy: string): Promise<ReturnType<typeof assessedOn>> {
  const units = await knownStates<UnitState>(db, tenant, 'unit', knownBy)
  return assessedOn(scheme, [...units.values()], period.end)
}

async function knownStates<S extends State>(db: Db, tenant: string, type: SubjectType, knownBy: string): Promise<Map<string, S>> {
  const states = await folded<S>(db, tenant, await subjectsOfTypes(db, tenant, [type]), knownBy)
  return new Map([...states].map(([subject, state]) => [subject.slice(subject.indexOf(':') + 1), state]))
}

async function folded<S extends State>(db: Db, tenant: string, subjects: readonly string[], knownBy: string): Promise<Map<string, S>> {
  const states = new Map<string, S>()
  for (let at = 0; at < subjects.length; at += CHUNK) {
    const facts = await factsKnownBy(db, tenant, subjects.slice(at, at + CHUNK), knownBy)
    for (const [subject, own] of Map.groupBy(facts, (fact: Fact) => fact.subject)) {
      const state = fold(own)
      if (state !== null) states.set(subject, state as S)
    }
  }
  return states
}

async function mattersKnown(db: Db, tenant: string, packs: readonly Pack[], period: Period, ledgers: readonly string[] | null, knownBy: string): Promise<KnownMatter[]> {
  const subjects = await mattersAround(db, tenant, period, ledgers)
  const known: KnownMatter[] = []
  for (let at = 0; at < subjects.length; at += CHUNK) {
    const facts = await factsKnownBy(db, tenant, subjects.slice(at, at + CHUNK), knownBy)
    for (const list of Map.groupBy(facts, ({ subject }: Fact) => subject).values()) {
      const course = courseOf(list)
      const rules = course && rulesOf(packs, course.state.ledger)
      if (course && rules && course.state.openedOn <= period.end) known.push({ ...course, rules })
    }
  }
  return known
}

/** Indicators, and of those that the scheme names the series of every assessed unit and of the whole. */
async function indicatorsKnown(db: Db, tenant: string, named: readonly string[], assessed: readonly AssessedOne[], knownBy: string): Promise<Pick<KnownRecords, 'indicators' | 'series'>> {
  if (named.length === 0) return { indicators: [], series: new Map() }
  const indicators = [...(await knownStates<IndicatorState>(db, tenant, 'indicator', knownBy)).values()].filter(({ id, from }) => named.includes(id) || (from !== null && named.includes(from.indicator)))
  const subjects = indicators.flatMap(({ id }) => [seriesSubject(id, null), ...assessed.map(({ unit }) => seriesSubject(id, unit))])
  return { indicators, series: await folded<SeriesState>(db, tenant, subjects, knownBy) }
}

async function inputsKnown(deps: Deps, packs: ReadonlyMap<string, InputState>, calendars: ReadonlyMap<string, InputState>, day: Day): Promise<{ inputs: Pick<Inputs, 'packs' | 'calendar'>; by: AssessmentFile['by'] }> {
  const inputs = await inputsFrom(deps, [...packs.values()], [...calendars.values()], day)
  const inForce = ({ id, versions }: InputState) => {
    const version = versions.filter(({ effectiveOn }) => effectiveOn <= day).at(-1)
    return version ? [{ id, version: version.version, hash: version.hash }] : []
  }
  const calendar = [...calendars.values()].flatMap(inForce)[0]
  if (!calendar) throw new Error('a calendar is in force that no version says')
  return { inputs, by: { packs: [...packs.values()].flatMap(inForce).toSorted((a, b) => (a.id < b.id ? -1 : 1)), calendar } }
}
