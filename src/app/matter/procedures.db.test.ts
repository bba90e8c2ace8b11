import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testCity, type TestCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { matterSchemas } from '../../api/contract/matters.ts'
import { procedureSchemas } from '../../api/contract/procedures.ts'
import type { LetterState } from '../../kernel/facts/letter.ts'
import type { Role } from '../../kernel/permission.ts'
import { compareProjections } from '../../store/compare-projections.ts'
import { factsOf } from '../../store/queries/facts.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import { inputsOf } from '../city/inputs.ts'
import { newCommandId } from '../ids.ts'
import { judgeDue } from '../judging/judge-due.ts'
import { judgeWith } from '../judging/judge-matter.ts'
import { answerBeneficiary } from '../problem/answer-beneficiary.ts'
import { owedItems } from '../reminder/owed-items.ts'
import { addPart } from './add-part.ts'
import { decideExtension, requestExtension } from './extensions.ts'
import { getMatter } from './get-matter.ts'
import { getTimeline } from './get-timeline.ts'
import { linkMatters } from './links.ts'
import { listEscalations } from './list-escalations.ts'
import { moveMatter } from './move-matter.ts'
import { openMatter } from './open-matter.ts'
import { takeEscalation } from './take-escalation.ts'
import { voidFact } from './void-fact.ts'

const OFFICE = '市委政研室（改革办）'
let opened: TestDeps
let city: TestCity
let office: TestUser
let colleague: TestUser
let energy: TestUser
let giver: TestUser
const command = () => newCommandId(opened.deps.now())
const unit = (name: string) => ({ type: 'unit' as const, id: city.units.get(name) ?? '' })

beforeAll(async () => {
  opened = await testDeps()
  opened.setNow('2026-11-02T02:00:00.000Z')
  city = await testCity(opened.deps, [OFFICE, '市能源局', '市水务局', '市财政局', '市政府'])
  const user = (role: Role, name: string) => city.user(role, name)
  office = await user('office', OFFICE)
  colleague = await user('office', OFFICE)
  energy = await user('handler', '市能源局')
  giver = await user('leader', '市政府')
})
afterAll(() => opened.close())

async function order(title: string, { ledger = 'supervised-matters', due = '2026-11-20' as string | null, lead = '市能源局', fields = {} } = {}): Promise<string> {
  const duties = [
    { role: 'lead', holder: unit(lead), territory: null },
    { role: 'support', holder: unit('市水务局'), territory: null },
    ...(ledger === 'supervised-matters' ? [{ role: 'assigner', holder: { type: 'post' as const, id: giver.post ?? '' }, territory: null }] : []),
  ]
  return (await openMatter(office.call, { command: command(), ledger, title, due, fields, milestones: [], duties })).ids.matter
}
const move = (who: TestUser, matter: string, transition: string, more: object = {}) => moveMatter(who.call, { command: command(), matter, transition, note: '说明', ...more })
async function along(matter: string, ...steps: [TestUser, string][]): Promise<string> {
  for (const [who, transition] of steps) await move(who, matter, transition)
  return matter
}
const answered = async (title: string, more: Parameters<typeof order>[1] = {}) => along(await order(title, more), [office, 'hand-out'], [energy, 'first-feedback'])
const shown = (who: TestUser, matter: string) => getMatter(who.call, { matter, by: 'effective' })
const refusal = (code: string) => expect.objectContaining({ code })
const owed = (who: TestUser) => opened.deps.db.read(city.tenant, async (db) => owedItems(db, await inputsOf(opened.deps, db, city.tenant), who.acting))
const ask = (who: TestUser, matter: string, to: string) => requestExtension(who.call, { command: command(), matter, rule: 'extend', to, reason: '设备未到' })
const word = (who: TestUser, matter: string, request: string, approved = true) => decideExtension(who.call, { command: command(), matter, request, approved, to: null, words: '同意' })

describe('a later day', () => {
  test('is asked for by the unit in charge, waits for the office, and moves the day once granted', async () => {
    const matter = await answered('充电桩建设')
    await expect(ask(office, matter, '2026-12-10')).rejects.toEqual(refusal('extension_not_yours'))
    await expect(ask(energy, matter, '2027-06-30')).rejects.toEqual(refusal('extension_too_long'))
    expect((await shown(energy, matter)).extensions.rules.map(({ id, left, refused }) => [id, left, refused?.code ?? null])).toEqual([['extend', 2, null], ['feedback-later', 1, 'extension_not_now']])
    const { ids } = await ask(energy, matter, '2026-12-10')
    const page = await shown(office, matter)
    expect(page.askedOfYou).toMatchObject({ action: 'decide-extension', target: ids.request, by: '2026-11-20' })
    expect(page.extensions.requests).toMatchObject([{ from: '2026-11-20', to: '2026-12-10', mayDecide: true, decided: null }])
    expect((await shown(energy, matter)).extensions.requests[0]?.mayDecide).toBe(false)
    expect((await owed(office)).filter(({ subject, kind }) => subject === `matter:${matter}` && kind === 'decision').map(({ what }) => what.zh)).toEqual(['延期待审批：2026-11-20 延至 2026-12-10'])
    await expect(word(energy, matter, ids.request)).rejects.toEqual(refusal('extension_not_yours_to_decide'))

    await word(office, matter, ids.request)
    await expect(word(colleague, matter, ids.request)).rejects.toEqual(refusal('extension_decided'))
    expect(await shown(energy, matter)).toMatchObject({ due: '2026-12-10', extensions: { rules: [{ left: 1 }, {}], requests: [{ decided: { approved: true, to: '2026-12-10' } }] } })
    expect((await owed(office)).filter(({ key }) => key.includes(ids.request))).toEqual([])
    const { rows } = await getTimeline(energy.call, { matter, kind: 'progress', limit: 10 })
    expect(rows.slice(0, 2).map(({ text }) => text).sort()).toEqual(['延期：2026-11-20 延至 2026-12-10；原因：设备未到', '延期：同意延至 2026-12-10：同意'])

    // Offered to be taken back: to the unit what it entered itself and nobody decided on, to the office all.
    const takenBack = async (who: TestUser) => (await getTimeline(who.call, { matter, kind: 'progress', limit: 10 })).rows.filter(({ voidable }) => voidable).map(({ kind, text }) => `${kind} ${text.slice(0, 4)}`).sort()
    expect([await takenBack(energy), await takenBack(office)]).toEqual([['procedure.moved 首次反馈'], ['extension.decided 延期：同', 'extension.requested 延期：2', 'procedure.moved 交办：立', 'procedure.moved 首次反馈']])

    // Taken back by the office, the request takes the word on it along: the day is what it was. Who asked does not undo that word.
    const asked = rows.find(({ kind }) => kind === 'extension.requested')
    await expect(voidFact(energy.call, { command: command(), fact: asked?.fact ?? '', reason: '不延了' })).rejects.toEqual(refusal('extension_decided'))
    await voidFact(office.call, { command: command(), fact: asked?.fact ?? '', reason: '误报' })
    expect(await shown(energy, matter)).toMatchObject({ due: '2026-11-20', extensions: { requests: [] } })
  })
})

test('so long before counts from today for a unit; the office enters a paper with its day', async () => {
  const late = (lead: string) => order('检修推迟', { lead, due: '2026-11-09' })
  const [theirs, ours] = [await along(await late('市能源局'), [office, 'hand-out']), await along(await late(OFFICE), [office, 'hand-out'])]
  opened.setNow('2026-11-05T02:00:00.000Z')
  const dated = (who: TestUser, matter: string) => requestExtension(who.call, { command: command(), matter, rule: 'extend', to: '2026-11-12', reason: '设备未到', occurredOn: '2026-11-03' })
  await expect(dated(energy, theirs)).rejects.toMatchObject({ code: 'extension_too_late', facts: { day: '2026-11-04' } })
  await dated(office, ours)
  opened.setNow('2026-11-02T02:00:00.000Z')
})

test('no step is dated ahead of its hour, and an hour that a unit names is not heard', async () => {
  const matter = await order('夜间抢修')
  await expect(move(office, matter, 'hand-out', { at: '2026-11-02T02:00:01.000Z' })).rejects.toMatchObject({ code: 'day_in_future', facts: { day: '2026-11-02 10:00' } })
  await move(office, matter, 'hand-out', { at: '2026-11-02T01:30:00.000Z' })
  await move(energy, matter, 'first-feedback', { at: '2026-11-02T09:00:00.000Z' })
})

describe('verification and the one who asked', () => {
  test('the office does not check what its own unit did, whoever of it tries', async () => {
    const matter = await order('改革简报', { lead: OFFICE })
    await along(matter, [office, 'hand-out'], [office, 'first-feedback'], [office, 'report-done'])
    await expect(move(colleague, matter, 'finish')).rejects.toEqual(refusal('own_work_refused'))
    expect((await shown(colleague, matter)).procedure.offered.map(({ id }) => id)).toEqual(['back-to-work'])
  })

  test('two close at once: one does, the other is told what has happened', async () => {
    const matter = await along(await answered('变电站选址'), [energy, 'report-done'])
    const both = await Promise.allSettled([move(office, matter, 'finish'), move(colleague, matter, 'finish')])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = both.find((one) => one.status === 'rejected')
    expect(['transition_not_now', 'decided_meanwhile']).toContain(refused?.reason.code)
    expect((await shown(office, matter)).procedure.steps.filter(({ when }) => when === 'now')).toMatchObject([{ id: 'done', on: '2026-11-02' }])
  })

  test('who handed it out is asked, and their “no” takes it back', async () => {
    const matter = await along(await answered('停电投诉'), [energy, 'report-done'], [office, 'finish'])
    expect((await shown(giver, matter)).askedOfYou).toMatchObject({ action: 'answer', what: { code: 'you-answer' } })
    expect((await owed(giver)).map(({ subject }) => subject)).toContain(`matter:${matter}`)
    const answer = (who: TestUser, solved: 'yes' | 'no') => answerBeneficiary(who.call, { command: command(), matter, solved, words: '仍有停电', name: null })
    await expect(answer(energy, 'yes')).rejects.toEqual(refusal('beneficiary_not_yours'))
    await answer(giver, 'no')
    expect(await shown(giver, matter)).toMatchObject({ stage: 'feedback', asked: { answers: [{ solved: 'no', by: '承办人' }], waits: false }, askedOfYou: null })
  })
})

describe('parts', () => {
  test('must end before the whole; nobody burdens a stranger, and nothing is a part of its own part', async () => {
    const whole = await answered('管网改造')
    const part = (who: TestUser, holder: string, more: object = {}) => addPart(who.call, { command: command(), matter: whole, title: '勘测', due: null, despite: null, duties: [{ role: 'lead', holder: unit(holder) }], ...more })
    await expect(part(energy, '市财政局')).rejects.toEqual(refusal('part_holder_foreign'))
    await expect(part(energy, '市水务局', { due: '2026-12-30' })).rejects.toEqual(refusal('part_due_later'))
    const { ids } = await part(energy, '市水务局')
    expect(await shown(energy, whole)).toMatchObject({ parts: [{ id: ids.matter, title: '勘测', due: '2026-11-20', ended: false }] })
    expect(await shown(office, ids.matter)).toMatchObject({ partOf: { id: whole }, due: '2026-11-20' })
    await expect(move(energy, whole, 'report-done')).rejects.toMatchObject({ code: 'parts_open', facts: { parts: [expect.stringMatching(/^DB-2026-/)] } })
    await expect(linkMatters(office.call, { command: command(), matter: whole, target: ids.matter, relation: 'part' })).rejects.toEqual(refusal('link_circle'))
    await move(office, ids.matter, 'void')
    await move(energy, whole, 'report-done')
  })

  test('a unit does not make its own part vanish, by its link or by its opening; the office does', async () => {
    const whole = await answered('泵站改造')
    const part = (await addPart(energy.call, { command: command(), matter: whole, title: '设计', due: null, despite: null, duties: [{ role: 'lead', holder: unit('市能源局') }] })).ids.matter
    const kept = await opened.deps.db.read(city.tenant, (db) => factsOf(db, city.tenant, `matter:${part}`))
    const back = (who: TestUser, kind: string) => voidFact(who.call, { command: command(), fact: kept.find((fact) => fact.kind === kind)?.id ?? '', reason: '不做了' })
    await expect(back(energy, 'matter.linked')).rejects.toEqual(refusal('forbidden'))
    await expect(back(energy, 'matter.opened')).rejects.toEqual(refusal('forbidden'))
    await expect(move(energy, whole, 'report-done')).rejects.toEqual(refusal('parts_open'))
    await back(office, 'matter.linked')
    await move(energy, whole, 'report-done')
  })
})

describe('pauses and what is taken back', () => {
  test('a pause moves the day on; the step out of it taken back, it stands where it stood', async () => {
    const matter = await answered('中止的事')
    await move(office, matter, 'suspend')
    opened.setNow('2026-11-05T02:00:00.000Z')
    await move(office, matter, 'resume')
    expect((await shown(office, matter)).due).toBe('2026-11-25')
    const { rows } = await getTimeline(office.call, { matter, kind: 'progress', limit: 2 })
    const step = rows.find(({ kind }) => kind === 'procedure.moved')
    await voidFact(office.call, { command: command(), fact: step?.fact ?? '', reason: '误操作' })
    expect(await shown(office, matter)).toMatchObject({ due: '2026-11-20', stage: 'suspended', light: 'stopped' })
    opened.setNow('2026-11-02T02:00:00.000Z')
  })
})

describe('escalation', () => {
  test('waits for the office once its day has come; taken, it drafts the letter and nothing goes out', async () => {
    const matter = await answered('拖欠账款', { due: '2026-11-03' })
    const waiting = async () => (await listEscalations(office.call, { limit: 50 })).rows.filter((row) => row.matter === matter).map(({ step }) => [step.id, step.since, step.drafts])
    expect(await waiting()).toEqual([['remind', '2026-10-29', false]])
    opened.setNow('2026-11-06T02:00:00.000Z')
    expect(await waiting()).toEqual([['letter', '2026-11-04', true]])
    const take = (step: string) => takeEscalation(office.call, { command: command(), matter, step, note: '请说明进度' })
    await expect(take('notice')).rejects.toMatchObject({ code: 'escalation_not_yet', facts: { day: '2026-11-10' } })
    const { ids } = await take('letter')
    await expect(take('letter')).rejects.toEqual(refusal('escalation_taken'))
    expect(await waiting()).toEqual([])
    const letters = await opened.deps.db.read(city.tenant, (db) => statesOf<LetterState>(db, city.tenant, [`letter:${ids.letter}`]))
    expect(letters.get(`letter:${ids.letter}`)).toMatchObject({ kind: 'reminder-letter', status: 'draft', issued: null, to: [{ type: 'unit', id: city.units.get('市能源局') }], about: { matters: [matter] } })
    expect((await shown(office, matter)).escalation?.map(({ id, status }) => [id, status])).toEqual([['remind', 'passed'], ['letter', 'taken'], ['notice', 'coming'], ['talk', 'coming'], ['circular', 'coming']])
    opened.setNow('2026-11-02T02:00:00.000Z')
  })
})

test('13710: its limits run from receipt, a plan comes with its day, and nothing is closed without a result', async () => {
  const matter = await order('用地手续', { ledger: 'provincial-matters', due: null, fields: { number: 'SX-1' } })
  const limit = async () => (await shown(energy, matter)).procedure.steps.find(({ when }) => when === 'now')?.limit
  expect(await limit()).toMatchObject({ due: '2026-11-02', allowed: 0 })
  await along(matter, [energy, 'take-up'], [energy, 'answer'])
  expect(await limit()).toMatchObject({ due: '2026-11-09' })
  expect((await shown(energy, matter)).procedure.offered.find(({ id }) => id === 'plan')?.asks).toEqual({ fields: ['plan'], due: true })
  await expect(move(energy, matter, 'plan', { fields: { plan: '分两步' } })).rejects.toEqual(refusal('transition_needs'))
  await move(energy, matter, 'plan', { fields: { plan: '分两步' }, due: '2027-01-29' })
  expect(await shown(energy, matter)).toMatchObject({ stage: 'planned', due: '2027-01-29', fields: { plan: '分两步' } })
  await move(energy, matter, 'report-plan-done')
  await expect(move(office, matter, 'close')).rejects.toEqual(refusal('transition_needs'))
  await move(office, matter, 'close', { fields: { result: '手续已批复' } })
})

test('bad input: a script stays text, and days that do not exist are refused at the door', async () => {
  const title = '<script>alert(1)</script>'
  expect((await shown(office, await order(title))).title).toBe(title)
  const step = { command: command(), transition: 'finish' }
  expect([{ ...step }, { ...step, occurredOn: '2026-02-30' }, { ...step, due: '2026-02-30' }, { ...step, at: '2026-11-02 10:00' }].map((body) => matterSchemas.moveMatter.body.safeParse(body).success)).toEqual([true, false, false, false])
  expect(procedureSchemas.requestExtension.body.safeParse({ command: command(), rule: 'extend', to: '2026-02-30', reason: '' }).success).toBe(false)
})

test('what grew is what the log gives again', async () => {
  // No day goes back: the latest one that something was judged on.
  opened.setNow('2026-11-06T02:00:00.000Z')
  const inputs = await opened.deps.db.read(city.tenant, (db) => inputsOf(opened.deps, db, city.tenant))
  await judgeDue(opened.deps)
  expect(await compareProjections(opened.deps.db, city.tenant, judgeWith(inputs))).toEqual([])
})
