import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { SINCE, testCity, type TestCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { httpReceiver, smtpReceiver, textOf } from '../../../test/support/receivers.ts'
import { NO_CHANNELS } from '../../channels/channel.ts'
import { openChannels } from '../../channels/open-channels.ts'
import { confirmActivities, correctActivity, recordActivity, returnActivity } from '../activity/activities.ts'
import type { Call, Deps } from '../call.ts'
import { installPacks } from '../city/install-packs.ts'
import { openCity } from '../city/open-city.ts'
import { newCommandId } from '../ids.ts'
import { moveMatter } from '../matter/move-matter.ts'
import { openMatter } from '../matter/open-matter.ts'
import { appoint, createPost, delegate, registerPerson } from '../organisation/posts.ts'
import { raiseMatter } from '../problem/raise.ts'
import { readCalendarFeed } from './calendar-feed.ts'
import { getChannels, testChannel } from './channels.ts'
import { deliverDue } from './deliver.ts'
import { listReminders } from './list-reminders.ts'
import { remindCity } from './remind-city.ts'
import { remindEveryCity } from './remind-every-city.ts'
import { getReminderSettings, makeCalendarFeed, removeCalendarFeed, setReminderSettings } from './settings.ts'

const OFFICE = '市委政研室（改革办）'
const UNIT = '市体育局'
const TITLE = '黍稷麻菽改革项目'
const SECRET = Buffer.alloc(32, 7)
/** The receivers of these tests stand on this machine. */
const guard = { inner: [{ host: '127.0.0.1', plain: false }] }

/** Written as in China. */
const at = (china: string) => new Date(`${china}+08:00`).toISOString()

let opened: TestDeps
let deps: Deps
let city: TestCity
let office: TestUser
let handler: TestUser
let reviewer: TestUser
let matter: string
let leader: string
let deputy: TestUser
let smtp: Awaited<ReturnType<typeof smtpReceiver>>
let hook: Awaited<ReturnType<typeof httpReceiver>>
let robot: Awaited<ReturnType<typeof httpReceiver>>

const command = () => newCommandId(deps.now())
const as = ({ call }: TestUser): Call => ({ ...call, deps })
const hours = { from: 480, to: 1200 }

beforeAll(async () => {
  opened = await testDeps()
  opened.setNow(at('2026-09-14T09:00:00'))
  ;[smtp, hook, robot] = [await smtpReceiver({ refused: ['gone@example.gov.cn'] }), await httpReceiver({ body: '' }), await httpReceiver()]
  const settings = { address: 'https://lx.example.gov.cn', mail: { url: smtp.url, from: 'lingxian@example.gov.cn' }, wecom: robot.url, dingtalk: null, webhook: { url: hook.url, secret: SECRET }, guard }
  deps = { ...opened.deps, channels: openChannels(settings) }
  city = await testCity(deps, [OFFICE, UNIT])
  office = await city.user('office', OFFICE)
  handler = await city.user('handler', UNIT)
  reviewer = await city.user('reviewer', UNIT)
  const made = await openMatter(as(office), {
    command: command(), ledger: 'reform-tasks', title: TITLE, due: '2026-09-30', fields: {}, milestones: [{ id: 'm1', title: '饕餮节点', due: '2026-09-25' }],
    duties: [{ role: 'lead', holder: { type: 'unit', id: city.units.get(UNIT)! }, territory: null }],
  })
  matter = made.ids.matter
  await moveMatter(as(office), { command: command(), matter, transition: 'hand-down', note: null, attachments: [] })
})
afterAll(async () => {
  for (const { close } of [...deps.channels.list, smtp, hook, robot]) await close()
  await opened.close()
})
beforeEach(() => {
  for (const { received } of [smtp, hook, robot]) received.length = 0
})

const run = () => remindCity(deps, city.tenant)
/** What the webhook was told, by person. */
const told = () => hook.received.map(({ body }) => JSON.parse(body) as { id: string; subject: string; data: { waiting: number } }).map(({ id, subject, data }) => ({ id, who: nameOf(subject), waiting: data.waiting }))
const nameOf = (person: string) => [office, handler, reviewer, deputy].find(({ acting }) => acting.person === person)?.username ?? person
const byName = (a: { who: string }, b: { who: string }) => (a.who < b.who ? -1 : 1)
const waitingFor = async (user: TestUser) => (await listReminders(as(user))).rows.filter(({ waits }) => waits).map(({ kind, moment }) => `${kind} ${moment}`)

describe('the day’s run', () => {
  test('not at night, not before half past seven, not on days off', async () => {
    for (const time of ['2026-09-15T00:10:00', '2026-09-15T07:29:00', '2026-09-19T10:00:00']) {
      opened.setNow(at(time))
      expect(await run()).toBe(0)
    }
    expect(await waitingFor(handler)).toEqual([])
  })

  test('who is owed a reminder is reminded, once a day however often it runs; the message waits for eight o’clock', async () => {
    opened.setNow(at('2026-09-15T07:30:00'))
    expect(await run()).toBe(2)
    expect(await run()).toBe(0)
    expect(await waitingFor(handler)).toEqual(expect.arrayContaining(['step before']))
    await deliverDue(deps)
    expect(told()).toEqual([])
    opened.setNow(at('2026-09-15T08:00:00'))
    await deliverDue(deps)
    await deliverDue(deps)
    const messages = told().sort(byName)
    expect(messages.map(({ who }) => who)).toEqual([handler.username, reviewer.username])
    expect(new Set(messages.map(({ id }) => id)).size).toBe(2)
    expect(messages.every(({ waiting }) => waiting > 0)).toBe(true)
  })

  test('the next day the same state is not said again', async () => {
    opened.setNow(at('2026-09-16T08:00:00'))
    expect(await run()).toBe(0)
    await deliverDue(deps)
    expect(told()).toEqual([])
  })
})

describe('a record that is sent back', () => {
  let activity: string
  test('waits for the reviewer, is sent back, and is owed by its unit anew', async () => {
    opened.setNow(at('2026-09-17T08:00:00'))
    const made = await recordActivity(as(handler), { command: command(), matters: [matter], kinds: ['coordination'], heldOn: '2026-09-17', summary: '魑魅魍魉协调会', place: null, attachments: [], fields: {} })
    activity = made.ids.activity
    expect(await run()).toBe(1)
    expect(await waitingFor(reviewer)).toContain('review arose')
    await returnActivity(as(reviewer), { command: command(), activity, reason: '补充议定事项' })
    opened.setNow(at('2026-09-18T08:00:00'))
    await run()
    expect(await waitingFor(handler)).toContain('returned arose')
    expect(await waitingFor(reviewer)).not.toContain('review arose')
  })

  test('mended and sent back a second time it is reminded of a second time', async () => {
    await correctActivity(as(handler), { command: command(), activity, changes: { summary: '魑魅魍魉协调会，议定二项' }, reason: '补充' })
    await returnActivity(as(reviewer), { command: command(), activity, reason: '再补' })
    opened.setNow(at('2026-09-20T08:00:00'))
    await run()
    const rows = (await listReminders(as(handler))).rows.filter(({ kind }) => kind === 'returned')
    expect(rows.map(({ on, waits }) => [on, waits])).toEqual([['2026-09-20', true], ['2026-09-18', false]])
  })

  test('what was sent back is nothing for the office to confirm', async () => {
    expect(await waitingFor(office)).not.toContain('confirmation arose')
    await expect(confirmActivities(as(office), { command: command(), activities: [activity] })).rejects.toMatchObject({ code: 'activity_not_waiting' })
  })
})

describe('for a leader', () => {
  test('who acts for the leader is reminded of what was brought up to the leader’s post, and the leader’s office is not', async () => {
    opened.setNow(at('2026-09-21T08:00:00'))
    const made = { unit: city.units.get(OFFICE)!, order: 1, places: 1 }
    leader = (await createPost(as(office), { ...made, command: command(), name: '副市长', leader: true })).ids.post
    const { ids } = await registerPerson(as(office), { command: command(), name: null, phone: null })
    await appoint(as(office), { command: command(), post: leader, person: ids.person, newPerson: null, from: '2026-01-01', acting: false, probationUntil: null, until: null, document: null })
    deputy = await city.user('handler', OFFICE)
    await delegate(as(office), { command: command(), post: leader, to: deputy.post!, from: '2026-01-01', until: null, scope: ['view', 'decide'] })
    const recorder = await city.user('handler', OFFICE)
    await delegate(as(office), { command: command(), post: leader, to: recorder.post!, from: '2026-01-01', until: null, scope: ['view', 'record'] })
    await raiseMatter(as(handler), { command: command(), matter, to: { type: 'post', id: leader }, tried: '协调两次未果', ask: '请协调用地指标', options: [] })
    expect(await run()).toBeGreaterThan(0)
    const rows = (await listReminders(as(deputy))).rows
    expect(rows.filter(({ kind }) => kind === 'decision').map(({ moment, what }) => [moment, what?.zh])).toEqual([['arose', '提请您定：请协调用地指标']])
    expect(await waitingFor(office)).not.toContain('decision arose')
    // who may only look and record for the leader has nothing to decide
    expect(await waitingFor(recorder)).not.toContain('decision arose')
  })
})

describe('settings of one’s own', () => {
  const channels = (mail: string | null, more: { mail?: boolean; wecom?: string; webhook?: boolean } = {}) => [
    { id: 'mail' as const, on: more.mail ?? true, address: mail },
    { id: 'wecom' as const, on: true, address: more.wecom ?? null },
    { id: 'webhook' as const, on: more.webhook ?? true, address: null },
  ]

  test('mail goes where someone asked for it, without a word of what it is about; the robot speaks to them and says no number', async () => {
    await setReminderSettings(as(handler), { hours, calendarTitles: false, channels: channels('handler@example.gov.cn', { wecom: 'h1', webhook: false }) })
    opened.setNow(at('2026-09-25T09:00:00'))
    // 25 September is a day off in 2026: the milestone of that day was said the day before.
    expect(await run()).toBe(0)
    opened.setNow(at('2026-09-28T09:00:00'))
    expect(await run()).toBeGreaterThan(0)
    await deliverDue(deps)
    expect(smtp.received.map(({ to }) => to)).toEqual([['handler@example.gov.cn']])
    expect(textOf(smtp.received[0]!.raw)).toMatch(/您有\d+项待办，请登录领衔查看。/)
    expect(robot.received.map(({ body }) => (JSON.parse(body) as { text: unknown }).text)).toEqual([{ content: '您有待办，请登录领衔查看。\nhttps://lx.example.gov.cn', mentioned_list: ['h1'] }])
    expect(told().map(({ who }) => who).sort()).toEqual([deputy.username, reviewer.username].sort())
    const out = [...smtp.received.map(({ raw }) => raw + textOf(raw)), ...[...hook.received, ...robot.received].map(({ body }) => body)].join('\n')
    expect(out).not.toMatch(/[黍稷麻菽饕餮魑魅魍魉]|市体育局|改革办/)
  })

  test('an address that is refused is said to its person and not written to again, until they set another', async () => {
    await setReminderSettings(as(handler), { hours, calendarTitles: false, channels: channels('gone@example.gov.cn', { webhook: false }) })
    opened.setNow(at('2026-10-08T09:00:00'))
    await run()
    await deliverDue(deps)
    const refused = async () => (await getReminderSettings(as(handler))).channels.find(({ id }) => id === 'mail')
    expect(await refused()).toEqual({ id: 'mail', reaches: 'mail', on: true, address: 'gone@example.gov.cn', refusedOn: '2026-10-08' })
    const { channels: counts, queue } = await getChannels({ ...city.admin, deps })
    expect(counts.find(({ id }) => id === 'mail')).toEqual({ id: 'mail', host: smtp.url.host, reaches: 'mail', people: 1, refused: 1 })
    expect(queue).toContainEqual({ channel: 'mail', state: 'given-up', problem: 'address', detail: 550, n: 1, lastDay: '2026-10-08' })
    await setReminderSettings(as(handler), { hours, calendarTitles: false, channels: channels('new@example.gov.cn', { webhook: false }) })
    expect(await refused()).toMatchObject({ address: 'new@example.gov.cn', refusedOn: null })
  })

  test('turned off after the message was queued, it does not leave', async () => {
    await setReminderSettings(as(reviewer), { hours: { from: 600, to: 1200 }, calendarTitles: false, channels: channels(null) })
    opened.setNow(at('2026-10-09T08:00:00'))
    await run()
    await setReminderSettings(as(reviewer), { hours, calendarTitles: false, channels: channels(null, { webhook: false }) })
    opened.setNow(at('2026-10-09T10:00:00'))
    await deliverDue(deps)
    expect(told()).toEqual([])
  })

  test.each([
    [{ hours, calendarTitles: false, channels: channels('not an address') }, 'mail'],
    [{ hours, calendarTitles: false, channels: channels(null, { wecom: 'someone\nelse' }) }, 'wecom'],
    [{ hours: { from: 1200, to: 480 }, calendarTitles: false, channels: [] }, 'hours'],
    [{ hours: { from: 480, to: 539 }, calendarTitles: false, channels: [] }, 'hours'],
  ])('%j is refused', async (set, field) => {
    await expect(setReminderSettings(as(handler), set)).rejects.toMatchObject({ code: 'input_invalid', facts: { fields: [field] } })
  })
})

describe('a channel that does not work', () => {
  test('is tried again within the day, then given up with its reason; the secret is in none of it', async () => {
    const broken = await httpReceiver({ status: 503 })
    const failing: Deps = { ...deps, channels: openChannels({ address: null, mail: null, wecom: null, dingtalk: null, webhook: { url: broken.url, secret: SECRET }, guard }) }
    const minutes = [0, 1, 5, 20, 60, 180]
    await setReminderSettings(as(reviewer), { hours, calendarTitles: false, channels: [{ id: 'webhook', on: true, address: null }] })
    let time = Date.parse(at('2026-10-16T09:00:00'))
    opened.setNow(new Date(time).toISOString())
    expect(await remindCity(failing, city.tenant)).toBeGreaterThan(0)
    for (const wait of minutes) {
      if (wait > 0) {
        opened.setNow(new Date(time + wait * 60_000 - 1000).toISOString())
        const before = broken.received.length
        await deliverDue(failing)
        expect(broken.received.length).toBe(before)
      }
      time += wait * 60_000
      opened.setNow(new Date(time).toISOString())
      await deliverDue(failing)
    }
    const ids = new Set(broken.received.map(({ headers }) => headers['webhook-id']))
    expect(broken.received.length).toBe(ids.size * minutes.length)
    const said = await getChannels({ ...city.admin, deps: failing })
    expect(said.queue.find(({ channel, lastDay }) => channel === 'webhook' && lastDay === '2026-10-16')).toEqual({ channel: 'webhook', state: 'given-up', problem: 'refused', detail: 503, n: ids.size, lastDay: '2026-10-16' })
    expect(JSON.stringify(said)).not.toMatch(/robot-key|BwcHBwc/)
    await broken.close()
  })

  test('a crash between sending and marking sends it again under the same key, after the lease', async () => {
    opened.setNow(at('2026-10-23T09:00:00'))
    await run()
    const crashing = { ...deps, channels: { ...deps.channels, list: deps.channels.list.map((channel) => ({ ...channel, send: async (messages: Parameters<typeof channel.send>[0]) => {
      await channel.send(messages)
      throw new Error('the power is gone')
    } })) } }
    await expect(deliverDue(crashing)).rejects.toThrow('the power is gone')
    const keys = () => smtp.received.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)?.[1]?.trim())
    const [key] = keys()
    await deliverDue(deps)
    expect(keys()).toEqual([key])
    opened.setNow(at('2026-10-23T09:15:00'))
    await deliverDue(deps)
    expect(keys()).toEqual([key, key])
  })

  test('two senders at once send nothing twice', async () => {
    opened.setNow(at('2026-10-30T09:00:00'))
    await run()
    await Promise.all([deliverDue(deps), deliverDue(deps)])
    const ids = told().map(({ id }) => id)
    expect(ids.length).toBeGreaterThan(0)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('what was queued for another day is not sent: the new day has its own', async () => {
    opened.setNow(at('2026-11-06T09:00:00'))
    await run()
    opened.setNow(at('2026-11-09T09:00:00'))
    await deliverDue(deps)
    expect(told()).toEqual([])
  })
})

test('an administrator’s test message goes at once and says what became of it', async () => {
  const admin: TestUser = await city.user('admin', null)
  expect(await testChannel(as(admin), 'webhook')).toEqual({ problem: null })
  expect(JSON.parse(hook.received[0]!.body)).toMatchObject({ type: 'lingxian.reminder.test.v1', subject: admin.acting.person })
  await expect(testChannel(as(admin), 'mail')).rejects.toMatchObject({ code: 'channel_without_address' })
  await expect(testChannel(as(admin), 'dingtalk')).rejects.toMatchObject({ code: 'channel_not_configured' })
})

test('a demonstration sends no test message either', async () => {
  await openCity(deps, { id: 'shown', name: '河东市', demonstration: true, fixedToday: null })
  await installPacks(deps, 'shown', '/nonexistent-packs', SINCE)
  const call: Call = { deps, acting: { ...city.admin.acting, tenant: 'shown' } }
  expect((await getChannels(call)).sends).toBe(false)
  hook.received.length = 0
  await expect(testChannel(call, 'webhook')).rejects.toMatchObject({ code: 'channel_demonstration' })
  expect(hook.received).toEqual([])
})

describe('the calendar', () => {
  test('says days and numbers; titles only where its person chose them; revoked it opens nothing', async () => {
    opened.setNow(at('2026-09-16T09:00:00'))
    const { path } = await makeCalendarFeed(as(handler))
    const token = /^\/calendar\/([\w-]{32})\.ics$/.exec(path)![1]!
    const plain = await readCalendarFeed(deps, token)
    expect(plain).toContain('SUMMARY:待办 ')
    expect(plain).not.toMatch(/[黍稷麻菽饕餮]/)
    await setReminderSettings(as(handler), { hours, calendarTitles: true, channels: [] })
    expect((await readCalendarFeed(deps, token)).replaceAll('\r\n ', '')).toContain(`SUMMARY:${TITLE}：完成节点：饕餮节点`)
    const { path: second } = await makeCalendarFeed(as(handler))
    await expect(readCalendarFeed(deps, token)).rejects.toMatchObject({ code: 'not_found' })
    const newer = second.slice('/calendar/'.length, -'.ics'.length)
    expect(await readCalendarFeed(deps, newer)).toContain('BEGIN:VEVENT')
    await removeCalendarFeed(as(handler))
    await expect(readCalendarFeed(deps, newer)).rejects.toMatchObject({ code: 'not_found' })
  })
})

test('required practice that is still missing is said on the 10th of the quarter’s middle month, to its unit and to who acts for the leader', async () => {
  opened.setNow(at('2026-11-10T08:00:00'))
  const duties = [
    { role: 'leader', holder: { type: 'post' as const, id: leader }, territory: null },
    { role: 'lead', holder: { type: 'unit' as const, id: city.units.get(UNIT)! }, territory: null },
    { role: 'handler', holder: { type: 'post' as const, id: handler.post! }, territory: null },
  ]
  const fields = { category: 'led', goal: '目标', measures: '举措', 'approved-by': '市委深改委会议' }
  const { ids } = await openMatter(as(office), { command: command(), ledger: 'led-projects', title: '领衔项目甲', due: '2027-06-30', fields, milestones: [], duties })
  for (const transition of ['submit', 'approve', 'hand-down']) await moveMatter(as(office), { command: command(), matter: ids.matter, transition, note: '办理' })
  await run()
  const said = async (user: TestUser) => (await listReminders(as(user))).rows.filter(({ kind, moment }) => kind === 'obligation' && moment === 'mid')
  const whole = await said(handler)
  expect(whole.map(({ title, due }) => [title, due])).toEqual(Array.from({ length: 5 }, () => ['领衔项目甲', '2026-12-31']))
  // Of these the leader is asked only for what wants the leader in person.
  const inPerson = (await said(deputy)).map(({ what }) => what?.zh)
  expect(inPerson).toContain('2026年第四季度：每季度一次调研')
  expect(inPerson.length).toBeLessThan(5)
})

test('nothing configured: reminders are in the product, and no socket is opened', async () => {
  opened.setNow(at('2026-11-13T09:00:00'))
  const opening: (string | number)[] = []
  const hear = (message: unknown) => {
    const { socket } = message as { socket: Socket }
    socket.once('connect', () => opening.push(socket.remotePort ?? ''))
    socket.once('error', () => opening.push('failed'))
  }
  const database = process.env.LINGXIAN_TEST_DB === 'postgres' ? 'postgres' : 'pglite'
  const withoutChannels = { ...deps, channels: NO_CHANNELS }
  const lookAround = async () => void (await remindEveryCity(withoutChannels), await deliverDue(withoutChannels))
  // The pool may open one more connection to the database server: it is warmed up before anyone listens.
  await lookAround()
  opened.setNow(at('2026-11-20T09:00:00'))
  subscribe('net.client.socket', hear)
  try {
    await lookAround()
  } finally {
    unsubscribe('net.client.socket', hear)
  }
  expect({ database, opening }).toEqual({ database, opening: [] })
  expect(await waitingFor(handler)).not.toEqual([])
  expect([smtp.received, hook.received, robot.received]).toEqual([[], [], []])
})
