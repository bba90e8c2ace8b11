import { getChannels, testChannel } from '../../app/reminder/channels.ts'
import { listReminders } from '../../app/reminder/list-reminders.ts'
import { getReminderSettings, makeCalendarFeed, removeCalendarFeed, setReminderSettings } from '../../app/reminder/settings.ts'
import type { Handlers } from './route.ts'

export const reminderRoutes: Handlers<'listReminders' | 'getReminderSettings' | 'setReminderSettings' | 'makeCalendarFeed' | 'removeCalendarFeed' | 'getChannels' | 'testChannel'> = {
  listReminders: (call) => listReminders(call),
  getReminderSettings: (call) => getReminderSettings(call),
  setReminderSettings: (call, { body }) => setReminderSettings(call, body),
  makeCalendarFeed: (call) => makeCalendarFeed(call),
  removeCalendarFeed: (call) => removeCalendarFeed(call),
  getChannels: (call) => getChannels(call),
  testChannel: (call, { params }) => testChannel(call, params.channel),
}
