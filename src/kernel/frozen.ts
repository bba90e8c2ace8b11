import type { ClosingCount } from './facts/closing.ts'
import { COUNTING, type Counted, type Obligation } from './obligation.ts'

/** Who is asked, as a frozen result names it: what it was called may change later. */
export type FrozenSubject = { type: 'matter' | 'unit'; id: string; code: string | null; name: string; ledgers: string[] }

/** An obligation as it stood when its period was closed; `counted`: the records and matters that counted. */
export type FrozenObligation = Obligation & { counted: string[] }

/** What the content-addressed file of a closing says. */
export type FrozenPeriod = { form: 'lingxian closing 1'; pack: string; period: string; subjects: FrozenSubject[]; obligations: FrozenObligation[] }

/** The records and matters that count for an obligation now. */
export function countedFor({ activities, matters }: Pick<Obligation, 'activities' | 'matters'>, records: ReadonlyMap<string, Pick<Counted, 'status'>>): string[] {
  return [...activities.filter((id) => COUNTING.includes(records.get(id)?.status ?? 'withdrawn')), ...matters]
}

/** What came after closing: what counts now and did not then (补), and what counted then and does no more (撤). */
export function cameLater(frozen: readonly string[], now: readonly string[]): { added: number; takenBack: number } {
  const then = new Set(frozen)
  const today = new Set(now)
  return { added: [...today].filter((id) => !then.has(id)).length, takenBack: [...then].filter((id) => !today.has(id)).length }
}

/** How many obligations of each rhythm stood where. A record that serves several of them is one. */
export function closingCounts(obligations: readonly FrozenObligation[]): ClosingCount[] {
  return [...Map.groupBy(obligations, ({ rhythm }) => rhythm)].map(([rhythm, list]) => {
    const standing = (status: Obligation['status']) => list.filter((one) => one.status === status).length
    return {
      rhythm,
      records: new Set(list.flatMap(({ counted }) => counted)).size,
      done: standing('done'),
      waiting: standing('waiting'),
      returned: standing('returned'),
      missing: standing('missing'),
      exempt: standing('exempt'),
    }
  })
}
