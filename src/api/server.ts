import { extname } from 'node:path'

import multipart from '@fastify/multipart'
import fastify, { LogController } from 'fastify'
import type { FastifyInstance } from 'fastify'

import type { Deps } from '../app/call.ts'
import { DeliveryError } from '../kernel/errors.ts'
import { refuseCrossSite } from './door/same-origin.ts'
import { apiRates, limitRates, type Rates } from './door/rates.ts'
import { addSecurityHeaders, secure } from './door/security-headers.ts'
import { answerHealth } from './door/health.ts'
import { requestId, tellRequestId } from './door/request-id.ts'
import { multipartLimits } from './door/upload.ts'
import { describeApi } from './docs/openapi.ts'
import { addDocsPage } from './docs/page.ts'
import { jsonBytes, sendProblem } from './errors.ts'
import { logRequests, logSerializers } from './log.ts'
import { answerMetrics } from './metrics.ts'
import { registerEndpoints } from './register.ts'
import { rememberRoutes } from './registered.ts'
import { serializerCompiler, validatorCompiler } from './validation.ts'
import { serveCalendars } from './calendar.ts'
import { serveWeb } from './web.ts'

export type ServerOptions = {
  /** where the built web app lies; null: the API alone */
  web: string | null
  /** how much is written to the standard error; tests are silent */
  log: 'silent' | 'error' | 'info'
  /** how often one may ask; those of the product unless said, null: as often as one likes */
  rates?: Rates | null
  /** who sends it may read `/metrics`; without it there is none */
  metricsToken?: string | null
  /** told of the server before it has routes: what listens to every request */
  listen?: (app: FastifyInstance) => void
}

/** The HTTP server on these dependencies, ready to listen or to be asked by `inject`. */
export async function buildServer(deps: Deps, { web, log, rates = apiRates, metricsToken = null, listen }: ServerOptions): Promise<FastifyInstance> {
  const app: FastifyInstance = fastify({
    // A reverse proxy on this machine may say where a request came from and whether it came over https; no one else may.
    trustProxy: 'loopback',
    bodyLimit: jsonBytes,
    genReqId: requestId,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'trace' }),
    logger: log === 'silent' ? false : { level: log, base: null, serializers: logSerializers, stream: process.stderr },
    routerOptions: { ignoreTrailingSlash: true },
    frameworkErrors: (error, request, reply) => {
      secure(request, reply)
      void sendProblem(error, request, reply)
    },
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  rememberRoutes(app)
  addSecurityHeaders(app)
  tellRequestId(app)
  listen?.(app)
  app.setErrorHandler(sendProblem)
  limitRates(app, deps, rates)
  refuseCrossSite(app)
  if (log === 'info') logRequests(app)
  await app.register(multipart, { limits: multipartLimits, throwFileSizeLimit: false })
  await describeApi(app)
  answerHealth(app, deps)
  if (metricsToken) await answerMetrics(app, deps, metricsToken)
  registerEndpoints(app, deps)
  serveCalendars(app, deps)
  addDocsPage(app)
  const page = web === null ? null : await serveWeb(app, web)
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? ''
    if (page && isPage(request.method, path)) return page(request, reply)
    return sendProblem(new DeliveryError('route_unknown', { path: path.slice(0, 200) }), request, reply)
  })
  await app.ready()
  return app
}

/** Addresses of pages are the web app's own affair; a file that is missing must not be answered with one. */
function isPage(method: string, path: string): boolean {
  return (method === 'GET' || method === 'HEAD') && !path.startsWith('/api/') && extname(path) === ''
}
