import { chmodSync, rmSync } from 'node:fs'
import { createConnection, createServer, type Socket } from 'node:net'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

import { z } from 'zod'

import { DeliveryError, type ErrorCode, type Facts } from '../../kernel/errors.ts'
import { manifestSchema, type Manifest } from '../../store/backup/manifest.ts'
import type { Deps } from '../call.ts'
import { runBackup } from './run-backup.ts'
import { signingKeysIn } from './signing-keys.ts'

/**
 * How a command line asks the program that holds the embedded database for a back-up: a socket in the data folder, which only its owner may enter. Who may
 * write that folder could copy it anyway; nothing of this is reached over the network.
 */
const orderSchema = z.object({ path: z.string().min(1), passphrase: z.string().nullable(), signingKey: z.boolean() })
export type BackupOrder = z.infer<typeof orderSchema>

const answerSchema = z.union([z.object({ manifest: manifestSchema }), z.object({ refusal: z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) }) })])
type Answer = z.infer<typeof answerSchema>

const MOST_LINE = 64 * 1024
/** What the operating system takes as the address of a socket. */
const LONGEST_PATH = 100

/** A name of its own kind on Windows, where sockets are no files. */
function addressIn(dataFolder: string): string {
  const folder = resolve(dataFolder)
  return process.platform === 'win32' ? `\\\\.\\pipe\\lingxian-${folder.replaceAll(/[^A-Za-z0-9]/g, '-')}` : join(folder, 'control')
}

/**
 * Answers command lines of this machine until it is closed. The data folder is locked by this process, so what lies there was left by one that was killed.
 *
 * @returns what closes it; back-ups that it began are given up
 */
export async function answerLocally(deps: Deps, dataFolder: string, report: (error: unknown) => void): Promise<() => Promise<void>> {
  const address = addressIn(dataFolder)
  // A folder this deep has no such socket; then a back-up is made on the system page.
  if (Buffer.byteLength(address) > LONGEST_PATH) return () => Promise.resolve()
  if (process.platform !== 'win32') rmSync(address, { force: true })
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    void serve(deps, dataFolder, socket).catch(report)
  })
  const umask = process.umask(0o177)
  try {
    await new Promise<void>((done, failed) => server.once('error', failed).listen(address, done))
  } finally {
    process.umask(umask)
  }
  if (process.platform !== 'win32') chmodSync(address, 0o600)
  return () => {
    for (const socket of sockets) socket.destroy()
    return new Promise((done) => server.close(() => done()))
  }
}

async function serve(deps: Deps, dataFolder: string, socket: Socket): Promise<void> {
  const gone = new AbortController()
  socket.on('close', () => gone.abort())
  socket.on('error', () => gone.abort())
  const line = await firstLine(socket)
  if (line === null) return
  const { success, data: order } = orderSchema.safeParse(parsed(line))
  if (!success) return void socket.destroy()
  const answer = await answerTo(deps, dataFolder, order, gone.signal)
  socket.end(`${JSON.stringify(answer satisfies Answer)}\n`)
}

async function answerTo(deps: Deps, dataFolder: string, { path, passphrase, signingKey }: BackupOrder, stop: AbortSignal): Promise<Answer> {
  try {
    const extra = signingKey ? await signingKeysIn(dataFolder) : []
    return { manifest: await runBackup(deps, { path, passphrase, extra, by: { tenant: null, account: null }, stop }) }
  } catch (error) {
    if (error instanceof DeliveryError) return { refusal: { code: error.code, facts: { ...error.facts } } }
    throw error
  }
}

/** Asks the program that runs on this folder. @throws DeliveryError what it refuses; `backup_channel_lost` where it does not answer */
export async function askLocally(dataFolder: string, order: BackupOrder): Promise<Manifest> {
  const socket = createConnection(addressIn(dataFolder))
  socket.on('error', () => socket.destroy())
  socket.write(`${JSON.stringify(order)}\n`)
  const line = await firstLine(socket, 64 * 2 ** 20)
  socket.destroy()
  const { success, data: answer } = answerSchema.safeParse(line === null ? null : parsed(line))
  if (!success) throw new DeliveryError('backup_channel_lost')
  if ('manifest' in answer) return answer.manifest
  throw new DeliveryError(answer.refusal.code as ErrorCode, answer.refusal.facts as Facts)
}

/** One line, or null where the other side went away or sends more than a line may hold. */
function firstLine(socket: Socket, most = MOST_LINE): Promise<string | null> {
  return new Promise((done) => {
    let length = 0
    socket.on('data', (chunk: Buffer) => {
      if ((length += chunk.byteLength) > most) socket.destroy()
    })
    socket.on('close', () => done(null))
    const lines = createInterface({ input: socket })
    lines.once('line', done)
    // The line reader tells of the socket's failure a second time.
    lines.on('error', () => done(null))
  })
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    // Whatever it was, it was no order of ours.
    return null
  }
}
