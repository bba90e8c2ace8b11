import type { UseMutationResult } from '@tanstack/react-query'
import { ProblemError } from './problem.ts'

/**
 * Sends a command and runs `done` after success, also where its form has left the page by then: what was dealt with is often gone from
 * its list before the callback of `mutate` would run. A refusal stays on the command (`command.error`) for the form to show.
 *
 * @param refused after a refusal, where things may stand otherwise meanwhile; not where it is unknown whether the command was done
 */
export function sendThen<A, G>(command: UseMutationResult<A, ProblemError, G>, given: G, done: (answer: A) => void, refused?: () => void): void {
  command.mutateAsync(given).then(done, (error: unknown) => {
    if (!(error instanceof ProblemError)) throw error
    if (!error.undecided) refused?.()
  })
}
