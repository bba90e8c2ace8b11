import type { FastifyInstance, FastifyRequest } from 'fastify'

import { bearerOf } from '../../app/account/tokens.ts'
import { DeliveryError } from '../../kernel/errors.ts'

const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses requests that change something and come from a page of another site (`cross_site_refused`). Browsers name the
 * page's origin with every such request; programs that send none carry no one's cookie by accident.
 */
export function refuseCrossSite(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    // A token is sent by a program on purpose, never by a browser of itself, and where there is one no cookie counts.
    if (!READING.has(request.method) && bearerOf(request.headers.authorization) === null && !isSameOrigin(request)) throw new DeliveryError('cross_site_refused')
  })
}

function isSameOrigin(request: FastifyRequest): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers
  if (origin !== undefined) return hostOf(origin) === request.host
  return site === undefined || site === 'same-origin' || site === 'none'
}

/** Undefined for `null`, the origin of pages without one. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
