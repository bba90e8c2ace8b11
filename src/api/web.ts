import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

type Page = (request: FastifyRequest, reply: FastifyReply) => FastifyReply

const A_YEAR_SECONDS = 31_536_000
/** What the build puts there carries a hash of its content in its name. */
const HASHED = /[/\\]assets[/\\]/
const NONCE = /(<meta name="csp-nonce" content=")[^"]*(")/

/**
 * Serves the built web app: its files as they are, compressed where the build left `.br` and `.gz` beside them.
 *
 * @returns what answers every page address: `index.html` with this answer's nonce in it
 * @throws Error when the folder holds no built web app
 */
export async function serveWeb(app: FastifyInstance, folder: string): Promise<Page> {
  const root = resolve(folder)
  const file = join(root, 'index.html')
  if (!existsSync(file)) throw new Error(`${file} is missing: build the web app first (npm run build)`)
  const [before, after] = splitAtNonce(readFileSync(file, 'utf8'))
  const page: Page = (request, reply) =>
    reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(`${before}${request.nonce}${after}`)
  // Taken before the files are: the page must never be sent without its nonce.
  app.get('/index.html', { schema: { hide: true } }, page)
  app.get('/', { schema: { hide: true } }, page)
  await app.register(fastifyStatic, {
    root,
    index: false,
    preCompressed: true,
    schemaHide: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header('cache-control', HASHED.test(path) ? `public, max-age=${A_YEAR_SECONDS}, immutable` : 'no-cache')
    },
  })
  return page
}

function splitAtNonce(html: string): [string, string] {
  const found = NONCE.exec(html)
  if (!found) throw new Error('index.html has no <meta name="csp-nonce" content="">: styles would be refused')
  const [whole, before = '', end = ''] = found
  return [html.slice(0, found.index) + before, end + html.slice(found.index + whole.length)]
}
