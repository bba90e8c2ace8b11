import { afterAll, beforeAll, expect, test } from 'vitest'
import { testCity, type TestCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import type { DeliveryError } from '../../kernel/errors.ts'
import { newCommandId } from '../ids.ts'
import { getMatter } from '../matter/get-matter.ts'
import { listMatters } from '../matter/list-matters.ts'
import { openMatter } from '../matter/open-matter.ts'
import { handOverDuties } from './hand-over.ts'
import { appoint, createPost } from './posts.ts'
import { getUnit } from './read-organisation.ts'
import { createSeat, reportSeatChange, settleSeat } from './seats.ts'
import { endUnit } from './units.ts'
import { getOrganisationWaiting } from './waiting.ts'

const OFFICE = '市委政研室（改革办）'
const BODY = '市委深改委'
let opened: TestDeps
let city: TestCity
let office: TestUser
let successor: TestUser
const command = () => newCommandId(opened.deps.now())
const unit = (name: string) => city.units.get(name) ?? ''
const refusal = (work: Promise<unknown>) => work.then(() => 'done', ({ code }: DeliveryError) => code)
const open = async (title: string, lead: string) =>
  (await openMatter(office.call, { command: command(), ledger: 'reform-tasks', title, due: null, fields: {}, milestones: [], duties: [{ role: 'lead', holder: { type: 'unit', id: unit(lead) }, territory: null }] })).ids.matter
const titles = async (user: TestUser) => (await listMatters(user.call, { sort: 'code', limit: 50 })).rows.map(({ title }) => title)
const answers = async (matter: string, asOf?: string) => (await getMatter(office.call, { matter, asOf, by: 'effective' })).duties.map(({ name, continuedBy }) => [name, continuedBy?.units.map((one) => one.name) ?? null])
const end = (name: string, ...successors: string[]) => endUnit(office.call, { command: command(), unit: unit(name), successors: successors.map(unit) })

let merged: string
let split: string
beforeAll(async () => {
  opened = await testDeps()
  opened.setNow('2026-11-10T02:00:00.000Z')
  city = await testCity(opened.deps, [OFFICE, '市乡村振兴局', '市农业农村局', '市工信局', '市科技局', '市商务局', { name: BODY, kind: 'body' }])
  office = await city.user('office', OFFICE)
  successor = await city.user('handler', '市农业农村局')
  merged = await open('乡村的事', '市乡村振兴局')
  split = await open('工信的事', '市工信局')
  opened.setNow('2026-11-20T02:00:00.000Z')
})
afterAll(() => opened.close())

test('merged: the one successor has the duties from that day, sees the matters and is named; before, it was the other', async () => {
  expect(await titles(successor)).toEqual([])
  await end('市乡村振兴局', '市农业农村局')
  expect(await titles(successor)).toEqual(['乡村的事'])
  expect(await answers(merged)).toEqual([['市乡村振兴局', ['市农业农村局']]])
  expect(await answers(merged, '2026-11-19')).toEqual([['市乡村振兴局', null]])
  const { continues, dutyList, duties } = await getUnit(successor.call, { unit: unit('市农业农村局'), by: 'effective' })
  expect([continues.map(({ name, on }) => [name, on]), duties, dutyList]).toEqual([[['市乡村振兴局', '2026-11-20']], 1, []])
})

test('split: nobody has them until the office says which, matter by matter', async () => {
  expect(await refusal(end('市工信局', '市工信局'))).toBe('successor_itself')
  expect(await refusal(end('市工信局', '市乡村振兴局'))).toBe('unit_ended')
  const { dutyList: before } = await getUnit(office.call, { unit: unit('市工信局'), by: 'effective' })
  const duty = { matter: split, duty: before[0]?.duty ?? '', to: unit('市商务局') }
  expect(await refusal(handOverDuties(office.call, { command: command(), unit: unit('市工信局'), duties: [duty] }))).toBe('unit_stands')
  await end('市工信局', '市科技局', '市商务局')
  expect(await answers(split)).toEqual([['市工信局', ['市科技局', '市商务局']]])
  const { undecided } = await getOrganisationWaiting(office.call)
  expect(undecided.map(({ unit: one, successors, duties }) => [one.name, successors.map(({ name }) => name), duties])).toEqual([['市工信局', ['市科技局', '市商务局'], 1]])
  expect(await refusal(handOverDuties(office.call, { command: command(), unit: unit('市工信局'), duties: [{ ...duty, to: unit('市工信局') }] }))).toBe('holder_unknown')
  await handOverDuties(office.call, { command: command(), unit: unit('市工信局'), duties: [duty] })
  expect(await answers(split)).toEqual([['市商务局', null]])
  expect((await getOrganisationWaiting(office.call)).undecided).toEqual([])
  expect(await answers(split, '2026-11-19')).toEqual([['市工信局', null]])
})

test('a body: a change of post is taken over, reported, or waits for the office, by each seat’s clause', async () => {
  const post = (await createPost(office.call, { command: command(), unit: unit('市商务局'), name: '局长', order: 1, places: 1, leader: false })).ids.post
  const hold = (name: string, from: string) => appoint(office.call, { command: command(), post, person: null, newPerson: { name, phone: null }, from, acting: false, probationUntil: null, until: null, document: null })
  await hold('甲某', '2026-01-01')
  const seats: string[] = []
  for (const [index, [role, clause]] of ([['member', 'in-post'], ['head', 'reported'], ['contact', 'adjusted']] as const).entries()) {
    const { ids } = await createSeat(office.call, { command: command(), body: unit(BODY), unit: unit('市商务局'), designation: clause, post, role, clause, order: index, from: '2026-11-01' })
    seats.push(ids.seat)
  }
  const sitting = async () => (await getUnit(office.call, { unit: unit(BODY), by: 'effective' })).seatList.map(({ role, sitters, because, report, adjust }) => [role, sitters.map(({ name }) => name).join(), because, report, adjust?.since ?? null])
  expect(await sitting()).toEqual([['head', '甲某', 'in-post', null, null], ['member', '甲某', 'in-post', null, null], ['contact', '甲某', 'in-post', null, null]])

  await hold('乙某', '2026-11-15')
  expect(await sitting()).toEqual([['head', '乙某', 'successor', '2026-11-15', null], ['member', '乙某', 'successor', null, null], ['contact', '', 'changed', null, '2026-11-15']])
  const waiting = await getOrganisationWaiting(office.call)
  expect([waiting.report.map(({ id }) => id), waiting.adjust.map(({ id, adjust }) => [id, adjust?.proposed.map(({ name }) => name)])]).toEqual([[seats[1]], [[seats[2], ['乙某']]]])

  await reportSeatChange(office.call, { command: command(), seat: seats[1] ?? '' })
  await settleSeat(office.call, { command: command(), seat: seats[2] ?? '', post, person: null, on: '2026-11-16' })
  expect(await sitting()).toEqual([['head', '乙某', 'successor', null, null], ['member', '乙某', 'successor', null, null], ['contact', '乙某', 'in-post', null, null]])
  const { seatChanges } = await getUnit(office.call, { unit: unit(BODY), by: 'effective' })
  expect(seatChanges.filter(({ designation }) => designation === 'adjusted').map(({ on, before, after }) => [on, before.map(({ name }) => name), after.map(({ name }) => name)])).toEqual([
    ['2026-11-16', [], ['乙某']], ['2026-11-15', ['甲某'], []], ['2026-11-01', [], ['甲某']],
  ])
  expect((await getUnit(office.call, { unit: unit(BODY), asOf: '2026-11-14', by: 'effective' })).seatList.map(({ sitters }) => sitters[0]?.name)).toEqual(['甲某', '甲某', '甲某'])
})

test('a vacant post waits with its duties, since the day its holder left', async () => {
  const { vacancies } = await getOrganisationWaiting(office.call)
  expect(vacancies).toEqual([])
})
