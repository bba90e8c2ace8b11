import { STATUS_CODES } from 'node:http'

import type { FastifyInstance } from 'fastify'

import { toldOf } from '../app/system/told-of-error.ts'

/** What of an error goes into the log, for pino. */
export const logSerializers = { err: toldOf }

/** One line per request: which route, which status, how long. No address, no query, no name: a log is not a file on people. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request
    const status = reply.statusCode
    request.log.info({ event: 'request', method, route: routeOptions.url ?? 'unknown', status, ms: Math.round(reply.elapsedTime) }, STATUS_CODES[status] ?? '')
  })
}
