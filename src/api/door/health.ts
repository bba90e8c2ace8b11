import type { FastifyInstance } from 'fastify'

import type { Deps } from '../../app/call.ts'
import { notReady } from '../../app/system/readiness.ts'

/**
 * For who keeps the machine: `/healthz` says that the process lives, `/readyz` whether requests should be sent here, with the reasons where not (503).
 * Without its replica a server is ready all the same. Open to everyone, and so they tell nothing else; asked as often as one likes, the database is asked once a second.
 */
export function answerHealth(app: FastifyInstance, deps: Deps): void {
  app.get('/healthz', { schema: { hide: true } }, async (_, reply) => {
    reply.header('cache-control', 'no-store')
    return { alive: true }
  })
  app.get('/readyz', { schema: { hide: true } }, async (_, reply) => {
    const reasons = await notReady(deps)
    reply.header('cache-control', 'no-store')
    if (reasons.length > 0) reply.code(503).header('retry-after', 5)
    return { ready: reasons.length === 0, reasons, ...(deps.replica && { replica: deps.replica.state() }) }
  })
}
