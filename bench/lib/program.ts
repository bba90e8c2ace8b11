import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const root = join(import.meta.dirname, '..', '..')

/** `log`: what it has written to its standard error, where that was to be kept. */
export type Started = { url: string; pid: number; log: () => string; stop: () => Promise<void> }

/**
 * Starts the product as a person does, on a free port, and waits until it says where it is.
 *
 * @param script `src/main.ts`, or `scripts/start.mjs` for all that `npm start` does
 * @param folder its data folder
 * @param more variables of its environment; with `LINGXIAN_LOG` what it logs is kept instead of shown
 * @throws Error when it ends before it is ready
 */
export async function startProgram(script: string, folder: string, more: Readonly<Record<string, string>> = {}): Promise<Started> {
  const env = { ...process.env, PORT: '0', HOST: '127.0.0.1', LINGXIAN_DATA: folder, DATABASE_URL: '', ...more }
  const child = spawn(process.execPath, [join(root, script)], { cwd: root, env, stdio: ['ignore', 'pipe', more.LINGXIAN_LOG === undefined ? 'inherit' : 'pipe'] })
  const logged: Buffer[] = []
  child.stderr?.on('data', (part: Buffer) => logged.push(part))
  const url = await Promise.race([addressIn(child), once(child, 'exit').then(() => undefined)])
  if (url === undefined) throw new Error(`${script} ended before it was ready: ${Buffer.concat(logged).toString() || 'the reason is above'}`)
  return { url, pid: child.pid ?? 0, log: () => Buffer.concat(logged).toString(), stop: () => stopped(child) }
}

/** It goes on reading afterwards, so that what the program still says does not fill the pipe. */
function addressIn({ stdout }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!stdout) return reject(new Error('the program was started without a pipe'))
    createInterface({ input: stdout }).on('line', (line) => {
      const [url] = /http:\/\/[\d.:]+/.exec(line) ?? []
      if (url !== undefined) resolve(url)
    })
  })
}

async function stopped(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  await exited
}
