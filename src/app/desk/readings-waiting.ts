import { MINUTES_TO_DECIDE, MINUTES_TO_RECORD } from '../../kernel/asking.ts'
import type { Db } from '../../store/database/database.ts'
import { waitingReadings } from '../indicator/load.ts'
import type { ReadingView, Shown } from '../indicator/views.ts'

const SHOWN = 20

/** Figures of indicators on which the acting membership acts next: to be checked as the unit, to be locked, sent back to be reported again. */
export async function readingsOn(db: Db, shown: Shown) {
  const { toCheck, toConfirm, returned } = await waitingReadings(db, shown)
  const rows = [...returned.map((one) => rowOf(one, 'report')), ...toCheck.map((one) => rowOf(one, 'check')), ...toConfirm.map((one) => rowOf(one, 'confirm'))]
  return { rows: rows.slice(0, SHOWN), total: rows.length, minutes: rows.reduce((sum, { minutes }) => sum + minutes, 0) }
}

function rowOf({ id, indicator, place, asOf, value, returned, reported, unit, warnings }: ReadingView, does: 'check' | 'confirm' | 'report') {
  const minutes = does === 'report' ? MINUTES_TO_RECORD : MINUTES_TO_DECIDE
  return { id, does, indicator, place, asOf, value, reason: returned?.reason ?? null, on: returned?.on ?? reported.on, unit, odd: warnings.length, minutes }
}
