import { setImmediate as nextTurn } from 'node:timers/promises'

import { DeliveryError } from '../../kernel/errors.ts'
import type { Ledger } from '../../kernel/pack/schema.ts'
import type { MatterSort } from '../../store/queries/matter-list.ts'
import { writeWorkbook, XLSX_TYPE } from '../../letters/xlsx/index.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { ledgerRules } from '../matter/concerned.ts'
import { listMatters, type ListMatters } from '../matter/list-matters.ts'
import { permitSomewhere } from '../permit.ts'
import { directoryOf, unitRef } from '../views/organisation.ts'
import { columnRows, phonesFor } from './column-rows.ts'
import { ledgerPaper, paperRow } from './ledger-paper.ts'

export type ExportLedger = Omit<ListMatters, 'ledger' | 'sort' | 'cursor' | 'limit'> & { ledger: string; /** under this id one may watch how far it is */ command?: string | undefined }

/** Rows read, made and packed in one turn; others are answered between them. */
const PART = 200

/**
 * A ledger as an .xlsx as offices exchange it: what this membership sees of it, in the ledger's own order, with all columns that the pack
 * declares. It is read a part at a time: a matter that is changed meanwhile may be shown as it was before or after.
 *
 * @throws DeliveryError `ledger_unknown`, `reading_cancelled`
 */
export async function exportLedger(call: Call, { ledger, command, ...filter }: ExportLedger): Promise<{ bytes: Uint8Array; mediaType: string; name: string }> {
  const { deps, acting } = call
  permitSomewhere(acting, 'exportLedger')
  const sources = await deps.db.read(acting.tenant, async (db) => {
    const inputs = await inputsOf(deps, db, acting.tenant)
    const rules = ledgerRules(inputs.packs, ledger)
    return { ...inputs, rules, directory: await directoryOf(db, acting.tenant), phones: await phonesFor(db, acting, rules) }
  })
  const { rules, today, city, directory } = sources
  const name = `${rules.ledger.name.zh}_${today}.xlsx`
  const write = async (told: (done: number, total: number) => void, signal: AbortSignal | null): Promise<Uint8Array> => {
    const query = { ...filter, ledger, sort: sortOf(rules.ledger), limit: PART }
    let page = await listMatters(call, query)
    const { count, exact } = page.total
    const unit = unitRef(directory, acting.unit, today)?.name ?? null
    const workbook = writeWorkbook(ledgerPaper(rules, { city, unit, today, count: exact ? count : null }))
    for (let before = 0; ; ) {
      const rows = await deps.db.read(acting.tenant, (db) => columnRows(db, acting.tenant, page.rows, sources, before))
      workbook.add(rows.map(({ matter, version, values }) => paperRow(values, matter.id, version)))
      before += page.rows.length
      told(before, exact ? count : 0)
      await nextTurn()
      if (signal?.aborted) throw new DeliveryError('reading_cancelled', { name })
      if (page.next === null) return workbook.finish()
      page = await listMatters(call, { ...query, cursor: page.next })
    }
  }
  const bytes = command === undefined ? await write(() => undefined, null) : await deps.jobs.during(acting, { command, name, forgets: true }, ({ at, signal }) => write((done, total) => at({ state: 'writing', done, total, unit: 'row' }), signal))
  return { bytes, mediaType: XLSX_TYPE, name }
}

const SORTS: Readonly<Record<string, MatterSort>> = { code: 'code', title: 'title', due: 'due', 'opened-on': 'opened', light: 'light', 'duty:lead': 'lead' }

/** The ledger's own order where lists know it, else by code. */
function sortOf({ defaultSort: { by, descending } }: Ledger): MatterSort {
  const sort = SORTS[by] ?? 'code'
  return descending ? (`-${sort}` as MatterSort) : sort
}
