import { answerBeneficiary } from '../../app/problem/answer-beneficiary.ts'
import { collectProblem } from '../../app/problem/collect-problem.ts'
import { divideProblem } from '../../app/problem/divide-problem.ts'
import { listProblems } from '../../app/problem/list-problems.ts'
import { decideRaise, raiseMatter } from '../../app/problem/raise.ts'
import type { Handlers } from './route.ts'

export const problemRoutes: Handlers<'listProblems' | 'collectProblem' | 'divideProblem' | 'answerBeneficiary' | 'raiseMatter' | 'decideRaise'> = {
  listProblems: (call, { query }) => listProblems(call, query),
  collectProblem: (call, { body }) => collectProblem(call, body),
  divideProblem: (call, { params, body }) => divideProblem(call, { ...params, ...body }),
  answerBeneficiary: (call, { params, body }) => answerBeneficiary(call, { ...params, ...body }),
  raiseMatter: (call, { params, body }) => raiseMatter(call, { ...params, ...body }),
  decideRaise: (call, { params, body }) => decideRaise(call, { ...params, ...body }),
}
