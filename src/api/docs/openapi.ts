import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'

import { endpoints } from '../contract/endpoints.ts'
import type { EndpointSchema } from '../contract/endpoints.ts'
import type { EndpointName } from '../contract/paths.ts'
import { version } from '../../app/system/version.ts'

export const sections = [
  { name: 'session', description: '登录 · Signing in, and through which post one acts' },
  { name: 'documents', description: '文件分解 · Documents and what they propose' },
  { name: 'matters', description: '台账与事项 · Ledgers, matters, duties, procedure' },
  { name: 'activities', description: '推进记录 · Records, their review and confirmation' },
  { name: 'organisation', description: '机构与人员 · Units, posts, appointments' },
  { name: 'around', description: '工作台与其他 · Desk, search, files, packs, health' },
]

/** Describes the API from the contract that validates it, at `/api/openapi.json`. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '领衔 Lingxian',
        version,
        description:
          'Everything the web app does. Every write carries `command`, a UUIDv7 made by the client: sending it again answers as the first time and does nothing twice. Errors are problem documents (RFC 9457).',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      tags: sections,
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'lingxian.session_token' } } },
      security: [{ session: [] }],
    },
    transform: ((document) => {
      const transformed = jsonSchemaTransform(document as Parameters<typeof jsonSchemaTransform>[0])
      const endpoint = document.route.config?.endpoint
      if (!endpoint) return transformed
      const { multipart }: EndpointSchema = endpoints[endpoint]
      const schema = { ...(transformed.schema as object), ...(multipart && formOf[multipart === 'several' ? 'several' : 'one']), ...(open.has(endpoint) && { security: [] }) }
      return { ...transformed, schema }
    }) as typeof jsonSchemaTransform,
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger())
}

/** Reached without a session. */
const open = new Set<EndpointName>(['signIn', 'signOut', 'getHealth'])

const severalForm = {
  consumes: ['multipart/form-data'],
  body: {
    type: 'object',
    properties: {
      command: { type: 'string', format: 'uuid', description: 'UUIDv7 made by the client, to watch or cancel it as a job' },
      text: { type: 'string', description: 'a pasted text' },
      file: { type: 'array', items: { type: 'string', format: 'binary' }, description: '20 files of 20 MB at most, 40 MB together' },
    },
  },
}

const form = {
  consumes: ['multipart/form-data'],
  body: {
    type: 'object',
    required: ['file'],
    properties: {
      command: { type: 'string', format: 'uuid', description: 'UUIDv7 made by the client' },
      file: { type: 'string', format: 'binary', description: '20 MB at most' },
    },
  },
}

const formOf = { one: form, several: severalForm }
