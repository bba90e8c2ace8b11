import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** `{command}` in a body becomes an id of its own each time; with `once` nothing is asked a second time. */
export type Request = { method: 'GET' | 'POST'; path: string; body?: string; once?: boolean }
/** `allowed`: statuses beside 200 that are no mistake of the bench; `from`: the request to begin with */
export type LoadOrder = { origin: string; requests: readonly Request[]; cookie?: string; connections: number; seconds: number; allowed?: number[]; from?: number }
/** `bytes` and `processorMs` (of the asking process) for one request; `next`: the request it would have gone on with */
export type LoadReply = { ms: number[]; refused: number; seconds: number; bytes: number; processorMs: number; next: number }
export type AskedFor = { id: number; order: LoadOrder }

export type Asker = { load: (order: LoadOrder) => Promise<LoadReply>; stop: () => Promise<void> }

/** A process that asks, so that asking and answering do not share a thread. */
export function startAsker(): Asker {
  const child = fork(join(import.meta.dirname, 'asker.ts'))
  const exited = once(child, 'exit')
  let asked = 0
  return {
    load: (order) =>
      new Promise((resolve, reject) => {
        asked += 1
        const id = asked
        const hear = (said: { id: number; reply?: LoadReply; error?: string }) => {
          if (said.id !== id) return
          child.off('message', hear)
          if (said.reply) resolve(said.reply)
          else reject(new Error(said.error))
        }
        child.on('message', hear)
        child.send({ id, order } satisfies AskedFor)
      }),
    stop: async () => {
      child.disconnect()
      await exited
    },
  }
}
