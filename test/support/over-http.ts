import type { FastifyInstance } from 'fastify'

import { buildServer } from '../../src/api/server.ts'
import type { Deps } from '../../src/app/call.ts'
import { newCommandId } from '../../src/app/ids.ts'
import { PASSWORD, testCity } from './city.ts'
import type { TestCity, TestUser } from './city.ts'
import { testDeps } from './deps.ts'

export const UNITS = ['市委政研室（改革办）', '市审批服务管理局', '市体育局'] as const

export type Product = {
  deps: Deps
  app: FastifyInstance
  city: TestCity
  /** where everything is kept that is not in a database server */
  folder: string
  setNow: (instant: string) => void
  newCommand: () => string
  /** signs in over HTTP */
  enter: (user: Pick<TestUser, 'username'>, password?: string) => Promise<Browser>
  close: () => Promise<void>
}

/** Asks as a browser that has signed in would: with its cookie, and JSON where there is a body. */
export type Browser = { cookie: string; ask: (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) => Promise<Answer> }
export type Answer = { status: number; type: string; body: Record<string, unknown>; headers: Record<string, unknown> }

/** The whole server on a fresh database with a small city, spoken to through `app.inject`. */
export async function openProduct(options: { web?: string } = {}): Promise<Product> {
  const { deps, folder, setNow, close } = await testDeps()
  const city = await testCity(deps, UNITS)
  const app = await buildServer(deps, { web: options.web ?? null, log: 'silent', rates: null })
  return {
    deps,
    app,
    city,
    folder,
    setNow,
    newCommand: () => newCommandId(deps.now()),
    enter: async ({ username }, password = PASSWORD) => browserOf(app, await signedIn(app, username, password)),
    close: async () => {
      await app.close()
      await close()
    },
  }
}

export function browserOf(app: FastifyInstance, cookie: string): Browser {
  return {
    cookie,
    ask: async (method, url, payload) => {
      const answer = await app.inject({ method, url, headers: { cookie }, ...(payload && { payload }) })
      const type = String(answer.headers['content-type'] ?? '')
      return { status: answer.statusCode, type, body: type.includes('json') ? answer.json<Answer['body']>() : {}, headers: answer.headers }
    },
  }
}

/** @returns the `Cookie` header to send from now on */
async function signedIn(app: FastifyInstance, username: string, password: string): Promise<string> {
  const answer = await app.inject({ method: 'POST', url: '/api/v1/session', payload: { username, password } })
  if (answer.statusCode !== 200) throw new Error(`signing in failed: ${answer.body}`)
  return cookieOf(answer.headers['set-cookie'])
}

export function cookieOf(setCookie: string | string[] | undefined): string {
  return [setCookie ?? []].flat().map((cookie) => cookie.split(';')[0]).join('; ')
}
