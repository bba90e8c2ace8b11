// A table of 20 000 rows in and out of a ledger: rows/s, greatest memory, and how long others wait meanwhile.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'

import type { Call } from '../src/app/call.ts'
import { exportLedger } from '../src/app/exchange/export-ledger.ts'
import { applyImport } from '../src/app/exchange/import/apply-import.ts'
import { cancelImport } from '../src/app/exchange/import/decide-import.ts'
import { startImport } from '../src/app/exchange/import/start-import.ts'
import { newCommandId } from '../src/app/ids.ts'
import { directoryOf } from '../src/app/views/organisation.ts'
import { writeWorkbook } from '../src/letters/xlsx/index.ts'
import { benchCity, openPlace } from './lib/city.ts'
import { matterRows } from './lib/matters.ts'
import { goal, machine, report } from './support.ts'

const ROWS = 20_000
const LEDGER = 'reform-tasks'
const folder = mkdtempSync(join(tmpdir(), 'lingxian-bench-'))
const figures: Record<string, number> = { rows: ROWS }

/** Does one part of the work, with what it cost. */
async function measured<T>(what: string, work: () => Promise<T>): Promise<T> {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  let most = 0
  const looking = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 50)
  const used = process.cpuUsage()
  delay.enable()
  const began = performance.now()
  try {
    return await work()
  } finally {
    const seconds = (performance.now() - began) / 1000
    delay.disable()
    clearInterval(looking)
    const { user, system } = process.cpuUsage(used)
    figures[`${what} seconds`] = Math.round(seconds * 100) / 100
    figures[`${what} processor seconds`] = Math.round((user + system) / 10_000) / 100
    figures[`${what} rows/s`] = Math.round(ROWS / seconds)
    figures[`${what} peak memory MB`] = Math.round(most / 2 ** 20)
    figures[`${what} event loop p99 ms`] = Math.round(delay.percentile(99) / 1e6)
    figures[`${what} event loop longest ms`] = Math.round(delay.max / 1e6)
    if (!process.argv.includes('--json')) console.log(`${what}: ${Math.round(seconds)} s`)
  }
}

const deps = await openPlace({ folder })
try {
  const city = await benchCity(deps)
  const call: Call = { deps, acting: city.office.acting }
  const names = await deps.db.read(city.tenant, async (db) => new Map([...(await directoryOf(db, city.tenant)).units.values()].map(({ id, name }) => [id, name])))
  const bytes = tableOf(names)
  const command = () => newCommandId(deps.now())
  const first = await measured('compare 20 000 new', () => startImport(call, { ledger: LEDGER, command: command(), name: '任务.xlsx', bytes }))
  if (first.counts.new !== ROWS) throw new Error(`not all rows are new: ${JSON.stringify(first.counts)}`)
  const applied = await measured('write 20 000 new', () => applyImport(call, { import: first.id, command: command() }))
  if (applied.counts.opened !== ROWS) throw new Error(`not all rows were opened: ${JSON.stringify(applied.counts)}`)
  const out = await measured('export', () => exportLedger(call, { ledger: LEDGER }))
  figures['exported MB'] = Math.round((out.bytes.byteLength / 2 ** 20) * 10) / 10
  const back = await measured('compare 20 000 unchanged', () => startImport(call, { ledger: LEDGER, command: command(), name: out.name, bytes: out.bytes }))
  if (back.counts.unchanged !== ROWS) throw new Error(`something has changed: ${JSON.stringify(back.counts)}`)
  await cancelImport(call, { import: back.id })
} finally {
  await deps.readers.close()
  await deps.db.close()
  rmSync(folder, { recursive: true, force: true })
}
const seconds = (what: string) => figures[`${what} seconds`] ?? 0
/** Unlike the clock it does not count the time in which others ran. */
const processor = (what: string) => figures[`${what} processor seconds`] ?? 0
report({
  name: 'exchange',
  machine: machine(),
  figures,
  goals: [
    goal('20 000 new rows read, compared and written, s', seconds('compare 20 000 new') + seconds('write 20 000 new'), '<', 60),
    goal('the same, processor s', processor('compare 20 000 new') + processor('write 20 000 new'), '<', 60),
    goal('20 000 rows out, s', seconds('export'), '<', 60),
    goal('20 000 unchanged rows compared, s', seconds('compare 20 000 unchanged'), '<', 60),
  ],
})

/** A table as another office would send it, with the ledger's own names of columns. */
function tableOf(names: ReadonlyMap<string, string>): Uint8Array {
  const heads = ['改革任务', '牵头单位', '配合单位', '完成时限', '备注']
  const column = (head: string) => ({ head, group: null, width: 12, centred: false, hidden: false })
  const workbook = writeWorkbook({ name: '任务', title: '任务分解表', noteLeft: '', noteRight: '', mark: null, repeated: 1, columns: heads.map(column) })
  const held = (duties: { role: string; holder: { id: string } }[], role: string) => duties.filter((one) => one.role === role).map(({ holder }) => names.get(holder.id) ?? '').join('、')
  workbook.add(matterRows(ROWS, [...names.keys()]).map(({ title, due, duties }) => [title, held(duties, 'lead'), held(duties, 'support'), due === null ? null : { day: due }, '按季度报送进展情况']))
  return workbook.finish()
}
