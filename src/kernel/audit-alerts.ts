import type { AuditAction, AuditOutcome } from './audit.ts'

/** An entry as far as what is unusual depends on it; `at` is an ISO instant. */
export type Noted = { at: string; account: string | null; address: string | null; action: AuditAction; outcome: AuditOutcome }

/** So many entries of one account or address within some minutes are worth a look. */
export type AlertRule = { id: string; of: 'account' | 'address'; actions: readonly AuditAction[]; outcome: AuditOutcome; most: number; minutes: number }

/** Declared, not learnt: whoever reads an alert can count again. They say that something is unusual, never that it was wrong. */
export const alertRules: readonly AlertRule[] = [
  { id: 'sign-ins-refused', of: 'address', actions: ['sign-in', 'locked-out'], outcome: 'refused', most: 10, minutes: 60 },
  { id: 'many-exports', of: 'account', actions: ['export', 'download'], outcome: 'done', most: 30, minutes: 60 },
  { id: 'many-refused', of: 'account', actions: ['refused', 'export', 'download'], outcome: 'refused', most: 10, minutes: 60 },
  { id: 'internal-read', of: 'account', actions: ['read-internal'], outcome: 'done', most: 40, minutes: 60 },
]

export type Alert = { rule: string; of: 'account' | 'address'; who: string; count: number; from: string; until: string; most: number; minutes: number }

/**
 * What was unusual: for each rule and each account or address the fullest span of its minutes, where that holds more than the rule allows.
 *
 * @param entries in any order
 * @returns the fullest first
 */
export function alertsIn(entries: readonly Noted[], rules: readonly AlertRule[] = alertRules): Alert[] {
  return rules.flatMap((rule) => alertsOf(entries, rule)).sort((a, b) => b.count - a.count || (a.who < b.who ? -1 : 1))
}

function alertsOf(entries: readonly Noted[], { id: rule, of, actions, outcome, most, minutes }: AlertRule): Alert[] {
  const meant = entries.filter((entry) => entry[of] !== null && entry.outcome === outcome && actions.includes(entry.action))
  return [...Map.groupBy(meant, (entry) => entry[of] ?? '')].flatMap(([who, own]) => {
    const span = fullest(own.map(({ at }) => at).sort(), minutes)
    return span && span.count > most ? [{ rule, of, who, ...span, most, minutes }] : []
  })
}

/** The span of so many minutes with the most instants in it. */
function fullest(instants: readonly string[], minutes: number): { count: number; from: string; until: string } | null {
  let best: { count: number; from: string; until: string } | null = null
  let first = 0
  for (const [last, until] of instants.entries()) {
    while (Date.parse(until) - Date.parse(instants[first] ?? until) >= minutes * 60_000) first += 1
    const count = last - first + 1
    if (count > (best?.count ?? 0)) best = { count, from: instants[first] ?? until, until }
  }
  return best
}
