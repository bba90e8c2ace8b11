import type { FastifyInstance, FastifyRequest, HTTPMethods } from 'fastify'
import { z } from 'zod'

import { actingByToken, bearerOf } from '../app/account/tokens.ts'
import type { Acting, Deps } from '../app/call.ts'
import { onReplica } from '../app/on-replica.ts'
import { readingAs } from '../app/readers/reading-as.ts'
import { refuseUnready } from '../app/identity/ready.ts'
import { sessionOf } from '../app/identity/session-of.ts'
import { actingOf } from '../app/session/acting-of.ts'
import { DeliveryError } from '../kernel/errors.ts'
import type { Command } from '../kernel/permission.ts'
import { problem } from './contract/common.ts'
import { endpoints } from './contract/endpoints.ts'
import type { EndpointSchema } from './contract/endpoints.ts'
import { paths } from './contract/paths.ts'
import type { EndpointName } from './contract/paths.ts'
import { audited } from './door/audited.ts'
import { readSeveral, readUpload } from './door/upload.ts'
import type { SeveralUpload, Upload } from './door/upload.ts'
import { sendShared } from './shared.ts'
import { openStreams, type Stream } from './stream.ts'
import { doorRoutes, verbRoutes } from './routes/index.ts'
import type { Bytes, Door } from './routes/route.ts'

type AnyInput = { params: unknown; query: unknown; body: unknown; upload: Upload | SeveralUpload | undefined }
type Answerer = (request: FastifyRequest, door: Door) => Promise<unknown>

const sections: Record<string, string> = { session: 'session', documents: 'documents', checks: 'documents', jobs: 'documents', rhythms: 'matters', ledgers: 'matters', imports: 'matters', matters: 'matters', road: 'matters', facts: 'matters', problems: 'matters', sources: 'matters', readers: 'matters', commitments: 'documents', briefs: 'matters', indicators: 'matters', assessments: 'matters', schemes: 'matters', readings: 'matters', activities: 'activities', obligations: 'activities', closings: 'activities', units: 'organisation', posts: 'organisation', seats: 'organisation', persons: 'organisation' }

/** Registers every endpoint of the contract: validated on the way in and on the way out. */
export function registerEndpoints(app: FastifyInstance, deps: Deps): void {
  const streams = openStreams()
  // Before anything waits for what is under way: these would never end by themselves.
  app.addHook('preClose', async () => streams.end())
  for (const name of Object.keys(paths) as EndpointName[]) {
    const [method = '', url = ''] = paths[name].split(' ')
    const schema: EndpointSchema = endpoints[name]
    const answer = answererOf(name, deps)
    app.route({
      method: method as HTTPMethods,
      url,
      config: { endpoint: name },
      schema: fastifySchema(name, url, schema),
      handler: async (request, reply) => {
        reply.header('cache-control', 'no-store')
        const cookies: string[] = []
        const result = await answer(request, doorOf(deps, request, cookies))
        if (schema.stream) return streams.send(request, reply, result as Stream)
        if (schema.shared) return sendShared(request, reply, result)
        for (const cookie of cookies) reply.header('set-cookie', request.protocol === 'https' ? `${cookie}; Secure` : cookie)
        if (!schema.binary) return result
        const { bytes, mediaType, name: fileName, exportedAt } = result as Bytes
        // Whatever was uploaded is only ever saved, never shown as a page of ours.
        reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`)
        reply.header('content-security-policy', "default-src 'none'; sandbox")
        if (exportedAt !== undefined) reply.header('x-exported-at', exportedAt)
        return reply.type(mediaType).send(Buffer.from(bytes))
      },
    })
  }
}

function answererOf(name: EndpointName, deps: Deps): Answerer {
  // The tables are checked name by name where they are declared; here one function serves all of them.
  const door = (doorRoutes as Record<string, (door: Door, input: AnyInput) => Promise<unknown>>)[name]
  if (door) return async (request, at) => door(at, await inputOf(name, request))
  const schema: EndpointSchema = endpoints[name]
  const verb = (verbRoutes as unknown as Record<string, (call: unknown, input: AnyInput) => Promise<unknown>>)[name]
  if (!verb) throw new Error(`no handler for ${name}`)
  return async (request, at) => {
    const { acting, byTwoFactors } = await actingIn(deps, name, request, at)
    const reading = await readingAs(schema.replica ? { ...deps, db: await onReplica(deps) } : deps, acting, name as Command)
    const call = { deps: reading, acting, from: { address: at.address, trace: at.trace, internal: new Set<string>(), byTwoFactors } }
    return audited(call, name, request.params, async () => verb(call, await inputOf(name, request)))
  }
}

/** A program's token counts alone, whatever cookies come with it; else the session of a browser. */
async function actingIn(deps: Deps, name: EndpointName, request: FastifyRequest, at: Door): Promise<{ acting: Acting; byTwoFactors: boolean }> {
  const bearer = bearerOf(request.headers.authorization)
  if (bearer !== null) {
    const acting = await actingByToken(deps, bearer, { command: name, address: at.address })
    request.server.countAccount(acting.account)
    return { acting, byTwoFactors: false }
  }
  const session = await at.session()
  refuseUnready(session)
  return { acting: await actingOf(deps, session), byTwoFactors: session.byTwoFactors }
}

async function inputOf(name: EndpointName, request: FastifyRequest): Promise<AnyInput> {
  const { multipart }: EndpointSchema = endpoints[name]
  const upload = multipart === 'several' ? await readSeveral(request) : multipart ? await readUpload(request) : undefined
  return { params: request.params, query: request.query, body: request.body, upload }
}

function doorOf(deps: Deps, request: FastifyRequest, cookies: string[]): Door {
  // Who comes with a token is a program: no cookie of a browser is taken for it.
  const cookie = bearerOf(request.headers.authorization) === null ? request.headers.cookie : undefined
  return {
    deps,
    cookie,
    address: request.ip,
    agent: request.headers['user-agent'],
    site: { protocol: request.protocol, host: request.host },
    trace: request.id,
    session: async () => {
      const session = await sessionOf(deps, cookie)
      if (!session) throw new DeliveryError('not_signed_in')
      request.server.countAccount(session.account)
      return session
    },
    setCookies: (more) => cookies.push(...more),
  }
}

function fastifySchema(name: EndpointName, url: string, { summary, description, params, query, body, response, binary, stream }: EndpointSchema) {
  const section = url.split('/')[3] ?? ''
  return {
    operationId: name,
    tags: [sections[section] ?? 'around'],
    summary,
    ...(description && { description }),
    ...(params && { params }),
    ...(query && { querystring: query }),
    ...(body && { body }),
    response: {
      200: stream
        ? { description: 'Events, without end', content: { 'text/event-stream': { schema: z.any() } } }
        : binary
        ? { description: 'The bytes of the file', content: { 'application/octet-stream': { schema: z.any() } } }
        : { description: 'Done', content: { 'application/json': { schema: response } } },
      default: { description: 'A problem document (RFC 9457)', content: { 'application/problem+json': { schema: problem } } },
    },
  }
}
