import { describe, expect, test } from 'vitest'
import type { LetterState } from '../facts/letter.ts'
import type { PostState, UnitState } from '../facts/organisation.ts'
import { applyFact } from '../fold.ts'
import type { LetterKind } from '../pack/schema.ts'
import { facts } from '../testing.ts'
import { china } from '../time/china.ts'
import { addDays } from '../time/day.ts'
import { charactersOf, lengthOf } from './length.ts'
import { abandonLetter, checkLetter, mayIssue, mayNow, numberFor, replyLetter, returnLetter, reviseLetter, signLetter, submitLetter, withdrawLetter } from './decide.ts'
import { bearerOf, codeOf, issuesOn, numberText } from './number.ts'
import { repliesAsked } from './replies.ts'
import { commandsPlaces, oneSuperior, routeOf, type Chart } from './route.ts'
import { signersOf } from './signers.ts'
import { blocksFrom } from './skeleton.ts'
import { askedOf } from './asked.ts'
import { LETTER_ACTS } from '../words/letters.ts'
import { LETTER_STATUSES } from '../facts/letter.ts'

const DAY = '2026-11-02'
const unit = (id: string, name: string, kind: UnitState['kind'] = 'department', more: Partial<UnitState> = {}): UnitState => ({ id, name, aliases: [], kind, parent: null, code: null, order: 1, assessed: false, formerNames: [], memberOf: [], ended: null, ...more })
const post = (id: string, of: string, more: Partial<PostState> = {}): PostState => ({
  id, unit: of, name: id, order: 1, places: 1, leader: false, head: false, portfolio: [], delegations: [], endedOn: null,
  appointments: [{ id: `${id}-a`, person: 'p', from: '2020-01-01', to: null, acting: false, probationUntil: null, document: null }],
  ...more,
})
const UNITS = [
  unit('party', '中共试验市委', 'office', { aliases: ['市委'] }),
  unit('government', '试验市人民政府', 'office', { aliases: ['市政府'] }),
  unit('party-office', '市委办公室'),
  unit('government-office', '市政府办公室（督查室）'),
  unit('reform', '市委全面深化改革委员会办公室', 'department', { aliases: ['市委改革办'] }),
  unit('commission', '市委全面深化改革委员会', 'body'),
  unit('energy', '市能源局'),
  unit('station', '市能源监测站', 'department', { parent: 'energy' }),
  unit('county', '南绛县', 'place'),
  unit('counterpart', '南绛县能源局', 'department', { parent: 'county' }),
  unit('places', '各县（市、区）人民政府', 'group'),
  unit('bureaus', '市直各有关单位', 'group'),
]
const member = (one: UnitState, group: string): UnitState => ({ ...one, memberOf: [{ group, from: '2020-01-01', to: null }] })
const units = new Map(UNITS.map((one) => [one.id, one.id === 'county' ? member(one, 'places') : one.id === 'energy' ? member(one, 'bureaus') : one]))
const posts = new Map([post('secretary', 'party', { leader: true, head: true }), post('mayor', 'government', { leader: true, head: true }), post('deputy', 'government', { leader: true, portfolio: [{ id: 'x', units: ['energy'], fields: [], from: '2020-01-01', to: null }] }), post('director', 'energy'), post('clerk', 'energy', { order: 5 })].map((one) => [one.id, one]))
const chart: Chart = { units, posts, day: DAY }
const kind = (form: LetterKind['form'], directive = false): LetterKind => ({ id: 'k', name: { zh: '公文', en: 'letter' }, form, directive, skeleton: [] })
const to = (id: string) => ({ type: posts.has(id) ? ('post' as const) : ('unit' as const), id })

describe('which way a letter may go', () => {
  test.each([
    ['notice', true, 'energy', 'county', 'letter_route_directive', 'a department commands no county'],
    ['notice', true, 'reform', 'places', 'letter_route_directive', 'nor does the office of a commission, nor all counties at once'],
    ['notice', true, 'commission', 'county', 'letter_route_directive', 'nor a coordinating body itself'],
    ['supervision-notice', true, 'government-office', 'county', null, 'the general office does, whatever stands in brackets behind its name'],
    ['notice', true, 'party-office', 'places', null, 'so does the other one'],
    ['notice', true, 'party', 'county', null, 'and the committee itself'],
    ['notice', true, 'energy', 'counterpart', null, 'the counterpart of the county may be commanded'],
    ['notice', true, 'energy', 'bureaus', null, 'bureaus are no lower government'],
    ['letter', false, 'energy', 'county', null, 'what commands nothing goes anywhere'],
    ['reminder', false, 'reform', 'county', null, 'a reminder too'],
    ['notice', true, 'energy', 'station', null, 'one’s own subordinates'],
    ['letter', false, 'energy', 'government', 'letter_route_upward', 'upward goes no plain letter'],
    ['request', false, 'energy', 'government', null, 'upward goes a request'],
    ['report', false, 'county', 'party', null, 'or a report, of a county too'],
    ['letter', false, 'station', 'energy', 'letter_route_upward', 'what it is part of stands above'],
    ['letter', false, 'government', 'party', null, 'committee and government stand beside each other'],
    ['circular', false, 'reform', 'deputy', 'letter_route_leader', 'no circular to a leader'],
    ['reminder', false, 'reform', 'deputy', null, 'a reminder to a leader, to be signed by a person'],
    ['letter', false, 'reform', 'director', null, 'a post of a unit is that unit'],
    ['minutes', false, 'commission', 'party', null, 'minutes go to whom they concern'],
  ] as const)('%s (directive %s) of %s to %s: %s, %s', (form, directive, issuer, addressee, code, why) => {
    const route = routeOf(kind(form, directive), units.get(issuer)!, to(addressee), chart)
    expect(route.allowed ? null : route.code, why).toBe(code)
  })
  test('the office of a commission is no general office, though its name ends like one', () => {
    expect(UNITS.filter((one) => commandsPlaces(one, chart)).map(({ id }) => id)).toEqual(['party', 'government', 'party-office', 'government-office'])
  })
  test('upward it has one addressee', () => {
    const energy = units.get('energy')!
    expect(oneSuperior(kind('request'), energy, [to('government'), to('party')], chart)).toMatchObject({ code: 'letter_route_one', ways: ['one-each'] })
    expect(oneSuperior(kind('request'), energy, [to('government')], chart)).toEqual({ allowed: true })
  })
})

describe('numbers', () => {
  test.each([[2026, 12, '河改办函〔2026〕12号'], [2023, 1, '河改办函〔2023〕1号']])('%s, %s: %s', (year, n, expected) => {
    expect(numberText({ series: '河改办函', year, n })).toBe(expected)
  })
  test.each([
    [{ name: '市财政局', aliases: [] }, '河财政局', 'the city’s first character for 市'],
    [{ name: '市发展改革委', aliases: ['市发改委'] }, '河发改委', 'the shortest name'],
    [{ name: '南绛县', aliases: ['南绛县人民政府'] }, '河南绛县', 'a county within its city'],
    [{ name: '市委政研室（改革办）', aliases: [], letterCode: '河改办' }, '河改办', 'what was entered'],
  ])('%j: %s, %s', (one, expected, why) => expect(codeOf(one, '河东市'), why).toBe(expected))
  test.each([
    { name: '市能源局', more: {}, bearer: true, why: 'one that derives it' },
    { name: '市发改委', more: { letterCode: '河能源局' }, bearer: true, why: 'one that entered it' },
    { name: '市能源局', more: { letterCode: '河能' }, bearer: false, why: 'not one that entered another' },
    { name: '市能源局', more: { ended: { on: DAY, successors: [] } }, bearer: false, why: 'not one that has ended' },
    { name: '市能源局', more: { ended: { on: '2026-11-03', successors: [] } }, bearer: true, why: 'one that ends tomorrow still does' },
    { name: '市能源局', more: { kind: 'group' as const }, bearer: false, why: 'a group issues nothing' },
    { name: '市能源局', more: { id: 'self' }, bearer: false, why: 'not the unit itself' },
  ])('who bears 河能源局 beside another unit: $why', ({ name, more, bearer }) => {
    const other = unit('other', name, 'department', more)
    expect(bearerOf('河能源局', 'self', [other], '河东市', DAY)).toBe(bearer ? other : undefined)
    expect(issuesOn(other, DAY)).toBe(!(other.kind === 'group' || other.ended?.on === DAY))
  })
  const gone = { name: '市物价局', last: 7, issues: false }
  test.each([
    [null, [], null, { number: { series: '函', year: 2026, n: 1 } }],
    [null, [], 38, { number: { series: '函', year: 2026, n: 38 } }],
    [11, [], null, { number: { series: '函', year: 2026, n: 12 } }],
    [11, [], 12, { number: { series: '函', year: 2026, n: 12 } }],
    [11, [], 11, { refusal: { code: 'letter_number_taken', facts: { number: '函〔2026〕11号', by: '某函', next: 12 } } }],
    [11, [], 14, { refusal: { code: 'letter_number_gap', facts: { number: '函〔2026〕14号', next: '函〔2026〕12号' } } }],
    [null, [gone], null, { number: { series: '函', year: 2026, n: 8 } }],
    [null, [gone, { ...gone, last: 9 }], null, { number: { series: '函', year: 2026, n: 10 } }],
    [11, [gone], null, { number: { series: '函', year: 2026, n: 12 } }],
    [null, [gone], 3, { refusal: { code: 'letter_number_taken', facts: { number: '函〔2026〕3号', by: '某函', next: 8 } } }],
    [null, [gone], 38, { refusal: { code: 'letter_number_gap', facts: { number: '函〔2026〕38号', next: '函〔2026〕8号' } } }],
    [11, [gone, { ...gone, name: '市科技局', issues: true }], null, { refusal: { code: 'letter_code_taken', facts: { code: '河', unit: '市科技局' } } }],
  ])('after %s, elsewhere %j, asked for %s', (last, elsewhere, wanted, expected) => {
    expect(numberFor({ code: '河', series: '函', year: 2026, register: last === null ? null : { last }, elsewhere, wanted, takenBy: '某函' })).toEqual(expected)
  })
})

test.each(LETTER_STATUSES.map((status) => [status]))('%s: what may be done', (status) => {
  const expected: Record<(typeof LETTER_STATUSES)[number], string[]> = {
    draft: ['revise', 'submit', 'abandon'], checking: ['revise', 'check', 'return', 'abandon'], signing: ['revise', 'return', 'sign', 'abandon'], signed: ['revise', 'return', 'issue', 'abandon'],
    issued: ['withdraw', 'reply', 'return-reply'], withdrawn: [], abandoned: [],
  }
  expect(LETTER_ACTS.filter((act) => mayNow(act, { status }))).toEqual(expected[status])
})

const letter: LetterState = {
  id: 'l', pack: 'letters', kind: 'letter', issuer: 'reform', to: [to('energy')], copies: [], title: '函', blocks: [{ kind: 'paragraph', text: '正文' }], replyBy: null, urgency: null,
  about: { matters: [], inspection: null, meeting: null, answers: null }, attachments: [], draftedOn: DAY, draftedBy: { actor: 'person:a', post: null, unit: 'reform' }, status: 'draft',
  submitted: null, checked: null, signed: null, returned: null, issued: null, replies: [], withdrawn: null, abandoned: null,
}
const given = { today: DAY, calendar: china, newId: (label: string) => label }

test.each([
  [{ to: [] }, 'letter_without_addressee'],
  [{ blocks: [{ kind: 'paragraph' as const, text: ' ' }] }, 'letter_empty'],
  [{ status: 'issued' as const }, 'letter_status'],
])('%j is not handed in: %s', (more, code) => {
  expect(submitLetter({ ...letter, ...more }, { words: null, on: DAY }, kind('letter'), null, given)).toMatchObject({ refusal: { code } })
})

test.each([
  ['person:a', [], 'letter_checked_by_drafter', 'who drafted it'],
  ['person:s', [], 'letter_checked_by_drafter', 'who handed it in'],
  ['person:b', [], null, 'another'],
  ['person:b', ['person:b'], 'letter_checked_by_drafter', 'who rewrote it, though another handed it in'],
  ['person:b', ['person:b', 'person:a', 'person:b'], 'letter_checked_by_drafter', 'and whoever changed it after them'],
  ['person:c', ['person:b', 'person:a'], null, 'who wrote nothing of it'],
])('%s checks what %j rewrote: %s, %s', (actor, rewriters, code, why) => {
  const steps = [...rewriters.map((by) => ({ kind: 'letter.revised', by, payload: { changes: { title: '函二' }, reason: null } })), { kind: 'letter.submitted', by: 'person:s', payload: { words: null } }]
  const written = facts(steps.map(({ kind: of, payload }) => ({ subject: 'letter:l', kind: of, occurredOn: DAY, payload })))
  const submitted = written.reduce<ReturnType<typeof applyFact>>((state, fact, index) => applyFact(state, { ...fact, actor: steps[index]!.by }), letter) as LetterState
  expect(submitted.revisedBy, why).toEqual(rewriters.includes('person:b') ? ['person:b'] : undefined)
  const decided = checkLetter(submitted, { words: null, on: DAY }, actor, given)
  expect('refusal' in decided ? decided.refusal.code : null, why).toBe(code)
  expect(askedOf(submitted, { actor, own: ['reform'], post: null, may: () => true }, [], [])?.action ?? null, why).toBe(code === null ? 'check' : null)
})

describe('no step of a letter lies before the last one', () => {
  const mark = (on: string) => ({ on, actor: 'person:x', post: null, words: null })
  const drafted = { ...letter, draftedOn: '2026-01-05' }
  const returned = { ...drafted, returned: { by: 'check' as const, reason: 'r', on: '2026-01-09' } }
  const checking = { ...drafted, status: 'checking' as const, submitted: mark('2026-01-12') }
  const signing = { ...checking, status: 'signing' as const, checked: mark('2026-02-02') }
  const signed = { ...signing, status: 'signed' as const, signed: { ...mark('2026-03-02'), signer: 'deputy' } }
  const issued = { ...signed, status: 'issued' as const, issued: { on: '2026-03-05', number: null, sha256: 'd'.repeat(64) } }
  const known = new Map([['reform', '改革办'], ['energy', '市能源局']])
  const step = { words: null }
  const reason = '缘由'
  const reply = { unit: 'energy', text: '复', attachments: [], letter: null }
  test.each([
    ['revised', '2026-01-05', (on: string) => reviseLetter(drafted, { changes: { title: '函二' }, reason: null, on }, known, given)],
    ['submitted', '2026-01-05', (on: string) => submitLetter(drafted, { ...step, on }, kind('letter'), null, given)],
    ['submitted again', '2026-01-09', (on: string) => submitLetter(returned, { ...step, on }, kind('letter'), null, given)],
    ['checked', '2026-01-12', (on: string) => checkLetter(checking, { ...step, on }, 'person:b', given)],
    ['returned by who signs', '2026-02-02', (on: string) => returnLetter(signing, { reason, on }, given)],
    ['signed', '2026-02-02', (on: string) => signLetter(signing, { ...step, signer: 'deputy', on }, [posts.get('deputy')!], () => true, given)],
    ['issued', '2026-03-02', (on: string) => mayIssue(signed, on, null, given) ?? { facts: [] }],
    ['abandoned', '2026-03-02', (on: string) => abandonLetter(signed, { reason, on }, given)],
    ['replied to', '2026-03-05', (on: string) => replyLetter(issued, { ...reply, on }, ['energy'], given)],
    ['withdrawn', '2026-03-05', (on: string) => withdrawLetter(issued, { reason, on }, given)],
  ])('%s from %s on', (_, from, decide) => {
    expect(decide(from)).not.toHaveProperty('refusal')
    expect(decide(addDays(from, -1))).toEqual({ refusal: { code: 'day_too_early', facts: { day: addDays(from, -1), from } } })
    expect(decide('2025-12-31')).toMatchObject({ refusal: { code: 'day_too_early' } })
    expect(decide(addDays(DAY, 1))).toMatchObject({ refusal: { code: 'day_in_future' } })
  })
})

test('length counts the body without blanks, tables and slips; a circular on one task has 4 000', () => {
  const blocks = [{ kind: 'paragraph' as const, text: '一二 三\n四' }, { kind: 'table' as const, title: null, head: ['栏'], rows: [['格']] }, { kind: 'slip' as const, text: '回执' }]
  expect(charactersOf({ blocks })).toBe(4)
  const long = { blocks: [{ kind: 'paragraph' as const, text: '字'.repeat(4001) }], about: { ...letter.about, matters: ['m'] } }
  expect(lengthOf(kind('circular'), long)).toEqual({ characters: 4001, most: 4000, over: true })
  expect(lengthOf(kind('circular'), { ...long, about: letter.about })).toEqual({ characters: 4001, most: 5000, over: false })
  expect(lengthOf(kind('letter'), long)).toEqual({ characters: 4001, most: null, over: false })
})

test.each([
  ['energy', ['director', 'deputy'], 'its first post, and who oversees it; never its clerk'],
  ['party', ['secretary'], 'a committee’s leader'],
  ['reform', [], 'nobody stands for it'],
])('for %s sign %j: %s', (issuer, expected, why) => {
  expect(signersOf(units.get(issuer)!, { posts, seats: new Map(), day: DAY }).map(({ id }) => id), why).toEqual(expected)
})

test.each([
  [{ status: 'checking' as const }, 'person:b', ['reform'], null, 'check', 'another of the issuer’s people'],
  [{ status: 'checking' as const }, 'person:a', ['reform'], null, null, 'not who drafted it'],
  [{ status: 'checking' as const }, 'person:b', ['energy'], null, null, 'nor another unit'],
  [{ status: 'signing' as const }, 'person:c', [], 'deputy', 'sign', 'who signs for the issuer'],
  [{ status: 'signing' as const }, 'person:c', [], 'clerk', null, 'nobody else'],
  [{ status: 'signed' as const }, 'person:a', ['reform'], null, 'issue', 'who drafted it issues it'],
  [{ status: 'draft' as const, returned: { by: 'check' as const, reason: 'r', on: DAY } }, 'person:a', ['reform'], null, 'mend', 'what came back is mended'],
  [{ status: 'issued' as const }, 'person:d', ['energy'], null, 'reply', 'who owes a reply'],
  [{ status: 'issued' as const }, 'person:d', ['places'], null, null, 'who owes none'],
  [{ status: 'withdrawn' as const }, 'person:d', ['energy'], null, null, 'nothing of what was withdrawn'],
])('%j asks %s of %j at post %s: %s, %s', (more, actor, own, at, expected, why) => {
  expect(askedOf({ ...letter, ...more }, { actor, own, post: at, may: () => true }, ['deputy'], ['energy'])?.action ?? null, why).toBe(expected)
})

test('a reply is owed by the members of a group, by none before it is issued, and owed again once sent back', () => {
  const reply = { id: 'r', unit: 'county', text: 't', attachments: [], letter: null, on: DAY, post: null, returned: null }
  const sent = { ...letter, to: [to('places')], status: 'issued' as const, replyBy: DAY, replies: [reply] }
  expect(repliesAsked(sent, chart)).toEqual([{ unit: 'county', replied: true }])
  expect(repliesAsked({ ...sent, replies: [{ ...reply, returned: { reason: 'x', on: DAY } }] }, chart)).toEqual([{ unit: 'county', replied: false }])
  expect(repliesAsked({ ...sent, status: 'signed' }, chart)).toEqual([])
  expect(repliesAsked({ ...sent, replyBy: null }, chart)).toEqual([])
})

test('a skeleton is filled in: lists become paragraphs, a heading over nothing goes and the others are numbered, an unknown field stays to be seen', () => {
  const skeleton = [
    { kind: 'heading-1' as const, text: '问题' }, { kind: 'paragraph' as const, text: '{problems}' },
    { kind: 'heading-1' as const, text: '成效' }, { kind: 'paragraph' as const, text: '{results}' },
    { kind: 'paragraph' as const, text: '请{issuer}于{nobody}前办。' },
    { kind: 'table' as const, text: '{byUnit}' }, { kind: 'table' as const, text: '{empty}' },
    { kind: 'slip' as const, text: '回执：{issuer}' },
  ]
  const values = { issuer: '改革办', problems: [], results: ['甲', '乙'], byUnit: { title: '表', head: ['栏'], rows: [['1']] }, empty: { title: null, head: ['栏'], rows: [] } }
  expect(blocksFrom(skeleton, values)).toEqual([
    { kind: 'heading-1', text: '一、成效' }, { kind: 'paragraph', text: '甲' }, { kind: 'paragraph', text: '乙' }, { kind: 'paragraph', text: '请改革办于{nobody}前办。' },
    { kind: 'table', title: '表', head: ['栏'], rows: [['1']] }, { kind: 'slip', text: '回执：改革办' },
  ])
})

test.each([
  ['for oneself', null],
  ['in the signer’s place', 'mayor'],
])('signed %s: the letter knows', (_, onBehalfOf) => {
  const signer = '00000000-0000-7000-8000-000000000077'
  const [signing] = facts([{ subject: 'letter:l', kind: 'letter.signed', occurredOn: DAY, payload: { signer, words: null } }])
  const { signed } = applyFact({ status: 'signing' } as LetterState, { ...signing!, post: 'aide', onBehalfOf }) as LetterState
  expect(signed).toEqual({ on: DAY, actor: 'system', post: 'aide', signer, words: null, ...(onBehalfOf && { onBehalfOf }) })
})
