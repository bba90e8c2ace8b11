/** What the main thread and the thread of the embedded database say to each other, besides wire bytes. */

export type WorkerData = { folder: string }

/** Wire bytes are whole messages of PostgreSQL's protocol; each `Uint8Array` is answered by exactly one. */
export type ToWorker = Uint8Array | 'close'

export type FromWorker = Uint8Array | 'open' | 'closed'
