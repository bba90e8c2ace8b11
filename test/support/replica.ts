import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

import pg from 'pg'

export type Kept = { url: string; stop: () => Promise<void> }
export type Pair = { primary: Kept; replica: Kept; close: () => Promise<void> }

/** A PostgreSQL of its own and a streaming replica of it, made as pg_basebackup would: its files copied while it runs, between the two words that PostgreSQL asks for. */
export async function startPair(): Promise<Pair> {
  const [one, two] = [folder(), folder()]
  const primary = await keep(one, [])
  const client = new pg.Client({ connectionString: primary.url })
  await client.connect()
  await client.query(`select pg_backup_start('replica', true)`)
  for (const name of ['data', 'password']) cpSync(join(one, name), join(two, name), { recursive: true, filter: (path) => !path.endsWith('postmaster.pid') })
  const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)')
  await client.end()
  writeFileSync(join(two, 'data', 'backup_label'), rows[0]?.labelfile ?? '')
  writeFileSync(join(two, 'data', 'standby.signal'), '')
  if (process.getuid?.() === 0) execFileSync('chown', ['-R', '--reference', join(one, 'data'), join(two, 'data'), join(two, 'password')])
  const { hostname, port, username, password } = new URL(primary.url)
  const replica = await keep(two, [`primary_conninfo=host=${hostname} port=${port} user=${username} password=${password}`])
  const close = async () => {
    await replica.stop()
    await primary.stop()
    for (const made of [one, two]) rmSync(made, { recursive: true, force: true })
  }
  return { primary, replica, close }
}

const folder = () => mkdtempSync(join(realpathSync(tmpdir()), 'lingxian-pair-'))

/** A server of its own on this folder, ended with this process whichever way that ends. */
async function keep(at: string, settings: readonly string[]): Promise<Kept> {
  const words = ['--folder', at, ...settings.flatMap((setting) => ['--set', setting])]
  const child = spawn(process.execPath, [join(import.meta.dirname, 'postgres-keeper.ts'), ...words], { stdio: ['pipe', 'pipe', 'inherit'], detached: true })
  const exited = once(child, 'exit')
  const line = await Promise.race([once(createInterface({ input: child.stdout }), 'line').then(([said]) => String(said)), exited.then(() => undefined)])
  if (line === undefined) throw new Error('The PostgreSQL for tests did not start; the reason is above.')
  const stop = async () => {
    child.stdin.end()
    await exited
  }
  return { url: line, stop }
}
