import type { FastifyInstance } from 'fastify'

import type { EndpointName } from './contract/paths.ts'

/** A route as the server has it; `endpoint` names those of the contract. */
export type Registered = { method: string; url: string; endpoint: EndpointName | null }

declare module 'fastify' {
  interface FastifyInstance {
    /** every route there is, so that a check can walk them and none is forgotten */
    registered: Registered[]
  }
  interface FastifyContextConfig {
    endpoint?: EndpointName
  }
}

/** Keeps a list of all routes that are added from now on. */
export function rememberRoutes(app: FastifyInstance): void {
  app.decorate('registered', [])
  app.addHook('onRoute', ({ method, url, config }) => {
    for (const one of [method].flat()) app.registered.push({ method: one, url, endpoint: config?.endpoint ?? null })
  })
}
