import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

import type { Place } from './city.ts'
import type { Begin, Order, Ready, Replied, Replies } from './orders.ts'

export type Product = Ready & {
  order: <O extends Order>(order: O) => Promise<Replies[O['do']]>
  stop: () => Promise<void>
}

/** Serves what lies at a place, in a process that ends with this one. */
export async function startProduct(place: Place): Promise<Product> {
  const child = fork(join(import.meta.dirname, 'server.ts'), [JSON.stringify({ place } satisfies Begin)], { execArgv: [...process.execArgv, '--max-semi-space-size=32'] })
  const exited = once(child, 'exit')
  const ready = await Promise.race([once(child, 'message').then(([message]) => message as Ready), exited.then(() => undefined)])
  if (ready === undefined) throw new Error('the server did not start; the reason is above')
  const waiting = new Map<number, { resolve: (reply: never) => void; reject: (error: Error) => void }>()
  child.on('message', (replied: Replied) => {
    const asker = waiting.get(replied.id)
    waiting.delete(replied.id)
    if ('error' in replied) asker?.reject(new Error(replied.error))
    else asker?.resolve(replied.reply as never)
  })
  child.on('exit', () => waiting.forEach(({ reject }) => reject(new Error('the server has ended'))))
  let asked = 0
  return {
    ...ready,
    order: (order) =>
      new Promise((resolve, reject) => {
        asked += 1
        waiting.set(asked, { resolve, reject })
        child.send({ id: asked, order })
      }),
    stop: async () => {
      child.disconnect()
      await exited
    },
  }
}
