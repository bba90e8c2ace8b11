import { ProblemError } from '../../api/problem.ts'

/**
 * What follows a command that succeeded, also when the form that sent it has gone meanwhile: what it changed is asked again
 * first, and may leave nothing to press. A refusal is shown by the command's own `error`.
 */
export function after(sent: Promise<unknown>, then: () => void): void {
  sent.then(then, (error: unknown) => {
    if (!(error instanceof ProblemError)) throw error
  })
}
