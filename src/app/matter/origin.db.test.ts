import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testCity, type TestCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { inputsOf } from '../city/inputs.ts'
import { exportLedger } from '../exchange/export-ledger.ts'
import { newCommandId } from '../ids.ts'
import { beginInspection, reportInspection } from '../inspection/course.ts'
import { makeFinding } from '../inspection/make-finding.ts'
import { planInspection } from '../inspection/plan.ts'
import { letterRoute } from '../letter/letter-route.ts'
import { draftLetter } from '../letter/write-letters.ts'
import { getFiveList } from '../road/five-lists.ts'
import { assignDuty } from './change-matter.ts'
import { getMatter } from './get-matter.ts'
import { getTimeline } from './get-timeline.ts'
import { originsSeen } from './origin.ts'

const [OFFICE, FINANCE, COUNTY] = ['市委政研室（改革办）', '市财政局', '安邑区'] as const
const TITLE = '政务大厅暗访'
let opened: TestDeps
let city: TestCity
let office: TestUser
let county: TestUser
let helper: TestUser
const command = () => newCommandId(opened.deps.now())
const id = (name: string) => city.units.get(name)!

beforeAll(async () => {
  opened = await testDeps()
  opened.setNow('2026-03-02T02:00:00.000Z')
  city = await testCity(opened.deps, [OFFICE, FINANCE, COUNTY])
  office = await city.user('office', OFFICE)
  county = await city.user('place', COUNTY)
  helper = await city.user('handler', FINANCE)
})
afterAll(() => opened.close())

/** All that someone is shown of a matter that may name where it came from. */
async function told(who: TestUser, matter: string) {
  const { origin } = await getMatter(who.call, { matter, by: 'effective' })
  const timeline = (await getTimeline(who.call, { matter, kind: 'all', limit: 50 })).rows
  const list = await getFiveList(who.call, { ledger: 'findings', list: 'tasks', sort: 'code', before: 0, limit: 50 })
  const sheet = strFromU8(unzipSync((await exportLedger(who.call, { ledger: 'findings' })).bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
  const unit = who.acting.unit!
  const letter = await letterRoute(who.call, { pack: 'supervision', kind: 'supervision-notice', issuer: unit, to: [], matters: [matter] })
  const cell = list.rows[0]?.cells[list.columns.findIndex(({ show }) => show === 'source')]
  return { origin, cell, named: [timeline, sheet, letter].map((one) => JSON.stringify(one).includes(TITLE)), kind: [timeline, sheet, letter].map((one) => JSON.stringify(one).includes('督察发现')) }
}

test('who helps to put something right and has no part in the inspection is told that one found it, not which', async () => {
  const content = { title: TITLE, topic: '', basis: null, lead: id(OFFICE), with: [], matters: [], from: '2026-03-02', to: '2026-03-02', looksBackAt: null, despite: null, mergeInto: null, reason: null }
  const { inspection } = (await planInspection(office.call, { command: command(), pack: 'inspections', kind: 'covert', ...content, inspected: [id(COUNTY)] })).ids
  await beginInspection(office.call, { command: command(), inspection })
  await reportInspection(office.call, { command: command(), inspection, from: '2026-03-02', to: '2026-03-02', summary: '走访大厅', places: ['政务大厅'], attachments: [] })
  const { matter } = (await makeFinding(office.call, { command: command(), inspection, what: '窗口排队过长', unit: id(COUNTY), due: '2026-06-30', note: null, attachments: [] })).ids
  await assignDuty(office.call, { command: command(), matter, role: 'support', holder: { type: 'unit', id: id(FINANCE) }, territory: null })
  const page = `/inspections/${inspection}`
  for (const who of [office, county]) expect(await told(who, matter)).toMatchObject({ origin: { source: 'inspection', page, title: TITLE, text: TITLE }, cell: TITLE, named: [true, true, true] })
  expect(await told(helper, matter)).toMatchObject({ origin: { source: 'inspection', page: null, title: null, text: null }, cell: '督察发现', named: [false, false, false], kind: [true, true, true] })
})

test('a letter is named for those who see it, and what is of no known kind for nobody', async () => {
  const blank = { to: [], copies: [], blocks: [{ kind: 'paragraph' as const, text: '草稿' }], replyBy: null, urgency: null, about: { matters: [], inspection: null, meeting: null, answers: null }, attachments: [] }
  const { letter } = (await draftLetter(office.call, { command: command(), pack: 'letters', kind: 'letter', issuer: id(OFFICE), title: '内部草稿', ...blank })).ids
  const subjects = [`letter:${letter}`, `unit:${id(OFFICE)}`, null]
  const seen = (who: TestUser) => opened.deps.db.read(city.tenant, async (db) => [...(await originsSeen(db, who.acting, subjects.map((subject) => ({ origin: { source: 'superior', subject, item: null, text: '来文', on: '2026-03-02' } })), await inputsOf(opened.deps, db, city.tenant)))])
  expect(await seen(office)).toEqual([[`letter:${letter}`, '内部草稿']])
  expect(await seen(helper)).toEqual([])
})
