import { sql } from 'kysely'

import type { Deps } from '../../../src/app/call.ts'
import { inputsOf } from '../../../src/app/city/inputs.ts'
import { judgeDue } from '../../../src/app/judging/judge-due.ts'
import { judgeWith } from '../../../src/app/judging/judge-matter.ts'
import { compareProjections } from '../../../src/store/compare-projections.ts'
import type { Load } from './load.ts'

/** What must all be nought: each entry names what was found otherwise. */
export type Losses = { lost: string[]; doubled: string[]; partial: string[]; projections: string[]; files: string[] }

type Row = { command: string; kept: boolean; facts: number; titles: string[] }

/**
 * Holds what a database has after all the killing against what clients were told.
 *
 * - every acknowledged command is there, with its facts; every file that was acknowledged has its content
 * - nothing is there twice; what was not acknowledged is there whole (command and facts) or not at all
 * - the projections are those that the log makes
 */
export async function lossesIn(deps: Deps, tenant: string, { sent, files }: Pick<Load, 'sent' | 'files'>): Promise<Losses> {
  const rows = await deps.db.owner(async (tx) => {
    const { rows: found } = await sql<Row>`
      select coalesce(c.id, f.command_id)::text as command, c.id is not null as kept, count(f.id)::int as facts,
        coalesce(array_agg(coalesce(p.payload ->> 'title', p.payload ->> 'summary')) filter (where f.kind in ('matter.opened', 'activity.recorded')), '{}') as titles
      from command c full join fact f on f.tenant = c.tenant and f.command_id = c.id left join fact_payload p on p.tenant = f.tenant and p.id = f.id
      where coalesce(c.tenant, f.tenant) = ${tenant} group by 1, 2`.execute(tx)
    return found
  })
  const known = new Map(rows.map((row) => [row.command, row]))
  const times = Map.groupBy(rows.flatMap(({ titles }) => titles), (title) => title)
  const named = sent.map((one) => ({ ...one, row: known.get(one.command) }))
  const { rows: recorded } = await deps.db.owner((tx) => sql<{ sha256: string }>`select sha256 from file where tenant = ${tenant}`.execute(tx))
  const spoiled: string[] = []
  for (const sha256 of new Set([...files, ...recorded.map((one) => one.sha256)])) if (typeof (await deps.files.intact(sha256)) === 'string') spoiled.push(sha256)
  await judgeDue(deps)
  const inputs = await deps.db.read(tenant, (db) => inputsOf(deps, db, tenant))
  const differences = await compareProjections(deps.db, tenant, judgeWith(inputs))
  return {
    lost: named.filter(({ acknowledged, row }) => acknowledged && !(row?.kept && row.facts > 0)).map(({ command }) => command),
    doubled: [...named.filter(({ title }) => (times.get(title)?.length ?? 0) > 1).map(({ title }) => title), ...named.filter(({ row }) => row && row.titles.length > 1).map(({ command }) => command)],
    partial: named.filter(({ row }) => row && (!row.kept || row.facts === 0 || row.titles.length !== 1)).map(({ command }) => command),
    projections: differences.map(({ table, side, row }) => `${table} ${side} ${row}`),
    files: [...spoiled, ...files.filter((sha256) => !recorded.some((one) => one.sha256 === sha256))],
  }
}
