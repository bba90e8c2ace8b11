import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { confirmActivities, correctActivity, recordActivity, reviewActivities } from '../../src/app/activity/activities.ts'
import { listActivities } from '../../src/app/activity/list-activities.ts'
import { downloadFile, uploadFile } from '../../src/app/files.ts'
import { newCommandId } from '../../src/app/ids.ts'
import { assignDuty, endDuty, reachMilestone, signJudgement } from '../../src/app/matter/change-matter.ts'
import { getMatter } from '../../src/app/matter/get-matter.ts'
import { getTimeline } from '../../src/app/matter/get-timeline.ts'
import { listMatters } from '../../src/app/matter/list-matters.ts'
import { moveMatter } from '../../src/app/matter/move-matter.ts'
import { openMatter, type OpenMatter } from '../../src/app/matter/open-matter.ts'
import { voidFact } from '../../src/app/matter/void-fact.ts'
import { appoint, createPost, endAppointment } from '../../src/app/organisation/posts.ts'
import { getPost } from '../../src/app/organisation/read-organisation.ts'
import { actingOf } from '../../src/app/session/acting-of.ts'
import { endMembership } from '../../src/app/session/grant-membership.ts'
import { factsOf } from '../../src/store/queries/facts.ts'
import { testCity, type TestCity, type TestUser } from '../support/city.ts'
import { testDeps, type TestDeps } from '../support/deps.ts'

const TODAY = '2026-11-20'
const LEAD = '市财政局'
const SUPPORT = '市教育局'
let opened: TestDeps
let city: TestCity
let office: TestUser
let handler: TestUser
let reviewer: TestUser
let supporter: TestUser
let supportingReviewer: TestUser
const command = () => newCommandId(opened.deps.now())
const codeOf = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: { code?: string }) => error.code ?? String(error))
const unit = (name: string) => ({ type: 'unit' as const, id: city.units.get(name)! })
const record = { kinds: ['study'], heldOn: TODAY, summary: '看了两个窗口', place: null, attachments: [], fields: {} }

async function matter(change: Partial<OpenMatter> = {}): Promise<string> {
  const duties = [{ role: 'lead', holder: unit(LEAD), territory: null }, { role: 'support', holder: unit(SUPPORT), territory: null }]
  const milestones = [{ id: 'm1', title: '清单公布', due: '2026-12-01' }]
  const { ids } = await openMatter(office.call, { command: command(), ledger: 'reform-tasks', title: '试行一件事', due: '2026-12-31', fields: {}, milestones, duties, ...change })
  return ids.matter
}

beforeAll(async () => {
  opened = await testDeps()
  opened.setNow(`${TODAY}T02:00:00.000Z`)
  city = await testCity(opened.deps, ['市委政研室（改革办）', LEAD, SUPPORT])
  office = await city.user('office', '市委政研室（改革办）')
  handler = await city.user('handler', LEAD)
  reviewer = await city.user('reviewer', LEAD)
  supporter = await city.user('handler', SUPPORT)
  supportingReviewer = await city.user('reviewer', SUPPORT)
})
afterAll(() => opened.close())

describe('a post’s rights go with the post', () => {
  const session = ({ acting }: TestUser) => ({ account: acting.account, tenant: acting.tenant, membership: acting.membership }) as Parameters<typeof actingOf>[1]

  test('who is succeeded acts through it no more', async () => {
    const former = await city.user('handler', LEAD)
    expect((await actingOf(opened.deps, session(former))).post).toBe(former.post)
    await appoint(city.keeper, { command: command(), post: former.post!, person: null, newPerson: { name: null, phone: null }, from: TODAY, acting: false, probationUntil: null, until: null, document: null })
    expect(await codeOf(actingOf(opened.deps, session(former)))).toBe('post_left')
  })

  test('a membership ended by the administrator ends at once', async () => {
    const someone = await city.user('observer', null)
    await endMembership(city.security, { command: command(), person: someone.acting.person, membership: someone.acting.membership })
    expect(await codeOf(actingOf(opened.deps, session(someone)))).toBe('no_membership')
  })
})

describe('terms that were to end', () => {
  const term = { acting: false, probationUntil: null, document: null }
  test('end early when a successor comes, and when someone is removed; a term never ends before it began', async () => {
    const { ids } = await createPost(city.keeper, { command: command(), unit: unit(LEAD).id, name: '副局长', order: 1, places: 1, leader: false })
    const post = ids.post
    const someone = () => ({ command: command(), post, person: null, newPerson: { name: null, phone: null }, ...term })
    expect(await codeOf(appoint(city.keeper, { ...someone(), from: '2026-01-01', until: '2026-01-01' }))).toBe('appointment_before_start')
    const first = await appoint(city.keeper, { ...someone(), from: '2026-01-01', until: '2027-06-30' })
    const second = await appoint(city.keeper, { ...someone(), from: '2026-06-01', until: '2027-06-30' })
    const holders = async (asOf: string) => (await getPost(city.keeper, { post, asOf, by: 'effective' })).holders.map(({ person }) => person)
    expect(await holders('2026-05-31')).toEqual([first.ids.person])
    expect(await holders('2026-06-01')).toEqual([second.ids.person])
    await endAppointment(city.keeper, { command: command(), post, appointment: second.ids.appointment, on: '2026-11-01', reason: '调任' })
    expect(await holders('2026-11-01')).toEqual([])
  })
})

describe('who speaks for a matter', () => {
  test.each([
    ['the lead’s handler', () => handler, 'done'],
    ['a supporting unit’s handler', () => supporter, 'role_not_carrying'],
  ] as const)('%s reaches a milestone: %s', async (_, who, expected) => {
    expect(await codeOf(reachMilestone(who().call, { command: command(), matter: await matter(), milestone: 'm1', note: null }))).toBe(expected)
  })
  test('a supporting unit’s reviewer signs no judgement, the lead’s does', async () => {
    const signed = { text: '可按期完成', ground: '已联调', until: '2026-12-31' }
    const id = await matter()
    expect(await codeOf(signJudgement(supportingReviewer.call, { command: command(), matter: id, ...signed }))).toBe('role_not_carrying')
    expect(await codeOf(signJudgement(reviewer.call, { command: command(), matter: id, ...signed }))).toBe('done')
  })
  test('a duty on a post of the unit lets the unit see the matter, in lists too', async () => {
    const { ids } = await openMatter(office.call, { command: command(), ledger: 'reform-tasks', title: '落在职务上', due: null, fields: {}, milestones: [], duties: [{ role: 'handler', holder: { type: 'post', id: handler.post! }, territory: null }] })
    expect(await codeOf(getMatter(reviewer.call, { matter: ids.matter, by: 'effective' }))).toBe('done')
    expect((await listMatters(reviewer.call, { q: '落在职务上', sort: 'code', limit: 10 })).rows.map(({ id }) => id)).toEqual([ids.matter])
    expect((await listMatters(supporter.call, { q: '落在职务上', sort: 'code', limit: 10 })).rows).toEqual([])
  })
})

describe('days', () => {
  test.each([
    ['a duty that ends tomorrow', async (id: string) => endDuty(office.call, { command: command(), matter: id, duty: (await getMatter(office.call, { matter: id, by: 'effective' })).duties[0]!.id, on: '2026-11-21', reason: '划转' }), 'day_in_future'],
    ['a duty from tomorrow', (id: string) => assignDuty(office.call, { command: command(), matter: id, role: 'responsible', holder: unit(SUPPORT), territory: null, from: '2026-11-21' }), 'day_in_future'],
    ['a milestone reached before the matter was opened', (id: string) => reachMilestone(office.call, { command: command(), matter: id, milestone: 'm1', occurredOn: '2026-11-01', note: null }), 'day_too_early'],
    ['a step before the matter was opened', (id: string) => moveMatter(office.call, { command: command(), matter: id, transition: 'hand-down', note: null, occurredOn: '2026-11-01' }), 'day_too_early'],
  ] as const)('%s is refused', async (_, doIt, expected) => {
    expect(await codeOf(doIt(await matter()))).toBe(expected)
  })
  test('a due day that no calendar covers is refused and leaves the lists readable', async () => {
    expect(await codeOf(matter({ due: '1999-12-31' }))).toBe('calendar_missing')
    expect(await codeOf(listMatters(office.call, { sort: 'code', limit: 10 }))).toBe('done')
  })
})

describe('records', () => {
  const factOf = async (id: string, kind: string) => (await opened.deps.db.read(city.tenant, (db) => factsOf(db, city.tenant, `activity:${id}`))).find((fact) => fact.kind === kind)!.id

  test('what was confirmed keeps the words that were confirmed', async () => {
    const { ids } = await recordActivity(handler.call, { command: command(), matters: [await matter()], ...record })
    await correctActivity(handler.call, { command: command(), activity: ids.activity, changes: { summary: '看了三个窗口' }, reason: '补记' })
    await reviewActivities(reviewer.call, { command: command(), activities: [ids.activity] })
    await confirmActivities(office.call, { command: command(), activities: [ids.activity] })
    for (const kind of ['activity.corrected', 'activity.reviewed', 'activity.confirmed']) {
      expect(await codeOf(voidFact(office.call, { command: command(), fact: await factOf(ids.activity, kind), reason: '误' }))).toBe('fact_not_voidable')
    }
  })
  test('nobody checks words of their own, corrected ones included', async () => {
    const { ids } = await recordActivity(handler.call, { command: command(), matters: [await matter()], ...record })
    await correctActivity(reviewer.call, { command: command(), activity: ids.activity, changes: { summary: '改写' }, reason: '改写' })
    expect(await codeOf(reviewActivities(reviewer.call, { command: command(), activities: [ids.activity] }))).toBe('own_review_refused')
  })
  test('a record on two units’ matters names to each only its own', async () => {
    const own = await matter({ title: '财政自己的事', duties: [{ role: 'lead', holder: unit(LEAD), territory: null }] })
    const foreign = await matter({ title: '教育自己的事', duties: [{ role: 'lead', holder: unit(SUPPORT), territory: null }] })
    const { ids } = await recordActivity(office.call, { command: command(), matters: [own, foreign], ...record })
    const { rows } = await listActivities(handler.call, { matter: own, limit: 10 })
    expect(rows.find(({ id }) => id === ids.activity)?.matters.map(({ title }) => title)).toEqual(['财政自己的事'])
    expect(await codeOf(getTimeline(handler.call, { matter: foreign, kind: 'all', limit: 10 }))).toBe('not_found')
  })
  test('a file is believed only when it was brought here, and a hash alone opens nothing', async () => {
    const id = await matter({ duties: [{ role: 'lead', holder: unit(SUPPORT), territory: null }] })
    const secret = await uploadFile(supporter.call, { name: '内部.txt', bytes: new TextEncoder().encode('本单位内部材料') })
    await recordActivity(supporter.call, { command: command(), matters: [id], ...record, attachments: [secret] })
    const mine = await matter({ duties: [{ role: 'lead', holder: unit(LEAD), territory: null }] })
    for (const sha256 of [secret.sha256, 'f'.repeat(64)]) {
      expect(await codeOf(recordActivity(handler.call, { command: command(), matters: [mine], ...record, attachments: [{ sha256 }] }))).toBe('file_unknown')
    }
    expect(await codeOf(downloadFile(handler.call, { sha256: secret.sha256 }))).toBe('not_found')
    expect((await downloadFile(supporter.call, { sha256: secret.sha256 })).name).toBe('内部.txt')
  })
})
