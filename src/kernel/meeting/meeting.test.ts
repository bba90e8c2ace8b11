import { describe, expect, test } from 'vitest'
import type { Decision } from '../decide/decision.ts'
import type { Attendee, MeetingState, NewTopic, Topic } from '../facts/meeting.ts'
import type { SeatState, UnitState } from '../facts/organisation.ts'
import { rulesOf } from '../pack/lookup.ts'
import { parseBuiltinPacks } from '../../packs/builtin.ts'
import { china } from '../time/china.ts'
import { setAgenda, settleTopic } from './agenda.ts'
import { callMeeting, cancelMeeting, changeMeeting } from './call.ts'
import { chineseNumber } from './chinese-number.ts'
import { checkDecision, decidedAt, decidedDuties, decidedWords, makeDecision } from './decisions.ts'
import { followUpOf } from './follow-up.ts'
import { correctAttendance, holdMeeting } from './hold.ts'
import { meetingRules, rulesForBody } from './kinds.ts'
import { minutesBlocks, minutesTitle } from './minutes.ts'
import { nextThing } from './next-thing.ts'
import { ownPart, readsOf } from './readers.ts'
import { rotaOf } from './rota.ts'
import { reportingUnits } from './seats.ts'
import { totalsOf } from './totals.ts'

const packs = parseBuiltinPacks().flatMap((parsed) => ('pack' in parsed ? [parsed.pack] : []))
const rules = (kind: string) => meetingRules(packs, 'meetings', kind) ?? expect.fail(kind)
const given = { today: '2023-09-20', calendar: china, newId: (label: string) => label }
const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

const body: Pick<UnitState, 'id' | 'name' | 'kind' | 'ended'> = { id: uuid(1), name: '市委全面深化改革委员会', kind: 'body', ended: null }
const meeting = (more: Partial<MeetingState> = {}): MeetingState => ({
  id: uuid(100), pack: 'meetings', kind: 'reform-commission', body: body.id, title: '市委全面深化改革委员会第十八次会议', number: 18, on: '2023-06-28', time: null, place: null, chair: null,
  year: Number((more.on ?? '2023-06-28').slice(0, 4)), status: 'called', agenda: [], attendance: [], decisions: [], minutes: [], cancelled: null, ...more,
})
const topic = (n: number, more: Partial<Topic> = {}): Topic => ({ id: uuid(n), kind: 'review', title: `议题${n}`, presenter: null, document: null, matters: [], outcome: null, ...more })
const outcome = (result: NonNullable<Topic['outcome']>['result']) => ({ result, words: null })
/** What a decision says: its first fact's kind and payload, or the code by which it refuses. */
const said = (decision: Decision) => ('refusal' in decision ? decision.refusal.code : decision.facts.map(({ kind, occurredOn, payload }) => [kind, occurredOn, payload]))
const payloadOf = (decision: Decision) => ('refusal' in decision ? expect.fail(decision.refusal.code) : (decision.facts[0]?.payload as Record<string, unknown>))

test.each([[1, '一'], [10, '十'], [18, '十八'], [20, '二十'], [39, '三十九'], [105, '一百零五'], [110, '一百一十'], [2010, '二千零一十']])('%i is counted %s', (n, words) => expect(chineseNumber(n)).toBe(words))

describe('calling a meeting', () => {
  const call = (more: Partial<Parameters<typeof callMeeting>[3]> = {}, meetings: MeetingState[] = [], kind = 'reform-commission', unit = body) =>
    callMeeting(rules(kind), unit, meetings, { id: uuid(200), title: null, number: null, on: '2023-10-12', time: null, place: null, chair: null, ...more }, given)

  test('a meeting that lies ahead is a plan: called today, for its own day, with the number that follows the last', () => {
    expect(said(call({}, [meeting({ status: 'held' })]))).toEqual([['meeting.called', '2023-09-20', { title: '市委全面深化改革委员会第十九次会议', number: 19, on: '2023-10-12', time: null, place: null, chair: null, pack: 'meetings', kind: 'reform-commission', body: body.id }]])
  })

  const conference = { ...body, name: '市产业链联席会议' }
  const yearly = (number: number, on: string, more: Partial<MeetingState> = {}) => meeting({ id: uuid(300 + number), kind: 'joint-conference', number, on, ...more })
  test.each<[string, number | null, string, MeetingState[], string | number]>([
    ['the first that is entered may bear any number: the body met before', 40, '2023-10-12', [], 40],
    ['nothing before and nothing said: the first', null, '2023-10-12', [], 1],
    ['counted through, last year’s count on', null, '2023-10-12', [meeting({ on: '2022-12-28', number: 17 })], 18],
    ['a gap is refused', 20, '2023-10-12', [meeting({})], 'meeting_number_unfit'],
    ['a number taken is refused', 18, '2023-10-12', [meeting({})], 'meeting_number_unfit'],
    ['a cancelled meeting gives its number back', null, '2023-10-12', [meeting({ status: 'cancelled' })], 1],
    ['entered later, a free number in the order of the days', 17, '2023-03-01', [meeting({})], 17],
    ['entered later, a number out of the order of the days', 17, '2023-07-01', [meeting({})], 'meeting_number_unfit'],
  ])('%s', (_, number, on, meetings, expected) => {
    const called = call({ number, on }, meetings)
    expect('refusal' in called ? called.refusal.code : payloadOf(called).number).toBe(expected)
  })

  test('where the count begins anew, last year’s do not count, and the title says the year', () => {
    expect(payloadOf(call({}, [yearly(3, '2022-11-01'), yearly(1, '2023-03-03')], 'joint-conference', conference))).toMatchObject({ number: 2, title: '市产业链联席会议2023年第二次全体会议' })
  })

  test.each<[string, Decision, string]>([
    ['a body of another kind', call({}, [], 'joint-conference'), 'meeting_body_other'],
    ['a department', call({}, [], 'reform-commission', { ...body, kind: 'department' }), 'meeting_body_other'],
    ['a body that is no more on that day', call({}, [], 'reform-commission', { ...body, ended: { on: '2023-10-01', successors: [] } }), 'unit_ended'],
    ['a title with a secrecy mark', call({ title: '机密★1年 关于某事的会议' }), 'meeting_secret'],
  ])('refuses %s', (_, decision, code) => expect(said(decision)).toBe(code))

  test('moved into another year, a yearly count gives that year’s number and title; a title given by hand stays', () => {
    const december = yearly(2, '2023-12-28', { title: '市产业链联席会议2023年第二次全体会议' })
    const move = (one: MeetingState) => payloadOf(changeMeeting(rules('joint-conference'), conference.name, [one], one, { on: '2024-01-05' }, null, given)).changes
    expect(move(december)).toEqual({ on: '2024-01-05', number: 1, title: '市产业链联席会议2024年第一次全体会议' })
    expect(move({ ...december, title: '年终会' })).toEqual({ on: '2024-01-05', number: 1 })
  })

  test.each<[string, Decision, string]>([
    ['a held meeting is not moved', changeMeeting(rules('reform-commission'), body.name, [], meeting({ status: 'held' }), { on: '2023-06-29' }, '写错', given), 'meeting_not_so'],
    ['nor changed without a reason', changeMeeting(rules('reform-commission'), body.name, [], meeting({ status: 'held' }), { place: '市委' }, null, given), 'reason_missing'],
    ['nor cancelled', cancelMeeting(meeting({ status: 'held' }), '不开了', given), 'meeting_not_so'],
    ['cancelling says why', cancelMeeting(meeting(), ' ', given), 'reason_missing'],
  ])('%s', (_, decision, code) => expect(said(decision)).toBe(code))

  test('a body’s kinds follow from its name', () => {
    expect(['市委全面深化改革委员会', '市田长制工作领导小组', '黄河流域联席会议', '防汛抗旱指挥部', '市场主体专班', '编委会'].map((name) => rulesForBody(packs, { kind: 'body', name }).map(({ kind }) => kind.id))).toEqual([['reform-commission'], ['leading-group'], ['joint-conference'], ['headquarters'], ['task-force'], []])
  })
})

describe('the agenda', () => {
  const first = topic(1, { kind: 'first', title: '上级决策部署' })
  const set = (topics: NewTopic[], one = meeting(), kind = 'reform-commission') => said(setAgenda(rules(kind).kind, one, topics, given))
  const settled = meeting({ status: 'held', agenda: [{ ...first, outcome: outcome('studied') }, topic(2)], decisions: [{ id: uuid(9), topic: uuid(2), text: '办', matter: null, on: '2023-06-28' }] })
  test.each<[string, ReturnType<typeof set>, unknown]>([
    ['the fixed first topic stands first', set([first, topic(2)]), expect.any(Array)],
    ['without it nothing is set', set([topic(2)]), 'agenda_first_topic'],
    ['nor where it comes second', set([topic(2), first]), 'agenda_first_topic'],
    ['nor twice', set([first, topic(2, { kind: 'first' })]), 'agenda_first_topic'],
    ['a headquarters has none', set([topic(2)], meeting(), 'headquarters'), expect.any(Array)],
    ['a topic stands once', set([first, topic(2, { title: '方案' }), topic(3, { title: ' 方案' })]), 'topic_doubled'],
    ['one document is reviewed once', set([first, topic(2, { document: uuid(50) }), topic(3, { document: uuid(50) })]), 'topic_doubled'],
    ['two units may report on the same', set([first, topic(2, { kind: 'report', title: '进展', presenter: uuid(11) }), topic(3, { kind: 'report', title: '进展', presenter: uuid(12) })]), expect.any(Array)],
    ['a report is somebody’s', set([first, topic(2, { kind: 'report' })]), 'presenter_missing'],
    ['what has a result stays', set([{ ...first, id: uuid(5) }, topic(2)], settled), 'topic_settled'],
    ['what has a decision stays', set([first], settled), 'topic_settled'],
    ['one more is added while it meets', set([first, topic(2), topic(3, { kind: 'other' })], settled), expect.any(Array)],
    ['no topic bears a secrecy mark', set([first, topic(2, { title: '绝密★方案' })]), 'meeting_secret'],
    ['a cancelled meeting has none', set([first], meeting({ status: 'cancelled' })), 'meeting_not_so'],
  ])('%s', (_, decision, expected) => expect(decision).toEqual(expected))

  const settle = (id: number, result: Parameters<typeof settleTopic>[1]['result'], words: string | null = null, one = settled) => said(settleTopic(one, { topic: uuid(id), result, words }))
  test.each<[string, ReturnType<typeof settle>, unknown]>([
    ['a review is adopted', settle(2, 'adopted'), [['topic.settled', '2023-06-28', { topic: uuid(2), result: 'adopted', words: null }]]],
    ['it is not merely heard', settle(2, 'heard'), 'topic_result_unfit'],
    ['what is put off says why', settle(2, 'deferred'), 'reason_missing'],
    ['and then it is', settle(2, 'deferred', '再征求意见'), expect.any(Array)],
    ['a topic of no agenda', settle(7, 'adopted'), 'topic_unknown'],
    ['before it met nothing is settled', settle(2, 'adopted', null, meeting({ agenda: [topic(2)] })), 'meeting_not_so'],
  ])('%s', (_, decision, expected) => expect(decision).toEqual(expected))
})

const seat = (n: number, unit: number, more: Partial<SeatState> = {}): SeatState => ({ id: uuid(n), body: body.id, unit: uuid(unit), role: 'member', order: n, clause: 'in-post', designation: `席位${n}`, post: null, person: null, fillings: [{ post: uuid(n + 500), person: null, on: '2022-01-01' }], reportedOn: [], endedOn: null, ...more })

describe('attendance by seat', () => {
  const seats = [seat(22, 12), seat(21, 11, { role: 'head' }), seat(23, 13, { role: 'contact' }), seat(24, 14, { endedOn: '2023-05-01' }), seat(25, 15, { body: uuid(2) })]
  const known = { seats, posts: new Set([521, 522, 599].map(uuid)), units: new Set([11, 12, 40].map(uuid)) }
  const at = (n: number, as: Attendee['as'], more: Partial<Attendee> = {}): Attendee => ({ seat: uuid(n), post: null, unit: null, as, ...more })
  const observer = { seat: null, post: null, unit: uuid(40), as: 'observer' } as const
  const all = [at(21, 'present'), at(22, 'present')]
  const hold = (attendance: Attendee[], on = '2023-06-28', one = meeting()) => said(holdMeeting(one, { on, attendance }, known, given))

  test('every member’s seat of the day, with its post; a substitute’s own; observers last', () => {
    expect(hold([observer, at(22, 'substitute', { post: uuid(599) }), at(21, 'present')])).toEqual([
      ['meeting.held', '2023-06-28', { attendance: [at(21, 'present', { post: uuid(521), unit: uuid(11) }), at(22, 'substitute', { post: uuid(599), unit: uuid(12) }), observer] }],
    ])
  })
  test.each<[string, ReturnType<typeof hold>, string]>([
    ['a seat that is not accounted for', hold([at(21, 'present')]), 'attendance_incomplete'],
    ['a seat twice', hold([...all, at(22, 'leave')]), 'attendee_doubled'],
    ['an observer twice', hold([...all, observer, observer]), 'attendee_doubled'],
    ['a contact as a member', hold([...all, at(23, 'present')]), 'seat_not_of_body'],
    ['a seat that was given up before', hold([...all, at(24, 'present')]), 'seat_not_of_body'],
    ['a seat of another body', hold([...all, at(25, 'present')]), 'seat_not_of_body'],
    ['a member without a seat', hold([...all, { ...observer, as: 'present' }]), 'attendee_without_seat'],
    ['a member’s seat as an observer', hold([at(21, 'present'), at(22, 'observer')]), 'attendee_without_seat'],
    ['nobody as an observer', hold([...all, { ...observer, unit: null }]), 'attendee_without_seat'],
    ['a substitute’s post that is not there', hold([at(21, 'present'), at(22, 'substitute', { post: uuid(1) })]), 'post_unknown'],
    ['a day to come', hold(all, '2023-09-21'), 'day_in_future'],
    ['a day of another year, whose number may be another', hold(all, '2022-12-31'), 'meeting_year_other'],
    ['a second time', hold(all, '2023-06-28', meeting({ status: 'held' })), 'meeting_not_so'],
  ])('refuses %s', (_, decision, code) => expect(decision).toBe(code))
  test('is corrected with a reason, by the seats of its day', () => {
    const held = meeting({ status: 'held' })
    expect(said(correctAttendance(held, { attendance: all, reason: '' }, known, given))).toBe('reason_missing')
    expect(said(correctAttendance(held, { attendance: all, reason: '记错' }, known, given))).toMatchObject([['attendance.corrected', '2023-09-20', { reason: '记错' }]])
    expect(said(correctAttendance(meeting(), { attendance: all, reason: '记错' }, known, given))).toBe('meeting_not_so')
  })
})

describe('decisions', () => {
  const held = meeting({ status: 'held', agenda: [topic(2)], decisions: [{ id: uuid(8), topic: null, text: '已定的事', matter: null, on: '2023-06-28' }] })
  const decision = { id: uuid(9), topic: uuid(2), text: ' 出台办法 ', lead: uuid(11), support: [uuid(12), uuid(11)], due: '2023-09-30' }
  test('a decision stands on the day of the meeting, beside what it became', () => {
    expect(said(makeDecision(held, decision, uuid(70)))).toEqual([['decision.made', '2023-06-28', { id: uuid(9), topic: uuid(2), text: '出台办法', matter: uuid(70) }]])
  })
  test('who answers follows from what duties are to a matter; who leads does not support', () => {
    expect(decidedDuties(rulesOf(packs, 'meeting-decisions') ?? expect.fail('no ledger'), decision)).toEqual([
      { role: 'lead', holder: { type: 'unit', id: uuid(11) }, territory: null },
      { role: 'support', holder: { type: 'unit', id: uuid(12) }, territory: null },
    ])
    expect(decidedAt(held)).toBe('市委全面深化改革委员会第十八次会议（2023年6月28日）')
  })
  test.each<[string, Partial<typeof decision> | { lead: null } | { due: null }, MeetingState, string | null]>([
    ['all is there', {}, held, null],
    ['on no topic in particular', { topic: null } as never, held, null],
    ['no words', { text: ' ' }, held, 'title_missing'],
    ['nobody answers', { lead: null }, held, 'decision_without_unit'],
    ['no limit', { due: null }, held, 'decision_without_due'],
    ['due before it was made', { due: '2023-06-27' }, held, 'day_too_early'],
    ['said already', { text: '已定的事' }, held, 'decision_doubled'],
    ['on a topic of another meeting', { topic: uuid(3) }, held, 'topic_unknown'],
    ['before it met', {}, meeting({ agenda: [topic(2)] }), 'meeting_not_so'],
  ])('%s', (_, more, one, code) => expect(checkDecision(one, { ...decision, ...more })?.refusal.code ?? null).toBe(code))
})

describe('reports by rota', () => {
  const [a, b, c] = [uuid(11), uuid(12), uuid(13)] as const
  const report = (on: string, unit: string, more: Partial<Topic> = {}, status: MeetingState['status'] = 'held') => meeting({ on, status, agenda: [topic(2, { kind: 'report', presenter: unit, ...more })] })
  test.each<[string, MeetingState[], string[]]>([
    ['nobody yet: in the order of seats', [], [a, b, c]],
    ['who reported comes after all who did not', [report('2023-01-10', a)], [b, c, a]],
    ['then who did so least recently', [report('2023-03-10', a), report('2023-02-10', b), report('2023-01-10', c)], [c, b, a]],
    ['twice does not matter, only when last', [report('2023-01-10', a), report('2023-03-10', a), report('2023-02-10', b)], [c, b, a]],
    ['what was put off was no report', [report('2023-01-10', a, { outcome: outcome('deferred') })], [a, b, c]],
    ['nor what was cancelled', [report('2023-01-10', a, {}, 'cancelled')], [a, b, c]],
    ['a coming agenda counts', [report('2023-10-10', a, {}, 'called')], [b, c, a]],
    ['presenting a review is no report', [report('2023-01-10', a, { kind: 'review' })], [a, b, c]],
    ['who is no member any more is not asked', [report('2023-01-10', uuid(19))], [a, b, c]],
  ])('%s', (_, meetings, expected) => expect(rotaOf(meetings, [a, b, c]).map(({ unit }) => unit)).toEqual(expected))

  test('over ten meetings of two reports each nobody is asked again before all others were', () => {
    const units = [11, 12, 13, 14, 15].map(uuid)
    const meetings: MeetingState[] = []
    const order = Array.from({ length: 10 }, (_, n) => {
      const next = rotaOf(meetings, units).slice(0, 2).map(({ unit }) => unit)
      meetings.push(meeting({ on: `2023-${String(n + 1).padStart(2, '0')}-10`, status: 'held', agenda: next.map((unit, at) => topic(at, { kind: 'report', presenter: unit })) }))
      return next
    }).flat()
    for (let at = 0; at + 5 <= order.length; at += 5) expect(new Set(order.slice(at, at + 5)).size).toBe(5)
  })

  test('plain members of departments report; heads, contacts and the leaders’ own offices do not', () => {
    const units = new Map([[uuid(11), { kind: 'department' as const, ended: null }], [uuid(12), { kind: 'office' as const, ended: null }], [uuid(13), { kind: 'place' as const, ended: null }]])
    expect(reportingUnits([seat(21, 13), seat(20, 11), seat(22, 12), seat(23, 11, { role: 'contact' }), seat(24, 13, { role: 'head' })], units, body.id, '2023-06-28')).toEqual([uuid(11), uuid(13)])
  })
})

describe('totals and what goes on', () => {
  const decided = (n: number, matter: number | null) => ({ id: uuid(n), topic: null, text: `事${n}`, matter: matter === null ? null : uuid(matter), on: '2023-06-28' })
  const held = (n: number, agenda: Topic[], decisions = [decided(n, n)]) => meeting({ id: uuid(400 + n), status: 'held', on: `2023-0${n}-28`, agenda, decisions })
  const one = held(1, [topic(1, { kind: 'first' }), topic(2, { title: '《甲办法》《乙办法》', outcome: outcome('adopted') }), topic(3, { title: '丙事', document: uuid(60) }), topic(4, { kind: 'report', presenter: uuid(11) })], [decided(1, 1), decided(2, 2), decided(3, 3), decided(4, null)])
  const two = held(2, [topic(5, { title: '《丁办法》', outcome: outcome('deferred') })], [])
  const state = new Map([[uuid(1), true], [uuid(2), false], [uuid(3), null]])
  test('a year’s totals: what was put off counts where it is taken up again, what was only called not at all', () => {
    expect(totalsOf([one, two, meeting()], (id) => state.get(id) ?? null)).toEqual({ meetings: 2, topics: 4, reviewed: 2, documents: 3, reports: 1, decisions: 4, done: 1, open: 1 })
  })
  test('39 meetings with 95 topics add up', () => {
    const years = Array.from({ length: 39 }, (_, n) => held(1, Array.from({ length: n < 17 ? 3 : 2 }, (_, at) => topic(at)), []))
    expect(totalsOf(years, () => null)).toMatchObject({ meetings: 39, topics: 95, reviewed: 95 })
  })
  test('the next meeting looks at what earlier ones decided and is not over, the oldest first', () => {
    const open = (id: string) => state.get(id) === false || id === uuid(5)
    const later = held(5, [], [decided(5, 5)])
    expect(followUpOf([later, one, two], null, open).map(({ matter }) => matter)).toEqual([uuid(2), uuid(5)])
    expect(followUpOf([later, one], later, open).map(({ matter }) => matter)).toEqual([uuid(2)])
    expect(followUpOf([{ ...one, status: 'called' }], null, open)).toEqual([])
  })

  const kind = rules('reform-commission').kind
  const agenda = [topic(1, { kind: 'first' }), topic(2), topic(3, { kind: 'report', presenter: uuid(11) })]
  const over = agenda.map((each) => ({ ...each, outcome: outcome('heard') }))
  test.each<[string, Partial<MeetingState>, number, string]>([
    ['nothing on it but the first topic', { on: '2023-10-12', agenda: agenda.slice(0, 1) }, 3, 'agenda'],
    ['a report is wanting and someone is next', { on: '2023-10-12', agenda }, 3, 'reports'],
    ['nobody is left to report', { on: '2023-10-12', agenda }, 0, 'day'],
    ['its day is here', { on: '2023-09-20', agenda }, 3, 'hold'],
    ['a topic has no result', { status: 'held', agenda }, 3, 'topics'],
    ['no minutes yet', { status: 'held', agenda: over }, 3, 'minutes'],
    ['all done', { status: 'held', agenda: over, minutes: [uuid(80)] }, 3, 'nothing'],
    ['cancelled', { status: 'cancelled' }, 3, 'nothing'],
  ])('it waits: %s', (_, more, toReport, expected) => expect(nextThing(kind, meeting(more), toReport, '2023-09-20')).toBe(expected))
})

describe('who reads it', () => {
  const seats = [seat(21, 11), seat(22, 12, { endedOn: '2023-08-01' }), seat(23, 13, { fillings: [{ post: null, person: null, on: '2023-09-01' }] })]
  const held = meeting({ status: 'held', agenda: [topic(1, { presenter: uuid(31), matters: [uuid(70)] }), topic(2, { presenter: uuid(32) })], decisions: [{ id: uuid(9), topic: null, text: '办', matter: null, on: '2023-06-28' }] })
  const reads = (units: string[], post: string | null = null, all = false) => readsOf({ all, units, post }, held, seats, '2023-09-20')
  test.each<[string, ReturnType<typeof reads>, string | null]>([
    ['the office and the heads', reads([], null, true), 'whole'],
    ['a member unit', reads([uuid(11)]), 'whole'],
    ['a member of its day that left since', reads([uuid(12)]), 'whole'],
    ['a member that joined since', reads([uuid(13)]), 'whole'],
    ['who holds a member’s post', reads([], uuid(521)), 'whole'],
    ['a unit that only presents', reads([uuid(31)]), 'own'],
    ['any other unit', reads([uuid(41)]), null],
    ['any other post', reads([], uuid(599)), null],
  ])('%s: %s', (_, scope, expected) => expect(scope).toBe(expected))
  test('who presents reads no topic of others, no decision, no matter', () => {
    expect(ownPart(held, [uuid(31)])).toMatchObject({ agenda: [{ id: uuid(1), matters: [] }], decisions: [], attendance: [], minutes: [] })
    expect(ownPart(held, [uuid(31)]).agenda).toHaveLength(1)
  })
  test('a cancelled meeting is no longer there for who would have presented', () => {
    expect(readsOf({ all: false, units: [uuid(31)], post: null }, { ...held, status: 'cancelled' }, seats, '2023-09-20')).toBeNull()
  })
})

test('minutes say which meeting, the first topic, what was reviewed, heard and decided with unit and limit, and who was there', () => {
  const names = new Map([[uuid(11), '市财政局'], [uuid(12), '市司法局']])
  const held = meeting({
    status: 'held', time: '09:00', place: '市委会议室', chair: uuid(521),
    agenda: [
      topic(1, { kind: 'first', title: '中央深改委会议精神', outcome: { result: 'studied', words: '会议强调，要抓好落实' } }),
      topic(2, { title: '《甲办法》', outcome: outcome('adopted') }),
      topic(3, { title: '《乙办法》', outcome: { result: 'deferred', words: '再征求意见' } }),
      topic(4, { kind: 'report', title: '改革进展', presenter: uuid(11), outcome: outcome('heard') }),
    ],
    decisions: [{ id: uuid(9), topic: uuid(2), text: '印发《甲办法》。', matter: uuid(70), on: '2023-06-28' }, { id: uuid(10), topic: null, text: '开展评估', matter: uuid(71), on: '2023-06-28' }],
    attendance: [
      { seat: uuid(21), post: uuid(521), unit: uuid(11), as: 'present' },
      { seat: uuid(22), post: null, unit: uuid(12), as: 'leave' },
      { seat: uuid(23), post: uuid(523), unit: uuid(13), as: 'absent' },
      { seat: null, post: null, unit: uuid(40), as: 'observer' },
    ],
  })
  expect(minutesTitle(held)).toBe('市委全面深化改革委员会第十八次会议纪要')
  expect(minutesBlocks(held, { body: body.name, nameOf: (id) => names.get(id) ?? '', decided: [{ id: uuid(9), lead: uuid(11), support: [uuid(12)], due: '2023-07-31' }, { id: uuid(10), lead: uuid(12), support: [], due: null }] })).toEqual([
    { kind: 'paragraph', text: '2023年6月28日 09:00，市委全面深化改革委员会第十八次会议在市委会议室召开。' },
    { kind: 'people', label: '主持', posts: [uuid(521)], units: [] },
    { kind: 'heading-1', text: '一、第一议题' },
    { kind: 'paragraph', text: '会议学习了中央深改委会议精神。会议强调，要抓好落实。' },
    { kind: 'heading-1', text: '二、审议事项' },
    { kind: 'paragraph', text: '（一）审议《甲办法》。会议原则通过。' },
    { kind: 'paragraph', text: '（二）审议《乙办法》。会议决定暂缓审议。再征求意见。' },
    { kind: 'heading-1', text: '三、听取汇报' },
    { kind: 'paragraph', text: '听取市财政局关于改革进展的汇报。' },
    { kind: 'heading-1', text: '四、议定事项' },
    { kind: 'paragraph', text: '（一）印发《甲办法》（牵头：市财政局；配合：市司法局；时限：2023年7月31日前）。' },
    { kind: 'paragraph', text: '（二）开展评估（牵头：市司法局）。' },
    { kind: 'people', label: '出席', posts: [uuid(521)], units: [] },
    { kind: 'people', label: '列席', posts: [], units: [uuid(40)] },
    { kind: 'people', label: '请假', posts: [], units: [uuid(12)] },
  ])
})

test.each([
  ['一件事 ', 'requirement', { title: '一件事', fields: {} }],
  ['事'.repeat(300), undefined, { title: '事'.repeat(300), fields: {} }],
  ['事'.repeat(301), 'requirement', { title: `${'事'.repeat(299)}…`, fields: { requirement: '事'.repeat(301) } }],
  [`${'事'.repeat(298)}𠮷山公园`, 'requirement', { title: `${'事'.repeat(298)}…`, fields: { requirement: `${'事'.repeat(298)}𠮷山公园` } }],
  ['事'.repeat(301), undefined, { refusal: { code: 'field_invalid', facts: { field: '议定事项', problem: '不超过 300 字' } } }],
])('the matter of a decision (%#) bears all its words, or there is none', (text, wording, expected) => {
  expect(decidedWords(text, wording)).toEqual(expected)
})
