import { closePeriod } from '../../app/obligation/closing.ts'
import type { Day } from '../../kernel/time/day.ts'
import { OFFICE } from './organisation.ts'
import type { Builder } from './builder.ts'
import type { Step } from './timeline.ts'

/** Quarters of the led projects that the office has closed (季度定案), each in the first days of the next. */
const CLOSED: readonly { period: string; on: Day }[] = [
  { period: '2023-Q1', on: '2023-04-12' },
  { period: '2023-Q2', on: '2023-07-10' },
]

export function closingSteps({ id, call }: Builder): Step[] {
  return CLOSED.map(({ period, on }) => ({
    on,
    run: () => closePeriod(call(OFFICE, on), { command: id(`close:${period}`), pack: 'reform', period, goOn: true }),
  }))
}
