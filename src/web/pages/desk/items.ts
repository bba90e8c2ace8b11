import type { Answer } from '../../../api/contract/endpoints.ts'

type Desk = Answer<'getDesk'>
export type OwedRow = Desk['owed'][number]
export type MissingRow = Desk['missing'][number]
export type UpdateRow = Desk['updates'][number]

/** One thing owed: the next step of a matter, required practice that is missing, or a regular update. */
export type Item = { key: string; day: string | null } & ({ is: 'step'; row: OwedRow } | { is: 'missing'; row: MissingRow } | { is: 'update'; row: UpdateRow })

/** Everything that is owed in one list, the nearest day first; what has no day comes last. */
export function itemsOf({ owed, missing, updates }: Pick<Desk, 'owed' | 'missing' | 'updates'>): Item[] {
  const items: Item[] = [
    ...owed.map((row) => ({ is: 'step' as const, key: row.id, day: dayOf(row), row })),
    ...updates.map((row) => ({ is: 'update' as const, key: `update:${row.matter.id}:${row.rhythm.id}`, day: row.dueOn, row })),
    ...missing.map((row) => ({ is: 'missing' as const, key: `missing:${row.subject.id}:${row.rhythm.id}`, day: row.dueOn, row })),
  ]
  return items.toSorted((a, b) => ((a.day ?? '9') < (b.day ?? '9') ? -1 : (a.day ?? '9') > (b.day ?? '9') ? 1 : 0))
}

/** The nearer of the step's day and the matter's own, so that day and light agree. */
function dayOf({ next, due }: OwedRow): string | null {
  return next.by !== null && due !== null ? (next.by < due ? next.by : due) : (next.by ?? due)
}

export function isLate({ row }: Item): boolean {
  return row.light === 'overdue'
}

/** What an update sends when nothing has changed, or as it was edited: the lines that are part of a record. */
export function recordOfUpdate({ lines }: Pick<UpdateRow, 'lines'>, edited: Readonly<Record<string, string>> = {}): { summary: string; fields: Record<string, string> } {
  const said = (id: string, text: string) => (edited[id] ?? text).trim()
  const fields = lines.filter(({ id }) => id !== 'summary' && id !== 'milestone').map(({ id, text }) => [id, said(id, text)] as const)
  return { summary: said('summary', lines.find(({ id }) => id === 'summary')?.text ?? ''), fields: Object.fromEntries(fields.filter(([, text]) => text !== '')) }
}

/** Whether it can be sent as it stands: something is known of its progress. */
export function isReady(update: Pick<UpdateRow, 'lines'>): boolean {
  return recordOfUpdate(update).summary !== ''
}
