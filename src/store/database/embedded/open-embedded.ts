import { once } from 'node:events'
import { accessSync, constants, existsSync, mkdirSync, realpathSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'

import pg from 'pg'

import { DeliveryError } from '../../../kernel/errors.ts'
import type { Told } from '../../kept.ts'
import { hearOwn } from '../hear.ts'
import { wireTypes } from '../wire-types.ts'
import { lockFolder } from './folder-lock.ts'
import type { FromWorker, ToWorker, WorkerData } from './protocol.ts'
import { WorkerStream } from './worker-stream.ts'

/** A pool of connections to one PostgreSQL, and what ends it. */
export type Server = {
  pool: pg.Pool
  address: string
  /** tells of what changes in it, until what is returned ends that */
  hear: (told: Told) => Promise<() => Promise<void>>
  close: () => Promise<void>
}

/**
 * Starts PostgreSQL inside this process on `folder/database`, in a thread of its own, with the folder locked.
 * It has one connection: a pool of one, for which callers queue.
 *
 * @throws DeliveryError `folder_in_use`, `folder_unwritable`
 */
export async function openEmbedded(given: string): Promise<Server> {
  const folder = writableFolder(given)
  const unlock = lockFolder(folder)
  try {
    const worker = await startWorker(join(folder, 'database'))
    const pool = new pg.Pool({
      max: 1,
      idleTimeoutMillis: 0,
      user: 'postgres',
      database: 'postgres',
      types: wireTypes,
      stream: (() => new WorkerStream(worker)) as unknown as pg.PoolConfig['stream'],
    })
    const close = async () => {
      await pool.end()
      await stopWorker(worker)
      unlock()
    }
    return { pool, address: folder, hear: (told) => hearTheOnly(pool, told), close }
  } catch (error) {
    unlock()
    throw error
  }
}

/** Nobody else changes anything here, and what this process changes goes through the one connection. */
async function hearTheOnly(pool: pg.Pool, told: Told): Promise<() => Promise<void>> {
  const client = await pool.connect()
  try {
    await hearOwn(client, told)
  } finally {
    client.release()
  }
  client.once('end', () => told.listening(false))
  told.listening(true)
  return async () => told.listening(false)
}

function writableFolder(given: string): string {
  const folder = resolve(given)
  try {
    makeFolder(folder)
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    return realpathSync(folder)
  } catch {
    // A missing right, a read-only disk, a file in the way: the remedy is the same.
    throw new DeliveryError('folder_unwritable', { folder })
  }
}

/** Step by step: Node's own `recursive` never returns where a file system denies what it just allowed (as /proc does). */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
}

/** The repository runs TypeScript as it is; the published package holds JavaScript. */
const workerFile = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)

async function startWorker(folder: string): Promise<Worker> {
  const workerData: WorkerData = { folder }
  const worker = new Worker(workerFile, { workerData, execArgv: [] })
  await heard(worker, 'open')
  return worker
}

async function stopWorker(worker: Worker): Promise<void> {
  const closed = heard(worker, 'closed')
  worker.postMessage('close' satisfies ToWorker)
  await closed
  await worker.terminate()
}

/** Waits for one word of the thread; `once` rejects when the thread fails before it. */
async function heard(worker: Worker, word: Extract<FromWorker, string>): Promise<void> {
  for (;;) {
    const [message] = (await once(worker, 'message')) as [FromWorker]
    if (message === word) return
  }
}
