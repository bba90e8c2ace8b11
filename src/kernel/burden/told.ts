import type { KnownFinding, KnownIn } from './already-known.ts'
import type { CheckedRequest } from './check-request.ts'

/** A finding as who asks is told of it: where they may not open it, neither what it is called there nor its page. */
export type ToldFinding = Omit<KnownFinding, 'path' | 'open' | 'owner'> & { path: string | null }

const CLOSED_ZH: Record<KnownIn, string> = { indicator: '一项指标', ledger: '台账', record: '推进记录', request: '以前的一份要求', directory: '机构与人员' }

/**
 * What who asks may be told of a finding: all of it where they may open it; else that an answer stands somewhere, and whom to ask.
 *
 * @param field the name of the field that is asked, in place of the name where it stands
 */
export function toldFinding({ open, place, path, name, owner, ...finding }: KnownFinding, field: string, nameOf: (unit: string) => string): ToldFinding {
  if (open) return { ...finding, place, path, name }
  return { ...finding, place: owner === null ? CLOSED_ZH[finding.in] : `${CLOSED_ZH[finding.in]}（可向“${nameOf(owner)}”了解）`, path: null, name: field }
}

/** The titles of what takes up a unit's month are told to who sees the whole city alone; others are told the sums. */
export function toldOver(over: CheckedRequest['over'], wholeCity: boolean): CheckedRequest['over'] {
  return wholeCity ? over : over.map((one) => ({ ...one, stands: [] }))
}
