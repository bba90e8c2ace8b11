import { strFromU8, unzipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { TestUser } from '../../test/support/city.ts'
import { formOf } from '../../test/support/form.ts'
import { openProduct, type Browser, type Product } from '../../test/support/over-http.ts'
import { openEnded, plainCases, type Case, type Place } from '../../test/support/walk-cases.ts'
import { placedCases, type WalkWorld } from '../../test/support/walk-placed.ts'
import { walkThings } from '../../test/support/walk-things.ts'
import { recordActivity } from '../app/activity/activities.ts'
import type { Call } from '../app/call.ts'
import { acceptProposals } from '../app/document/decide-proposals.ts'
import { getDocument } from '../app/document/get-document.ts'
import { draftLetter } from '../app/letter/write-letters.ts'
import { addPart } from '../app/matter/add-part.ts'
import { openMatter } from '../app/matter/open-matter.ts'
import { callMeeting } from '../app/meeting/call-meeting.ts'
import { draftMinutes } from '../app/meeting/draft-minutes.ts'
import { holdMeeting } from '../app/meeting/hold-meeting.ts'
import { makeDecision } from '../app/meeting/make-decision.ts'
import { createSeat } from '../app/organisation/seats.ts'
import { createUnit } from '../app/organisation/units.ts'
import { collectProblem } from '../app/problem/collect-problem.ts'
import { remindCity } from '../app/reminder/remind-city.ts'
import { opensInternal } from '../kernel/internal.ts'
import { roles, type Command } from '../kernel/permission.ts'
import { defaultSecurity } from '../kernel/security.ts'
import { dayOf } from '../kernel/time/day.ts'
import { keepSecurity } from '../store/queries/security.ts'
import { paths, type EndpointName } from './contract/paths.ts'

/** In every title, summary, text and file name of what is internal, and nowhere else. */
const MARK = '绝密走漏记号'
const UNIT = '市审批服务管理局'
const OFFICE = '市委政研室（改革办）'

let product: Product
let office: TestUser
let named: TestUser
let lead: TestUser
let at: Place
let letter: string
let part: string
let problem: string
let born: Record<string, string>
const asks = new Map<string, Browser>()
const cases: Record<string, Case> = {}
const counters = new Map<string, unknown>()

const command = () => product.newCommand()
const today = () => dayOf(product.deps.now())

beforeAll(async () => {
  product = await openProduct()
  // The test city's own limits are longer than any that may be set, and would not be told.
  await product.deps.db.write(product.city.tenant, (tx) => keepSecurity(tx, product.city.tenant, defaultSecurity(true), product.deps.now()))
  office = await product.city.user('office', OFFICE)
  named = await product.city.user('handler', '市体育局')
  lead = await product.city.user('handler', UNIT)
  const world = { product, office, things: walkThings(product, office) } as WalkWorld
  Object.assign(cases, plainCases(command, today), placedCases(world))
  for (const role of roles) asks.set(`another ${role}`, await product.enter(await product.city.user(role, role === 'office' ? OFFICE : UNIT)))
  asks.set('the handler of the unit that leads it', await product.enter(lead))
  asks.set('named office', await product.enter(office))
  asks.set('named handler', await product.enter(named))
  asks.set('nobody', { ...(await product.enter(office)), cookie: '' })
  const board = await asks.get('another office')!.ask('GET', '/api/v1/ledgers')
  counters.set('before', board.body)
  world.inside = at = await internalPlace()
}, 180_000)
afterAll(() => product.close())

/** What is read before it is made internal would be in nobody's way: it all becomes internal at once. */
async function internalPlace(): Promise<Place> {
  const browser = asks.get('named office')!
  const unit = product.city.units.get(UNIT) ?? ''
  const form = (name: string, content: string) => formOf([{ name: 'command', content: command() }, { name: 'file', filename: name, content }])
  const send = async (url: string, name: string, content: string) => (await product.app.inject({ method: 'POST', url, ...withCookie(form(name, content), browser) })).json<Record<string, string>>()
  const { document = '' } = await send('/api/v1/documents', `${MARK}.txt`, `关于${MARK}的通知\n\n一、做好${MARK}工作。（责任单位：${UNIT}）`)
  const file = await send('/api/v1/files', `${MARK}附件.txt`, `${MARK}附件`)
  const duties = [{ role: 'lead', holder: { type: 'unit' as const, id: unit }, territory: null }]
  const { ids } = await openMatter(office.call, { command: command(), ledger: 'led-projects', title: `${MARK}项目`, due: '2026-12-31', fields: {}, milestones: [], duties })
  const matter = ids.matter
  const record = { matters: [matter], kinds: ['coordination'], heldOn: today(), summary: `${MARK}协调会`, place: null, attachments: [{ sha256: file.sha256 ?? '' }], fields: {} }
  const activity = await recordActivity(office.call, { command: command(), ...record })
  await limit({ type: 'matter', id: matter })
  await limit({ type: 'document', id: document })
  const deps = { ...product.deps, db: product.deps.db.readingAs([office.post ?? '']) }
  const call = { ...office.call, deps }
  part = (await addPart(call, { command: command(), matter, title: `${MARK}子任务`, due: null, despite: 'walk', duties: [{ role: 'lead', holder: { type: 'unit', id: unit } }] })).ids.matter
  problem = (await collectProblem(call, { command: command(), what: `${MARK}问题`, matter })).ids.matter
  const to = [{ type: 'unit' as const, id: unit }]
  letter = (await draftLetter(call, { command: command(), pack: 'letters', kind: 'letter', issuer: office.acting.unit ?? '', to, copies: [], title: `${MARK}函`, blocks: [], replyBy: null, urgency: null, about: { matters: [matter], inspection: null, meeting: null, answers: null }, attachments: [] })).ids.letter
  const body = await createUnit(product.city.keeper, { command: command(), name: '走查联席会议', aliases: [], kind: 'body', parent: null, code: null, order: 1, assessed: false, groups: [] })
  const seat = await createSeat(product.city.keeper, { command: command(), body: body.ids.unit, unit, designation: '分管负责人', post: lead.post })
  const meeting = await callMeeting(office.call, { command: command(), body: body.ids.unit, pack: 'meetings', kind: 'joint-conference', title: `${MARK}会议`, number: null, on: today(), time: null, place: null, chair: null })
  await limit({ type: 'meeting', id: meeting.ids.meeting })
  born = await comesOfThem(call, { document, meeting: meeting.ids.meeting, unit, seat: seat.ids.seat })
  return { unit, matter, activity: activity.ids.activity, person: lead.acting.person, post: lead.post ?? '', document, file: file.sha256 ?? '', body: body.ids.unit, meeting: meeting.ids.meeting }
}

function withCookie({ headers, ...rest }: ReturnType<typeof formOf>, { cookie }: Browser) {
  return { ...rest, headers: { ...headers, cookie } }
}

async function limit(subject: { type: string; id: string }): Promise<void> {
  const answer = await asks.get('named office')!.ask('POST', '/api/v1/readers', { command: command(), subject, posts: [office.post, named.post], reason: '未公开事项' })
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
}

/** What the named office makes of an internal document and of an internal meeting: its readers nobody names anew. */
async function comesOfThem(call: Call, { document, meeting, unit, seat }: Record<'document' | 'meeting' | 'unit' | 'seat', string>): Promise<Record<string, string>> {
  const { list } = await getDocument(call, document)
  const accepted = await acceptProposals(call, { command: command(), document, proposals: [{ proposal: list[0]?.id ?? '', title: `${MARK}任务` }] })
  await holdMeeting(call, { command: command(), meeting, on: today(), attendance: [{ seat, post: null, unit: null, as: 'present' }] })
  const decision = await makeDecision(call, { command: command(), meeting, topic: null, text: `${MARK}议定事项`, lead: unit, support: [], due: '2026-12-31' })
  const minutes = await draftMinutes(call, { command: command(), meeting })
  return { 'a task of the document': `matter:${accepted.opened[0]?.matter}`, 'a decision of the meeting': `matter:${decision.ids.matter}`, 'its minutes': `letter:${minutes.ids.letter}` }
}

/** What an answer says, unpacked where it is an archive. */
function said(bytes: Buffer): string {
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') return bytes.toString('utf8')
  return Object.values(unzipSync(bytes)).map((part) => strFromU8(part)).join('\n')
}

async function ask(name: EndpointName, who: string, of: Place = at): Promise<{ status: number; text: string }> {
  const [, path = ''] = paths[name].split(' ')
  const { params = {}, query } = (await cases[name]?.ask(of, office)) ?? {}
  const known: Record<string, string> = { ...params, letter, matter: of.matter, activity: of.activity, document: of.document, sha256: of.file, meeting: of.meeting }
  const marked = name === 'search' ? `q=${encodeURIComponent(MARK)}` : name === 'similarMatters' ? `title=${encodeURIComponent(`${MARK}项目`)}` : query
  const url = path.replaceAll(/:(\w+)/g, (_, key: string) => known[key] ?? of.matter) + (marked ? `?${marked}` : '')
  const answer = await product.app.inject({ method: 'GET', url, headers: { cookie: asks.get(who)!.cookie } })
  return { status: answer.statusCode, text: said(answer.rawPayload) }
}

const reading = (Object.keys(paths) as EndpointName[]).filter((name) => paths[name].startsWith('GET ') && !openEnded.includes(name))

test.each(reading)('%s tells nobody who is not named that there is something', async (name) => {
  const told: string[] = []
  for (const who of asks.keys()) {
    if (who.startsWith('named')) continue
    const { status, text } = await ask(name, who)
    expect(status, text).toBeLessThan(500)
    if (text.includes(MARK)) told.push(who)
  }
  expect(told).toEqual([])
})

describe('who is named', () => {
  test.each(['getMatter', 'getTimeline', 'listInternal'] as const)('reads it by %s, with or without a duty in it', async (name) => {
    for (const who of ['named office', 'named handler']) expect((await ask(name, who)).text, who).toContain(MARK)
  })
  test.each(['search', 'listActivities', 'downloadFile'] as const)('finds it by %s where they would find its like', async (name) => {
    expect((await ask(name, 'named office')).text).toContain(MARK)
  })
  test('and the office that wrote them the document, the letter and the meeting', async () => {
    for (const name of ['getDocument', 'getLetter', 'getMeeting'] as const) expect((await ask(name, 'named office')).text, name).toContain(MARK)
  })
  test('finds part and problem, which have their readers from the beginning', async () => {
    const { text } = await ask('listInternal', 'named handler')
    for (const id of [at.matter, part, problem]) expect(text).toContain(id)
  })
  test('has the matters and letters that came of it, and nobody else has', async () => {
    const { text } = await ask('listInternal', 'named handler')
    for (const [what, subject] of Object.entries(born)) {
      const [type, id = ''] = subject.split(':')
      expect(text, what).toContain(id)
      const path = type === 'letter' ? `/api/v1/letters/${id}` : `/api/v1/matters/${id}`
      expect((await asks.get('named office')!.ask('GET', path)).status, what).toBe(200)
      for (const who of ['another office', 'the handler of the unit that leads it', 'another leader']) expect((await asks.get(who)!.ask('GET', path)).status, `${what}, ${who}`).toBe(404)
    }
  })
  test.each(['getMatter', 'getDocument', 'getLetter', 'getMeeting', 'downloadFile', 'downloadLetter'] as const)('leaves a line in the audit log by %s', async (name) => {
    expect((await ask(name, 'named office')).status).toBe(200)
    const { rows } = await product.deps.db.read(product.city.tenant, (db) => sql<{ what: string }>`select what from audit_event where tenant = ${product.city.tenant} and action = 'read-internal' and what like ${`${name} %`}`.execute(db))
    expect(rows.length).toBeGreaterThan(0)
  })
  test('what is counted, listed for others and written out leaves it out for them too', async () => {
    for (const name of ['listLedgers', 'listMatters', 'exportLedger', 'getRoad', 'listProblems', 'getObligations', 'getSources', 'exportObligations'] as const) expect((await ask(name, 'named office')).text, name).not.toContain(MARK)
  })
})

test('the numbers of the boards are what they were', async () => {
  const { body } = await asks.get('another office')!.ask('GET', '/api/v1/ledgers')
  expect(body).toEqual(counters.get('before'))
})

test('nobody else writes on it: it is not there for them', async () => {
  for (const who of ['another office', 'the handler of the unit that leads it', 'another leader']) {
    const answer = await asks.get(who)!.ask('POST', `/api/v1/matters/${at.matter}/duties`, { command: command(), role: 'support', holder: { type: 'unit', id: at.unit } })
    expect([403, 404], who).toContain(answer.status)
    expect((await asks.get(who)!.ask('POST', '/api/v1/readers', { command: command(), subject: { type: 'matter', id: at.matter }, posts: [lead.post], reason: '试' })).status, who).toBeGreaterThanOrEqual(403)
  }
})

test('reminders of the day are reckoned for each without it', async () => {
  await remindCity(product.deps, product.city.tenant)
  for (const who of asks.keys()) if (!who.startsWith('named')) expect((await ask('listReminders', who)).text, who).not.toContain(MARK)
})

test('what is said to open internal subjects is no command that counts, lists or writes out for others', () => {
  const outward: readonly Command[] = ['listMatters', 'listLedgers', 'exportLedger', 'getRoad', 'getBrief', 'closePeriod', 'freezeAssessment', 'deliverAssessment', 'publiciseMatter', 'getSourceStatistics']
  expect(outward.filter((name) => opensInternal.has(name))).toEqual([])
})

test('opened again it is read as before', async () => {
  const answer = await asks.get('named office')!.ask('POST', '/api/v1/readers/liftings', { command: command(), subject: { type: 'matter', id: at.matter }, reason: '已公开' })
  expect(answer.status).toBe(200)
  expect((await ask('getMatter', 'the handler of the unit that leads it')).text).toContain(MARK)
  expect((await ask('listActivities', 'another office')).text).toContain(MARK)
  expect((await ask('getMeeting', 'another office')).text).not.toContain(MARK)
})
