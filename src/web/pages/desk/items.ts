import type { Answer } from '../../../api/contract/endpoints.ts'

type Desk = Answer<'getDesk'>
export type OwedRow = Desk['owed'][number]
export type MissingRow = Desk['missing'][number]
export type UpdateRow = Desk['updates'][number]
export type ExtensionRow = Desk['extensions'][number]
export type EscalationRow = Desk['escalations'][number]

/** One thing owed: the next step of a matter, required practice that is missing, a regular update, a word on a later day, or a step of escalation that may be taken. */
export type Item = { key: string; day: string | null } & (
  | { is: 'step'; row: OwedRow }
  | { is: 'missing'; row: MissingRow }
  | { is: 'update'; row: UpdateRow }
  | { is: 'extension'; row: ExtensionRow }
  | { is: 'escalation'; row: EscalationRow }
)

/** Everything that is owed in one list, the nearest day first; what has no day comes last. */
export function itemsOf({ owed, missing, updates, extensions, escalations }: Pick<Desk, 'owed' | 'missing' | 'updates' | 'extensions' | 'escalations'>): Item[] {
  const items: Item[] = [
    ...owed.map((row) => ({ is: 'step' as const, key: row.id, day: dayOf(row), row })),
    ...updates.map((row) => ({ is: 'update' as const, key: `update:${row.matter.id}:${row.rhythm.id}`, day: row.dueOn, row })),
    ...extensions.map((row) => ({ is: 'extension' as const, key: `extension:${row.request.id}`, day: row.request.from, row })),
    ...escalations.map((row) => ({ is: 'escalation' as const, key: `escalation:${row.matter.id}:${row.step.id}`, day: row.since, row })),
    ...missing.map((row) => ({ is: 'missing' as const, key: `missing:${row.subject.id}:${row.rhythm.id}`, day: row.dueOn, row })),
  ]
  return items.toSorted((a, b) => ((a.day ?? '9') < (b.day ?? '9') ? -1 : (a.day ?? '9') > (b.day ?? '9') ? 1 : 0))
}

/** The nearer of the step's day and the matter's own, so that day and light agree. */
function dayOf({ next, due }: OwedRow): string | null {
  return next.by !== null && due !== null ? (next.by < due ? next.by : due) : (next.by ?? due)
}

/** Whether I am late with it: a matter that is late in others' hands is not. */
export function isLate({ is, row }: Item): boolean {
  return is !== 'extension' && is !== 'escalation' && row.light === 'overdue'
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
