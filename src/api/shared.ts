import { createHash } from 'node:crypto'

import type { FastifyReply, FastifyRequest } from 'fastify'

/**
 * Answers what is the same for everyone. Caches may keep it but ask each time whether it still holds, so that what is taken back from the
 * public is gone at once.
 */
export function sendShared(request: FastifyRequest, reply: FastifyReply, result: unknown): FastifyReply {
  const tag = `"${createHash('sha256').update(JSON.stringify(result)).digest('base64url').slice(0, 27)}"`
  reply.headers({ 'cache-control': 'public, no-cache', etag: tag })
  const known = request.headers['if-none-match']?.split(',').map((one) => one.trim().replace(/^W\//, '')) ?? []
  return known.includes(tag) ? reply.code(304).send() : reply.send(result)
}
