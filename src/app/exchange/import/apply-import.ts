import { DeliveryError, sentence } from '../../../kernel/errors.ts'
import type { FactDraft } from '../../../kernel/facts/index.ts'
import type { MatterState } from '../../../kernel/facts/matter.ts'
import { changeImport, lastRow, lockImport, markDone, rowsToWrite, type ImportRow } from '../../../store/queries/exchange.ts'
import { heldVersion } from '../../../store/queries/held.ts'
import { openMattersInBulk } from '../../bulk/open-matters.ts'
import type { Call } from '../../call.ts'
import { checkCommandId, derivedId, timeOf } from '../../ids.ts'
import { ledgerRules } from '../../matter/concerned.ts'
import { knownHolders } from '../../matter/known-holders.ts'
import { permitSomewhere } from '../../permit.ts'
import type { JobInHand } from '../../reading/jobs.ts'
import { write } from '../../writing.ts'
import { reasonOf } from './compare-import.ts'
import type { RowChange, RowProblem } from './compare-row.ts'
import { viewNow } from './decide-import.ts'
import { decideChanges, matterOf } from './decide-row.ts'
import { refuseUnless } from './papers.ts'
import type { Typed } from './typed.ts'

/** Row numbers in one transaction: many, because each costs a commit; few, because the embedded database serves no one meanwhile. */
const PART = 500

/** The commands of one part: they follow from the import, so that going on after an interruption does nothing twice. */
export const partCommands = (applied: string, from: number) => ({ open: derivedId(applied, `open:${from}`), change: derivedId(applied, `change:${from}`) })

/**
 * Writes what was decided, a part at a time, each in a transaction of its own; a row that is refused after all is kept with its reason and the
 * others go on. It is watched as a job under the command's id and cannot be cancelled once it has begun; broken off by a restart, it is gone on with by
 * calling it again.
 *
 * @throws DeliveryError `import_unknown`, `import_state`
 */
export async function applyImport(call: Call, { import: id, command }: { import: string; command: string }) {
  const { deps, acting } = call
  const { tenant, person } = acting
  permitSomewhere(acting, 'applyImport')
  checkCommandId(command, deps.now())
  const row = await deps.db.write(tenant, async (tx) => {
    const held = await lockImport(tx, tenant, person, id)
    refuseUnless(held, ['preview', 'applying'])
    const applied_by = held.applied_by !== null && isYoung(held.applied_by, deps.now()) ? held.applied_by : command
    await changeImport(tx, tenant, id, { state: 'applying', applied_by })
    return { ...held, applied_by }
  })
  return deps.jobs.during(acting, { command, name: row.file_name, forgets: true }, async (job) => {
    job.keep()
    await applyParts(call, row, job)
    return viewNow(call, id)
  })
}

/** A command's id serves for a day; one that is older begins anew. */
const HOURS_YOUNG = 20

function isYoung(command: string, now: string): boolean {
  return Date.parse(now) - timeOf(command) < HOURS_YOUNG * 3_600_000
}

async function applyParts(call: Call, row: ImportRow & { applied_by: string }, job: Pick<JobInHand, 'at'>): Promise<void> {
  const { deps, acting } = call
  const { tenant } = acting
  const last = await deps.db.read(tenant, (db) => lastRow(db, tenant, row.id))
  for (let from = 0; from < last; from += PART) {
    job.at({ state: 'writing', done: from, total: last, unit: 'row' })
    const rows = await deps.db.read(tenant, (db) => rowsToWrite(db, tenant, row.id, from, from + PART))
    const commands = partCommands(row.applied_by, from)
    await openRows(call, row, commands.open, rows.filter(({ kind }) => kind === 'new'))
    await changeRows(call, row, commands.change, rows.filter(({ kind }) => kind !== 'new'))
  }
  await deps.db.write(tenant, (tx) => changeImport(tx, tenant, row.id, { state: 'applied' }))
}

type ToWrite = Awaited<ReturnType<typeof rowsToWrite>>[number]

/** Opens the new ones together; one that is refused is set aside, and the others are tried again without it. */
async function openRows(call: Call, { id, ledger }: ImportRow, command: string, rows: readonly ToWrite[]): Promise<void> {
  const { deps, acting } = call
  let open = [...rows]
  while (open.length > 0) {
    try {
      const matters = await openMattersInBulk(call, { command, rows: open.map(({ code, changes }) => matterOf(ledger, code, valuesIn(changes))) })
      await deps.db.write(acting.tenant, (tx) => markDone(tx, acting.tenant, id, open.map(({ row }, index) => ({ row, done: 'opened', ...(matters[index] === undefined ? {} : { matter: matters[index] }) }))))
      return
    } catch (error) {
      const refused = error instanceof DeliveryError ? refusedIn(error, open) : undefined
      if (!refused || !(error instanceof DeliveryError)) throw error
      await deps.db.write(acting.tenant, (tx) => markDone(tx, acting.tenant, id, [{ row: refused.row, done: 'failed', problems: [refusal(error.sentences)] }]))
      open = open.filter((one) => one !== refused)
    }
  }
}

/** The row a refusal is about: it says so, or names the code that is taken. */
function refusedIn({ facts }: DeliveryError, open: readonly ToWrite[]): ToWrite | undefined {
  return typeof facts.row === 'number' ? open[facts.row - 1] : open.find(({ code }) => code !== null && code === facts.code)
}

type Changed = { refused: { row: number; problem: RowProblem }[] }

async function changeRows(call: Call, row: ImportRow, command: string, rows: readonly ToWrite[]): Promise<void> {
  if (rows.length === 0) return
  const { deps, acting } = call
  const input = rows.map(({ row: number, matter, changes, decision }) => ({ row: number, matter, changes, decision }))
  const { refused } = await write<Changed>(call, { id: command, name: 'applyImport', input }, async (writing) => {
    const { tx, packs } = writing
    const states = await writing.lock(rows.map(({ matter }) => `matter:${matter ?? ''}`))
    const rules = ledgerRules(packs, row.ledger)
    const values = rows.map(({ changes, decision }) => valuesIn(changes, decision === 'rest'))
    const known = await knownHolders(tx, acting.tenant, [...values.flat().flatMap((typed) => (typed.kind === 'duty' ? typed.holders.map(({ holder }) => holder) : [])), ...[...states.values()].flatMap((state) => (state as MatterState).duties.map(({ holder }) => holder))])
    const answer: Changed = { refused: [] }
    const facts = rows.flatMap((one, index): FactDraft[] => {
      const subject = `matter:${one.matter ?? ''}`
      const matter = states.get(subject) as MatterState | undefined
      if (!matter || heldVersion(tx, subject) !== one.version) {
        answer.refused.push({ row: one.row, problem: changedMeanwhile })
        return []
      }
      const decision = decideChanges(rules, matter, values[index] ?? [], reasonOf(row), known, writing)
      if (!('refusal' in decision)) return decision.facts
      answer.refused.push({ row: one.row, problem: refusal({ zh: sentence(decision.refusal, 'zh'), en: sentence(decision.refusal, 'en') }) })
      return []
    })
    return { facts, answer }
  })
  const problems = new Map(refused.map((one) => [one.row, one.problem]))
  await deps.db.write(acting.tenant, (tx) => markDone(tx, acting.tenant, row.id, rows.map((one) => {
    const problem = problems.get(one.row)
    return problem ? { row: one.row, done: 'failed', problems: [problem] } : { row: one.row, done: 'amended' }
  })))
}

function valuesIn(changes: unknown, withoutConflicts = false): Typed[] {
  return ((changes ?? []) as RowChange[]).filter(({ conflict }) => !withoutConflicts || !conflict).map(({ value }) => value)
}

function refusal({ zh, en }: { zh: string; en: string }): RowProblem {
  return { code: 'refused', params: { zh, en }, show: null, at: null }
}

const changedMeanwhile = refusal({ zh: '核对之后，别人又改动了这个事项，没有写入。请重新上传后再核对。', en: 'Someone changed this matter after it was compared; nothing was written. Hand the file in again.' })
