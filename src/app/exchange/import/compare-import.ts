import { DeliveryError } from '../../../kernel/errors.ts'
import type { Tx } from '../../../store/database/database.ts'
import { changeImport, dropImport, keepOutcomes, keptMapping, lockCompared, rowsRead, type ImportRow, type Outcome } from '../../../store/queries/exchange.ts'
import type { Call } from '../../call.ts'
import { inputsOf } from '../../city/inputs.ts'
import { derivedId } from '../../ids.ts'
import { ledgerRules } from '../../matter/concerned.ts'
import type { JobInHand } from '../../reading/jobs.ts'
import { directoryOf, type Directory } from '../../views/organisation.ts'
import { compareRow, type CompareContext, type RowOutcome } from './compare-row.ts'
import { plain } from './likeness.ts'
import { matchRows, nothingSeen, type Match, type Seen } from './match-rows.ts'
import { resolverOf } from './names.ts'
import type { KeptRow } from './table-rows.ts'

/** Rows compared in one turn; others are answered between them. */
const PART = 500

/** Said with every change that an import makes. */
export function reasonOf({ file_name }: Pick<ImportRow, 'file_name'>): string {
  return `Excel导入：${file_name}`
}

export type Compared = ImportRow & { compared_by: string }

/**
 * Compares every row of an import with the ledger, and keeps what each comes to. What was decided on a row stays decided where it still
 * comes to the same kind. Cancelled meanwhile, the papers are thrown away; where a later comparison has begun, it is that one's outcomes
 * that are kept, and this one ends without a word.
 *
 * @param row with the comparison that this is
 * @throws DeliveryError `reading_cancelled`
 */
export async function compareImport({ deps, acting }: Call, row: Compared, job: Pick<JobInHand, 'at' | 'signal'>): Promise<void> {
  const { tenant } = acting
  const whereItHolds = (change: (tx: Tx) => Promise<void>) =>
    deps.db.write(tenant, async (tx) => {
      const holds = await lockCompared(tx, tenant, row.id, row.compared_by)
      if (holds) await change(tx)
      return holds
    })
  const context = await deps.db.read(tenant, async (db): Promise<CompareContext> => {
    const inputs = await inputsOf(deps, db, tenant)
    const directory = await directoryOf(db, tenant)
    const { today } = inputs
    let made = 0
    return {
      rules: ledgerRules(inputs.packs, row.ledger),
      mapping: row.mapping,
      words: (await keptMapping(db, tenant, row.ledger, row.fingerprint))?.words ?? {},
      resolve: resolverOf(directory, today, new Map(Object.entries(row.names).map(([name, holder]) => [plain(name), holder]))),
      columns: { ...inputs, directory, phones: null, origins: new Map(), sequence: 0, judged: { light: 'normal', reasons: [], lastRecordOn: null }, activities: [], reviewedBy: null },
      known: knownIn(directory),
      given: { ...inputs, newId: (label) => derivedId(row.id, `${label}:${(made += 1)}`) },
      reason: reasonOf(row),
    }
  })
  const seen = nothingSeen()
  let last = 0
  for (let done = 0; ; ) {
    job.at({ state: 'comparing', done, total: row.rows, unit: 'row' })
    const { rows, outcomes } = await deps.db.read(tenant, (db) => part(db, tenant, row, last, seen, context))
    if (rows.length === 0) break
    if (job.signal.aborted) {
      await whereItHolds((tx) => dropImport(tx, tenant, row.id))
      throw new DeliveryError('reading_cancelled', { name: row.file_name })
    }
    if (!(await whereItHolds((tx) => keepOutcomes(tx, tenant, row.id, outcomes)))) return
    done += rows.length
    last = rows.at(-1)?.row ?? last
  }
  await whereItHolds((tx) => changeImport(tx, tenant, row.id, { state: 'preview' }))
}

async function part(db: Parameters<typeof rowsRead>[0], tenant: string, { id, ledger, mapping }: ImportRow, after: number, seen: Seen, context: CompareContext) {
  const rows = await rowsRead(db, tenant, id, after, PART)
  const read = rows.map(({ row, cells }): KeptRow => ({ row, cells: cells as KeptRow['cells'] }))
  const matches = await matchRows(db, tenant, ledger, context.rules.ledger.matchBy, read, mapping, seen)
  const outcomes = rows.map(({ row, kind, decision }, index): Outcome => {
    const match = matches[index] ?? { matter: null, own: false, byNumber: false, version: null, problems: [] }
    const outcome = outcomeOf(read[index]?.cells ?? {}, match, context)
    const { changes, problems, ...rest } = outcome
    return { row, ...rest, title: rest.title.slice(0, 300), code: rest.code?.slice(0, 40) ?? null, version: match.version, changes, problems, decision: kind === outcome.kind ? decision : usual(outcome, match) }
  })
  return { rows, outcomes }
}

function outcomeOf(cells: KeptRow['cells'], { matter, own, problems }: Match, context: CompareContext): RowOutcome {
  const outcome = compareRow(cells, matter, own, context)
  if (problems.length === 0 || outcome.kind === 'aside') return outcome
  return { ...outcome, kind: 'error', problems: [...problems, ...outcome.problems.filter(({ code }) => code !== 'refused')] }
}

/**
 * What is taken unless someone says otherwise: what is plain. Where two have changed the same, or a formula was met, a person says; and where
 * another system's table differs from ours, because nothing says which of the two is the newer.
 */
function usual({ kind, asks }: RowOutcome, { byNumber }: Match): string | null {
  return (kind === 'new' || (kind === 'changed' && !byNumber)) && !asks ? 'take' : null
}

/** Names of holders that have not ended, as the kernel asks for them. */
function knownIn({ units, posts, seats }: Directory): Map<string, string> {
  return new Map([
    ...[...units.values()].flatMap(({ id, name, ended }) => (ended ? [] : [[id, name] as const])),
    ...[...posts.values()].flatMap(({ id, name, endedOn }) => (endedOn ? [] : [[id, name] as const])),
    ...[...seats.values()].flatMap(({ id, designation, endedOn }) => (endedOn ? [] : [[id, designation] as const])),
  ])
}
