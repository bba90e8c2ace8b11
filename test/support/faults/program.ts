import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const main = join(import.meta.dirname, '..', '..', '..', 'src', 'main.ts')

export type Program = { pid: number; /** milliseconds from start to ready */ startedIn: number; /** @throws Error where it has ended by itself, with its last words */ lives: () => void; kill: () => Promise<void>; stop: () => Promise<void> }
export type Settings = Record<string, string>

/**
 * The product as a process of its own, ready to answer.
 *
 * @param tracer a program under which it is run, with its arguments
 * @throws Error when it ends before it is ready
 */
export async function startProgram(settings: Settings, tracer: readonly string[] = []): Promise<Program> {
  const began = performance.now()
  const [command = process.execPath, ...args] = [...tracer, process.execPath, main]
  const env = { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR, HOST: '127.0.0.1', LINGXIAN_EMPTY: '1', ...settings }
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4_000)
  })
  let over = false
  const exited = once(child, 'close').finally(() => (over = true))
  const lives = () => {
    if (over) throw new Error(`the program ended by itself: ${said}`)
  }
  await ready(child, exited, () => said)
  const end = (signal: NodeJS.Signals) => async () => {
    child.kill(signal)
    await exited
  }
  return { pid: child.pid ?? 0, startedIn: performance.now() - began, lives, kill: end('SIGKILL'), stop: end('SIGTERM') }
}

async function ready({ stdout }: ChildProcess, exited: Promise<unknown>, said: () => string): Promise<void> {
  if (!stdout) throw new Error('a process without output')
  const lines = createInterface({ input: stdout })
  await new Promise<void>((resolve, reject) => {
    lines.on('line', (line) => line.includes('http://') && resolve())
    void exited.then(() => reject(new Error(`the program ended before it was ready: ${said()}`)))
  })
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}
