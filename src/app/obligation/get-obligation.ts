import { DeliveryError } from '../../kernel/errors.ts'
import { alike, DAYS_APART } from '../../kernel/doubles.ts'
import type { ActivityState } from '../../kernel/facts/activity.ts'
import type { Fact } from '../../kernel/facts/index.ts'
import { COUNTING, periodsOf, subjectOfMatter, tookPart, WAITING } from '../../kernel/obligation.ts'
import { activityNamed, rulesOf } from '../../kernel/pack/lookup.ts'
import type { Rhythm } from '../../kernel/pack/schema.ts'
import { may, scopeOf, type Command } from '../../kernel/permission.ts'
import { workingDaysBetween } from '../../kernel/time/calendar.ts'
import { addDays, dayOf, type Day } from '../../kernel/time/day.ts'
import type { Period } from '../../kernel/time/period.ts'
import type { Db } from '../../store/database/database.ts'
import { factsOfSubjects } from '../../store/queries/facts.ts'
import { holdersOfMatters, mattersConcerning, titlesOf } from '../../store/queries/matters.ts'
import { exemptionGrants, recordsOn, recordStates } from '../../store/queries/obligations.ts'
import { aroundActivities } from '../activity/around-activities.ts'
import type { Call } from '../call.ts'
import { inputsOf, type Inputs } from '../city/inputs.ts'
import { ownUnits, permitSomewhere, reachOfActing } from '../permit.ts'
import { activityView, kindName } from '../views/activity.ts'
import { actedThrough, directoryOf, type Directory } from '../views/organisation.ts'
import { cellView } from './cells.ts'
import { periodNamed } from './closing.ts'
import { closingsOf, frozenOf } from './frozen-periods.ts'
import { rhythmNamed, subjectOfRow, unitOfRow } from './get-obligations.ts'
import { judgedObligations, type Judged } from './obligations-of.ts'
import { unitsSeen } from './units-seen.ts'
import { dutyName, periodHead, rhythmHead, wordsOf } from './year.ts'

/** More records in a few days than this are not compared with each other. */
const COMPARED = 300

/**
 * One obligation: the records that count, wait or were sent back with the road they have gone, what the office looks for, which other
 * records may be of the same event, and what may be done.
 *
 * @throws DeliveryError `practice_unknown`, `period_unknown`, `practice_period_wrong`, `not_found` also for subjects outside the
 *   acting membership's scope
 */
export async function getObligation(call: Call, query: { pack: string; rhythm: string; period: string; subject: string }) {
  permitSomewhere(call.acting, 'getObligation')
  const { deps, acting } = call
  const { tenant } = acting
  return deps.db.read(tenant, async (db) => {
    const inputs = await inputsOf(deps, db, tenant)
    const directory = await directoryOf(db, tenant)
    const { pack, rhythm } = rhythmNamed(inputs, query.pack, query.rhythm)
    const words = wordsOf(pack, inputs.packs)
    const period = periodOfRhythm(rhythm, query.period)
    const own = await ownUnits(db, acting, inputs.today)
    const reach = await reachOfActing(db, acting, own)
    const holders = await concernedBy(call, db, { rhythm, subject: query.subject, reach, inputs, directory })

    const scope = { pack: query.pack, from: period.start, to: period.end }
    const judged = await judgedObligations(db, tenant, inputs, rhythm.per === 'matter' ? { ...scope, matters: [query.subject] } : { ...scope, units: [query.subject] })
    const subject = rowSubject(judged, query.subject, inputs.today)
    const present = judged.obligations.find((one) => one.rhythm === rhythm.id && one.period === period.key) ?? null
    const closings = await closingsOf(db, tenant, query.pack, [period.key])
    const frozen = (await frozenOf(deps, closings)).get(period.key)
    const before = frozen && (frozen.obligations.find((one) => one.rhythm === rhythm.id && one.subject === query.subject) ?? null)
    const grants = await exemptionGrants(db, tenant, rhythm.per === 'matter' ? [query.subject] : [])
    const grantedOn = () => grants.findLast((one) => one.rhythm === rhythm.id && one.period === period.key)?.on ?? inputs.today
    const cell = present || before ? cellView(present, before, { ...judged, packs: words, grantedOn }) : null

    const ids = [...judged.records.values()].filter(({ kinds, heldOn }) => rhythm.activity !== undefined && kinds.includes(rhythm.activity) && heldOn >= period.start && heldOn <= period.end).map(({ id }) => id)
    const states = await recordStates(db, tenant, [...new Set([...ids, ...(before?.counted ?? [])])])
    const visible = scopeOf(acting.role, 'getObligation') === 'city' ? null : reach
    const records = await recordViews(call, db, { states: states.toSorted(byDay), rhythm, judged, inputs: { ...inputs, packs: words }, directory, own, visible })
    const head = periodHead(period, [rhythm], closings.get(period.key), inputs, directory)
    const titles = await titlesOf(db, tenant, cell?.matters ?? [])
    const standing = judged.matters[0]?.exemptions.some((one) => one.rhythm === rhythm.id && one.period === period.key) ?? false
    return {
      today: inputs.today,
      subject,
      rhythm: rhythmHead(rhythm, words),
      period: head,
      cell, records,
      matters: (cell?.matters ?? []).flatMap((id) => {
        const title = titles.get(id)
        const on = judged.counted.get(id)?.on
        return title && on ? [{ id, code: title.code, title: title.title, on }] : []
      }),
      exemption: cell?.exemption ?? null,
      may: possible({ rhythm, closed: head.closed !== null, over: head.state === 'past', exempt: standing, holders, reach }, (command) => may(acting.role, command, { units: holders, own: reach })),
    }
  })
}

/** @throws DeliveryError `period_unknown`, `practice_period_wrong` */
function periodOfRhythm(rhythm: Rhythm, key: string): Period {
  const { start, end } = periodNamed(key)
  const found = periodsOf(rhythm, { from: start, to: end }).find((period) => period.key === key)
  if (!found) throw new DeliveryError('practice_period_wrong', { rhythm: rhythm.name.zh, period: key })
  return found
}

/** Whom the subject concerns. Outside the own scope it does not exist. @throws DeliveryError `not_found` */
async function concernedBy({ acting }: Call, db: Db, { rhythm, subject, reach, inputs, directory }: { rhythm: Rhythm; subject: string; reach: readonly string[]; inputs: Inputs; directory: Directory }): Promise<string[]> {
  if (rhythm.per !== 'matter') {
    if (!(await unitsSeen(db, acting, inputs, directory)).includes(subject)) throw new DeliveryError('not_found', { what: subject })
    return [subject]
  }
  const holders = await holdersOfMatters(db, acting.tenant, [subject])
  if (!may(acting.role, 'getObligation', { units: holders, own: reach })) throw new DeliveryError('not_found', { what: subject })
  return holders
}

function rowSubject({ matters, units }: Judged, id: string, day: Day) {
  const [matter] = matters
  const unit = units.find((one) => one.id === id)
  if (matter) return subjectOfRow(matter)
  if (unit) return unitOfRow(unit, day)
  throw new DeliveryError('not_found', { what: id })
}

function possible(at: { rhythm: Rhythm; closed: boolean; over: boolean; exempt: boolean; holders: readonly string[]; reach: readonly string[] }, allowed: (command: Command) => boolean): Command[] {
  const matters = at.rhythm.per === 'matter'
  const fits: Partial<Record<Command, boolean>> = {
    recordActivity: at.rhythm.activity !== undefined,
    grantExemption: matters && at.rhythm.exemptable && !at.exempt && !at.closed,
    revokeExemption: matters && at.exempt && !at.closed,
    closePeriod: at.over && !at.closed,
    reopenPeriod: at.closed,
  }
  return (Object.keys(fits) as Command[]).filter((command) => fits[command] && allowed(command))
}

const byDay = (a: ActivityState, b: ActivityState): number => (a.heldOn < b.heldOn ? -1 : a.heldOn > b.heldOn ? 1 : 0)

type Shown = { states: readonly ActivityState[]; rhythm: Rhythm; judged: Judged; inputs: Inputs; directory: Directory; own: readonly string[]; visible: readonly string[] | null }

async function recordViews({ acting }: Call, db: Db, { states, rhythm, judged, inputs, directory, own, visible }: Shown) {
  const { tenant } = acting
  const facts = Map.groupBy(await factsOfSubjects(db, tenant, states.map(({ id }) => `activity:${id}`)), ({ subject }) => subject)
  const others = await possibleDoubles(db, tenant, states, visible)
  const around = await aroundActivities(db, tenant, [...states, ...others], visible)
  const view = { packs: inputs.packs, directory, ...around, acting, own, today: inputs.today }
  return states.map((state) => {
    const doubles = others.flatMap((other) => {
      const same = other.id === state.id ? null : alike(state, other)
      return same ? [{ id: other.id, heldOn: other.heldOn, kinds: other.kinds.map((id) => kindName(inputs.packs, id)), place: other.place, summary: other.summary, matters: other.matters.flatMap((id) => around.matters.get(id) ?? []), same }] : []
    })
    return {
      ...activityView(state, view),
      standing: standingOf(state, rhythm, judged, inputs),
      road: (facts.get(`activity:${state.id}`) ?? []).flatMap((fact) => roadStep(fact, directory)),
      waits: waitsFor(state, inputs),
      looks: looksAt(state, rhythm, doubles.length > 0, judged, inputs),
      doubles,
    }
  })
}

/** Records of the days around these, as far as the membership sees them. */
async function possibleDoubles(db: Db, tenant: string, states: readonly ActivityState[], visible: readonly string[] | null): Promise<ActivityState[]> {
  if (states.length === 0) return []
  const days = states.flatMap(({ heldOn }) => Array.from({ length: 2 * DAYS_APART + 1 }, (_, at) => addDays(heldOn, at - DAYS_APART)))
  const found = await recordsOn(db, tenant, [...new Set(days)], COMPARED)
  if (visible === null) return found
  const seen = await mattersConcerning(db, tenant, found.flatMap(({ matters }) => matters), visible)
  return found.filter(({ unit, matters }) => (unit !== null && visible.includes(unit)) || matters.some((id) => seen.has(id)))
}

function participated(state: ActivityState, rhythm: Rhythm, { matters }: Judged, { packs }: Inputs): boolean {
  const [matter] = matters
  const rules = matter && rulesOf(packs, matter.ledger)
  return !rules || tookPart(rhythm, subjectOfMatter(matter, rules), state)
}

function standingOf(state: ActivityState, rhythm: Rhythm, judged: Judged, inputs: Inputs) {
  if (state.status === 'withdrawn') return 'withdrawn' as const
  if (!participated(state, rhythm, judged, inputs)) return 'absent' as const
  if (COUNTING.includes(state.status)) return 'done' as const
  return WAITING.includes(state.status) ? ('waiting' as const) : ('returned' as const)
}

const STEPS: Record<string, 'recorded' | 'corrected' | 'reviewed' | 'confirmed' | 'returned' | 'withdrawn'> = {
  'activity.recorded': 'recorded',
  'activity.corrected': 'corrected',
  'activity.reviewed': 'reviewed',
  'activity.confirmed': 'confirmed',
  'activity.returned': 'returned',
  'activity.withdrawn': 'withdrawn',
}

function roadStep({ kind, recordedAt, post, payload }: Fact, directory: Directory) {
  const named = STEPS[kind]
  if (!named) return []
  const { reason = null, changes } = payload as { reason?: string; changes?: { attachments?: unknown } }
  const on = dayOf(recordedAt)
  return [{ step: named === 'corrected' && changes?.attachments ? ('evidence' as const) : named, on, by: actedThrough(directory, post, on), reason }]
}

/** Whom a record waits for and for how long: since the unit's look, or since its last words. */
function waitsFor({ status, reviewedOn, corrections, recordedAt }: ActivityState, { calendar, today }: Inputs) {
  if (!WAITING.includes(status)) return null
  const written = corrections.at(-1)?.on ?? dayOf(recordedAt)
  const since = status === 'awaiting-confirmation' ? (reviewedOn ?? written) : written
  return { for: status === 'awaiting-confirmation' ? ('office' as const) : ('unit' as const), since, workdays: workingDaysBetween(since, today, calendar) }
}

function looksAt(state: ActivityState, rhythm: Rhythm, double: boolean, judged: Judged, inputs: Inputs) {
  const kind = rhythm.activity === undefined ? null : activityNamed(inputs.packs, rhythm.activity)
  const roles = (language: 'zh' | 'en') => rhythm.participants.map((role) => dutyName(inputs.packs, role)[language]).join(language === 'zh' ? '、' : ', ')
  return [
    ...(kind && kind.evidence.demand !== 'none' ? [{ what: 'evidence' as const, text: kind.criterion ?? { zh: '已附材料', en: 'files are attached' }, met: state.attachments.length > 0 ? true : kind.evidence.demand === 'required' ? false : null, on: null }] : []),
    ...(rhythm.participants.length > 0 ? [{ what: 'participants' as const, text: { zh: `${roles('zh')}本人参加`, en: `the ${roles('en')} took part in person` }, met: participated(state, rhythm, judged, inputs), on: null }] : []),
    ...(state.review.unit ? [{ what: 'reviewed' as const, text: { zh: '单位分管负责人审核', en: 'checked by the unit’s deputy head' }, met: state.reviewedOn !== null, on: state.reviewedOn }] : []),
    { what: 'not-double' as const, text: { zh: '与已记录的不重复', en: 'no double of another record' }, met: double ? null : true, on: null },
  ]
}
