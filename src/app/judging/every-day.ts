import { dayOf } from '../../kernel/time/day.ts'
import type { Deps } from '../call.ts'
import { judgeDue } from './judge-due.ts'

/** Often enough that a light is never wrong for long after midnight, rare enough to cost nothing. */
const LOOK_EVERY_MS = 60_000

/**
 * Judges what has come due soon after each midnight in China. A run that fails is tried again at the next look: nothing is
 * lost, because what is due stays due.
 *
 * @param report is told what went wrong
 * @returns stops it, after the run that may be under way
 */
export function judgeEveryDay(deps: Deps, report: (error: unknown) => void): () => Promise<void> {
  let judgedOn = dayOf(deps.now())
  let running = Promise.resolve()
  const look = async () => {
    const today = dayOf(deps.now())
    if (today === judgedOn) return
    await judgeDue(deps)
    judgedOn = today
  }
  const timer = setInterval(() => {
    running = running.then(look).catch(report)
  }, LOOK_EVERY_MS)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}
