import { DeliveryError } from '../../../kernel/errors.ts'
import type { Holder } from '../../../kernel/facts/matter.ts'
import type { LedgerRules } from '../../../kernel/pack/lookup.ts'
import { changeImport, decideOn, dropImport, keepMapping, lockImport } from '../../../store/queries/exchange.ts'
import type { Call } from '../../call.ts'
import { inputsOf } from '../../city/inputs.ts'
import { ledgerRules } from '../../matter/concerned.ts'
import { permitSomewhere } from '../../permit.ts'
import { MATTER_COLUMN, VERSION_COLUMN } from '../marks.ts'
import { keepable, type WordsKept } from '../words-of-others.ts'
import { compareImport } from './compare-import.ts'
import type { RowKind } from './compare-row.ts'
import { importOf, importView, refuseUnless, type ImportSource } from './papers.ts'
import { shownIn, type Mapping } from './propose.ts'

export type SetMapping = { import: string; command: string; columns?: readonly { at: number; show: string | null }[] | undefined; names?: readonly { written: string; holder: Holder }[] | undefined; /** their words, by column and by ours */ words?: WordsKept | undefined }

/**
 * Says which column of the file is which, whom a written name means, and which of its words are which of ours; then compares the rows anew, as a job under the command's id. The
 * matching is kept for the next file with the same head.
 *
 * @throws DeliveryError `import_unknown`, `import_state`, `import_without_title`, `import_mapping_invalid`, `reading_cancelled`
 */
export async function setMapping(call: Call, { import: id, command, columns, names = [], words }: SetMapping) {
  const { deps, acting } = call
  const { tenant, person } = acting
  permitSomewhere(acting, 'setMapping')
  const changed = await deps.db.write(tenant, async (tx) => {
    const row = await lockImport(tx, tenant, person, id)
    refuseUnless(row, ['mapping', 'comparing', 'preview'])
    const { packs } = await inputsOf(deps, tx, tenant)
    const rules = ledgerRules(packs, row.ledger)
    const mapping = columns === undefined ? row.mapping : mappingOf(columns, row.source as ImportSource, rules)
    refuseWithoutTitle(mapping, rules)
    const all = { ...row.names, ...Object.fromEntries(names.map(({ written, holder }) => [written, holder])) }
    await changeImport(tx, tenant, id, { state: 'comparing', compared_by: command, mapping: JSON.stringify(mapping), names: JSON.stringify(all) })
    if (columns !== undefined || words !== undefined) {
      const head = (row.source as ImportSource).columns.map(({ at, name, group }) => ({ at, name, group }))
      await keepMapping(tx, tenant, { ledger: row.ledger, fingerprint: row.fingerprint, mapping, head, words: words && keepable(words, rules), at: deps.now() })
    }
    return { ...row, mapping, names: all, compared_by: command }
  })
  return deps.jobs.during(acting, { command, name: changed.file_name, forgets: true }, async (job) => {
    await compareImport(call, changed, job)
    return viewNow(call, id)
  })
}

/** @throws DeliveryError `import_mapping_invalid` for columns that are not there, or given twice */
function mappingOf(columns: NonNullable<SetMapping['columns']>, source: ImportSource, rules: LedgerRules): Mapping {
  const shown = shownIn(rules)
  const shows = new Set([...shown.map(({ show }) => show), MATTER_COLUMN, VERSION_COLUMN])
  const mapping: Mapping = Object.fromEntries(source.columns.map(({ at }) => [at, null]))
  const given = new Set<string>()
  for (const { at, show } of columns) {
    const column = source.columns.find((one) => one.at === at)
    if (!column || (show !== null && !shows.has(show))) throw new DeliveryError('import_mapping_invalid', { problem: column ? String(show) : String(at) })
    if (show !== null && given.has(show)) throw new DeliveryError('import_mapping_invalid', { problem: shown.find((one) => one.show === show)?.name.zh ?? show })
    if (show !== null) given.add(show)
    mapping[at] = show
  }
  return mapping
}

function refuseWithoutTitle(mapping: Mapping, { ledger }: LedgerRules): void {
  const title = ledger.columns.find(({ show }) => show === 'title')?.name
  if (!Object.values(mapping).some((show) => show === 'title' || show === MATTER_COLUMN)) throw new DeliveryError('import_without_title', { title: title?.zh ?? '名称' })
}

export type DecideRows = { import: string; rows?: readonly number[] | undefined; kind?: Extract<RowKind, 'new' | 'changed' | 'conflict'> | undefined; decision: 'take' | 'rest' | 'skip' | null }

/**
 * Decides on rows, or on all of a kind: `take` writes what the file says, `rest` only the columns nobody else has changed, `skip` nothing.
 *
 * @throws DeliveryError `import_unknown`, `import_state`
 */
export async function decideRows(call: Call, { import: id, rows, kind, decision }: DecideRows) {
  const { deps, acting } = call
  permitSomewhere(acting, 'decideRows')
  const decided = await deps.db.write(acting.tenant, async (tx) => {
    refuseUnless(await lockImport(tx, acting.tenant, acting.person, id), ['preview'])
    return decideOn(tx, acting.tenant, id, { rows, kind }, decision)
  })
  return { decided, import: await viewNow(call, id) }
}

/**
 * Throws an import away before anything of it is written; work on it is ended.
 *
 * @throws DeliveryError `import_unknown`, `import_state` once it was applied
 */
export async function cancelImport({ deps, acting }: Call, { import: id }: { import: string }) {
  permitSomewhere(acting, 'cancelImport')
  await deps.jobs.cancel(acting, id)
  await deps.db.write(acting.tenant, async (tx) => {
    refuseUnless(await lockImport(tx, acting.tenant, acting.person, id), ['reading', 'mapping', 'comparing', 'preview'])
    await dropImport(tx, acting.tenant, id)
  })
  return { id }
}

export async function viewNow({ deps, acting }: Call, id: string) {
  return deps.db.read(acting.tenant, async (db) => {
    const { packs } = await inputsOf(deps, db, acting.tenant)
    return importView(db, acting.tenant, await importOf(db, acting, id), packs)
  })
}
