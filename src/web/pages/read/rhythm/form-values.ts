import type { Answer, Body } from '../../../../api/contract/endpoints.ts'
import type { Document } from '../decide.ts'

export type Ledger = Answer<'listLedgers'>['rows'][number]
export type Rhythm = Answer<'listRhythms'>['rows'][number]
export type Periodic = Document['periodic'][number]
export type Chosen = Body<'previewRhythm'>
export type PeriodWord = Chosen['period']

export const PERIODS = ['week', 'month', 'quarter', 'half', 'year'] as const satisfies readonly PeriodWord[]

/** What a document calls a period, as packs know them; a day and ten days are no period of a pack. */
const PERIOD_OF: Readonly<Record<string, PeriodWord>> = { week: 'week', month: 'month', quarter: 'quarter', 'half-year': 'half', year: 'year' }

/** The form as it opens: what was read, in the ledger that takes matters from documents, from today; null where no pack could hold it. */
export function firstValues(read: Periodic, ledgers: readonly Ledger[], today: string): Chosen | null {
  const ledger = ledgers.find(({ fromDocuments, activities }) => fromDocuments && activities.length > 0) ?? ledgers.find(({ activities }) => activities.length > 0)
  const activity = ledger && likelyActivity(read.action, ledger)
  const period = PERIOD_OF[read.period]
  if (!ledger || !activity || !period) return null
  return { proposal: read.id, name: read.action.slice(0, 100), ledger: ledger.id, activity, atLeast: read.count ?? 1, period, participants: [], from: today }
}

/** The values of a rhythm that was adopted before, to be changed. */
export function valuesOf({ read, name, ledgers, activity, atLeast, period, dueDayInPeriod, participants, from }: Rhythm, today: string): Chosen | null {
  const [ledger] = ledgers
  if (!read || !ledger || !activity) return null
  return {
    proposal: read.proposal, name: name.zh, ledger: ledger.id, activity: activity.id, atLeast, period,
    ...(dueDayInPeriod !== null && { dueDayInPeriod }),
    participants: participants.map(({ id }) => id), from: from ?? today,
  }
}

/** The kind of record whose name has most characters in common with what is to be done; the first where none has any. */
export function likelyActivity(action: string, { activities }: Pick<Ledger, 'activities'>): string | null {
  const common = ({ name }: { name: { zh: string } }) => [...new Set(name.zh)].filter((character) => action.includes(character)).length / name.zh.length
  const [best] = activities.toSorted((a, b) => common(b) - common(a))
  return best?.id ?? null
}

/** Another ledger has other kinds of records and roles: what it does not have falls back. */
export function inLedger(values: Chosen, ledger: Ledger): Chosen {
  const activity = ledger.activities.some(({ id }) => id === values.activity) ? values.activity : likelyActivity(values.name, ledger)
  return { ...values, ledger: ledger.id, activity: activity ?? values.activity, participants: (values.participants ?? []).filter((role) => ledger.roles.some(({ id }) => id === role)) }
}
