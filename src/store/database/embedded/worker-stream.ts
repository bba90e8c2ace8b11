import { Duplex } from 'node:stream'
import type { Worker } from 'node:worker_threads'

import type { FromWorker } from './protocol.ts'

type Done = (error?: Error | null) => void

/**
 * The socket that the `pg` client believes in: what it writes goes to the thread of the embedded database, what that
 * answers is read. So parsers, errors and transactions are those of one client, whichever PostgreSQL is behind it.
 */
export class WorkerStream extends Duplex {
  readonly #worker: Worker
  #waiting: Done | undefined

  constructor(worker: Worker) {
    super()
    this.#worker = worker
    worker.on('message', this.#hear)
    worker.once('exit', this.#lose)
  }

  readonly #hear = (message: FromWorker): void => {
    if (typeof message === 'string' || this.#waiting === undefined) return
    const done = this.#waiting
    this.#waiting = undefined
    this.push(Buffer.from(message.buffer, message.byteOffset, message.byteLength))
    done()
  }

  readonly #lose = (): void => {
    this.destroy(new Error('the embedded database has stopped'))
  }

  #ask(bytes: Buffer, done: Done): void {
    this.#waiting = done
    this.#worker.postMessage(new Uint8Array(bytes))
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: Done): void {
    this.#ask(chunk, done)
  }

  override _writev(chunks: { chunk: Buffer }[], done: Done): void {
    this.#ask(Buffer.concat(chunks.map(({ chunk }) => chunk)), done)
  }

  override _final(done: Done): void {
    this.push(null)
    done()
  }

  override _destroy(error: Error | null, done: Done): void {
    this.#worker.off('message', this.#hear)
    this.#worker.off('exit', this.#lose)
    done(error)
  }

  // What `pg` calls on a socket.

  connect(): this {
    queueMicrotask(() => this.emit('connect'))
    return this
  }

  setNoDelay(): this {
    return this
  }

  setKeepAlive(): this {
    return this
  }

  ref(): this {
    return this
  }

  unref(): this {
    return this
  }
}
