import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

import { embeddedTestDatabase } from '../../src/store/testing.ts'
import { freshDatabase, testDatabaseKind } from './postgres.ts'

const main = join(import.meta.dirname, '..', '..', 'src', 'main.ts')

export type Run = { line: (holds: string) => Promise<string>; lines: string[]; errors: () => string; ended: Promise<number | null>; signal: (name: NodeJS.Signals) => void; disconnect: () => void }
const running = new Set<() => Promise<unknown>>()

/** Ends whatever a test left running. */
export async function endAll(): Promise<void> {
  await Promise.all([...running].map((end) => end()))
}

/** The product as a process of its own, on a free port, without the demonstration. */
export function run(scratch: string, settings: Record<string, string>): Run {
  const environment = { PATH: process.env.PATH, PORT: '0', LINGXIAN_EMPTY: '1', ...settings }
  const child = spawn(process.execPath, [main], { env: environment, cwd: scratch, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  const { stdout, stderr } = child
  if (!stdout || !stderr) throw new Error('a process without output')
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  const end = () => {
    child.kill('SIGKILL')
    return ended
  }
  running.add(end)
  void ended.then(() => running.delete(end))
  const lines: string[] = []
  let errors = ''
  stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  const reader = createInterface({ input: stdout })
  reader.on('line', (line) => lines.push(line))
  return {
    lines,
    ended,
    errors: () => errors,
    signal: (name) => child.kill(name),
    disconnect: () => child.disconnect(),
    line: async (holds) => {
      for (;;) {
        const found = lines.find((line) => line.includes(holds))
        if (found) return found
        const gone = ended.then((code) => Promise.reject(new Error(`ended with ${code} before saying “${holds}”: ${errors}`)))
        await Promise.race([once(reader, 'line'), gone])
      }
    },
  }
}

/** Waits until it is served. @returns its address */
export async function ready(one: Run): Promise<string> {
  const line = await one.line('http://')
  return line.slice(line.indexOf('http://'))
}

/** Where this run's database lives: a folder with an empty one, or an empty database on the server. */
export async function fresh(scratch: string, name: string): Promise<{ settings: Record<string, string>; drop: () => Promise<void> }> {
  const folder = join(scratch, name)
  if (testDatabaseKind() === 'pglite') {
    const { db, folder: made } = await embeddedTestDatabase()
    await db.close()
    renameSync(made, folder)
    return { settings: { LINGXIAN_DATA: folder }, drop: async () => rmSync(folder, { recursive: true, force: true }) }
  }
  const database = await freshDatabase()
  return { settings: { LINGXIAN_DATA: folder, DATABASE_URL: database.url }, drop: database.drop }
}
