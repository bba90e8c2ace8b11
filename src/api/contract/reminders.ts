import { z } from 'zod'
import { bilingual, day } from './common.ts'

const channelId = z.enum(['mail', 'wecom', 'dingtalk', 'webhook'])
/** minutes of the day in China */
const minute = z.number().int().min(0).max(24 * 60)
const hours = z.object({ from: minute, to: minute })
const reaches = z.enum(['mail', 'account', 'person'])

export const reminderRow = z.object({
  key: z.string(),
  kind: z.enum(['obligation', 'step', 'review', 'confirmation', 'returned', 'decision']),
  /** which reminder it was: `mid`, `before`, `due`, `late-2` (weeks), `arose`, `again-2026-09-16` */
  moment: z.string(),
  on: day,
  due: day.nullable(),
  /** it waits still */
  waits: z.boolean(),
  title: z.string().nullable(),
  what: bilingual.nullable(),
  /** page of the product where it is dealt with */
  page: z.string().nullable(),
})

export const reminderSettings = z.object({
  /** messages come only within these hours of working days */
  hours,
  calendarTitles: z.boolean(),
  calendarSince: day.nullable(),
  /** false: a demonstration, from which nothing is sent */
  sends: z.boolean(),
  /** the channels that are configured */
  channels: z.array(z.object({ id: channelId, reaches, on: z.boolean(), address: z.string().nullable(), refusedOn: day.nullable() })),
})

export const channelProblem = z.object({ code: z.enum(['unreachable', 'timeout', 'tls', 'sign_in', 'refused', 'redirected', 'guarded', 'address']), detail: z.number().int().nullable() })

export const reminderSchemas = {
  listReminders: { summary: 'What I was reminded of in the last thirty days, and what of it still waits', response: z.object({ today: day, rows: z.array(reminderRow) }) },
  getReminderSettings: { summary: 'How I am reminded', response: reminderSettings },
  setReminderSettings: {
    summary: 'Set how I am reminded',
    description: 'Replaces the settings of the signed-in person; sent again it does the same.',
    body: z.object({
      hours,
      calendarTitles: z.boolean(),
      channels: z.array(z.object({ id: channelId, on: z.boolean(), address: z.string().trim().min(1).max(254).nullable() })).max(8),
    }),
    response: reminderSettings,
  },
  makeCalendarFeed: {
    summary: 'Make my calendar address; a former one opens nothing from then on',
    description: 'The address is told only here: the server keeps a hash of it.',
    response: z.object({ path: z.string(), address: z.string().nullable(), since: day }),
  },
  removeCalendarFeed: { summary: 'Revoke my calendar address', response: z.object({}) },
  getChannels: {
    summary: 'By which channels reminders leave this machine, and how the queue stands',
    response: z.object({
      address: z.string().nullable(),
      sends: z.boolean(),
      /** the queue is counted over so many days */
      days: z.number().int(),
      channels: z.array(z.object({ id: channelId, /** null: not configured */ host: z.string().nullable(), reaches: reaches.nullable(), people: z.number().int(), refused: z.number().int() })),
      queue: z.array(z.object({ channel: z.string(), state: z.enum(['waiting', 'sent', 'given-up']), problem: z.string().nullable(), detail: z.number().int().nullable(), n: z.number().int(), lastDay: day })),
    }),
  },
  testChannel: { summary: 'Send a test message to myself', params: z.object({ channel: channelId }), response: z.object({ problem: channelProblem.nullable() }) },
}
