import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { confirmActivities, correctActivity, recordActivity, returnActivity, reviewActivities } from '../../src/app/activity/activities.ts'
import { inputsOf } from '../../src/app/city/inputs.ts'
import { newCommandId } from '../../src/app/ids.ts'
import { judgeWith } from '../../src/app/judging/judge-matter.ts'
import { addPart } from '../../src/app/matter/add-part.ts'
import { amendMatter, assignDuty, endDuty, listMatter, reachMilestone, signJudgement } from '../../src/app/matter/change-matter.ts'
import { moveMatter } from '../../src/app/matter/move-matter.ts'
import { openMatter } from '../../src/app/matter/open-matter.ts'
import { voidFact } from '../../src/app/matter/void-fact.ts'
import { appoint, endAppointment } from '../../src/app/organisation/posts.ts'
import { renameUnit } from '../../src/app/organisation/units.ts'
import { openToAll, setReaders } from '../../src/app/readers/set-readers.ts'
import { DeliveryError } from '../../src/kernel/errors.ts'
import type { PostState } from '../../src/kernel/facts/organisation.ts'
import type { MatterState } from '../../src/kernel/facts/matter.ts'
import { dayOf } from '../../src/kernel/time/day.ts'
import { compareProjections } from '../../src/store/compare-projections.ts'
import { statesOf } from '../../src/store/queries/subjects.ts'
import { testCity, type TestCity, type TestUser } from '../support/city.ts'
import { testDeps, type TestDeps } from '../support/deps.ts'
import { someFactOf } from '../support/log.ts'

const UNITS = ['市委政研室（改革办）', '市财政局', '市教育局', '各县（市、区）人民政府']
let opened: TestDeps
let city: TestCity
let office: TestUser
let handler: TestUser
let reviewer: TestUser
let today: string

beforeAll(async () => {
  opened = await testDeps()
  // A fixed instant: a run over midnight must not have two todays.
  opened.setNow('2026-11-20T02:00:00.000Z')
  today = dayOf(opened.deps.now())
  city = await testCity(opened.deps, UNITS)
  office = await city.user('office', UNITS[0]!)
  handler = await city.user('handler', UNITS[1]!)
  reviewer = await city.user('reviewer', UNITS[1]!)
})
afterAll(() => opened.close())

type World = { matters: string[]; activities: string[]; refused: number; done: number }
type Step = { do: keyof typeof actions; at: number; twice: boolean }

const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)]
const unit = (at: number) => ({ type: 'unit' as const, id: city.units.get(pick(UNITS, at)!)! })

async function matterState(id: string): Promise<MatterState | undefined> {
  return (await opened.deps.db.read(city.tenant, (db) => statesOf<MatterState>(db, city.tenant, [`matter:${id}`]))).get(`matter:${id}`)
}

/** What people may do next, on whatever the numbers happen to point at: much of it is refused, as in life. */
const actions = {
  open: async (world: World, at: number, command: string) => {
    const milestones = at % 2 ? [{ id: 'm1', title: '清单公布', due: '2027-03-31' }] : []
    const duties = [{ role: 'lead', holder: unit(at), territory: null }]
    const { ids } = await openMatter(office.call, { command, ledger: at % 3 ? 'reform-tasks' : 'led-projects', title: at % 7 ? `事项${at}` : '', due: at % 4 ? '2027-06-30' : null, fields: {}, milestones, duties })
    if (!world.matters.includes(ids.matter)) world.matters.push(ids.matter)
  },
  duty: (world: World, at: number, command: string) => assignDuty(office.call, { command, matter: pick(world.matters, at) ?? command, role: at % 2 ? 'support' : 'lead', holder: at % 5 ? unit(at) : { type: 'post', id: handler.post! }, territory: null }),
  endDuty: async (world: World, at: number, command: string) => {
    const matter = pick(world.matters, at) ?? command
    const duty = pick((await matterState(matter))?.duties ?? [], at)
    await endDuty(office.call, { command, matter, duty: duty?.id ?? command, reason: '划转' })
  },
  amend: (world: World, at: number, command: string) => amendMatter(office.call, { command, matter: pick(world.matters, at) ?? command, changes: at % 2 ? { due: '2027-09-30' } : { title: `改名${at}` }, reason: at % 6 ? '上级调整' : '', basis: null }),
  move: async (world: World, at: number, command: string) => {
    const matter = pick(world.matters, at) ?? command
    const stage = (await matterState(matter))?.stage
    await moveMatter(office.call, { command, matter, transition: pick(['hand-down', 'accept', 'start', 'finish', 'suspend', 'resume', stage ?? 'x'], at)!, note: '办理' })
  },
  milestone: (world: World, at: number, command: string) => reachMilestone(office.call, { command, matter: pick(world.matters, at) ?? command, milestone: 'm1', note: null }),
  judge: (world: World, at: number, command: string) => signJudgement(office.call, { command, matter: pick(world.matters, at) ?? command, text: '可按期完成', ground: '已联调', until: '2027-01-31' }),
  list: (world: World, at: number, command: string) => listMatter(office.call, { command, matter: pick(world.matters, at) ?? command, ledger: pick(['supervision', 'led-projects', 'reform-tasks'], at)!, fields: {} }),
  record: async (world: World, at: number, command: string) => {
    const matters = [...new Set([pick(world.matters, at) ?? command, pick(world.matters, at + 1) ?? command])]
    const { ids } = await recordActivity(office.call, { command, matters, kinds: [pick(['study', 'coordination', 'progress'], at)!], heldOn: at % 8 ? today : '2099-01-01', summary: `记录${at}`, place: null, attachments: [], fields: {} })
    if (!world.activities.includes(ids.activity)) world.activities.push(ids.activity)
  },
  recordByUnit: async (world: World, at: number, command: string) => {
    const { ids } = await recordActivity(handler.call, { command, matters: [pick(world.matters, at) ?? command], kinds: ['study'], heldOn: today, summary: `单位记录${at}`, place: null, attachments: [], fields: {} })
    if (!world.activities.includes(ids.activity)) world.activities.push(ids.activity)
  },
  review: (world: World, at: number, command: string) => reviewActivities(reviewer.call, { command, activities: [pick(world.activities, at) ?? command] }),
  confirm: (world: World, at: number, command: string) => confirmActivities(office.call, { command, activities: [pick(world.activities, at) ?? command] }),
  giveBack: (world: World, at: number, command: string) => returnActivity(reviewer.call, { command, activity: pick(world.activities, at) ?? command, reason: '补材料' }),
  correct: (world: World, at: number, command: string) => correctActivity(handler.call, { command, activity: pick(world.activities, at) ?? command, changes: { summary: `更正${at}` }, reason: '笔误' }),
  appoint: (_: World, at: number, command: string) => appoint(city.keeper, { command, post: pick([handler.post!, reviewer.post!], at)!, person: null, newPerson: { name: null, phone: null }, from: today, acting: at % 2 === 0, probationUntil: null, until: null, document: null }),
  dismiss: async (_: World, at: number, command: string) => {
    // Never the office's own post: whoever limits readers must stay among them, so it has to be held to the end.
    const id = pick([handler.post!, reviewer.post!], at)!
    const post = (await opened.deps.db.read(city.tenant, (db) => statesOf<PostState>(db, city.tenant, [`post:${id}`]))).get(`post:${id}`)
    await endAppointment(city.keeper, { command, post: id, appointment: pick(post?.appointments ?? [], at)?.id ?? command, on: today, reason: '调任' })
  },
  rename: (_: World, at: number, command: string) => renameUnit(city.keeper, { command, unit: unit(at).id, name: `更名单位${at}`, aliases: [] }),
  limit: async (world: World, at: number, command: string) => {
    const subject = at % 2 ? { type: 'matter' as const, id: pick(world.matters, at) ?? command } : { type: 'activity' as const, id: pick(world.activities, at) ?? command }
    const posts = at % 3 ? [office.post!] : [office.post!, handler.post!]
    if (at % 5) await setReaders(office.call, { command, subject, posts, reason: '未公开' })
    else await openToAll(office.call, { command, subject, reason: '已公开' })
  },
  part: async (world: World, at: number, command: string) => {
    const { ids } = await addPart(office.call, { command, matter: pick(world.matters, at) ?? command, title: `子任务${at}`, due: null, despite: '分步办理', duties: [{ role: 'lead', holder: unit(at) }] })
    if (!world.matters.includes(ids.matter)) world.matters.push(ids.matter)
  },
  takeBack: async (world: World, at: number, command: string) => {
    const subject = at % 2 ? `matter:${pick(world.matters, at) ?? command}` : `activity:${pick(world.activities, at) ?? command}`
    const fact = await someFactOf(opened.deps.db, city.tenant, subject, at)
    await voidFact(office.call, { command, fact: fact ?? command, reason: '误录' })
  },
}

/** Two fresh commands at once, or one command sent twice at once; refusals are part of it, anything else is a bug. */
async function take(world: World, step: Step): Promise<void> {
  const command = newCommandId(opened.deps.now())
  const other = step.twice ? command : newCommandId(opened.deps.now())
  const results = await Promise.allSettled([actions[step.do](world, step.at, command), actions[step.do](world, step.at + (step.twice ? 0 : 1), other)])
  for (const result of results) {
    if (result.status === 'fulfilled') world.done += 1
    else if (result.reason instanceof DeliveryError) world.refused += 1
    else throw result.reason
  }
}

test('after any commands, projections grown one by one equal those rebuilt from the log', async () => {
  const world: World = { matters: [], activities: [], refused: 0, done: 0 }
  const names = Object.keys(actions) as (keyof typeof actions)[]
  const step = fc.record({ do: fc.constantFrom(...names), at: fc.nat({ max: 40 }), twice: fc.boolean() })
  for (let at = 1; at <= 3; at += 1) await take(world, { do: 'open', at, twice: false })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 12 }), async (steps) => {
      for (const one of steps) await take(world, one)
      const inputs = await opened.deps.db.read(city.tenant, (db) => inputsOf(opened.deps, db, city.tenant))
      expect(await compareProjections(opened.deps.db, city.tenant, judgeWith(inputs))).toEqual([])
    }),
    // The city only grows, so a failing run is told whole and not made smaller.
    { numRuns: 8, endOnFailure: true },
  )
  // One internal matter, with the record on it and a part that is born so, whatever the numbers came to.
  const command = () => newCommandId(opened.deps.now())
  const { ids: { matter } } = await openMatter(office.call, { command: command(), ledger: 'reform-tasks', title: '未公开事项', due: null, fields: {}, milestones: [], duties: [] })
  const { ids: { activity } } = await recordActivity(office.call, { command: command(), matters: [matter], kinds: ['study'], heldOn: today, summary: '未公开记录', place: null, attachments: [], fields: {} })
  await setReaders(office.call, { command: command(), subject: { type: 'matter', id: matter }, posts: [office.post!], reason: '未公开' })
  await setReaders(office.call, { command: command(), subject: { type: 'activity', id: activity }, posts: [office.post!, handler.post!], reason: '未公开' })
  const { ids: { matter: part } } = await addPart(office.call, { command: command(), matter, title: '未公开子任务', due: null, despite: '分步办理', duties: [{ role: 'lead', holder: unit(1) }] })
  expect(await matterState(part)).toBeUndefined()
  const named = await opened.deps.db.readingAs([office.post!]).read(city.tenant, (db) => statesOf<MatterState>(db, city.tenant, [`matter:${part}`]))
  expect(named.get(`matter:${part}`)?.readers?.posts).toEqual([office.post])
  const inputs = await opened.deps.db.read(city.tenant, (db) => inputsOf(opened.deps, db, city.tenant))
  expect(await compareProjections(opened.deps.db, city.tenant, judgeWith(inputs))).toEqual([])
  // Neither all refused nor all done: otherwise the property would say little.
  expect(world.done).toBeGreaterThan(30)
  expect(world.refused).toBeGreaterThan(10)
}, 180_000)
