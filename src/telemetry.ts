import { tracingChannel } from 'node:diagnostics_channel'
import { AsyncLocalStorage } from 'node:async_hooks'

import type { Span } from '@opentelemetry/api'
import type { FastifyInstance } from 'fastify'

import { version } from './app/system/version.ts'
import { STATEMENTS, type Statement } from './store/database/statements.ts'

/** `listen`: hears every request of this server. `end`: sends what is left and ends. */
export type Traces = { listen: (app: FastifyInstance) => void; end: () => Promise<void> }

/**
 * Sends traces of requests and of their database statements to a collector, by OpenTelemetry's protocol over HTTP. Spans are named by routes and by the
 * command and table of a statement: no address, no value, no text of a statement leaves. The libraries are loaded here and nowhere else, so that nothing
 * of them runs where no collector is configured. Headers, sampling and the service's name are set by OpenTelemetry's own variables.
 *
 * @param endpoint the collector's base address, as OTEL_EXPORTER_OTLP_ENDPOINT says it
 */
export async function openTraces(endpoint: string): Promise<Traces> {
  const [{ SpanKind, SpanStatusCode, context, trace }, { BasicTracerProvider, BatchSpanProcessor }, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace-base'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ])
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` })
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': process.env.OTEL_SERVICE_NAME ?? 'lingxian', 'service.version': version }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  })
  const tracer = provider.getTracer('lingxian', version)
  /** The request in which something happens. */
  const requests = new AsyncLocalStorage<Span>()
  const statements = new WeakMap<Statement, Span>()

  const listen = (app: FastifyInstance) => {
    app.addHook('onRequest', (request, _, done) => {
      const span = tracer.startSpan(request.method, { kind: SpanKind.SERVER, attributes: { 'http.request.method': request.method, 'lingxian.request': request.id } })
      request.span = span
      requests.run(span, done)
    })
    app.addHook('onResponse', async ({ method, routeOptions, span }, { statusCode }) => {
      const route = routeOptions.url ?? 'unknown'
      span?.updateName(`${method} ${route}`)
      span?.setAttributes({ 'http.route': route, 'http.response.status_code': statusCode })
      if (statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR })
      span?.end()
    })
  }

  const begin = (statement: Statement) => {
    const parent = requests.getStore()
    // Jobs have no request; each of their statements alone would say little and be many.
    if (!parent) return
    const { command, table } = namesOf(statement.text)
    const attributes = { 'db.system.name': 'postgresql', 'db.operation.name': command, ...(table && { 'db.collection.name': table }) }
    statements.set(statement, tracer.startSpan([command, table].filter(Boolean).join(' '), { kind: SpanKind.CLIENT, attributes }, trace.setSpan(context.active(), parent)))
  }
  const end = (statement: Statement) => {
    const span = statements.get(statement)
    if (statement.error) span?.setStatus({ code: SpanStatusCode.ERROR })
    span?.end()
  }
  const channel = tracingChannel<Statement>(STATEMENTS)
  const heard = { start: (message: unknown) => begin(message as Statement), asyncEnd: (message: unknown) => end(message as Statement) }
  channel.start.subscribe(heard.start)
  channel.asyncEnd.subscribe(heard.asyncEnd)
  return {
    listen,
    end: async () => {
      channel.start.unsubscribe(heard.start)
      channel.asyncEnd.unsubscribe(heard.asyncEnd)
      await provider.shutdown()
    },
  }
}

declare module 'fastify' {
  interface FastifyRequest {
    /** of the trace, where traces are sent */
    span?: Span
  }
}

/** `select matter` of a statement: its command and first table, never more of it. */
export function namesOf(text: string): { command: string; table: string | null } {
  const command = /^\s*([a-z]{2,12})\b/i.exec(text)?.[1]?.toLowerCase() ?? 'other'
  const table = /\b(?:from|into|update)\s+"?([a-z_]{1,63})"?/i.exec(text)?.[1]?.toLowerCase() ?? null
  return { command, table }
}
