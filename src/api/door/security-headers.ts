import { randomBytes } from 'node:crypto'

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

declare module 'fastify' {
  interface FastifyRequest {
    /** what a style or script written into this one answer must carry */
    nonce: string
  }
}

/** Nothing is loaded, run or sent but from this server; styles that antd and the charts write carry the answer's nonce. */
function contentSecurityPolicy(nonce: string): string {
  return [
    `default-src 'none'`,
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ')
}

/** Data are no page: nothing at all may come of them, and no nonce need be drawn for each. */
const OF_DATA = `default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
const DATA = '/api/v1/'

/** Puts the security headers on every answer, of whatever kind. */
export function addSecurityHeaders(app: FastifyInstance): void {
  app.decorateRequest('nonce', '')
  app.addHook('onRequest', (request, reply, done) => {
    secure(request, reply)
    done()
  })
}

/** For the one kind of answer that no hook sees: the one to an address that cannot be parsed. */
export function secure(request: FastifyRequest, reply: FastifyReply): void {
  reply.headers(SAME_FOR_ALL)
  if (request.url.startsWith(DATA)) {
    reply.header('content-security-policy', OF_DATA)
  } else {
    request.nonce = randomBytes(16).toString('base64')
    reply.header('content-security-policy', contentSecurityPolicy(request.nonce))
  }
  if (request.protocol === 'https') reply.header('strict-transport-security', 'max-age=31536000')
}

const SAME_FOR_ALL = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
}
