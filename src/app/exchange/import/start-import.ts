import { createHash } from 'node:crypto'

import { DeliveryError } from '../../../kernel/errors.ts'
import type { LedgerRules } from '../../../kernel/pack/lookup.ts'
import { addDays } from '../../../kernel/time/day.ts'
import { changeImport, dropImport, dropOldImports, importNamed, keepImport, keepMapping, keptMapping, stageRows } from '../../../store/queries/exchange.ts'
import type { HeadKept } from '../../../store/tables.ts'
import type { Call } from '../../call.ts'
import { inputsOf } from '../../city/inputs.ts'
import { checkCommandId } from '../../ids.ts'
import { ledgerRules } from '../../matter/concerned.ts'
import { permitSomewhere } from '../../permit.ts'
import type { TableRead } from '../../reading/thread-words.ts'
import { compareImport } from './compare-import.ts'
import { fingerprintOf } from './fingerprint.ts'
import { importOf, importView, type ImportSource } from './papers.ts'
import { knownNames, proposeMapping, shownIn, type Mapping, type Proposal } from './propose.ts'
import { wordsIn } from './compare-row.ts'
import type { KeptRow } from './table-rows.ts'

/** Papers that nobody has come back to for so long are thrown away. */
const DAYS_KEPT = 30
const SAMPLES = 3
const ROWS_SAMPLED = 30

/**
 * Takes in a table (.xlsx, .csv) for a ledger: finds its head, proposes which column is which, and where that is sure, because the file was handed out
 * here or its head was matched before, compares it row by row. No fact is written. The work can be watched and cancelled as a job under the
 * command's id, which is the import's id too.
 *
 * @throws FileRefusal, DeliveryError what `readTable` refuses, `ledger_unknown`, `busy`, `reading_cancelled`, `command_conflict`
 */
export async function startImport(call: Call, { ledger, command, name, bytes }: { ledger: string; command: string; name: string; bytes: Uint8Array }) {
  const { deps, acting } = call
  const { tenant, person } = acting
  permitSomewhere(acting, 'startImport')
  checkCommandId(command, deps.now())
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const { inputs, before, rules } = await deps.db.read(tenant, async (db) => {
    const read = await inputsOf(deps, db, tenant)
    return { inputs: read, before: await importNamed(db, tenant, person, command), rules: ledgerRules(read.packs, ledger) }
  })
  if (before) {
    if ((before.source as ImportSource).sha256 !== sha256 || before.ledger !== ledger) throw new DeliveryError('command_conflict', { id: command })
    return deps.db.read(tenant, (db) => importView(db, tenant, before, inputs.packs))
  }
  return deps.jobs.during(acting, { command, name, forgets: true }, async (job) => {
    const read = await deps.readers.read({ kind: 'table', name, bytes, known: knownNames(inputs.packs) }, { onProgress: job.at, signal: job.signal })
    const proposals = proposeMapping(read.columns, rules, inputs.packs)
    const fingerprint = fingerprintOf(read.columns)
    const kept = await deps.db.read(tenant, (db) => keptMapping(db, tenant, ledger, fingerprint))
    const mapping = kept ? stillThere(kept.mapping, rules, proposals) : Object.fromEntries(proposals.map(({ at, show }) => [at, show]))
    const compares = kept !== undefined || isSure(proposals)
    // Nobody is asked, so nobody confirms: what came in under our own names goes out in that order.
    if (!kept && compares && !Object.values(mapping).some((show) => show?.startsWith('mark:'))) await deps.db.write(tenant, (tx) => keepMapping(tx, tenant, { ledger, fingerprint, mapping, head: headOf(read.columns), at: deps.now() }))
    await stage(call, { ledger, command, name, sha256 }, read, { mapping, proposals, fingerprint, compares }, job.signal)
    const row = await deps.db.read(tenant, (db) => importOf(db, acting, command))
    if (compares) await compareImport(call, { ...row, compared_by: command }, job)
    return deps.db.read(tenant, async (db) => importView(db, tenant, await importOf(db, acting, command), inputs.packs))
  })
}

type Matched = { mapping: Mapping; proposals: readonly Proposal[]; fingerprint: string; compares: boolean }

async function stage({ deps, acting }: Call, file: { ledger: string; command: string; name: string; sha256: string }, read: TableRead, { mapping, proposals, fingerprint, compares }: Matched, signal: AbortSignal): Promise<void> {
  const { tenant, person } = acting
  const { sheet, title, headRow, asides, notes, parts } = read
  const first = parts[0] === undefined ? [] : (JSON.parse(parts[0]) as KeptRow[]).slice(0, ROWS_SAMPLED)
  const columns = read.columns.map((column, index) => ({ ...column, sure: proposals[index]?.sure ?? ('none' as const), samples: samplesOf(first, column.at) }))
  const source: ImportSource = { sha256: file.sha256, sheet, title, headRow, columns, asides, notes }
  const now = deps.now()
  await deps.db.write(tenant, async (tx) => {
    await dropOldImports(tx, tenant, `${addDays(now.slice(0, 10), -DAYS_KEPT)}T00:00:00.000Z`)
    await keepImport(tx, {
      tenant, id: file.command, ledger: file.ledger, person, file_name: file.name.slice(0, 200), state: 'reading', fingerprint,
      source: JSON.stringify(source), mapping: JSON.stringify(mapping), names: '{}', rows: read.rows, created_at: now,
    })
  })
  for (const part of parts) {
    if (signal.aborted) {
      await deps.db.write(tenant, (tx) => dropImport(tx, tenant, file.command))
      throw new DeliveryError('reading_cancelled', { name: file.name })
    }
    await deps.db.write(tenant, (tx) => stageRows(tx, tenant, file.command, part))
  }
  await deps.db.write(tenant, (tx) => changeImport(tx, tenant, file.command, compares ? { state: 'comparing', compared_by: file.command } : { state: 'mapping' }))
}

/** What is kept of a head, so that a table can go out as it came in. */
function headOf(columns: TableRead['columns']): HeadKept[] {
  return columns.map(({ at, name, group }) => ({ at, name, group }))
}

/** Nothing is left to ask: every column is one of the ledger by its very name, and the title is among them. */
function isSure(proposals: readonly Proposal[]): boolean {
  return proposals.every(({ sure }) => sure === 'same') && proposals.some(({ show }) => show === 'title')
}

/** A column that the pack no longer declares is proposed anew. */
function stillThere(kept: Mapping, rules: LedgerRules, proposals: readonly Proposal[]): Mapping {
  const shows = new Set(shownIn(rules).map(({ show }) => show))
  return Object.fromEntries(proposals.map(({ at, show }) => {
    const before = kept[at]
    return [at, before === null || (before !== undefined && (before.startsWith('mark:') || shows.has(before))) ? before : show]
  }))
}

function samplesOf(rows: readonly KeptRow[], at: number): string[] {
  const words = rows.map(({ cells }) => wordsIn(cells[at]).replace(/\s+/g, ' ')).filter((one) => one !== '')
  return [...new Set(words)].slice(0, SAMPLES).map((one) => (one.length > 40 ? `${one.slice(0, 40)}…` : one))
}

