import type { FastifyInstance } from 'fastify'

/** One line per request: which route, which status, how long. No address, no query, no name: a log is not a file on people. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request
    request.log.info({ method, route: routeOptions.url ?? 'unknown', status: reply.statusCode, ms: Math.round(reply.elapsedTime) })
  })
}
