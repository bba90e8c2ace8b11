import type { Day } from '../../kernel/time/day.ts'

/** One thing that was done on a day. */
export type Step = { on: Day; run: () => Promise<unknown> }

/** Does everything in the order of its days; on one day, in the order given. So the log grows as a city's log would. */
export async function inOrder(steps: readonly Step[]): Promise<void> {
  for (const { run } of steps.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) await run()
}
