import type { MatterState } from '../../kernel/facts/matter.ts'
import { counted } from '../../kernel/light.ts'
import { didTheWork } from '../../kernel/own-work.ts'
import { offered } from '../../kernel/procedure.ts'
import { may, scopeOf } from '../../kernel/permission.ts'
import type { LedgerRules } from '../../kernel/pack/lookup.ts'
import { lastAnswer, solvedOn } from '../../kernel/solved.ts'
import { workingDaysBetween } from '../../kernel/time/calendar.ts'
import type { Wait } from '../../kernel/waiting.ts'
import { rolesIn } from '../../kernel/decide/move.ts'
import type { Db } from '../../store/database/database.ts'
import { countMatters, mattersPage, type MatterRow } from '../../store/queries/matter-list.ts'
import { mattersConcerning } from '../../store/queries/matters.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Acting, Call } from '../call.ts'
import { inputsOf, type Inputs } from '../city/inputs.ts'
import { ownUnits, permitSomewhere, reachOfActing } from '../permit.ts'
import { directoryOf, unitRef, type Directory } from '../views/organisation.ts'
import { waitsAround, type Around } from './around-problems.ts'
import { problemRules } from './problem-rules.ts'

export type ListProblems = { stage?: string | undefined; unit?: string | undefined; q?: string | undefined; open?: 'true' | 'false' | undefined; cursor?: string | undefined; limit: number }

type Context = { acting: Acting; own: readonly string[]; reach: readonly string[]; inputs: Inputs; rules: LedgerRules; directory: Directory; around: Around; visible: ReadonlySet<string> }

/**
 * The one list of problems over all mechanisms: each with its stage, who answers, what it blocks, who waits for whom and how long, and
 * what the beneficiary says. Who is bound to a unit sees the problems that concern it.
 */
export async function listProblems(call: Call, { stage, unit, q, open, cursor, limit }: ListProblems) {
  permitSomewhere(call.acting, 'listProblems')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const inputs = await inputsOf(deps, db, acting.tenant)
    const rules = problemRules(inputs.packs)
    const own = await ownUnits(db, acting, inputs.today)
    const reach = await reachOfActing(db, acting, own)
    const seen = scopeOf(acting.role, 'listProblems') === 'city' ? null : reach
    const filter = { ledger: rules.ledger.id, visible: seen, sort: 'due' as const, units: unit ? [unit] : undefined, q: q || undefined }
    const page = await mattersPage(db, acting.tenant, { ...filter, stage, open, cursor, limit })
    const states = await statesOf<MatterState>(db, acting.tenant, page.rows.map(({ id }) => `matter:${id}`))
    const around = await waitsAround(db, acting.tenant, inputs, [...states.values()])
    const ids = [...around.states.keys()]
    const context: Context = { acting, own, reach, inputs, rules, directory: await directoryOf(db, acting.tenant), around, visible: seen === null ? new Set(ids) : await mattersConcerning(db, acting.tenant, ids, reach) }
    return {
      today: inputs.today,
      ledger: { id: rules.ledger.id, name: rules.ledger.name },
      stages: await stageCounts(db, acting.tenant, rules, { ...filter }),
      rows: page.rows.flatMap((row) => {
        const state = states.get(`matter:${row.id}`)
        return state ? [problemRow(row, state, context)] : []
      }),
      next: page.next,
      total: page.total,
      chains: chainRows(context),
      may: { collect: may(acting.role, 'collectProblem', { units: own, own }), divide: may(acting.role, 'divideProblem', { units: own, own }) },
    }
  })
}

async function stageCounts(db: Db, tenant: string, { procedure }: LedgerRules, filter: Parameters<typeof countMatters>[2]) {
  const stages = []
  for (const { id, name, final } of procedure.states) {
    stages.push({ id, name, final: final ?? null, ...(await countMatters(db, tenant, { ...filter, stage: id })) })
  }
  return stages
}

/** A problem as the list and pages show it. */
function problemRow(row: MatterRow, problem: MatterState, { acting, own, reach, inputs: { today, calendar }, rules, directory, around, visible }: Context) {
  const roles = rules.ledger.problem
  const holderOf = (role: string | undefined) => unitRef(directory, problem.duties.find((duty) => duty.role === role && duty.to === null)?.holder.id ?? null, today)
  const stage = rules.procedure.states.find(({ id }) => id === problem.stage)
  const closedOn = stage?.final ? (problem.steps.at(-1)?.on ?? null) : null
  const answer = lastAnswer(problem)
  const inRole = rolesIn(problem.duties, { ...acting, own }, today)
  return {
    id: problem.id,
    code: problem.code,
    title: problem.title,
    stage: problem.stage,
    stageName: stage?.name ?? { zh: problem.stage, en: problem.stage },
    light: row.light,
    reasons: counted(row.reasons, today, calendar),
    until: row.until,
    openedOn: problem.openedOn,
    due: problem.due,
    closedOn,
    /** working days since it was brought up, until it was closed */
    workdays: workingDaysBetween(problem.openedOn, closedOn ?? today, calendar),
    reporter: holderOf(roles?.reporter),
    responsible: holderOf(roles?.responsible),
    waits: around.waits.filter(({ problem: id }) => id === problem.id).map((wait) => waitRow(wait, directory, around, visible, today)),
    answer: answer && { solved: answer.solved, words: answer.words, by: answer.by.name ?? unitRef(directory, answer.by.unit, today)?.name ?? null, on: answer.on },
    solvedOn: solvedOn(problem, rules),
    raised: (problem.raises ?? []).some(({ decided }) => decided === null),
    divide: rules.procedure.transitions.some(({ id, from }) => id === roles?.divide && from.includes(problem.stage)) && inRole.includes('office'),
    // Giving a problem up is not offered in passing; its own page does.
    offered: offered(rules.procedure, problem.stage, inRole, didTheWork(problem, rules.duties, reach, [today])).filter(({ id, to }) => id !== roles?.divide && !rules.procedure.states.some((state) => state.id === to && state.final === 'stopped')).map(({ id, name, needs }) => ({ id, name, needsNote: needs.note, needsEvidence: needs.evidence })),
  }
}

function waitRow({ matter, waiting, owing, since, limit, workdays, workdaysLate }: Wait, directory: Directory, { states }: Around, visible: ReadonlySet<string>, today: string) {
  const name = (unit: string) => unitRef(directory, unit, today)?.name ?? ''
  const state = states.get(matter)
  return {
    matter: { id: matter, code: state?.code ?? '', title: state?.title ?? '', shown: visible.has(matter) },
    waiting: waiting.map(name),
    owing: owing.map(name),
    since,
    limit,
    workdays,
    workdaysLate,
  }
}

/** Waits of more than one step, and circles, as the names of who waits for whom; where the office has not divided yet it is empty. Problems are named to who may open them. */
function chainRows({ around, directory, visible, inputs: { today } }: Context) {
  const name = (unit: string) => unitRef(directory, unit, today)?.name ?? ''
  return around.chains
    .filter(({ waits, circle }) => waits.length > 1 || circle)
    .map(({ waits, circle }) => ({
      circle,
      units: [...(waits[0] ? [waits[0].waiting.map(name)] : []), ...waits.map(({ owing }) => owing.map(name))],
      problems: waits.filter(({ problem }) => visible.has(problem)).map(({ problem }) => ({ id: problem, code: around.states.get(problem)?.code ?? '' })),
    }))
}
