import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

import type { FastifyInstance } from 'fastify'

export const REQUEST_ID = 'x-request-id'

/** What a proxy may call a request: nothing that could break a line of a log or tell anything. */
const FORM = /^[A-Za-z0-9][A-Za-z0-9-]{7,63}$/
const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/

/** The request's id: the one that a proxy on this machine gave it, so that both logs agree; of anyone else's none is taken. */
export function requestId({ headers, socket }: IncomingMessage): string {
  const given = headers[REQUEST_ID]
  return typeof given === 'string' && FORM.test(given) && LOOPBACK.test(socket.remoteAddress ?? '') ? given : randomUUID()
}

/** Answers every request with its id, by which its lines in the log and its problem document are found. */
export function tellRequestId(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.header(REQUEST_ID, request.id)
    done()
  })
}
