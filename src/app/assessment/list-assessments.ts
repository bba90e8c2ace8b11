import type { AssessmentState } from '../../kernel/facts/assessment.ts'
import { isOpen, answerBy } from '../../kernel/assess/decide-result.ts'
import { isRanked } from '../../kernel/assess/index.ts'
import { versionFor } from '../../kernel/assess/decide-open.ts'
import { scopeOf } from '../../kernel/permission.ts'
import { addMonths, earliest } from '../../kernel/time/day.ts'
import { periodsBetween } from '../../kernel/time/period.ts'
import type { Db } from '../../store/database/database.ts'
import { adoptedSchemes, allAssessments } from '../../store/queries/assessments.ts'
import type { Acting, Call, Deps } from '../call.ts'
import { inputsOf, type Inputs } from '../city/inputs.ts'
import { commandsOfActing, ownUnits, permitSomewhere } from '../permit.ts'
import { hasScored } from './owed-assessments.ts'
import { keptResult, ownLines, seesBoard } from './results.ts'
import { schemeIn } from './scheme-file.ts'
import { periodView } from './views.ts'

/** Runs that this membership may know of: all of them for who sees the board; a unit those whose results it was sent, and those it scores in. */
export async function listAssessments(call: Call) {
  permitSomewhere(call.acting, 'listAssessments')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const inputs = await inputsOf(deps, db, acting.tenant)
    const own = await ownUnits(db, acting, inputs.today)
    const states = await allAssessments(db, acting.tenant)
    const rows = []
    for (const state of states) if (await knowsOf(deps, acting, state, own)) rows.push(await rowOf(deps, acting, state, inputs, own))
    const open = scopeOf(acting.role, 'openAssessment') !== null
    return { today: inputs.today, rows, toOpen: open ? await toOpen(deps, db, acting, inputs, states) : [], may: { open } }
  })
}

/** Whether a membership may know that there is this run. */
export async function knowsOf(deps: Deps, acting: Acting, state: AssessmentState, own: readonly string[]): Promise<boolean> {
  if (seesBoard(acting, 'listAssessments')) return true
  if (scoresIn(acting, state)) return true
  // What a unit was sent it may go on reading, also where the run was cancelled afterwards.
  const kept = await keptResult(deps, state)
  return kept !== null && ownLines(kept, own).length > 0
}

/** Whether the acting post is one of those that score in a run that is open to scores. */
export function scoresIn({ post }: Pick<Acting, 'post'>, { status, juries }: Pick<AssessmentState, 'status' | 'juries'>): boolean {
  return post !== null && (status === 'open' || status === 'delivered') && juries.some(({ posts }) => posts.includes(post))
}

export async function rowOf(deps: Deps, acting: Acting, state: AssessmentState, inputs: Inputs, own: readonly string[]) {
  const scheme = await schemeIn(deps, state.schemeFile)
  return {
    id: state.id,
    title: state.title,
    scheme: { id: state.scheme, name: scheme.name },
    of: scheme.of,
    period: periodView(state.period),
    cutoff: state.cutoff,
    status: state.status,
    openedOn: state.openedOn,
    until: state.delivered.at(-1)?.until ?? null,
    frozenOn: state.frozen?.on ?? null,
    ranked: isRanked(scheme),
    openReviews: state.reviews.filter((review) => isOpen(review) && (seesBoard(acting, 'listAssessments') || own.includes(review.unit))).length,
    ...(await askedOf(deps, acting, state, inputs, own)),
  }
}

type Asked = { asked: 'score' | 'look' | 'decide' | null; askedBy: string | null }

/** What a run waits for from a membership: scores that its post has not given, a look at its own line while review may be asked for, a word on a review. */
export async function askedOf(deps: Deps, acting: Acting, state: AssessmentState, { today, calendar }: Pick<Inputs, 'today' | 'calendar'>, own: readonly string[]): Promise<Asked> {
  const commands = commandsOfActing(acting)
  const scheme = await schemeIn(deps, state.schemeFile)
  const open = state.reviews.filter(isOpen)
  if (state.status === 'delivered' && commands.includes('decideReview') && open.length > 0) return { asked: 'decide', askedBy: earliest(open.map((review) => answerBy(review, scheme, calendar))) }
  if (state.status === 'open' && scoresIn(acting, state) && !hasScored(state, acting.post)) return { asked: 'score', askedBy: state.cutoff }
  const until = state.delivered.at(-1)?.until ?? null
  if (state.status === 'delivered' && until !== null && today <= until && commands.includes('requestReview')) {
    const kept = await keptResult(deps, state)
    if (kept && ownLines(kept, own).length > 0) return { asked: 'look', askedBy: until }
  }
  return { asked: null, askedBy: null }
}

/** Periods that are over in the last months and were not assessed, for every adopted scheme. */
async function toOpen(deps: Deps, db: Db, acting: Acting, { today }: Inputs, states: readonly AssessmentState[]) {
  const schemes = await adoptedSchemes(db, acting.tenant)
  return Promise.all(
    schemes.map(async (state) => {
      const file = state.versions.at(-1)?.file
      const content = file ? await schemeIn(deps, file) : state.content
      const periods = periodsBetween(addMonths(today, -MONTHS_BACK), today, content.period).filter(({ end }) => end < today)
      const taken = states.filter(({ scheme, status }) => scheme === state.id && status !== 'cancelled').map(({ period }) => period)
      return {
        scheme: { id: state.id, name: content.name },
        periods: periods.filter((period) => !taken.includes(period.key) && versionFor(state, period) !== null).map(({ key }) => periodView(key)).toReversed(),
        byHand: content.items.flatMap(({ id, name, measure }) => ('byHand' in measure ? [{ item: id, name, scorer: measure.byHand.scorer, jury: measure.byHand.jury ?? null }] : [])),
      }
    }),
  )
}

const MONTHS_BACK = 18
