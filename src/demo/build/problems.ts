import { uploadFile } from '../../app/files.ts'
import { derivedId } from '../../app/ids.ts'
import { moveMatter } from '../../app/matter/move-matter.ts'
import { answerBeneficiary } from '../../app/problem/answer-beneficiary.ts'
import { collectProblem } from '../../app/problem/collect-problem.ts'
import { divideProblem } from '../../app/problem/divide-problem.ts'
import { raiseMatter } from '../../app/problem/raise.ts'
import { problems, type DemoProblem, type ProblemStep } from '../data/problems.ts'
import { matterId, named, unitActor, type Builder } from './builder.ts'
import { isPlace, OFFICE } from './organisation.ts'
import type { Step } from './timeline.ts'

/** The road of every problem of the city, each step on its day. */
export function problemSteps(builder: Builder): Step[] {
  return problems.flatMap((problem) => [
    { on: problem.on, run: () => collect(builder, problem) },
    ...problem.steps.map((step, index): Step => ({ on: step.on, run: () => take(builder, problem, step, index) })),
  ])
}

const collectId = ({ id }: Builder, { what }: DemoProblem): string => id(`problem:${what}`)
const idOf = (builder: Builder, problem: DemoProblem): string => derivedId(collectId(builder, problem), 'matter')
const handlerOf = (unit: string) => unitActor(unit, 'handler', isPlace(unit))

function collect(builder: Builder, problem: DemoProblem) {
  const { what, project, reporter, on, kind, forWhom } = problem
  return collectProblem(builder.call(handlerOf(reporter), on), {
    command: collectId(builder, problem),
    what,
    matter: matterId(builder, project),
    fields: { origin: 'unit', kind, 'for-whom': forWhom, note: '演示数据' },
    occurredOn: on,
  })
}

async function take(builder: Builder, problem: DemoProblem, step: ProblemStep, index: number): Promise<unknown> {
  const { id, call, units, posts } = builder
  const order = { command: id(`problem:${problem.what}:${index}`), matter: idOf(builder, problem), occurredOn: step.on }
  const responsible = problem.steps.find((one) => one.do === 'divide')?.to ?? ''
  switch (step.do) {
    case 'divide':
      return divideProblem(call(OFFICE, step.on), { ...order, unit: named(units, step.to), due: step.due, note: null })
    case 'cancel': {
      const evidence = await uploadFile(call(OFFICE, step.on), { name: `${step.evidence}.txt`, bytes: new TextEncoder().encode(`演示数据：${step.evidence}`) })
      return moveMatter(call(OFFICE, step.on), { ...order, transition: step.do, note: step.note, attachments: [evidence] })
    }
    case 'answer':
      return answerBeneficiary(call(OFFICE, step.on), { ...order, solved: step.solved, words: step.words, name: step.by })
    case 'raise':
      return raiseMatter(call(handlerOf(problem.reporter), step.on), { ...order, to: { type: 'post', id: named(posts, step.to) }, tried: step.tried, ask: step.ask, options: step.options })
    default:
      return moveMatter(call(handlerOf(responsible), step.on), { ...order, transition: step.do, note: step.note })
  }
}
