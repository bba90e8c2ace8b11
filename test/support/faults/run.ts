import { readFileSync } from 'node:fs'

import { openMattersInBulk } from '../../../src/app/bulk/open-matters.ts'
import { newCommandId } from '../../../src/app/ids.ts'
import { openDeps } from '../../../src/app/open-deps.ts'
import { dayOf } from '../../../src/kernel/time/day.ts'
import { seeded } from '../../../bench/lib/matters.ts'
import { testCity } from '../city.ts'
import type { RevivingPostgres } from '../postgres-server.ts'
import { lossesIn, type Losses } from './check.ts'
import { startLoad, type Load, type Writer } from './load.ts'
import { freePort, startProgram, type Program, type Settings } from './program.ts'

/** Where it is done: an embedded database in the folder, or a PostgreSQL that is started again when it dies, and only the files there. */
export type FaultPlace = { folder: string; postgres?: { server: RevivingPostgres; url: string } }

export type Victim = 'program' | 'postmaster' | 'backend'
export type Faults = {
  kills: Record<Victim, number>
  /** of the program, each after a kill -9 */
  restartMs: number[]
  acknowledged: number
  unacknowledged: number
  repeated: number
  files: number
  losses: Losses
}

const UNIT = '市委政研室（改革办）'
const WRITERS = 4
/** Between a server that is ready and the kill: from hardly anything written to a few dozen commands. */
const LIFE_MS = { least: 30, most: 600 }

/**
 * Kills under load, again and again, and then looks for what was lost.
 *
 * @param seed the same gives the same victims and moments
 * @param told after each kill
 * @param tracer a program under which the first one is run
 */
export async function runFaults(place: FaultPlace, kills: number, seed: number, told: (done: number) => void = () => {}, tracer: readonly string[] = []): Promise<Faults> {
  const next = seeded(seed)
  const writers = await prepared(place)
  const port = await freePort()
  const settings: Settings = { PORT: String(port), LINGXIAN_DATA: place.folder, ...(place.postgres && { DATABASE_URL: place.postgres.url }) }
  const done: Faults['kills'] = { program: 0, postmaster: 0, backend: 0 }
  const restartMs: number[] = []
  let program: Program = await startProgram(settings, tracer)
  const load = startLoad(`http://127.0.0.1:${port}`, writers, dayOf(new Date().toISOString()))
  try {
    for (let count = 1; count <= kills; count += 1) {
      await taken(load, 2)
      await new Promise((resolve) => setTimeout(resolve, LIFE_MS.least + next() * (LIFE_MS.most - LIFE_MS.least)))
      program.lives()
      const victim = victimFor(place, next())
      done[victim] += 1
      if (victim === 'program') {
        await program.kill()
        program = await startProgram(settings)
        restartMs.push(program.startedIn)
      } else await killDatabase(place, victim, next())
      told(count)
    }
    // What waits for an answer gets one, from a program that nobody kills any more.
    await settled(load)
    program.lives()
  } finally {
    await load.stop()
    await program.stop()
  }
  return { kills: done, restartMs, ...counted(load), losses: await losses(place, load) }
}

function victimFor({ postgres }: FaultPlace, chance: number): Victim {
  if (!postgres || chance < 0.4) return 'program'
  return chance < 0.7 ? 'postmaster' : 'backend'
}

async function killDatabase({ postgres }: FaultPlace, victim: Victim, chance: number): Promise<void> {
  if (!postgres) return
  const { server } = postgres
  const pid = server.pid()
  const backends = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number)
  process.kill(victim === 'postmaster' ? pid : (backends[Math.floor(chance * backends.length)] ?? pid), 'SIGKILL')
  await server.up()
}

/** Waits until so much more was acknowledged, or long enough: on a busy machine a kill before anything was written says nothing. */
async function taken({ sent }: Load, more: number): Promise<void> {
  const count = () => sent.filter((one) => one.acknowledged).length
  const wanted = count() + more
  const deadline = performance.now() + 20_000
  while (count() < wanted && performance.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 10))
}

async function settled({ sent }: Load): Promise<void> {
  const before = sent.length
  const deadline = performance.now() + 20_000
  while (sent.length < before + WRITERS * 2 && performance.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50))
  if (sent.length < before + WRITERS) throw new Error('after the last kill nothing was taken any more')
}

function counted({ sent, files, answers }: Load) {
  const acknowledged = sent.filter((one) => one.acknowledged).length
  const tries = [...answers].reduce((sum, [, n]) => sum + n, 0)
  return { acknowledged, unacknowledged: sent.length - acknowledged, repeated: Math.max(0, tries - sent.length - files.length - WRITERS), files: files.length }
}

async function prepared({ folder, postgres }: FaultPlace): Promise<Writer[]> {
  const deps = await openDeps({ databaseUrl: postgres?.url, dataFolder: folder })
  try {
    const city = await testCity(deps, [UNIT])
    const writers: Writer[] = []
    for (let number = 1; number <= WRITERS; number += 1) {
      const { username, call } = await city.user('office', UNIT)
      const row = { ledger: 'reform-tasks', due: null, fields: {}, milestones: [], duties: [] }
      const matters = await openMattersInBulk(call, { command: newCommandId(deps.now()), rows: [1, 2].map((index) => ({ ...row, title: `底数${number}-${index}` })) })
      writers.push({ username, matters })
    }
    return writers
  } finally {
    await deps.readers.close()
    await deps.db.close()
  }
}

async function losses({ folder, postgres }: FaultPlace, load: Load): Promise<Losses> {
  const deps = await openDeps({ databaseUrl: postgres?.url, dataFolder: folder })
  try {
    return await lossesIn(deps, 'test', load)
  } finally {
    await deps.readers.close()
    await deps.db.close()
  }
}

