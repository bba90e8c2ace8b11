import { hasWritten } from '../../kernel/decide/activity.ts'
import type { ActivityState, ActivityStatus } from '../../kernel/facts/activity.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { closedIn } from '../../kernel/facts/closing.ts'
import type { Obligation } from '../../kernel/obligation.ts'
import { isPartOf } from '../../kernel/part.ts'
import { scopeOf } from '../../kernel/permission.ts'
import type { Rhythm } from '../../kernel/pack/schema.ts'
import { isOvertaken, type Owed, type OwedKind } from '../../kernel/reminder.ts'
import { addDays } from '../../kernel/time/day.ts'
import { periodByKey, periodLabel } from '../../kernel/time/period.ts'
import { fill } from '../../kernel/words/fill.ts'
import { nextWords } from '../../kernel/words/next.ts'
import { owedWords } from '../../kernel/words/reminders.ts'
import type { Db } from '../../store/database/database.ts'
import { requestsOwed } from '../../store/queries/burden.ts'
import { activitiesPage } from '../../store/queries/activities.ts'
import { dutiesOfHolders } from '../../store/queries/duties.ts'
import { raisedTo } from '../../store/queries/links.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Acting } from '../call.ts'
import type { Inputs } from '../city/inputs.ts'
import { owedAssessments } from '../assessment/owed-assessments.ts'
import { owedInspections } from '../inspection/owed-inspections.ts'
import { waitingMatters, type WaitingMatter } from '../desk/waiting-matters.ts'
import { ledgerRules } from '../matter/concerned.ts'
import { closingsOf } from '../obligation/frozen-periods.ts'
import { obligationsOf } from '../obligation/obligations-of.ts'
import { lettersAsked } from '../letter/letters-asked.ts'
import { commandsOfActing, ownUnits, standsFor } from '../permit.ts'
import { proceduresOwed } from './procedures-owed.ts'

type Bilingual = { zh: string; en: string }

/** One thing that waits for someone, with what only they are shown: never handed to a channel. */
export type OwedItem = Owed & { title: string; what: Bilingual; /** page of the product where it is dealt with */ page: string }

const RECORDS_LOOKED_AT = 50
/** More matters than this nobody carries; each is judged for its required practice. */
const MATTERS_JUDGED = 500
/** Required practice of a period that has ended is reminded of until it is closed, and no longer than this. */
const LOOKED_BACK_DAYS = 62

/** Everything that waits for an acting membership and is reminded of: the desk's next steps, records to look at or sent back, what was brought up to it, words that procedures wait for, requests to answer, required practice. */
export async function owedItems(db: Db, inputs: Inputs, acting: Acting): Promise<OwedItem[]> {
  const own = await ownUnits(db, acting, inputs.today)
  return [...(await stepsOwed(db, inputs, acting, own)), ...(await recordsOwed(db, acting, own)), ...(await decisionsOwed(db, acting)), ...(await proceduresOwed(db, inputs, acting, own)), ...(await practiceOwed(db, inputs, acting, own)), ...(await inspectionsOwed(db, inputs, acting, own)), ...(await assessmentsOwed(db, inputs, acting, own)), ...(await lettersOwed(db, inputs, acting, own)), ...(await requestsToAnswer(db, acting, own))]
}

async function stepsOwed(db: Db, inputs: Inputs, acting: Acting, own: readonly string[]): Promise<OwedItem[]> {
  const waiting = await waitingMatters(db, inputs, acting, own)
  return waiting.filter(({ belongs }) => belongs === 'mine').flatMap((one) => stepOwed(one) ?? [])
}

/** The next step of a matter. News of progress without a day is asked of no one; who has some records it. */
function stepOwed({ matter, next }: WaitingMatter): OwedItem | null {
  if (next.action === 'record' && next.by === null) return null
  const { zh = '', en = '' } = next.action === 'record' ? owedWords.matter : (nextWords[next.what.code] ?? {})
  return {
    // Sent back along its road a matter has taken one step more: it is owed anew.
    key: [`matter:${matter.id}`, next.action, next.target ?? '', next.by ?? '', matter.steps.length].join('|'),
    kind: 'step',
    subject: `matter:${matter.id}`,
    due: next.by,
    period: null,
    title: matter.title,
    what: { zh: fill(zh, next.what.params), en: fill(en, next.what.params) },
    page: `/matters/${matter.id}`,
  }
}

/** Records that wait for this role's look, and those of the unit that were sent back. */
async function recordsOwed(db: Db, acting: Acting, own: readonly string[]): Promise<OwedItem[]> {
  const { role, tenant, person, unit } = acting
  const mine = (activity: ActivityState) => hasWritten(activity, `person:${person}`)
  const page = async (status: ActivityStatus, units: readonly string[] | undefined) => (await activitiesPage(db, tenant, { status, units, visible: null, limit: RECORDS_LOOKED_AT })).rows
  const looks = [
    { kind: 'review', status: 'awaiting-review', scope: scopeOf(role, 'reviewActivities') },
    { kind: 'confirmation', status: 'awaiting-confirmation', scope: scopeOf(role, 'confirmActivities') },
  ] as const
  const items: OwedItem[] = []
  for (const { kind, status, scope } of looks) {
    if (!scope) continue
    const rows = await page(status, scope === 'unit' ? own : undefined)
    items.push(...rows.filter((activity) => !mine(activity)).map((activity) => recordOwed(kind, activity)))
  }
  const returned = unit && scopeOf(role, 'correctActivity') ? await page('returned', [unit]) : []
  return [...items, ...returned.map((activity) => recordOwed('returned', activity))]
}

function recordOwed(kind: Extract<OwedKind, 'review' | 'confirmation' | 'returned'>, { id, summary, matters, corrections, returned }: ActivityState): OwedItem {
  const [matter] = matters
  return {
    // Sent back and mended it is owed again, as often as that happens.
    key: [`activity:${id}`, kind, corrections.length, returned?.on ?? ''].join('|'),
    kind,
    subject: `activity:${id}`,
    due: null,
    period: null,
    title: summary,
    what: owedWords[kind],
    page: kind === 'returned' && matter ? `/matters/${matter}` : '/desk',
  }
}

/** What was brought up (提请协调) to this post and has no word on it yet; nothing for who acts for it but may not decide. */
async function decisionsOwed(db: Db, acting: Acting): Promise<OwedItem[]> {
  const post = standsFor(acting)
  if (!post || !commandsOfActing(acting).includes('decideRaise')) return []
  const raised = await raisedTo(db, acting.tenant, [post])
  return raised.flatMap((matter) => {
    const open = (matter.raises ?? []).filter(({ to, decided }) => decided === null && to.id === post)
    return open.map(({ id, ask }): OwedItem => ({
      key: `matter:${matter.id}|decision|${id}`,
      kind: 'decision',
      subject: `matter:${matter.id}`,
      due: null,
      period: null,
      title: matter.title,
      what: { zh: fill(owedWords.decision.zh, { ask }), en: fill(owedWords.decision.en, { ask }) },
      page: `/matters/${matter.id}`,
    }))
  })
}

/** Opinions on which the unit may state its case until a day; cases that wait for the office's answer. */
async function inspectionsOwed(db: Db, { today }: Inputs, acting: Acting, own: readonly string[]): Promise<OwedItem[]> {
  return (await owedInspections(db, today, acting, own)).map(({ key, does, inspection, title, due }) => ({
    key,
    kind: does === 'state' ? 'step' : 'decision',
    subject: `inspection:${inspection}`,
    due,
    period: null,
    title,
    what: does === 'state' ? owedWords.stateCase : owedWords.answerCase,
    page: `/inspections/${inspection}`,
  }))
}

/** Scores to give, a result to look at while review may be asked for, reviews to decide. */
async function assessmentsOwed(db: Db, inputs: Inputs, acting: Acting, own: readonly string[]): Promise<OwedItem[]> {
  const what = { score: owedWords.scores, look: owedWords.result, decide: owedWords.assessmentReview } as const
  return (await owedAssessments(db, inputs, acting, own)).map(({ key, does, assessment, title, due }) => ({
    key,
    kind: does === 'decide' ? 'decision' : 'step',
    subject: `assessment:${assessment}`,
    due,
    period: null,
    title,
    what: what[does],
    page: `/assessments/${assessment}`,
  }))
}

/** Letters to check, sign, issue or mend, and those to reply to by their day. */
async function lettersOwed(db: Db, inputs: Inputs, acting: Acting, own: readonly string[]): Promise<OwedItem[]> {
  const asking = await lettersAsked(db, inputs, acting, own)
  return asking.map(({ letter, asked: { action, due, text } }) => ({
    // Sent back it is owed again, as is a reply that was sent back.
    key: [`letter:${letter.id}`, action, letter.returned?.on ?? '', letter.replies.filter(({ returned }) => returned !== null).length].join('|'),
    kind: action === 'reply' ? ('step' as const) : action === 'mend' ? ('returned' as const) : ('decision' as const),
    subject: `letter:${letter.id}`,
    due,
    period: null,
    title: letter.title,
    what: text,
    page: `/letters/${letter.id}`,
  }))
}

/** Requests that wait for the own unit's answer; sent back it is owed again. */
async function requestsToAnswer(db: Db, acting: Acting, own: readonly string[]): Promise<OwedItem[]> {
  if (acting.unit === null || acting.onBehalfOf !== null || !commandsOfActing(acting).includes('answerRequest')) return []
  return (await requestsOwed(db, acting.tenant, own, RECORDS_LOOKED_AT)).map(({ id, title, due, to, answers }) => ({
    key: [`request:${id}`, 'answer', answers.find(({ unit }) => to.includes(unit) && own.includes(unit))?.returned?.on ?? ''].join('|'),
    kind: 'step',
    subject: `request:${id}`,
    due,
    period: null,
    title,
    what: owedWords.request,
    page: `/requests/${id}`,
  }))
}

/** Required practice (规定动作) still missing or sent back, of the matters this membership carries and of its own unit. */
async function practiceOwed(db: Db, inputs: Inputs, acting: Acting, own: readonly string[]): Promise<OwedItem[]> {
  const { tenant } = acting
  const leads = acting.role === 'leader'
  if (!leads && !scopeOf(acting.role, 'recordActivity')) return []
  const span = { from: addDays(inputs.today, -LOOKED_BACK_DAYS), to: inputs.today }
  const post = standsFor(acting)
  // A leader answers for what the own post leads, not for what the office that keeps the post has to do.
  const duties = await dutiesOfHolders(db, tenant, [...(leads ? [] : own), ...(post ? [post] : [])], inputs.today)
  const matters = [...new Set(duties.filter(({ role, ledger, light }) => isPartOf([role], leads ? ['leads'] : ['carries', 'leads'], ledgerRules(inputs.packs, ledger).duties) && !ENDED.includes(light)).map(({ matter }) => matter))].slice(0, MATTERS_JUDGED)
  const ofMatters = matters.length > 0 ? await obligationsOf(db, tenant, inputs, { matters, ...span }) : []
  const ofUnit = acting.unit && !leads ? await obligationsOf(db, tenant, inputs, { units: [acting.unit], ...span }) : []
  // Leaders, and who acts for them, are reminded of what asks for the leader in person, and of nothing that others can do.
  const allDuties = inputs.packs.flatMap((pack) => pack.duties)
  const missing = [...ofMatters, ...ofUnit].filter(({ status, rhythm: id, period }) => {
    const rhythm = (status === 'missing' || status === 'returned') && rhythmNamed(inputs, id)
    return rhythm && !isOvertaken(rhythm, period, inputs.today) && (!leads || isPartOf(rhythm.participants, ['leads'], allDuties))
  })
  if (missing.length === 0) return []
  const closed = await closedPeriods(db, tenant, inputs, missing)
  const titles = await statesOf<MatterState>(db, tenant, matters.map((id) => `matter:${id}`))
  const unit = acting.unit
  return missing.filter(({ rhythm, period }) => !closed.has(`${rhythm}|${period}`)).flatMap((one) => obligationOwed(one, inputs, titles.get(`matter:${one.subject}`) ?? null, unit) ?? [])
}

const ENDED = ['done', 'stopped']

function rhythmNamed({ packs }: Pick<Inputs, 'packs'>, id: string): Rhythm | null {
  return packs.flatMap(({ rhythms }) => rhythms).find((one) => one.id === id) ?? null
}

function obligationOwed({ rhythm: id, period, subject, status, dueOn }: Obligation, inputs: Inputs, matter: MatterState | null, unit: string | null): OwedItem | null {
  const rhythm = rhythmNamed(inputs, id)
  if (!rhythm || (!matter && subject !== unit)) return null
  const label = periodLabel(periodByKey(period))
  const about = matter ? `matter:${matter.id}` : `unit:${subject}`
  return {
    key: [about, id, period, dueOn, status === 'returned' ? 'returned' : ''].join('|'),
    kind: 'obligation',
    subject: about,
    due: dueOn,
    period,
    title: matter?.title ?? rhythm.name.zh,
    what: { zh: `${label.zh}：${rhythm.name.zh}`, en: `${rhythm.name.en}, ${label.en}` },
    page: matter ? `/matters/${matter.id}` : '/desk',
  }
}

/** Rhythm and period of what stands closed (季度定案): nothing is asked of it any more. */
async function closedPeriods(db: Db, tenant: string, { packs }: Inputs, obligations: readonly Obligation[]): Promise<Set<string>> {
  const closed = new Set<string>()
  for (const pack of packs) {
    const asked = obligations.filter(({ rhythm }) => pack.rhythms.some(({ id }) => id === rhythm))
    if (asked.length === 0) continue
    const closings = await closingsOf(db, tenant, pack.id, [...new Set(asked.map(({ period }) => period))])
    for (const { rhythm, period } of asked) {
      const state = closings.get(period)
      if (state && closedIn(state)) closed.add(`${rhythm}|${period}`)
    }
  }
  return closed
}
