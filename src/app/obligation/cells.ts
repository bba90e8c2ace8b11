import { cameLater, countedFor, type FrozenObligation } from '../../kernel/frozen.ts'
import { COUNTING, WAITING, type Obligation } from '../../kernel/obligation.ts'
import type { Pack } from '../../kernel/pack/schema.ts'
import { latest, type Day } from '../../kernel/time/day.ts'
import { obligationSentence } from '../../kernel/words/obligations.ts'
import type { Judged } from './obligations-of.ts'
import { dutyName } from './year.ts'

export type CellContext = Pick<Judged, 'records' | 'counted'> & {
  packs: readonly Pack[]
  /** the day an exemption was granted, by matter, rhythm and period */
  grantedOn: (subject: string, rhythm: string, period: string) => Day
}

export type Cell = ReturnType<typeof cellView>

/**
 * One cell: what stands now, or in a closed period what was frozen with what came later beside it.
 *
 * @param present what the records say now; null: nothing is demanded and nothing was done
 * @param frozen undefined: the period is open; null: it is closed, and nothing was demanded then
 */
export function cellView(present: Obligation | null, frozen: FrozenObligation | null | undefined, context: CellContext) {
  const now = present ? countedFor(present, context.records) : []
  const { added, takenBack } = frozen === undefined ? { added: 0, takenBack: 0 } : cameLater(frozen?.counted ?? [], now)
  const shown = frozen === null && present ? { ...present, status: 'done' as const, required: 0, done: 0, waiting: 0, returned: 0, workdaysLate: 0, reasons: [] } : (frozen ?? present)
  if (!shown) throw new Error('a cell without an obligation')
  const { rhythm, period, subject, status, required, done, waiting, returned, dueOn, workdaysLate, exemption, reasons } = shown
  const roleName = (role: string, language: 'zh' | 'en') => dutyName(context.packs, role)[language]
  return {
    rhythm, period, status, required, done, waiting, returned, dueOn, workdaysLate,
    missing: status === 'missing' || status === 'returned' || status === 'waiting' ? Math.max(0, required - done - waiting) : 0,
    on: newestOf(shown, context),
    activities: (present ?? shown).activities,
    matters: (present ?? shown).matters,
    exemption: exemption && { reason: exemption.reason, basis: exemption.basis, on: context.grantedOn(subject, rhythm, period) },
    reasons: reasons.map((reason) => ({ ...reason, text: { zh: obligationSentence(reason, 'zh', (role) => roleName(role, 'zh')), en: obligationSentence(reason, 'en', (role) => roleName(role, 'en')) } })),
    frozen: frozen !== undefined,
    added, takenBack,
    /** records and matters that count now, with what came after closing */
    counted: now,
  }
}

/** The newest day of the records by which it stands where it stands. */
function newestOf({ status, activities, matters }: Obligation, { records, counted }: CellContext): Day | null {
  const those = activities.flatMap((id) => records.get(id) ?? []).filter((record) => {
    if (status === 'waiting') return WAITING.includes(record.status)
    return status === 'returned' ? record.status === 'returned' : COUNTING.includes(record.status)
  })
  return latest([...those.map(({ heldOn }) => heldOn), ...(status === 'waiting' || status === 'returned' ? [] : matters.flatMap((id) => counted.get(id)?.on ?? []))])
}
