import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'

export type PostgresServer = { url: string; stop: () => Promise<void> }
export type Database = { url: string; drop: () => Promise<void> }

/**
 * Starts a native PostgreSQL of its own in a temporary folder, on a free port of 127.0.0.1. It ends with the
 * process that asked for it, whichever way that ends.
 *
 * @param options.durable keep fsync on, as a measurement of writes needs it; off by default
 * @param options.folder one that stays when it ends, and is served again
 * @param options.settings of the server, `name=value`
 * @returns the superuser's address and a way to stop it
 */
export async function startPostgres({ durable = false, folder, settings = [] }: { durable?: boolean; folder?: string; settings?: readonly string[] } = {}): Promise<PostgresServer> {
  const keeper = join(import.meta.dirname, 'postgres-keeper.ts')
  const wanted = [...(durable ? ['--durable'] : []), ...(folder === undefined ? [] : ['--folder', folder]), ...settings.flatMap((setting) => ['--set', setting])]
  // A session of its own: Ctrl-C in the terminal must reach the tests first, which may still talk to the server.
  const child = spawn(process.execPath, [keeper, ...wanted], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  })
  const exited = once(child, 'exit')
  const firstLine = once(createInterface({ input: child.stdout }), 'line')
  const url = await Promise.race([firstLine.then(([line]) => String(line)), exited.then(() => undefined)])
  if (url === undefined) throw new Error('The PostgreSQL for tests did not start; the reason is above.')
  return {
    url,
    stop: async () => {
      child.stdin.end()
      await exited
    },
  }
}

export type RevivingPostgres = PostgresServer & {
  /** number of the process that is running now, or was last */
  pid: () => number
  /** waits until it takes connections */
  up: () => Promise<void>
}

/** The same, fsync on, and started again on the same folder and port whenever it dies: to be killed. */
export async function startRevivingPostgres(): Promise<RevivingPostgres> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'postgres-keeper.ts'), '--durable', '--revive'], { stdio: ['pipe', 'pipe', 'inherit'], detached: true })
  const exited = once(child, 'exit')
  const lines = createInterface({ input: child.stdout })
  let last = { pid: 0, url: '' }
  lines.on('line', (line) => {
    const [pid = '', url = ''] = line.split(' ')
    last = { pid: Number(pid), url }
  })
  await Promise.race([once(lines, 'line'), exited])
  if (last.url === '') throw new Error('The PostgreSQL for tests did not start; the reason is above.')
  return {
    url: last.url,
    pid: () => last.pid,
    up: async () => {
      while (!(await run(last.url, 'select 1').then(() => true, () => false))) await new Promise((resolve) => setTimeout(resolve, 50))
    },
    stop: async () => {
      child.stdin.end()
      await exited
    },
  }
}

/** Makes a database on the server at `adminUrl`, an empty one or a copy of `template`; `drop` removes it even while connections are open. */
export async function createDatabase(adminUrl: string, template = 'template0'): Promise<Database> {
  const name = `lingxian_test_${randomBytes(6).toString('hex')}`
  await run(adminUrl, `create database ${name} template ${template}`)
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => run(adminUrl, `drop database if exists ${name} with (force)`) }
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
