import { describe, expect, test } from 'vitest'
import type { RequestField, RequestState } from '../facts/burden.ts'
import { china } from '../time/china.ts'
import { alreadyKnown, type Held } from './already-known.ts'
import { partsOfRecord, partsOfRequest, type AskedThing } from './asked.ts'
import { figuresAsked, inspectionCounts, unitsCalled } from './called.ts'
import { checkRequest, refusedRequest, type DraftRequest } from './check-request.ts'
import { answerComplaint, countComplaints, makeComplaint } from './decide-complaint.ts'
import { answerRequest, cancelRequest, closeRequest, returnRequest, sendRequest } from './decide-request.ts'
import { monthsUpTo, monthSpan } from './months.ts'
import { periodNamed, plainName } from './names.ts'
import { againstCeilings, burdenOf, overWith } from './of-unit.ts'
import { burdenRules, USUAL_CEILINGS, USUAL_MINUTES } from './rules.ts'
import { unaskedIn } from './words-asked.ts'

const TODAY = '2023-09-20'
const rules = burdenRules([])
const given = { today: TODAY, calendar: china, newId: (label: string) => label }
const name = (unit: string) => `单位${unit}`
const thing = (kind: AskedThing['kind'], parts: AskedThing['parts'] = [], more: Partial<AskedThing> = {}): AskedThing => ({
  kind,
  unit: 'a',
  source: { type: 'request', id: kind, title: `${kind}的来源` },
  what: { zh: kind, en: kind },
  on: '2023-09-25',
  parts,
  ...more,
})
const part = (as: 'field' | 'text' | 'file', known = false, called = `${as}项`) => ({ name: called, as, known })
const field = (more: Partial<RequestField> = {}): RequestField => ({ id: 'f1', name: '夜间经济商户数', type: 'number', measure: null, choices: [], help: null, required: true, despite: null, ...more })

describe('what one month asks of a unit', () => {
  test.each([
    ['a meeting', thing('meeting'), 120, { meetings: 1, fields: 0 }],
    ['an inspection', thing('inspection'), 240, { inspections: 1 }],
    ['a letter to reply to: its text is not counted twice', thing('letter', [part('text')]), 30, { letters: 1, texts: 1 }],
    ['a record', thing('practice', [part('text'), part('field'), part('file')]), 8, { texts: 1, fields: 1, files: 1 }],
    ['an update laid out from the last one is read through', thing('update', [part('text', true), part('text', true), part('text', true), part('text', true)]), 4, { texts: 4 }],
    ['a request for what stands elsewhere is filled in by hand all the same', thing('request', [part('text', true), part('field')]), 5, { texts: 1, fields: 1 }],
  ] as const)('%s: %# minutes', (_, one, minutes, counts) => {
    const burden = burdenOf([one], rules)
    expect(burden.minutes).toBe(minutes)
    expect(burden).toMatchObject(counts)
  })

  test('the sum, line by line by day, and what could have been known', () => {
    const burden = burdenOf([thing('request', [part('field', true, '商户数'), part('text')], { on: '2023-09-28' }), thing('update', [part('text', true), part('text')]), thing('meeting', [], { on: '2023-09-04' })], rules)
    expect(burden.lines.map(({ kind, minutes, known }) => [kind, minutes, known])).toEqual([['meeting', 120, 0], ['update', 5, 1], ['request', 5, 1]])
    expect([burden.minutes, burden.parts, burden.known, burden.requests, burden.asked]).toEqual([130, 4, 2, 1, { fields: 3, files: 0 }])
  })

  test('asked twice in a month by two requests: the later one could have known; the same words of two matters are not the same question', () => {
    const again = thing('request', [part('field', false, '商户数（户）'), part('text', false, '困难')], { on: '2023-09-28', source: { type: 'request', id: 'later', title: '后发' } })
    const burden = burdenOf([again, thing('request', [part('field', false, '商户数')]), thing('update', [part('text', false, '困难')])], rules)
    expect(burden.lines.map(({ source, twice }) => [source.id, twice])).toEqual([['request', []], ['update', []], ['later', ['商户数（户）']]])
    expect(burden.known).toBe(1)
  })

  test('nothing asked is no burden', () => {
    expect(burdenOf([], rules)).toMatchObject({ minutes: 0, parts: 0, known: 0, lines: [] })
  })

  test('a record asks its words, its fields, and a file only where evidence is demanded', () => {
    const kind = { nature: 'report' as const, fields: [{ id: 'problems', name: { zh: '存在问题', en: '' }, type: 'text' as const, choices: [], many: false }, { id: 'n', name: { zh: '数量', en: '' }, type: 'number' as const, choices: [], many: false }] as never, evidence: { demand: 'required' as const, media: [], why: { zh: '', en: '' } } }
    expect(partsOfRecord(kind, (id) => id === 'problems').map(({ name: of, as, known }) => [of, as, known])).toEqual([['进展情况', 'text', false], ['存在问题', 'text', true], ['数量', 'field', false], ['附件', 'file', false]])
    expect(partsOfRecord({ ...kind, fields: [], evidence: { demand: 'optional', media: [] } }, () => false)).toHaveLength(1)
    expect(partsOfRequest([field(), field({ type: 'file' }), field({ type: 'text', despite: '口径不同' })]).map(({ as, known }) => [as, known])).toEqual([['field', false], ['file', false], ['text', true]])
  })
})

describe('ceilings', () => {
  test('the usual ones, a pack’s, and of several the lowest', () => {
    expect(burdenRules([{ id: 'x', burden: undefined }])).toEqual({ minutes: USUAL_MINUTES, ceilings: USUAL_CEILINGS, from: [] })
    const said = burdenRules([{ id: 'a', burden: { ceilings: { requests: 6 }, minutes: { text: 10 } } }, { id: 'b', burden: { ceilings: { requests: 2, minutes: 300 }, minutes: {} } }])
    expect(said).toEqual({ minutes: { ...USUAL_MINUTES, text: 10 }, ceilings: { ...USUAL_CEILINGS, requests: 2, minutes: 300 }, from: ['a', 'b'] })
  })

  test('a request is over where it adds to what would pass the ceiling; exactly at it is not over', () => {
    const four = burdenOf(Array.from({ length: 4 }, () => thing('request', [part('field')])), rules)
    const one = burdenOf([thing('request', [part('field')])], rules)
    expect(overWith(four, one, rules.ceilings)).toEqual([{ ceiling: 'requests', used: 4, most: 4, adds: 1 }])
    expect(overWith(burdenOf([], rules), one, { ...rules.ceilings, requests: 1, minutes: 1, fields: 1 })).toEqual([])
    // Over already by what meetings took, nothing of which a request adds to.
    expect(overWith(burdenOf([thing('practice', Array.from({ length: 11 }, () => part('file')))], rules), one, rules.ceilings)).toEqual([])
    expect(againstCeilings(four, rules.ceilings)[1]).toEqual({ ceiling: 'requests', used: 4, most: 4 })
  })
})

describe('names', () => {
  test.each([
    ['固定资产投资（亿元）', '固定资产投资完成额', true],
    ['规上工业增加值 增速', '规上工业增加值增速', true],
    ['累计新增市场主体情况', '新增市场主体', true],
    ['情况', '完成值', false],
    ['夜间经济商户数', '夜间经济商铺面积', false],
  ])('%s ~ %s: %s', (one, other, same) => expect(plainName(one) === plainName(other)).toBe(same))

  test.each([
    ['2023年1—8月规上工业增加值', '2023-08', '规上工业增加值'],
    ['8月份用电量', '2023-08', '用电量'],
    ['第二季度营业收入', '2023-Q2', '营业收入'],
    ['2022年上半年税收', '2022-H1', '税收'],
    ['2022年度税收', '2022', '税收'],
  ])('%s is of %s', (text, key, rest) => expect(periodNamed(text, 2023)).toEqual({ key, rest }))
  test('no period named', () => expect(periodNamed('企业总数', 2023)).toBeNull())
})

describe('where an answer stands already', () => {
  const value = (unit: string, on: string, period: string | null = null) => ({ unit, value: '12.5', on, period, locked: true })
  const indicator = (values: Held['values'], more: Partial<Held> = {}): Held => ({ in: 'indicator', place: '指标“规上工业增加值增速”', path: '/indicators/i', open: true, owner: 'stat', name: '规上工业增加值增速', measure: '%', values, ...more })
  const both = [value('a', '2023-08-31', '2023-08'), value('b', '2023-08-31', '2023-08')]

  test.each([
    ['the same indicator and period for all asked', field({ name: '8月规上工业增加值增速', measure: '%' }), indicator(both), true],
    ['no period named, and the figures are fresh', field({ name: '规上工业增加值增速' }), indicator(both), true],
    ['no period named, and the figures are old', field({ name: '规上工业增加值增速' }), indicator([value('a', '2023-05-31', '2023-05'), value('b', '2023-05-31', '2023-05')]), false],
    ['one of those asked is missing', field({ name: '规上工业增加值增速' }), indicator([value('a', '2023-08-31', '2023-08')]), false],
    ['another measure', field({ name: '规上工业增加值增速', measure: '亿元' }), indicator(both), false],
    ['a text is not a figure', field({ name: '规上工业增加值增速', type: 'text' }), indicator(both), false],
    ['a figure not locked yet', field({ name: '规上工业增加值增速' }), indicator(both.map((one, at) => ({ ...one, locked: at > 0 }))), false],
    ['an indicator that who asks may not open', field({ name: '规上工业增加值增速' }), indicator(both, { open: false }), false],
    ['an earlier answer is a hint', field({ name: '规上工业增加值增速' }), indicator(both, { in: 'request' }), false],
    ['a name that is only alike', field({ name: '规上工业增加值当期增速' }), indicator(both), false],
  ])('%s: sure %#', (_, asked, held, sure) => {
    const found = alreadyKnown(asked, ['a', 'b'], [held], TODAY)
    expect(found.map((one) => one.sure)).toEqual([sure])
  })

  test.each([
    ['of another period', field({ name: '7月规上工业增加值增速' }), ['a']],
    ['of units that are not asked', field({ name: '规上工业增加值增速' }), ['c']],
    ['something else', field({ name: '夜间经济商户数' }), ['a', 'b']],
    ['a name that shares a word', field({ name: '规上工业企业户数' }), ['a', 'b']],
    ['a file', field({ name: '规上工业增加值增速', type: 'file' }), ['a', 'b']],
    ['too short to be like anything', field({ name: '增速' }), ['a']],
  ])('not known: %s', (_, asked, to) => expect(alreadyKnown(asked, to, [indicator(both)], TODAY)).toEqual([]))

  test('of several readings the newest counts, and who has none is named', () => {
    const [found] = alreadyKnown(field({ name: '规上工业增加值增速' }), ['a', 'c'], [indicator([value('a', '2023-07-31', '2023-07'), value('a', '2023-08-31', '2023-08')])], TODAY)
    expect([found?.values.map(({ on }) => on), found?.without]).toEqual([['2023-08-31'], ['c']])
  })
})

describe('words that are not asked', () => {
  test.each([
    ['现场照片', 'traces'], ['上传工作截图', 'traces'], ['打卡记录', 'check-in'], ['会议签到表', 'check-in'], ['活动轨迹', 'traces'],
    ['视频会议系统建设情况', null], ['功能定位', null], ['档案数字化率', null],
  ])('%s: %s', (text, found) => expect(unaskedIn(text)).toBe(found))
})

const draft = (more: Partial<DraftRequest> = {}): DraftRequest => ({ title: '夜间经济摸底', ground: '市政府常务会议要求', unit: 'o', to: ['a', 'b'], fields: [field()], due: '2023-10-13', despite: null, ...more })
const check = (one: DraftRequest, held: Held[] = [], burdens = new Map()) => checkRequest(one, { held, burdens, rules, today: TODAY, calendar: china, wholeCity: true, nameOf: name })
const codeOf = (one: DraftRequest, held: Held[] = [], burdens = new Map()) => refusedRequest(one, check(one, held, burdens), name)?.refusal.code ?? null
const known: Held = { in: 'request', place: '要求“摸底”', path: '/requests/r', open: true, owner: null, name: '夜间经济商户数', measure: null, values: [{ unit: 'a', value: '3', on: '2023-08-01', period: null, locked: false }] }

describe('a request before it is sent', () => {
  test.each([
    ['as it should be', draft(), [], null],
    ['known for certain', draft({ fields: [field({ name: '用电量', despite: '还是要' })] }), [{ ...known, in: 'indicator', name: '用电量', values: ['a', 'b'].map((unit) => ({ unit, value: '3', on: '2023-09-10', period: '2023-08', locked: true })) }], 'request_known'],
    ['locked, but not theirs to look up', draft({ fields: [field({ name: '用电量' })] }), [{ ...known, in: 'indicator', open: false, owner: 'c', name: '用电量', values: ['a', 'b'].map((unit) => ({ unit, value: '3', on: '2023-09-10', period: '2023-08', locked: true })) }], 'request_maybe_known'],
    ['perhaps known', draft(), [known], 'request_maybe_known'],
    ['perhaps known, with the reason', draft({ fields: [field({ despite: '口径已变' })] }), [known], null],
    ['too little time', draft({ due: '2023-09-22' }), [], 'request_short_notice'],
    ['too little time, with the reason', draft({ due: '2023-09-22', despite: '防汛' }), [], null],
    ['a photograph', draft({ fields: [field({ name: '现场照片', type: 'file' })] }), [], 'request_traces'],
    ['a check-in in the help', draft({ fields: [field({ help: '每日打卡' })] }), [], 'request_check_in'],
    ['the same field twice', draft({ fields: [field(), field({ id: 'f2', name: '夜间经济商户数（户）' })] }), [], 'request_field_doubled'],
    ['a choice of one', draft({ fields: [field({ type: 'choice', choices: ['是'] })] }), [], 'request_choices'],
    ['a secret', draft({ ground: '机密★1年' }), [], 'request_secret'],
  ] as const)('%s', (_, one, held, code) => expect(codeOf(one, [...held])).toBe(code))

  test('over a ceiling: the refusal names unit, ceiling, what stands and what to do', () => {
    const full = burdenOf(Array.from({ length: 4 }, (__, n) => thing('request', [part('field', false, `项${n}`)], { source: { type: 'request', id: `${n}`, title: `要求${n}` } })), rules)
    const one = draft()
    const refused = refusedRequest(one, check(one, [], new Map([['b', full]])), name)
    expect(refused?.refusal).toEqual({ code: 'request_over_ceiling', facts: { unit: '单位b', others: 0, ceiling: '要求（件）', used: 4, adds: 1, most: 4, stands: ['要求0', '要求1', '要求2'], month: '2023-10' } })
  })

  test('who does not see the whole city is told sums without titles, and nothing of what they may not open', () => {
    const full = burdenOf(Array.from({ length: 4 }, (__, n) => thing('request', [part('field', false, `项${n}`)], { source: { type: 'request', id: `${n}`, title: `要求${n}` } })), rules)
    const told = (one: DraftRequest, held: Held[], burdens = new Map<string, typeof full>()) =>
      refusedRequest(one, checkRequest(one, { held, burdens, rules, today: TODAY, calendar: china, wholeCity: false, nameOf: name }), name)?.refusal
    expect(told(draft(), [], new Map([['b', full]]))).toEqual({ code: 'request_over_ceiling_elsewhere', facts: { unit: '单位b', others: 0, ceiling: '要求（件）', used: 4, adds: 1, most: 4, month: '2023-10' } })
    expect(told(draft(), [{ ...known, open: false }])).toEqual({ code: 'request_maybe_known', facts: { field: '夜间经济商户数', place: '以前的一份要求', where: '以前的一份要求' } })
    expect(told(draft(), [{ ...known, in: 'indicator', open: false, owner: 'c' }])?.facts.where).toBe('一项指标（可向“单位c”了解）')
    expect(told(draft(), [known])?.facts).toEqual({ field: '夜间经济商户数', place: '要求“摸底”', path: '/requests/r', where: '要求“摸底”（/requests/r）' })
  })

  test('working days are counted over the holidays of October', () => {
    expect(check(draft({ due: '2023-10-07' }))).toMatchObject({ workdays: 7, short: false, minutes: 1 })
  })

  test('sent: reasons stay only where there was something to give reasons for', () => {
    const one = draft({ despite: '多余', fields: [field({ despite: '多余' })] })
    const sent = sendRequest('r', one, check(one), name, given)
    expect('facts' in sent && sent.facts[0]).toMatchObject({ kind: 'request.sent', subject: 'request:r', payload: { minutes: 1, despite: null, fields: [{ despite: null }] } })
    expect(sendRequest('r', draft({ to: ['o'] }), check(draft({ to: ['o'] })), name, given)).toMatchObject({ refusal: { code: 'request_itself' } })
    expect(sendRequest('r', draft({ due: '2023-09-19' }), check(draft({ due: '2023-09-19' })), name, given)).toMatchObject({ refusal: { code: 'day_too_early' } })
  })
})

describe('a request that was sent', () => {
  const fields = [field(), field({ id: 'f2', name: '困难', type: 'text', required: false }), field({ id: 'f3', name: '类别', type: 'choice', choices: ['商圈', '步行街'], required: false }), field({ id: 'f4', name: '方案', type: 'file', required: false }), field({ id: 'f5', name: '建成', type: 'flag', required: false }), field({ id: 'f6', name: '日期', type: 'day', required: false })]
  const HASH = 'a'.repeat(64)
  const request = (more: Partial<RequestState> = {}): RequestState => ({ ...draft({ fields }), minutes: 1, id: 'r', sent: { on: '2023-09-01', post: null, actor: 'x' }, answers: [], closed: null, cancelled: null, ...more })
  const answered: RequestState['answers'][number] = { unit: 'a', values: { f1: '3' }, attachments: [], returned: null, on: '2023-09-10', post: null, actor: 'x' }
  const code = (decision: ReturnType<typeof answerRequest>) => ('refusal' in decision ? decision.refusal.code : decision.facts[0]?.kind)
  const answer = (values: Record<string, string>, more: Partial<Parameters<typeof answerRequest>[1]> = {}, state = request()) => code(answerRequest(state, { unit: 'a', values, attachments: [], replaces: false, ...more }, given))

  test.each([
    ['in full', { f1: '12', f3: '商圈', f5: 'yes', f6: '2023-09-01' }, 'request.answered'],
    ['blank where it may be', { f1: '0', f2: ' ' }, 'request.answered'],
    ['a required one blank', { f2: '无' }, 'request_answer_missing'],
    ['words for a number', { f1: '十二户' }, 'field_invalid'],
    ['no choice of these', { f1: '1', f3: '夜市' }, 'field_invalid'],
    ['no such day', { f1: '1', f6: '2023-02-30' }, 'field_invalid'],
    ['a flag in words', { f1: '1', f5: '是' }, 'field_invalid'],
    ['a file that was not sent along', { f1: '1', f4: HASH }, 'field_invalid'],
    ['a field that was not asked', { f1: '1', f9: 'x' }, 'field_unknown'],
    ['a secret', { f1: '1', f2: '秘密★' }, 'request_secret'],
  ])('answered %s: %s → %s', (_, values, expected) => expect(answer(values)).toBe(expected))

  test('files belong to a field; a stranger does not answer; nobody answers what has ended', () => {
    expect(answer({ f1: '1', f4: HASH }, { attachments: [HASH] })).toBe('request.answered')
    expect(answer({ f1: '1' }, { attachments: [HASH] })).toBe('file_unknown')
    expect(answer({ f1: '1' }, { unit: 'c' })).toBe('request_not_asked')
    expect(answer({ f1: '1' }, {}, request({ cancelled: { on: '2023-09-12', reason: '重复' } }))).toBe('request_not_open')
  })

  test('the second of two people is told; who corrects says so; what was sent back is answered anew', () => {
    expect(answer({ f1: '4' }, {}, request({ answers: [answered] }))).toBe('request_answered')
    expect(answer({ f1: '4' }, { replaces: true }, request({ answers: [answered] }))).toBe('request.answered')
    expect(answer({ f1: '4' }, {}, request({ answers: [{ ...answered, returned: { reason: '口径', on: '2023-09-11' } }] }))).toBe('request.answered')
  })

  test('sent back, ended, taken back: each with its reason', () => {
    const one = request({ answers: [answered] })
    expect(code(returnRequest(one, { unit: 'a', reason: ' ' }, given))).toBe('reason_missing')
    expect(code(returnRequest(one, { unit: 'b', reason: '口径' }, given))).toBe('request_no_answer')
    expect(code(returnRequest(one, { unit: 'a', reason: '口径' }, given))).toBe('request.returned')
    expect(code(closeRequest(one, { reason: null }, given))).toBe('request_unanswered')
    expect(code(closeRequest(request({ answers: [answered, { ...answered, unit: 'b' }] }), { reason: null }, given))).toBe('request.closed')
    expect(code(cancelRequest(one, { reason: '' }, given))).toBe('reason_missing')
    expect(code(cancelRequest(request({ closed: { on: TODAY, reason: null } }), { reason: '重复' }, given))).toBe('request_not_open')
  })
})

describe('what counts as asked', () => {
  const unit = (kind: 'department' | 'office' | 'body') => ({ kind })
  const units = new Map([['a', unit('department')], ['b', unit('department')], ['c', unit('department')], ['o', unit('office')], ['body', unit('body')]]) as never
  const seat = (id: string, of: string, post: string | null) => ({ id, body: 'body', unit: of, role: 'member', order: 1, clause: 'post', designation: '', fillings: [{ post, person: null, on: '2020-01-01' }], post, person: null, endedOn: null }) as never
  const chart = { units, seats: [seat('s1', 'a', 'p1'), seat('s2', 'o', 'p2')], posts: new Map([['p1', { unit: 'a', leader: false }], ['p2', { unit: 'o', leader: true }]]) }
  const meeting = { body: 'body', on: '2023-09-08', status: 'called' as const, agenda: [{ id: 't', kind: 'report' as const, title: '', presenter: 'b', document: null, matters: [], outcome: null }], attendance: [] }

  test('a meeting calls its members and who presents; once held, who is on its list; city leaders are not burdened by it', () => {
    expect(unitsCalled(meeting, chart)).toEqual(['a', 'b'])
    expect(unitsCalled({ ...meeting, status: 'held', attendance: [{ seat: 's1', post: null, unit: null, as: 'leave' }, { seat: null, post: null, unit: 'c', as: 'observer' }, { seat: null, post: 'p2', unit: null, as: 'present' }] }, chart)).toEqual(['a', 'c', 'b'])
    expect(unitsCalled({ ...meeting, status: 'cancelled' }, chart)).toEqual([])
  })

  test('one that is not announced is not told by the burden it will be', () => {
    expect([inspectionCounts({ status: 'planned' }, true), inspectionCounts({ status: 'planned' }, false), inspectionCounts({ status: 'under-way' }, true), inspectionCounts({ status: 'merged' }, false)]).toEqual([false, true, true, false])
  })

  test('two levels of target ask one figure, at the end of the period and on the days of the way', () => {
    const target = (level: 'city' | 'province', more = {}) => ({ id: level, level, period: '2023-Q3', place: 'a', value: '1', about: false, trajectory: [], document: null, ground: null, despite: null, on: '2023-01-01', withdrawn: null, ...more })
    const span = { from: '2023-07-01', to: '2023-09-30' }
    expect(figuresAsked({ owner: 'o', targets: [target('city'), target('province')], ended: null }, span)).toEqual([{ unit: 'a', on: '2023-09-30', period: '2023-Q3' }])
    expect(figuresAsked({ owner: 'o', targets: [target('city', { place: null, trajectory: [{ by: '2023-07-31', value: '1' }] })], ended: null }, span).map(({ unit: of, on }) => [of, on])).toEqual([['o', '2023-09-30'], ['o', '2023-07-31']])
    expect(figuresAsked({ owner: 'o', targets: [target('city', { period: '三季度' }), target('city', { withdrawn: { reason: '', on: '' } })], ended: null }, span)).toEqual([])
  })

  test('months', () => {
    expect([monthsUpTo('2023-02', 3), monthSpan('2024-02')]).toEqual([['2022-12', '2023-01', '2023-02'], { from: '2024-02-01', to: '2024-02-29' }])
  })
})

test.each([
  ['the address of a page goes', { type: 'page', id: null, path: '/organisation/units/u1' }, { type: 'page', id: null, path: null }],
  ['an id passed off as a page goes', { type: 'page', id: 'u1', path: null }, { type: 'page', id: null, path: null }],
  ['the thing complained of stays, without an address', { type: 'request', id: 'r1', path: '/requests/r1' }, { type: 'request', id: 'r1', path: null }],
  ['what was left out stays out', { type: 'inspection', id: null, path: null }, { type: 'inspection', id: null, path: null }],
] as const)('a complaint without a name: %s; with one all stays', (_, about, kept) => {
  const aboutOf = (unit: string | null) => makeComplaint('c', { about, kind: 'other', words: '多', unit }, given)
  expect([aboutOf(null), aboutOf('a')]).toMatchObject([{ facts: [{ payload: { about: kept } }] }, { facts: [{ payload: { about } }] }])
})

test('complaints: words are needed, one answer, counted by kind', () => {
  const made = { about: { type: 'page' as const, id: null, path: '/burden' }, kind: 'too-much' as const, words: ' 表太多 ', unit: null }
  expect(makeComplaint('c', { ...made, words: ' ' }, given)).toMatchObject({ refusal: { code: 'complaint_words_missing' } })
  expect(makeComplaint('c', made, given)).toMatchObject({ facts: [{ payload: { words: '表太多', unit: null, about: { type: 'page', id: null, path: null } } }] })
  const state = { ...made, id: 'c', madeOn: TODAY, answered: null }
  expect(answerComplaint(state, { words: ' ', taken: true }, given)).toMatchObject({ refusal: { code: 'complaint_answer_missing' } })
  const answered = { words: '已合并', taken: true, on: TODAY, post: null, actor: 'x' }
  expect(answerComplaint({ ...state, answered }, { words: '再答', taken: true }, given)).toMatchObject({ refusal: { code: 'complaint_answered' } })
  expect(countComplaints([state, { ...state, answered }]).filter(({ made: n }) => n > 0)).toEqual([{ kind: 'too-much', made: 2, answered: 1, taken: 1 }])
})
