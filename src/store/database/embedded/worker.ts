import { parentPort, workerData } from 'node:worker_threads'

import { PGlite } from '@electric-sql/pglite'

import { durableOptions } from './durable-files.ts'
import { ensureCluster } from './fresh-cluster.ts'
import type { FromWorker, ToWorker, WorkerData } from './protocol.ts'

/**
 * The thread in which the embedded database lives: a long scan blocks this thread, not the one that answers requests.
 * An exception here ends the thread; the main thread sees it as the worker's `error`.
 */
const { folder } = workerData as WorkerData
const port = parentPort
if (port === null) throw new Error('worker.ts runs only as a worker thread')

const say = (message: FromWorker) => port.postMessage(message)

await ensureCluster(folder)
const postgres = await PGlite.create(durableOptions(folder))

/** A new client begins with a startup packet, the only message whose first byte is 0; it must not inherit a session. */
const STARTUP = 0

async function answer(bytes: Uint8Array): Promise<void> {
  if (bytes[0] === STARTUP) {
    await postgres.exec('ROLLBACK')
    await postgres.exec('DISCARD ALL')
  }
  say(await postgres.execProtocolRaw(bytes))
}

async function close(): Promise<void> {
  await postgres.close()
  say('closed')
}

let queue: Promise<void> = Promise.resolve()
port.on('message', (message: ToWorker) => {
  queue = queue.then(() => (message === 'close' ? close() : answer(message)))
})

say('open')
