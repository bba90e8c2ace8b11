// Kill -9 of server and database at random moments under load: what was lost, doubled or half there, and how long a restart takes.
// --kills N (200) in all, half on each database; --database embedded|postgres only one of them; --seed N repeats a run.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { runFaults, type FaultPlace, type Faults } from '../test/support/faults/run.ts'
import { createDatabase, startRevivingPostgres } from '../test/support/postgres-server.ts'
import { wantedKinds, type Kind } from './lib/databases.ts'
import { goal, machine, percentile, report } from './support.ts'

const kinds = wantedKinds(process.argv)
const kills = Math.ceil(number('--kills', 200) / kinds.length)
const seed = number('--seed', Date.now() % 1_000_000)

const figures: Record<string, number> = { seed }
const goals = []
for (const kind of kinds) {
  const faults = await onPlace(kind, (place) => runFaults(place, kills, seed, (done) => done % 10 === 0 && process.stderr.write(`${kind}: ${done} of ${kills}\n`)))
  goals.push(...judged(kind, faults))
}
if (kinds.includes('embedded')) goals.push(...(await traced()))
report({ name: 'faults', machine: machine(), figures, goals })

function judged(kind: Kind, { kills: killed, restartMs, losses, ...counts }: Faults) {
  for (const [victim, n] of Object.entries(killed)) if (n > 0) figures[`${kind} kills of the ${victim}`] = n
  for (const [what, n] of Object.entries(counts)) figures[`${kind} ${what}`] = n
  figures[`${kind} restart p50 ms`] = Math.round(percentile(restartMs, 50))
  figures[`${kind} restart p99 ms`] = Math.round(percentile(restartMs, 99))
  return Object.entries(losses).map(([what, found]) => {
    if (found.length > 0) process.stderr.write(`${kind} ${what}: ${found.slice(0, 10).join(', ')}\n`)
    return goal(`${kind}: ${what}`, found.length, '<=', 0)
  })
}

/** What the embedded database really asks of the disk, seen from outside by strace: at least one sync for each commit that was acknowledged. */
async function traced() {
  if (spawnSync('strace', ['-V']).status !== 0) {
    process.stderr.write('strace is not installed: syncs were not traced\n')
    return []
  }
  const log = join(mkdtempSync(join(tmpdir(), 'lingxian-trace-')), 'syncs')
  const { acknowledged, files } = await onPlace('embedded', (place) => runFaults(place, 0, seed, () => {}, ['strace', '-D', '-f', '-qq', '-e', 'trace=fdatasync,fsync', '-o', log]))
  const lines = readFileSync(log, 'utf8').split('\n')
  const count = (call: string) => lines.filter((line) => line.includes(`${call}(`) && !line.includes('= -1')).length
  rmSync(join(log, '..'), { recursive: true })
  figures['traced by strace: commits acknowledged'] = acknowledged
  figures['traced by strace: fdatasync'] = count('fdatasync')
  figures['traced by strace: fsync'] = count('fsync')
  return [goal('embedded: fdatasync for each acknowledged commit', count('fdatasync') / Math.max(1, acknowledged + files), '>=', 1)]
}

async function onPlace(kind: Kind, work: (place: FaultPlace) => Promise<Faults>): Promise<Faults> {
  const folder = mkdtempSync(join(tmpdir(), 'lingxian-faults-'))
  const server = kind === 'postgres' ? await startRevivingPostgres() : undefined
  try {
    const database = server && (await createDatabase(server.url))
    return await work({ folder, ...(server && database && { postgres: { server, url: database.url } }) })
  } finally {
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function number(option: string, usual: number): number {
  const at = process.argv.indexOf(option)
  return at < 0 ? usual : Number(process.argv[at + 1])
}
