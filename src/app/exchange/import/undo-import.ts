import { voidFact } from '../../../kernel/decide/void.ts'
import type { Fact, FactDraft } from '../../../kernel/facts/index.ts'
import { voided } from '../../../kernel/facts/index.ts'
import { voidedIds } from '../../../kernel/fold.ts'
import { changeImport, lockImport, markDone, rowsCompared, type ImportRow } from '../../../store/queries/exchange.ts'
import { factsOfSubjects } from '../../../store/queries/facts.ts'
import { spokenOf } from '../../../store/queries/links.ts'
import type { Call } from '../../call.ts'
import { checkCommandId, derivedId } from '../../ids.ts'
import { permitSomewhere } from '../../permit.ts'
import { write } from '../../writing.ts'
import { partCommands } from './apply-import.ts'
import { viewNow } from './decide-import.ts'
import { refuseUnless } from './papers.ts'

const PART = 200
/** The part of an import in which a row was written is named by its first row. */
const PART_APPLIED = 500

/**
 * Takes back what an import wrote, matter by matter, where nothing has been written about the matter since, nor a record or a link made to one
 * that it opened; what has gone on is left as it is and said.
 *
 * @throws DeliveryError `import_unknown`, `import_state`, `reason_missing`
 */
export async function undoImport(call: Call, { import: id, command, reason }: { import: string; command: string; reason: string }) {
  const { deps, acting } = call
  const { tenant, person } = acting
  permitSomewhere(acting, 'undoImport')
  checkCommandId(command, deps.now())
  const row = await deps.db.write(tenant, async (tx) => {
    const held = await lockImport(tx, tenant, person, id)
    refuseUnless(held, ['applied'])
    return held
  })
  return deps.jobs.during(acting, { command, name: row.file_name, forgets: true }, async (job) => {
    job.keep()
    let last = 0
    for (;;) {
      job.at({ state: 'writing', done: last, total: row.rows, unit: 'row' })
      const rows = await deps.db.read(tenant, (db) => rowsCompared(db, tenant, id, {}, last, PART))
      if (rows.length === 0) break
      await takeBack(call, row, derivedId(command, `undo:${last}`), rows.filter(({ done }) => done === 'opened' || done === 'amended'), reason)
      last = rows.at(-1)?.row ?? last
    }
    await deps.db.write(tenant, (tx) => changeImport(tx, tenant, id, { state: 'undone' }))
    return viewNow(call, id)
  })
}

async function takeBack(call: Call, { id, applied_by }: ImportRow, command: string, rows: readonly { row: number; matter: string | null; done: string | null }[], reason: string): Promise<void> {
  if (rows.length === 0 || applied_by === null) return
  const { deps, acting } = call
  const commandsOf = (row: number) => {
    const { open, change } = partCommands(applied_by, Math.floor((row - 1) / PART_APPLIED) * PART_APPLIED)
    return [derivedId(open, 'batch:0'), change]
  }
  const { left } = await write<{ left: number[] }>(call, { id: command, name: 'undoImport', input: { import: id, rows: rows.map(({ row }) => row), reason } }, async (writing) => {
    const subjects = rows.map(({ matter }) => `matter:${matter ?? ''}`)
    await writing.lock(subjects)
    const facts = Map.groupBy(await factsOfSubjects(writing.tx, acting.tenant, subjects), ({ subject }) => subject)
    const spoken = await spokenOf(writing.tx, acting.tenant, rows.flatMap(({ matter }) => matter ?? []))
    const answer = { left: [] as number[] }
    const drafts = rows.flatMap(({ row, matter, done }): FactDraft[] => {
      const goesOn = done === 'opened' && spoken.has(matter ?? '')
      const voids = goesOn ? null : voidsOf(facts.get(`matter:${matter ?? ''}`) ?? [], commandsOf(row), reason, writing.today, writing)
      if (voids) return voids
      answer.left.push(row)
      return []
    })
    return { facts: drafts, answer }
  })
  const kept = new Set(left)
  await deps.db.write(acting.tenant, (tx) => markDone(tx, acting.tenant, id, rows.map(({ row }) => ({ row, done: kept.has(row) ? 'left' : 'undone' }))))
}

/** The voids of what these commands wrote about one matter; null where something else came after it, or it was taken back already. */
function voidsOf(facts: readonly Fact[], commands: readonly string[], reason: string, today: string, given: Parameters<typeof voidFact>[3]): FactDraft[] | null {
  const gone = voidedIds(facts)
  const written = facts.filter((fact) => commands.includes(fact.commandId) && !gone.has(fact.id))
  const first = written[0]
  if (!first || facts.some((fact) => fact.subjectVersion > first.subjectVersion && !commands.includes(fact.commandId) && fact.kind !== voided)) return null
  const drafts: FactDraft[] = []
  for (const fact of written.toReversed()) {
    const decision = voidFact(facts, fact.id, reason, { ...given, today })
    if ('refusal' in decision) return null
    drafts.push(...decision.facts)
  }
  return drafts
}
