import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { createDatabase, startPostgres } from '../../support/postgres-server.ts'

const LIMIT_MS = 30_000

async function ask(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query({ text, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

const reachable = (url: string) =>
  ask(url, 'select 1').then(
    () => 'answers',
    () => 'gone',
  )

test('a server of its own gives each asker an empty database and is gone when stopped', { timeout: LIMIT_MS }, async () => {
  const server = await startPostgres()
  const one = await createDatabase(server.url)
  const other = await createDatabase(server.url)
  await ask(one.url, 'create table matter (id int)')
  expect(await ask(other.url, "select count(*)::int from pg_tables where tablename = 'matter'")).toEqual([0])
  expect(await ask(one.url, "select 'Ä' < 'b', upper('ä')")).toEqual([false, 'Ä'])
  await one.drop()
  expect(await ask(server.url, "select datname from pg_database where datname like 'lingxian%'")).toEqual([new URL(other.url).pathname.slice(1)])
  await server.stop()
  expect(await reachable(server.url)).toBe('gone')
})

test('it does not outlive a process that was killed with -9', { timeout: LIMIT_MS }, async () => {
  const module = join(import.meta.dirname, '..', '..', 'support', 'postgres-server.ts')
  const script = `const { startPostgres } = await import(${JSON.stringify(module)}); console.log((await startPostgres()).url)`
  const owner = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(owner.stdout, 'data')) as [Buffer]
  const url = line.toString().trim()
  expect(await reachable(url)).toBe('answers')
  owner.kill('SIGKILL')
  await expect.poll(() => reachable(url), { timeout: LIMIT_MS / 2 }).toBe('gone')
})
