import { DeliveryError } from '../../../kernel/errors.ts'
import type { LedgerRules } from '../../../kernel/pack/lookup.ts'
import type { Column, Field, Pack } from '../../../kernel/pack/schema.ts'
import type { Db } from '../../../store/database/database.ts'
import { importNamed, keptMapping, mattersNotIn, rowCounts, type ImportRow } from '../../../store/queries/exchange.ts'
import type { Acting } from '../../call.ts'
import type { Note } from '../../reading/thread-words.ts'
import { ledgerRules } from '../../matter/concerned.ts'
import { MATTER_COLUMN, VERSION_COLUMN } from '../marks.ts'
import { wordsOfColumn } from '../words-of-others.ts'
import { isWritable, shownIn, type Sureness } from './propose.ts'
import { letter } from './table-rows.ts'

/** Where an import stands: read and its columns to be matched, compared and to be decided on, being written, written, taken back. */
export const IMPORT_STATES = ['reading', 'mapping', 'comparing', 'preview', 'applying', 'applied', 'undone'] as const
export type ImportState = (typeof IMPORT_STATES)[number]

export const importStateNames: Record<ImportState, { zh: string; en: string }> = {
  reading: { zh: '正在读入', en: 'being read' },
  mapping: { zh: '待对应栏目', en: 'waiting for its columns' },
  comparing: { zh: '正在核对', en: 'being compared' },
  preview: { zh: '待确认', en: 'waiting for a decision' },
  applying: { zh: '正在写入', en: 'being written' },
  applied: { zh: '已导入', en: 'imported' },
  undone: { zh: '已撤回', en: 'taken back' },
}

/** What the file was, kept beside its rows. */
export type ImportSource = {
  sha256: string
  sheet: string
  title: string | null
  headRow: number
  columns: { at: number; name: string; group: string | null; hidden: boolean; sure: Sureness; samples: string[] }[]
  asides: { row: number; text: string }[]
  notes: Note[]
}

/** @throws DeliveryError `import_unknown`, also for another person's */
export async function importOf(db: Db, { tenant, person }: Acting, id: string): Promise<ImportRow> {
  const found = await importNamed(db, tenant, person, id)
  if (!found) throw new DeliveryError('import_unknown')
  return found
}

/** @throws DeliveryError `import_state` unless it is in one of these */
export function refuseUnless(row: ImportRow | undefined, states: readonly ImportState[]): asserts row is ImportRow {
  if (!row) throw new DeliveryError('import_unknown')
  if (!states.some((state) => state === row.state)) throw new DeliveryError('import_state', { state: importStateNames[row.state as ImportState].zh })
}

/** An import as its page shows it: what the file is, how its columns are matched, and how many rows came to what. */
export async function importView(db: Db, tenant: string, row: ImportRow, packs: readonly Pack[]) {
  const rules = ledgerRules(packs, row.ledger)
  const { sheet, title, headRow, columns, asides, notes } = row.source as ImportSource
  const counts = await rowCounts(db, tenant, row.id)
  const kept = await keptMapping(db, tenant, row.ledger, row.fingerprint)
  const byNumber = numberField(row, rules)
  const sum = (holds: (one: (typeof counts)[number]) => boolean) => counts.filter(holds).reduce((total, { n }) => total + n, 0)
  return {
    id: row.id,
    ledger: row.ledger,
    ledgerName: rules.ledger.name,
    name: row.file_name,
    state: row.state as ImportState,
    createdAt: row.created_at,
    rows: row.rows,
    sheet,
    title,
    headRow,
    columns: columns.map((column) => ({ ...column, letter: letter(column.at), show: row.mapping[column.at] ?? null })),
    targets: targetsOf(rules),
    /** their words for ours, of the columns that say one of a few */
    words: shownIn(rules).flatMap(({ show }) => {
      const ours = wordsOfColumn(show, rules)
      return ours === null ? [] : [{ show, words: ours.map((our) => ({ ours: our, theirs: kept?.words[show]?.[our] ?? '' })) }]
    }),
    /** the field by whose value rows are known again; null: by code and title */
    matchedBy: byNumber?.name ?? null,
    /** open matters with a number that the file no longer names: said, never deleted */
    vanished: byNumber && COMPARED.includes(row.state as ImportState) ? vanishedOf(await mattersNotIn(db, tenant, row.ledger, byNumber.id, row.id, MOST_VANISHED)) : { count: 0, rows: [] },
    missing: rules.ledger.columns.filter((column) => isRequired(column, rules) && !Object.values(row.mapping).includes(column.show)).map(({ show, name }) => ({ show, name })),
    asides,
    notes,
    counts: {
      new: sum(({ kind }) => kind === 'new'),
      changed: sum(({ kind }) => kind === 'changed'),
      unchanged: sum(({ kind }) => kind === 'unchanged'),
      conflict: sum(({ kind }) => kind === 'conflict'),
      error: sum(({ kind }) => kind === 'error'),
      aside: sum(({ kind }) => kind === 'aside'),
      /** a formula's value is asked about */
      asks: sum(({ asks, decision, kind }) => asks && decision === null && kind !== 'error'),
      /** to be written as decided so far */
      taken: sum(({ decision }) => decision === 'take' || decision === 'rest'),
      undecided: sum(({ kind, decision }) => decision === null && (kind === 'new' || kind === 'changed' || kind === 'conflict')),
      opened: sum(({ done }) => done === 'opened'),
      amended: sum(({ done }) => done === 'amended'),
      failed: sum(({ done }) => done === 'failed'),
      takenBack: sum(({ done }) => done === 'undone'),
      left: sum(({ done }) => done === 'left'),
    },
  }
}

const COMPARED: readonly ImportState[] = ['preview', 'applying', 'applied']
const MOST_VANISHED = 50

function numberField({ mapping }: ImportRow, { ledger }: LedgerRules): Field | undefined {
  const shown = Object.values(mapping)
  return ledger.fields.find(({ id }) => id === ledger.matchBy && shown.includes(`field:${id}`))
}

function vanishedOf(rows: Awaited<ReturnType<typeof mattersNotIn>>) {
  return { count: rows[0]?.total ?? 0, rows: rows.map(({ matter, code, title, value }) => ({ matter, code, title, number: value })) }
}

/** What a column of a file may be matched with: the ledger's columns; those that are computed are shown as not imported. */
function targetsOf(rules: LedgerRules) {
  const marks = [MATTER_COLUMN, VERSION_COLUMN].map((show) => ({ show, name: { zh: '系统标识', en: 'mark of the system' }, writable: false, mark: true }))
  return [...shownIn(rules).map((one) => ({ ...one, writable: isWritable(one.show), mark: false })), ...marks]
}

function isRequired({ show }: Column, { ledger }: LedgerRules): boolean {
  return show === 'title' || ledger.fields.some(({ id, required }) => required && show === `field:${id}`)
}
