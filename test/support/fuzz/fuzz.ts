import fc from 'fast-check'

import { faultsOf, type FuzzAnswer } from './judge.ts'
import type { Pool } from './pool.ts'
import { proper, requestsTo, type FuzzRequest, type Operation } from './requests.ts'

export type Send = (request: FuzzRequest, role: string | null) => Promise<FuzzAnswer>
export type Fault = { what: string; role: string | null; request: string; answer: string }
export type Fuzzed = { sent: number; byStatus: Record<string, number>; operationsDone: number; operationsReached: number; slowestMs: number; slowest: string; faults: Fault[] }

type Order = {
  send: Send
  operations: readonly Operation[]
  pool: Pool
  /** null among them: who has not signed in; the first is who may do most */
  roles: readonly (string | null)[]
  seed: number
  /** requests to each operation in a round */
  each: number
  rounds: number
  slowMs: number
  /** stop early, as after some seconds */
  over?: () => boolean
}

/** So many go as they should, by the first of the roles, so that there is something. */
const PROPER = 2
/** The first of each kind are kept; the rest would say the same. */
const MOST_FAULTS = 40
const SHOWN = 600

/**
 * Asks every operation again and again, as everybody, in every degree of wrongness. What answers say there is goes into later requests, so that
 * they get further each round. The same seed asks the same, as far as the server answers the same.
 */
export async function fuzz({ send, operations, pool, roles, seed, each, rounds, slowMs, over = () => false }: Order): Promise<Fuzzed> {
  const result: Fuzzed = { sent: 0, byStatus: {}, operationsDone: 0, operationsReached: 0, slowestMs: 0, slowest: '', faults: [] }
  const done = new Set<string>()
  const reached = new Set<string>()
  const inOrder = [...operations].sort((one, other) => lateness(one) - lateness(other))
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, operation] of inOrder.entries()) {
      const seeded = seed + round * operations.length + index
      const asked = [...fc.sample(proper(operation, pool), { seed: seeded, numRuns: PROPER }), ...fc.sample(requestsTo(operation, pool), { seed: seeded, numRuns: each })]
      for (const [at, request] of asked.entries()) {
        if (over()) return result
        const role = (at < PROPER ? roles[0] : roles[(seeded + at) % roles.length]) ?? null
        const answer = await send(request, role)
        result.sent += 1
        result.byStatus[answer.status] = (result.byStatus[answer.status] ?? 0) + 1
        if (answer.status !== 404 && answer.status !== 400) reached.add(operation.name)
        if (answer.ms > result.slowestMs) Object.assign(result, { slowestMs: Math.round(answer.ms), slowest: `${request.method} ${request.url.slice(0, 200)} (${request.kind})` })
        if (answer.status === 200 && request.method === operation.method) {
          done.add(operation.name)
          learn(pool, operation.path, answer)
        }
        for (const what of faultsOf(request, answer, slowMs)) if (result.faults.length < MOST_FAULTS) result.faults.push(faultOf(what, role, request, answer))
      }
    }
    Object.assign(result, { operationsDone: done.size, operationsReached: reached.size })
  }
  return result
}

/** Lists first, then what makes things, then what is about a thing, and last what takes away. */
function lateness({ method, path }: Operation): number {
  const about = path.split('{').length - 1
  return method === 'DELETE' ? 9 : about * 3 + (method === 'GET' ? 0 : 1)
}

function learn(pool: Pool, path: string, { headers, text }: FuzzAnswer): void {
  if (String(headers['content-type']).startsWith('application/json')) pool.learn(path, JSON.parse(text))
}

function faultOf(what: string, role: string | null, { method, url, kind, headers, payload }: FuzzRequest, { status, text }: FuzzAnswer): Fault {
  return { what, role, request: `${method} ${url.slice(0, SHOWN)} (${kind}) ${headers['content-type'] ?? ''} ${String(payload ?? '').slice(0, SHOWN)}`, answer: `${status} ${text.slice(0, SHOWN)}` }
}
