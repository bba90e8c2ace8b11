import type { FastifyInstance } from 'fastify'

import type { Deps } from '../app/call.ts'
import { readCalendarFeed } from '../app/reminder/calendar-feed.ts'
import { DeliveryError } from '../kernel/errors.ts'

/** What `makeCalendarFeed` makes; nothing else is looked for. */
const FEED = /^([\w-]{32})\.ics$/

/** People's calendars for calendar programs, which cannot sign in: whoever has the address may read it, so it can be revoked. */
export function serveCalendars(app: FastifyInstance, deps: Deps): void {
  app.get<{ Params: { feed: string } }>('/calendar/:feed', { schema: { hide: true } }, async (request, reply) => {
    const token = FEED.exec(request.params.feed)?.[1]
    if (token === undefined) throw new DeliveryError('not_found', { what: 'calendar' })
    const text = await readCalendarFeed(deps, token)
    return reply.header('cache-control', 'private, no-store').type('text/calendar; charset=utf-8').send(text)
  })
}
