import { importsOf, rowsCompared } from '../../../store/queries/exchange.ts'
import type { Call } from '../../call.ts'
import { inputsOf } from '../../city/inputs.ts'
import { permitSomewhere } from '../../permit.ts'
import type { RowChange, RowKind, RowProblem } from './compare-row.ts'
import { importOf, importStateNames, importView, type ImportState } from './papers.ts'

export type GetImport = { import: string; kind?: RowKind | undefined; asks?: 'true' | undefined; done?: string | undefined; cursor?: string | undefined; limit: number }

/**
 * An import that the acting person began, with a page of what its rows come to.
 *
 * @throws DeliveryError `import_unknown`
 */
export async function getImport({ deps, acting }: Call, { import: id, kind, asks, done, cursor, limit }: GetImport) {
  permitSomewhere(acting, 'getImport')
  const { tenant } = acting
  return deps.db.read(tenant, async (db) => {
    const { packs } = await inputsOf(deps, db, tenant)
    const found = await importOf(db, acting, id)
    const rows = found.state === 'reading' || found.state === 'mapping' ? [] : await rowsCompared(db, tenant, id, { kind, asks: asks === 'true' ? true : undefined, done }, Number(cursor ?? 0), limit + 1)
    return {
      import: await importView(db, tenant, found, packs),
      rows: rows.slice(0, limit).map((row) => ({
        row: row.row,
        kind: (row.kind ?? 'aside') as RowKind,
        title: row.title ?? '',
        code: row.code,
        matter: row.matter,
        asks: row.asks,
        changes: ((row.changes ?? []) as RowChange[]).map(({ show, old, new: now, conflict, base, formula }) => ({ show, old, new: now, conflict, base, formula })),
        problems: (row.problems ?? []) as RowProblem[],
        decision: row.decision as 'take' | 'rest' | 'skip' | null,
        done: row.done as 'opened' | 'amended' | 'failed' | 'undone' | 'left' | null,
      })),
      next: rows.length > limit ? String(rows[limit - 1]?.row ?? '') : null,
    }
  })
}

const MOST_LISTED = 20

/** What the acting person has handed in for a ledger and not thrown away, the newest first. */
export async function listImports({ deps, acting }: Call, { ledger }: { ledger: string }) {
  permitSomewhere(acting, 'listImports')
  const rows = await deps.db.read(acting.tenant, (db) => importsOf(db, acting.tenant, acting.person, ledger, MOST_LISTED))
  return { rows: rows.map(({ id, file_name: name, state, rows: count, created_at: createdAt }) => ({ id, name, state: state as ImportState, stateName: importStateNames[state as ImportState], rows: count, createdAt })) }
}
