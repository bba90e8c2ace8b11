import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testCity, type TestCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps } from '../../../test/support/deps.ts'
import type { Attendee } from '../../kernel/facts/meeting.ts'
import { parsePack } from '../../packs/parse.ts'
import { compareProjections } from '../../store/compare-projections.ts'
import { listActivities } from '../activity/list-activities.ts'
import { inputsOf } from '../city/inputs.ts'
import { installPack } from '../city/open-city.ts'
import type { Call } from '../call.ts'
import { newCommandId } from '../ids.ts'
import { judgeWith } from '../judging/judge-matter.ts'
import { exportLedger } from '../exchange/export-ledger.ts'
import { getMatter } from '../matter/get-matter.ts'
import { getTimeline } from '../matter/get-timeline.ts'
import { listMatters } from '../matter/list-matters.ts'
import { moveMatter } from '../matter/move-matter.ts'
import { uploadDocument } from '../document/upload-document.ts'
import { getObligations } from '../obligation/get-obligations.ts'
import { createPost } from '../organisation/posts.ts'
import { createSeat } from '../organisation/seats.ts'
import { setAgenda, settleTopic } from './agenda.ts'
import { callMeeting, cancelMeeting, changeMeeting } from './call-meeting.ts'
import { draftMinutes } from './draft-minutes.ts'
import { getMeeting } from './get-meeting.ts'
import { correctAttendance, holdMeeting } from './hold-meeting.ts'
import { listMeetings } from './list-meetings.ts'
import { makeDecision } from './make-decision.ts'
import { getMeetingPlan } from './meeting-plan.ts'

const OFFICE = '市委政研室（改革办）'
const MEMBER = '市财政局'
const SECOND = '市司法局'
const PRESENTER = '市体育局'
const OTHER = '市教育局'
const COMMISSION = '市委全面深化改革委员会'
const CONFERENCE = '市产业链联席会议'

let deps: Call['deps']
let close: () => Promise<void>
let city: TestCity
let office: Call
let member: TestUser
let presenter: TestUser
let other: TestUser
let observer: TestUser
let head: TestUser
let leader: TestUser
let headSeat: string
const seats: string[] = []
const unit = (name: string) => city.units.get(name) ?? expect.fail(name)
const command = () => newCommandId(deps.now())
const blank = { title: null, number: null, time: null, place: null, chair: null }
const call = (on: string, more: object = {}) => callMeeting(office, { command: command(), body: unit(COMMISSION), pack: 'meetings', kind: 'reform-commission', ...blank, on, ...more }).then(({ ids }) => ids.meeting)
const topic = (kind: 'first' | 'review' | 'report' | 'follow-up' | 'other', title: string, presenter: string | null = null) => ({ kind, title, presenter: presenter === null ? null : unit(presenter), document: null, matters: [] })
const FIRST = topic('first', '中央深改委会议精神')
const there = (...as: Attendee['as'][]): Attendee[] => [headSeat, ...seats].map((seat, at) => ({ seat, post: null, unit: null, as: as[at] ?? 'present' }))
const rejects = (work: Promise<unknown>, code: string) => expect(work).rejects.toMatchObject({ code })

beforeAll(async () => {
  const opened = await testDeps()
  deps = opened.deps
  close = opened.close
  city = await testCity(deps, [OFFICE, MEMBER, SECOND, PRESENTER, OTHER, { name: '中共河东市委', kind: 'office' }, { name: COMMISSION, kind: 'body' }, { name: CONFERENCE, kind: 'body' }], 'test', '2023-09-20')
  office = (await city.user('office', OFFICE)).call
  member = await city.user('handler', MEMBER)
  presenter = await city.user('handler', PRESENTER)
  other = await city.user('handler', OTHER)
  observer = await city.user('observer', null)
  const secretary = await createPost(city.keeper, { command: command(), unit: unit('中共河东市委'), name: '市委书记', order: 1, places: 1, leader: true, head: true })
  const vice = await createPost(city.keeper, { command: command(), unit: unit('中共河东市委'), name: '副书记', order: 2, places: 1, leader: true })
  head = await city.user('leader', null)
  leader = await city.user('leader', null)
  head.call = { deps, acting: { ...head.acting, post: secretary.ids.post } }
  leader.call = { deps, acting: { ...leader.acting, post: vice.ids.post } }
  const seat = (name: string, designation: string, role: 'head' | 'member', post: string | null = null, body = COMMISSION) => createSeat(city.keeper, { command: command(), body: unit(body), unit: unit(name), designation, post, role, from: '2023-01-03' }).then(({ ids }) => ids.seat)
  headSeat = await seat('中共河东市委', '主任', 'head', secretary.ids.post)
  for (const name of [MEMBER, SECOND]) seats.push(await seat(name, `${name}主要负责人`, 'member'))
  await seat(PRESENTER, '召集人', 'member', null, CONFERENCE)
})
afterAll(() => close())

test('a meeting goes from its calling to its minutes, and what it decided comes back at the next', async () => {
  const plan = await getMeetingPlan(office, { body: unit(COMMISSION) })
  expect(plan).toMatchObject({ chair: { name: '市委书记' }, rota: [{ unit: { name: MEMBER }, last: null }, { unit: { name: SECOND } }], followUp: [], kinds: [{ id: 'reform-commission', number: 1, reports: 2 }] })

  const id = await call('2023-06-28', { number: 18, time: '09:00', place: '市委会议室', chair: plan.chair?.id })
  expect(await getMeeting(office, { meeting: id })).toMatchObject({ title: `${COMMISSION}第十八次会议`, status: 'called', next: 'agenda', reports: 2 })
  await rejects(setAgenda(office, { command: command(), meeting: id, topics: [topic('review', '《甲办法》')] }), 'agenda_first_topic')
  await setAgenda(office, { command: command(), meeting: id, topics: [FIRST, topic('review', '《甲办法》', PRESENTER), topic('report', '改革进展', MEMBER)] })
  await rejects(makeDecision(office, { command: command(), meeting: id, topic: null, text: '办', lead: unit(MEMBER), support: [], due: '2023-10-31' }), 'meeting_not_so')
  await rejects(holdMeeting(office, { command: command(), meeting: id, on: '2023-06-28', attendance: there().slice(1) }), 'attendance_incomplete')
  await holdMeeting(office, { command: command(), meeting: id, on: '2023-06-28', attendance: [...there('present', 'present', 'leave'), { seat: null, post: null, unit: unit(PRESENTER), as: 'observer' }] })

  // It is the record of its body, written down once.
  expect((await listActivities(office, { limit: 50, kind: 'body-meeting' })).rows).toMatchObject([{ heldOn: '2023-06-28', status: 'recorded', summary: `${COMMISSION}第十八次会议，议题3项`, place: '市委会议室' }])

  const { agenda } = await getMeeting(office, { meeting: id })
  await settleTopic(office, { command: command(), meeting: id, topic: agenda[0]!.id, result: 'studied', words: null })
  await rejects(settleTopic(office, { command: command(), meeting: id, topic: agenda[1]!.id, result: 'heard', words: null }), 'topic_result_unfit')
  await settleTopic(office, { command: command(), meeting: id, topic: agenda[1]!.id, result: 'adopted', words: null })
  await settleTopic(office, { command: command(), meeting: id, topic: agenda[2]!.id, result: 'heard', words: null })
  const repeat = command()
  const order = { command: repeat, meeting: id, topic: agenda[1]!.id, text: '印发《甲办法》', lead: unit(PRESENTER), support: [unit(MEMBER)], due: '2023-09-22' }
  const { ids } = await makeDecision(office, order)
  expect((await makeDecision(office, order)).ids).toEqual(ids)
  await rejects(makeDecision(office, { ...order, command: command() }), 'decision_doubled')

  // The unit that leads sees its matter, and the meeting it came from; linked both ways.
  const matter = await getMatter(presenter.call, { matter: ids.matter, by: 'effective' })
  expect(matter).toMatchObject({ code: 'YD-2023-001', title: '印发《甲办法》', due: '2023-09-22', openedOn: '2023-06-28' })
  expect(JSON.stringify(matter)).toContain(`${COMMISSION}第十八次会议（2023年6月28日）`)
  // Who carries it and does not read the meeting is told that one decided it, not which: on its page, in its history, in their ledger.
  expect(matter.origin).toMatchObject({ page: `/meetings/${id}` })
  const alone = await makeDecision(office, { ...order, command: command(), text: '另一件事', lead: unit(OTHER), support: [] })
  expect((await getMatter(other.call, { matter: alone.ids.matter, by: 'effective' })).origin).toMatchObject({ source: 'meeting', page: null, title: null, text: null })
  const decidedBy = async (who: Call) => JSON.stringify([await getTimeline(who, { matter: alone.ids.matter, kind: 'all', limit: 50 }), strFromU8(unzipSync((await exportLedger(who, { ledger: 'meeting-decisions' })).bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())])
  expect(await decidedBy(office)).toContain('第十八次会议')
  expect(await decidedBy(other.call)).not.toContain('第十八次会议')
  await moveMatter(office, { command: command(), matter: alone.ids.matter, transition: 'drop', note: '并入前一件', attachments: [] })
  const held = await getMeeting(office, { meeting: id })
  expect(held).toMatchObject({ status: 'held', decisions: 2, open: 1, next: 'minutes', decided: [{ text: '印发《甲办法》', matter: { id: ids.matter, lead: { name: PRESENTER }, due: '2023-09-22', light: 'lagging', shown: true } }, { text: '另一件事' }] })
  expect(held.attendance.map(({ designation, unit: from, post, as }) => [designation, from?.name, post?.name ?? null, as])).toEqual([
    ['主任', '中共河东市委', '市委书记', 'present'],
    [`${MEMBER}主要负责人`, MEMBER, null, 'present'],
    [`${SECOND}主要负责人`, SECOND, null, 'leave'],
    [null, PRESENTER, null, 'observer'],
  ])

  // Words longer than a title reach the unit whole.
  const long = `${'逐项核对'.repeat(100)}，月底前报结果`
  const whole = await makeDecision(office, { ...order, command: command(), text: long })
  const carried = await getMatter(presenter.call, { matter: whole.ids.matter, by: 'effective' })
  expect(carried.title).toBe(`${long.slice(0, 299)}…`)
  expect(carried.fields).toEqual({ requirement: long })
  await moveMatter(office, { command: command(), matter: whole.ids.matter, transition: 'drop', note: '并入前一件', attachments: [] })

  const minutes = await draftMinutes(office, { command: command(), meeting: id })
  await rejects(draftMinutes(office, { command: command(), meeting: id }), 'minutes_drafted')
  expect(await getMeeting(office, { meeting: id })).toMatchObject({ next: 'nothing', papers: [{ id: minutes.ids.letter, title: `${COMMISSION}第十八次会议纪要`, status: 'draft' }] })
  // A draft is its issuer's: who sat there reads the minutes once they were sent.
  expect((await getMeeting(member.call, { meeting: id })).papers).toEqual([])
  await rejects(correctAttendance(office, { command: command(), meeting: id, attendance: there(), reason: '' }), 'reason_missing')
  await correctAttendance(office, { command: command(), meeting: id, attendance: there(), reason: '市司法局到会' })

  const next = await call('2023-10-12')
  expect(await getMeeting(office, { meeting: next })).toMatchObject({ number: 19, followUp: [{ meeting: { id }, matter: { id: ids.matter, light: 'lagging' }, news: null }], rota: [{ unit: { name: SECOND }, last: null }, { unit: { name: MEMBER }, last: '2023-06-28' }] })
  await moveMatter(presenter.call, { command: command(), matter: ids.matter, transition: 'report-done', note: '已印发', attachments: [] })
  expect((await getMeeting(office, { meeting: next })).followUp).toMatchObject([{ news: { on: '2023-09-20', words: '已印发' } }])
  await rejects(moveMatter(presenter.call, { command: command(), matter: ids.matter, transition: 'finish', note: '已核', attachments: [] }), 'transition_not_yours')
  await moveMatter(office, { command: command(), matter: ids.matter, transition: 'finish', note: '已核', attachments: [] })
  expect((await getMeeting(office, { meeting: next })).followUp).toEqual([])
  expect((await listMeetings(office, {})).bodies.find(({ name }) => name === COMMISSION)?.totals).toEqual({ meetings: 1, topics: 3, reviewed: 1, documents: 1, reports: 1, decisions: 3, done: 1, open: 0 })
})

describe('topics of a commission are for named readers', () => {
  let id: string
  beforeAll(async () => {
    id = await call('2023-11-20', { place: '密室' })
    await setAgenda(office, { command: command(), meeting: id, topics: [FIRST, topic('review', '《丙办法》', PRESENTER), topic('review', '《丁秘事》', OFFICE)] })
  })

  test.each<[string, () => Call, 'whole' | 'own' | null]>([
    ['the office', () => office, 'whole'],
    ['a head', () => head.call, 'whole'],
    ['a member unit', () => member.call, 'whole'],
    ['a unit that only presents', () => presenter.call, 'own'],
    ['another unit', () => other.call, null],
    ['a leader without a seat', () => leader.call, null],
  ])('%s: %s', async (_, as, scope) => {
    const listed = (await listMeetings(as(), {})).rows.find((row) => row.id === id)
    expect(listed?.scope ?? null).toBe(scope)
    if (scope === null) await rejects(getMeeting(as(), { meeting: id }), 'not_found')
    else expect((await getMeeting(as(), { meeting: id })).agenda.map(({ title }) => title)).toEqual(scope === 'own' ? ['《丙办法》'] : ['中央深改委会议精神', '《丙办法》', '《丁秘事》'])
  })
  test('who may only look around in the city reads none', async () => {
    await rejects(listMeetings(observer.call, {}), 'forbidden')
    await rejects(getMeeting(observer.call, { meeting: id }), 'forbidden')
  })
  test('who presents learns nothing else of the meeting, and not how its body meets', async () => {
    const seen = JSON.stringify([await getMeeting(presenter.call, { meeting: id }), await listMeetings(presenter.call, {})])
    expect(seen).toContain('《丙办法》')
    for (const hidden of ['丁秘事', '中央深改委会议精神', `${MEMBER}主要负责人`, '印发《甲办法》', '市财政局']) expect(seen).not.toContain(hidden)
    await rejects(getMeetingPlan(presenter.call, { body: unit(COMMISSION) }), 'not_found')
  })
  test('of what stands on the agenda, who sits there is shown the matters and documents they may open', async () => {
    const named = await call('2023-12-11')
    const matters = (await listMatters(office, { ledger: 'meeting-decisions', limit: 10, sort: 'code' })).rows.slice(0, 2).map((row) => row.id)
    const { document } = await uploadDocument(office, { command: command(), name: '未印发的办法.txt', bytes: Buffer.from('某办法草案') })
    await setAgenda(office, { command: command(), meeting: named, topics: [FIRST, { ...topic('follow-up', '议定事项落实'), document, matters }] })
    const shown = async (as: Call) => (await getMeeting(as, { meeting: named })).agenda.map((one) => [one.matters.map(({ code }) => code), one.document?.id ?? null]).at(1)
    expect(await shown(office)).toEqual([['YD-2023-001', 'YD-2023-002'], document])
    expect(await shown(head.call)).toEqual([['YD-2023-001', 'YD-2023-002'], document])
    expect(await shown(member.call)).toEqual([['YD-2023-001'], null])
    expect(JSON.stringify(await getMeeting(member.call, { meeting: named }))).not.toContain('未印发的办法')
  })
  test('only the office writes', async () => {
    await rejects(setAgenda(member.call, { command: command(), meeting: id, topics: [FIRST] }), 'forbidden')
    await rejects(holdMeeting(head.call, { command: command(), meeting: id, on: '2023-09-20', attendance: [] }), 'forbidden')
  })
})

test('two meetings called at once get two numbers; a cancelled one gives its own back, and a moved one keeps it', async () => {
  const plenary = (on: string) => callMeeting(office, { command: command(), body: unit(CONFERENCE), pack: 'meetings', kind: 'joint-conference', ...blank, on })
  const [a, b] = await Promise.all([plenary('2023-10-10'), plenary('2023-10-10')])
  const numbers = async () => (await listMeetings(office, { body: unit(CONFERENCE) })).rows.map(({ number, status }) => [number, status]).sort()
  expect(await numbers()).toEqual([[1, 'called'], [2, 'called']])
  const second = (await getMeeting(office, { meeting: a.ids.meeting })).number === 2 ? a : b
  await changeMeeting(office, { command: command(), meeting: second.ids.meeting, changes: { on: '2023-12-01', place: '市政府' }, reason: '冲突' })
  await cancelMeeting(office, { command: command(), meeting: second.ids.meeting, reason: '并会' })
  await rejects(cancelMeeting(office, { command: command(), meeting: second.ids.meeting, reason: '并会' }), 'meeting_not_so')
  await plenary('2023-12-20')
  expect(await numbers()).toEqual([[1, 'called'], [2, 'called'], [2, 'cancelled']])
  await rejects(callMeeting(office, { command: command(), body: unit(CONFERENCE), pack: 'meetings', kind: 'reform-commission', ...blank, on: '2023-12-20' }), 'meeting_body_other')
  await rejects(callMeeting(office, { command: command(), body: unit(MEMBER), pack: 'meetings', kind: 'task-force', ...blank, on: '2023-12-20' }), 'meeting_body_other')
})

test('a city that asks its joint conferences to meet once a year finds it done when one was held: nobody records it again', async () => {
  const { packs } = await deps.db.read('test', (db) => inputsOf(deps, db, 'test'))
  const parsed = parsePack(readFileSync(new URL('../../../docs/examples/packs/bodies.yaml', import.meta.url), 'utf8'), 'bodies.yaml', undefined, packs)
  if (!('pack' in parsed)) expect.fail(JSON.stringify(parsed.mistakes))
  await installPack(deps, 'test', parsed.pack, '2023-01-01')
  const standing = async () => (await getObligations(office, { pack: 'bodies', year: 2023, by: 'none' })).rows.flatMap((row) => row.cells).filter(({ rhythm }) => rhythm === 'yearly-plenary').map(({ status }) => status)
  expect(await standing()).toEqual(['missing'])
  const { ids } = await callMeeting(office, { command: command(), body: unit(CONFERENCE), pack: 'meetings', kind: 'joint-conference', ...blank, on: '2023-09-18' })
  const { seats: places } = await getMeeting(office, { meeting: ids.meeting })
  await holdMeeting(office, { command: command(), meeting: ids.meeting, on: '2023-09-18', attendance: places.map(({ id }) => ({ seat: id, post: null, unit: null, as: 'present' as const })) })
  expect(await standing()).toEqual(['done'])
})

test('decided matters stand in their ledger with the meeting as source, and tables rebuilt from the log are the same', async () => {
  expect((await listMatters(office, { ledger: 'meeting-decisions', limit: 10, sort: 'code' })).rows.map(({ code }) => code)).toEqual(['YD-2023-001', 'YD-2023-002', 'YD-2023-003'])
  const inputs = await deps.db.read('test', (db) => inputsOf(deps, db, 'test'))
  expect(await compareProjections(deps.db, 'test', judgeWith(inputs))).toEqual([])
})
