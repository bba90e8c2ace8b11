import { setImmediate as nextTurn } from 'node:timers/promises'

import { DeliveryError } from '../../kernel/errors.ts'
import type { Ledger } from '../../kernel/pack/schema.ts'
import type { MatterSort } from '../../store/queries/matter-list.ts'
import { changedSince, wentOutAt } from '../../store/queries/exchange.ts'
import { csvOf, CSV_TYPE } from '../../letters/csv.ts'
import { writeWorkbook, XLSX_TYPE, type SheetCell } from '../../letters/xlsx/index.ts'
import type { Call } from '../call.ts'
import { inputsOf, type Inputs } from '../city/inputs.ts'
import { ledgerRules } from '../matter/concerned.ts'
import { listMatters, type ListMatters } from '../matter/list-matters.ts'
import { permitSomewhere } from '../permit.ts'
import { directoryOf, unitRef } from '../views/organisation.ts'
import { columnRows, phonesFor, type ColumnSources, type RowOfColumns } from './column-rows.ts'
import { demonstrationMark, ledgerPaper, paperRow } from './ledger-paper.ts'
import { rulesInForm, theirFormOf, theirRow, theirSheet, type TheirForm } from './their-form.ts'

export type ExportLedger = Omit<ListMatters, 'ledger' | 'sort' | 'cursor' | 'limit'> & {
  ledger: string
  /** in the columns, order and words of the other system whose table came in last; absent: as offices exchange it */
  form?: 'theirs-xlsx' | 'theirs-csv' | undefined
  /** only what has changed since the export that was last brought into that system (`confirmExport`) */
  changed?: 'true' | undefined
  /** under this id one may watch how far it is */
  command?: string | undefined
}

/** `exportedAt`: when it began to be read, of a whole ledger in another system's form: what `confirmExport` is told once it is there. */
export type Exported = { bytes: Uint8Array; mediaType: string; name: string; exportedAt?: string }
type Told = (done: number, total: number) => void
type Rows = (add: (rows: readonly RowOfColumns[]) => void, told: Told, signal: AbortSignal | null) => Promise<void>

/** Rows read, made and packed in one turn; others are answered between them. */
const PART = 200

/**
 * A ledger as an .xlsx as offices exchange it: what this membership sees of it, in the ledger's own order, with all columns that the pack
 * declares; or with `form` as another system's table (.xlsx or .csv), which is for those who may import it. It is read a part at a time: a
 * matter that is changed meanwhile may be shown as it was before or after.
 *
 * @throws DeliveryError `ledger_unknown`, `exchange_form_unknown`, `reading_cancelled`
 */
export async function exportLedger(call: Call, { ledger, form, changed, command, ...filter }: ExportLedger): Promise<Exported> {
  const { deps, acting } = call
  permitSomewhere(acting, 'exportLedger')
  if (form !== undefined) permitSomewhere(acting, 'startImport')
  const began = deps.now()
  const sources = await deps.db.read(acting.tenant, async (db) => {
    const inputs = await inputsOf(deps, db, acting.tenant)
    const rules = ledgerRules(inputs.packs, ledger)
    const theirs = form === undefined ? null : await theirFormOf(db, acting.tenant, rules)
    const since = form !== undefined && changed === 'true' ? await wentOutAt(db, acting.tenant, ledger) : null
    return { ...inputs, theirs, since, rules: theirs ? rulesInForm(rules, theirs) : rules, directory: await directoryOf(db, acting.tenant), phones: await phonesFor(db, acting, rules) }
  })
  const { rules, today, theirs } = sources
  const name = `${rules.ledger.name.zh}_${today}.${form === 'theirs-csv' ? 'csv' : 'xlsx'}`
  const query = { ...filter, ledger, sort: sortOf(rules.ledger), limit: PART }
  const first = await listMatters(call, query)
  const count = first.total?.exact ? first.total.count : null
  const rows: Rows = async (add, told, signal) => {
    let page = first
    for (let before = 0, made = 0; ; ) {
      const { wanted, held } = await deps.db.read(acting.tenant, async (db) => {
        const since = sources.since === null ? null : await changedSince(db, acting.tenant, page.rows.map(({ id }) => id), sources.since)
        const kept = page.rows.filter(({ id }) => since?.has(id) ?? true)
        return { wanted: await columnRows(db, acting, kept, sources, made), held: kept.length }
      })
      add(wanted)
      made += held
      before += page.rows.length
      told(before, count ?? 0)
      await nextTurn()
      if (signal?.aborted) throw new DeliveryError('reading_cancelled', { name })
      if (page.next === null) return
      page = await listMatters(call, { ...query, cursor: page.next })
    }
  }
  const write = (told: Told, signal: AbortSignal | null): Promise<Uint8Array> => (theirs ? asTheirs(sources, theirs, form === 'theirs-csv', rows, told, signal) : asOffices(call, sources, count, rows, told, signal))
  const bytes = command === undefined ? await write(() => undefined, null) : await deps.jobs.during(acting, { command, name, forgets: true }, ({ at, signal }) => write((done, total) => at({ state: 'writing', done, total, unit: 'row' }), signal))
  const whole = Object.values(filter).every((value) => value === undefined)
  return { bytes, mediaType: form === 'theirs-csv' ? CSV_TYPE : XLSX_TYPE, name, ...(theirs && whole && { exportedAt: began }) }
}

type Sources = ColumnSources & Pick<Inputs, 'city'>

async function asOffices({ acting }: Call, { rules, city, today, directory }: Sources, count: number | null, rows: Rows, told: Told, signal: AbortSignal | null): Promise<Uint8Array> {
  const unit = unitRef(directory, acting.unit, today)?.name ?? null
  const workbook = writeWorkbook(ledgerPaper(rules, { city, unit, today, count }))
  await rows((made) => workbook.add(made.map(({ matter, version, values }) => paperRow(values, matter.id, version))), told, signal)
  return workbook.finish()
}

async function asTheirs({ rules, city }: Sources, form: TheirForm, csv: boolean, rows: Rows, told: Told, signal: AbortSignal | null): Promise<Uint8Array> {
  if (csv) {
    const table: SheetCell[][] = [form.columns.map(({ name }) => name)]
    await rows((made) => table.push(...made.map(({ values }) => theirRow(values, form))), told, signal)
    return csvOf(table)
  }
  const workbook = writeWorkbook(theirSheet(rules, form, demonstrationMark(city)))
  await rows((made) => workbook.add(made.map(({ values }) => theirRow(values, form))), told, signal)
  return workbook.finish()
}

const SORTS: Readonly<Record<string, MatterSort>> = { code: 'code', title: 'title', due: 'due', 'opened-on': 'opened', light: 'light', 'duty:lead': 'lead' }

/** The ledger's own order where lists know it, else by code. */
function sortOf({ defaultSort: { by, descending } }: Ledger): MatterSort {
  const sort = SORTS[by] ?? 'code'
  return descending ? (`-${sort}` as MatterSort) : sort
}
