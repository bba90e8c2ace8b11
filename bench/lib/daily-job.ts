import { sql } from 'kysely'

import { openMattersInBulk } from '../../src/app/bulk/open-matters.ts'
import { newCommandId } from '../../src/app/ids.ts'
import { judgeDue } from '../../src/app/judging/judge-due.ts'
import type { Deps } from '../../src/app/call.ts'
import type { MatterInBulk } from '../../src/app/bulk/open-matters.ts'
import { testCity } from '../../test/support/city.ts'
import { openPlace, type Place } from './city.ts'

/** Matters not handed down within fifteen working days are late: those opened on the first day are on `DUE`, the others two weeks later. */
const DUE = '2026-06-24'
const BEFORE = '2026-06-23'
const OPENED = { due: '2026-06-01', later: '2026-06-16' } as const

/** Opened by the product's own verb; from these the rest are copied. */
const REAL = 1_000

export type DailyResult = Record<'matters' | 'due' | 'seconds' | 'rows written' | 'rows read of matter' | 'whole tables read' | 'seconds with nothing due', number>

/**
 * Fills a city, lets a day pass, and runs the daily job. A thousand matters are opened and judged by the product; the rest are copies of
 * their rows under new ids, because opening a million would take half an hour. The log is not copied: the job does not read it.
 */
export async function dailyJob(place: Place, { matters, dueShare }: { matters: number; dueShare: number }, say: (line: string) => void): Promise<DailyResult> {
  const opened = await openPlace(place)
  let day: string = BEFORE
  const deps: Deps = { ...opened, now: () => `${day}T02:00:00.000Z` }
  try {
    const city = await testCity(deps, ['市第1局', '市第2局'], 'bench')
    const office = await city.user('office', '市第1局')
    const lead = city.units.get('市第2局') ?? ''
    await openMattersInBulk(office.call, { command: newCommandId(deps.now()), rows: realRows(lead, dueShare) })
    say(`${REAL} matters opened`)
    await judgeDue(deps)
    await copied(deps, matters / REAL, say)
    const nothing = await timedJob(deps)
    day = DUE
    const before = await touched(deps)
    const job = await timedJob(deps)
    const after = await touched(deps)
    return {
      matters,
      due: job.judged,
      seconds: job.seconds,
      'rows written': after.written - before.written,
      'rows read of matter': after.read - before.read,
      'whole tables read': after.scans - before.scans,
      'seconds with nothing due': nothing.seconds,
    }
  } finally {
    await deps.readers.close()
    await deps.db.close()
  }
}

function realRows(lead: string, dueShare: number): MatterInBulk[] {
  return Array.from({ length: REAL }, (_, index) => ({
    ledger: 'reform-tasks',
    title: `推进营商环境改革试点第${index + 1}项`,
    due: '2027-12-31',
    fields: {},
    milestones: [],
    duties: [{ role: 'lead', holder: { type: 'unit' as const, id: lead }, territory: null }],
    occurredOn: index < REAL * dueShare ? OPENED.due : OPENED.later,
  }))
}

/** Copies of the rows of every matter, `times` − 1 of each, with statistics as a database at work has them. */
async function copied(deps: Deps, times: number, say: (line: string) => void): Promise<void> {
  await deps.db.owner(async (tx) => {
    const columns = await sql<{ name: string }>`
      select column_name as name from information_schema.columns where table_schema = 'public' and table_name = 'matter' and is_generated = 'NEVER' and column_name not in ('id', 'code', 'code_key') order by ordinal_position`.execute(tx)
    const rest = sql.join(columns.rows.map(({ name }) => sql.ref(name)))
    // The index of words is by far the dearest to fill row by row; it is made again for the job, which has to keep it.
    await sql`drop index matter_by_words`.execute(tx)
    await sql`create temporary table copy_of on commit drop as select m.id as old, gen_random_uuid() as id, m.code || '-' || n as code from matter m, generate_series(2, ${times}::int) n where m.tenant = 'bench'`.execute(tx)
    await sql`insert into matter (id, code, code_key, ${rest}) select c.id, c.code, c.code, ${rest} from matter m join copy_of c on c.old = m.id where m.tenant = 'bench'`.execute(tx)
    say('matters copied')
    await sql`insert into subject (tenant, id, type, version, state)
      select s.tenant, 'matter:' || c.id, s.type, s.version, s.state || jsonb_build_object('id', c.id, 'code', c.code)
      from copy_of c join subject s on s.id = 'matter:' || c.old where s.tenant = 'bench'`.execute(tx)
    say('states copied')
    await sql`insert into duty select d.tenant, c.id, d.id, d.role, d.holder_type, d.holder, d.territory, d.from_on, d.to_on from copy_of c join duty d on d.matter = c.old where d.tenant = 'bench'`.execute(tx)
    await sql`insert into matter_ledger select l.tenant, c.id, l.ledger, l.home from copy_of c join matter_ledger l on l.matter = c.old where l.tenant = 'bench'`.execute(tx)
    await sql`update counter set n = n * ${times} where tenant = 'bench'`.execute(tx)
    await sql`create index matter_by_words on matter using gin (search)`.execute(tx)
  })
  await deps.db.owner((tx) => sql`analyze`.execute(tx))
  say('ready')
}

async function timedJob(deps: Deps): Promise<{ judged: number; seconds: number }> {
  const startedAt = performance.now()
  const judged = await judgeDue(deps)
  return { judged, seconds: (performance.now() - startedAt) / 1000 }
}

/** Rows of matters, states and counters that were written, rows of matters that were read, and tables read from end to end, since the database began to count. */
async function touched(deps: Deps): Promise<{ written: number; read: number; scans: number }> {
  // What a connection has counted is told to the others when it is idle; asked for at once, it is not missed.
  await deps.db.owner((tx) => sql`select pg_stat_force_next_flush()`.execute(tx))
  return deps.db.owner(async (tx) => {
    await sql`select pg_stat_clear_snapshot()`.execute(tx)
    const { rows } = await sql<{ written: string; read: string; scans: string }>`
      select sum(n_tup_ins + n_tup_upd + n_tup_del) filter (where relname in ('matter', 'subject'))::text as written,
        sum(coalesce(idx_tup_fetch, 0) + seq_tup_read) filter (where relname = 'matter')::text as read,
        sum(seq_scan) filter (where relname in ('matter', 'subject'))::text as scans
      from pg_stat_user_tables`.execute(tx)
    const [row] = rows
    return { written: Number(row?.written ?? 0), read: Number(row?.read ?? 0), scans: Number(row?.scans ?? 0) }
  })
}
