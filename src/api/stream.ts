import { PassThrough } from 'node:stream'

import type { FastifyReply, FastifyRequest } from 'fastify'

import { DeliveryError } from '../kernel/errors.ts'

/** What goes on being told until its reader leaves. */
export type Stream = {
  /** whose it is: one account has only so many open */
  account: string
  /** calls `changed` whenever there is something, and `over` when there will be nothing any more; @returns stops it */
  follow: (told: { changed: () => void; over: () => void }) => () => void
  /** asked now and then; false ends it */
  stands: () => Promise<boolean>
}

export type Streams = {
  /** @throws DeliveryError `too_many_requests` */
  send: (request: FastifyRequest, reply: FastifyReply, stream: Stream) => FastifyReply
  /** Ends all of them: a server that stops does not wait for them. */
  end: () => void
}

/** A browser has one open for each window that is in sight; a connection costs some tens of kilobytes. */
const MOST_OF_ONE = 8
const MOST_OF_ALL = 2_000
/** Often enough that nothing in between takes the connection for dead, and that a session which has ended is not heard through for long. */
const BEAT_MS = 20_000

/** Server-sent events (text/event-stream): `changed` without content, and a comment as a heart-beat. */
export function openStreams(beatMs = BEAT_MS): Streams {
  const open = new Map<PassThrough, string>()
  return {
    send: (request, reply, { account, follow, stands }) => {
      const own = [...open.values()].filter((one) => one === account).length
      if (own >= MOST_OF_ONE || open.size >= MOST_OF_ALL) throw new DeliveryError('too_many_requests')
      const out = new PassThrough()
      open.set(out, account)
      const end = () => void out.end()
      const stop = follow({ changed: () => void out.write('event: changed\ndata: {}\n\n'), over: end })
      const beat = setInterval(() => {
        // A reader who does not read is not written to without end.
        if (out.writableNeedDrain) return end()
        stands().then((still) => (still ? out.write(': here\n\n') : end()), end)
      }, beatMs).unref()
      const ended = () => {
        clearInterval(beat)
        stop()
        open.delete(out)
      }
      out.on('close', ended)
      request.raw.on('close', () => out.destroy())
      out.write('retry: 5000\n\n')
      return reply.headers({ 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' }).send(out)
    },
    end: () => open.forEach((_, out) => out.end()),
  }
}
