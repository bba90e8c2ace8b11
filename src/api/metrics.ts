import { createHash, timingSafeEqual } from 'node:crypto'

import type { FastifyInstance } from 'fastify'

import type { Deps } from '../app/call.ts'
import { systemNumbers } from '../app/system/numbers.ts'
import { version } from '../app/system/version.ts'
import { DeliveryError } from '../kernel/errors.ts'

/** From an answer out of memory to an import that one waits for. */
const BUCKETS_S = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/**
 * `/metrics` in Prometheus' form, for who sends `Authorization: Bearer <token>`; another gets `not_signed_in`. Routes are named as they are declared, so
 * that no id and no name becomes a label; numbers are of the whole installation, no city's own.
 */
export async function answerMetrics(app: FastifyInstance, deps: Deps, token: string): Promise<void> {
  // Loaded only where it is wanted: a twentieth of a start.
  const { collectDefaultMetrics, Gauge, Histogram, Registry } = await import('prom-client')
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const requests = new Histogram({ name: 'lingxian_request_duration_seconds', help: 'Time to answer a request', labelNames: ['method', 'route', 'status'] as const, buckets: BUCKETS_S, registers })
  const gauge = (name: string, help: string, ...labelNames: string[]) => new Gauge({ name: `lingxian_${name}`, help, labelNames, registers })
  const build = gauge('build_info', 'Version of the program, and which database it uses', 'version', 'database')
  const connections = gauge('database_connections', 'Connections to the database: open, idle, and work that waits for one', 'state')
  const unsealed = gauge('log_unsealed_facts', 'Facts that are no leaf of the log yet')
  const messages = gauge('messages_waiting', 'Messages that wait to be sent')
  const age = gauge('job_last_success_age_seconds', 'Seconds since a job last succeeded; absent where it never did', 'job')
  const failures = gauge('job_failures', 'How often a job failed in a row', 'job')
  const running = gauge('job_running', '1 while a job runs', 'job')
  const free = gauge('storage_free_bytes', 'Bytes left on the disk of the data')
  const ready = gauge('database_up', '1 where the database answers')
  build.set({ version, database: deps.db.kind }, 1)

  app.addHook('onResponse', async ({ method, routeOptions }, reply) => {
    requests.observe({ method, route: routeOptions.url ?? 'unknown', status: `${Math.floor(reply.statusCode / 100)}xx` }, reply.elapsedTime / 1000)
  })
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!isToken(request.headers.authorization, token)) throw new DeliveryError('not_signed_in')
    const { pressure, storage, database } = await systemNumbers(deps)
    for (const [state, n] of Object.entries(pressure)) connections.set({ state }, n)
    if (storage) free.set(storage.free)
    ready.set(database ? 1 : 0)
    for (const one of [age, failures, running]) one.reset()
    if (database) {
      unsealed.set(database.unsealed)
      messages.set(database.messages)
      for (const job of database.jobs) {
        if (job.successAgeS !== null) age.set({ job: job.name }, job.successAgeS)
        failures.set({ job: job.name }, job.failures)
        running.set({ job: job.name }, job.running ? 1 : 0)
      }
    }
    return reply.header('cache-control', 'no-store').type(registry.contentType).send(await registry.metrics())
  })
}

/** Compared by hash, so that neither length nor beginning can be told from the time it takes. */
function isToken(header: string | undefined, token: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(header ?? ''), hash(`Bearer ${token}`))
}
