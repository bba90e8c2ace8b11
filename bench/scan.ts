// Scanners nobody here wrote (wapiti, sqlmap, nikto, those that are installed) against the demonstration, signed in and not; what they find.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { DEMONSTRATION_PASSWORD } from '../src/demo/data/accounts.ts'
import { client, expectOk } from './lib/http.ts'
import { startProgram } from './lib/program.ts'
import { machine, report } from './support.ts'

const flag = process.argv.indexOf('--seconds')
/** So long each scan may take; they say what they found by then. */
const SECONDS = flag < 0 ? 300 : Number(process.argv[flag + 1])
const WAPITI_MODULES = 'backup,crlf,csp,exec,file,http_headers,methods,permanentxss,redirect,sql,ssrf,xss,xxe'
/** Addresses with words of the asker in them; wapiti follows links of pages, and a web app has few. */
const ASKED = [
  '/api/v1/matters?ledger=reform-tasks&sort=due&q=a',
  '/api/v1/search?q=a',
  '/api/v1/units?q=a',
  '/api/v1/documents?q=a',
  '/api/v1/letters?q=a',
  '/api/v1/persons?q=a',
  '/api/docs',
  '/',
]

const folder = mkdtempSync(join(tmpdir(), 'lingxian-scan-'))
const found: string[] = []
const figures: Record<string, number> = {}
try {
  const program = await startProgram('src/main.ts', join(folder, 'data'), { LINGXIAN_LOG: 'error' })
  try {
    await scan(program.url)
    figures['errors logged as internal'] = program.log().split('\n').filter((line) => line.includes('internal error')).length
    found.push(...program.log().split('\n').filter((line) => line.includes('internal error')).slice(0, 3))
  } finally {
    await program.stop()
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
if (!process.argv.includes('--json')) console.log(found.join('\n'))
report({ name: 'scan', machine: machine(), figures, goals: [] })

async function scan(origin: string): Promise<void> {
  const cookie = await cookieOf(origin)
  for (const [who, sent] of [['nobody', ''], ['the office', cookie]] as const) {
    await wapiti(origin, who, sent)
    await sqlmap(origin, who, sent)
  }
  await nikto(origin)
}

async function cookieOf(origin: string): Promise<string> {
  const web = client(origin, 1)
  const { cookies } = expectOk(await web.ask('POST', '/api/v1/session', { username: 'gaigeban', password: DEMONSTRATION_PASSWORD }))
  web.close()
  return cookies.map((one) => one.split(';')[0]).join('; ')
}

async function wapiti(origin: string, who: string, cookie: string): Promise<void> {
  const out = join(folder, `wapiti-${found.length}.json`)
  const starts = ASKED.flatMap((path) => ['-s', origin + path])
  const args = ['-u', `${origin}/`, ...starts, '-m', WAPITI_MODULES, '--max-scan-time', String(Math.ceil(SECONDS / 3)), '--max-attack-time', String(Math.ceil(SECONDS / 10)), '--store-session', folder, '--flush-session', '--no-bugreport', '-f', 'json', '-o', out, ...(cookie ? ['-H', `Cookie: ${cookie}`] : [])]
  const said = await run('wapiti', args)
  if (said === null) return
  const result = existsSync(out) ? (JSON.parse(readFileSync(out, 'utf8')) as { vulnerabilities: Record<string, { info: string; path: string }[]>; infos: { version: string } }) : null
  const all = Object.entries(result?.vulnerabilities ?? {}).flatMap(([kind, list]) => list.map(({ info, path }) => `${kind}: ${path}: ${info}`))
  figures[`wapiti findings, ${who}`] = result ? all.length : -1
  found.push(`== ${result?.infos.version ?? 'wapiti: no report'} as ${who}`, ...(result ? all : [said.slice(-1500)]))
}

async function sqlmap(origin: string, who: string, cookie: string): Promise<void> {
  let injectable = 0
  for (const path of ASKED.filter((one) => one.includes('?')).slice(0, 3)) {
    const args = ['-u', origin + path, '--batch', '--disable-coloring', '--flush-session', '--level=1', '--risk=1', '--time-sec=2', '--threads=2', '--ignore-code=401', '--dbms=PostgreSQL', '--output-dir', folder, ...(cookie ? ['--cookie', cookie] : [])]
    const said = await run('sqlmap', args)
    if (said === null) return
    const lines = said.split('\n').filter((line) => /injectable|vulnerable|CRITICAL|WARNING|heuristic/.test(line))
    if (/is vulnerable|identified the following injection/.test(said)) injectable += 1
    found.push(`== sqlmap ${/\{([^}]+)\}/.exec(said)?.[1] ?? ''} as ${who}: ${path}`, ...lines.slice(-6))
  }
  figures[`sqlmap injectable addresses, ${who}`] = injectable
}

async function nikto(origin: string): Promise<void> {
  const said = await run('nikto', ['-h', origin, '-maxtime', `${Math.ceil(SECONDS / 3)}s`, '-nointeractive', '-ask', 'no'])
  if (said === null) return
  const lines = said.split('\n').filter((line) => line.startsWith('+ '))
  figures['nikto lines'] = lines.length
  found.push('== nikto', ...lines)
}

/** What a program writes until it ends or its time is over; null where it is not installed. */
async function run(program: string, args: readonly string[]): Promise<string | null> {
  const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], timeout: SECONDS * 1000 })
  const parts: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => parts.push(part))
  try {
    await Promise.race([once(child, 'close'), once(child, 'error').then(([error]) => Promise.reject(error as Error))])
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      found.push(`== ${program} is not installed`)
      return null
    }
    throw error
  }
  return Buffer.concat(parts).toString()
}
