import { readdirSync, readFileSync } from 'node:fs'

import pg from 'pg'

/** The kernel counts processor time in hundredths of a second, whatever the machine (`USER_HZ`). */
const TICK_MS = 10

/**
 * Tells how much processor time the server at `url` has used so far, all its processes together: what a record costs there is no smaller a part than what it costs
 * here. Only on Linux, and only for a server on this machine; elsewhere null.
 */
export async function databaseProcessor(url: string): Promise<(() => number) | null> {
  if (process.platform !== 'linux') return null
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    const server = rows[0] && partsOf(rows[0].pid)?.parent
    return server === undefined ? null : () => usedBy(server)
  } finally {
    await client.end()
  }
}

function usedBy(server: number): number {
  const each = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (partsOf(Number(name)) ?? []) : []))
  return each.reduce((sum, { pid, parent, ownMs, childrenMs }) => sum + (pid === server ? ownMs + childrenMs : parent === server ? ownMs : 0), 0)
}

/** One process as `/proc` tells of it; undefined when it has ended. */
function partsOf(pid: number): { pid: number; parent: number; ownMs: number; childrenMs: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name stands in brackets and may hold spaces; behind it come state, parent and, from the twelfth on, the times.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ').map(Number)
    const [user = 0, system = 0, childrenUser = 0, childrenSystem = 0] = fields.slice(11, 15)
    return { pid, parent: fields[1] ?? 0, ownMs: (user + system) * TICK_MS, childrenMs: (childrenUser + childrenSystem) * TICK_MS }
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH')) return undefined
    throw error
  }
}
