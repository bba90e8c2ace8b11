import { describe, expect, test } from 'vitest'
import type { ActivityState } from '../facts/activity.ts'
import type { Fact } from '../facts/index.ts'
import type { IndicatorState, Reading, SeriesState, Target } from '../facts/indicator.ts'
import type { LetterState } from '../facts/letter.ts'
import type { MatterState } from '../facts/matter.ts'
import type { UnitState } from '../facts/organisation.ts'
import { rulesOf, type LedgerRules } from '../pack/lookup.ts'
import { packSchema } from '../pack/schema.ts'
import type { Scheme } from '../pack/scheme-schema.ts'
import { facts, id } from '../testing.ts'
import { china } from '../time/china.ts'
import { periodByKey } from '../time/period.ts'
import { circularBlocks, circularLetters, circularTitle } from './circular.ts'
import { schemeOf, unitOf } from './fixtures.ts'
import { assess } from './index.ts'
import { measureAll } from './measure-all.ts'
import { courseOf, type KnownMatter } from './measure-course.ts'
import { recordsOfActivity, recordsOfCount, recordsOfLetters } from './measure-counts.ts'
import { assessedOn } from './measure-groups.ts'
import { unitsOfHolder, type AssessedCity } from './measure-holders.ts'
import { measureIndicator, type ByIndicator } from './measure-indicator.ts'
import { recordsOfShare, type Attributed, type ByMatters } from './measure-matters.ts'
import { missingFigures } from './measure-missing.ts'

const name = (zh: string) => ({ zh, en: zh })
const span = { period: periodByKey('2026-Q2'), cutoff: '2026-07-08', calendar: china }
const [A, B, OLD, PART, GROUP] = [id(1), id(2), id(3), id(4), id(5)]

function unit(unitId: string, more: Partial<UnitState> = {}): UnitState {
  return { id: unitId, name: `单位${Number(unitId.slice(-2))}`, aliases: [], kind: 'department', parent: null, code: null, order: Number(unitId.slice(-2)), assessed: true, formerNames: [], memberOf: [], ended: null, ...more }
}
const units = [
  unit(A),
  unit(B),
  unit(OLD, { ended: { on: '2026-05-01', successors: [B] } }),
  unit(PART, { parent: A, assessed: false }),
  unit(GROUP, { kind: 'group', assessed: false }),
].map((one) => (one.id === A || one.id === B ? { ...one, memberOf: [{ group: GROUP, from: '2026-01-01', to: one.id === B ? '2026-06-01' : null }] } : one))
const city: AssessedCity = { units: new Map(units.map((one) => [one.id, one])), posts: new Map([[id(60), { id: id(60), unit: B } as never]]), seats: new Map(), assessed: new Set([A, B]), day: '2026-06-30' }

const pack = packSchema.parse({
  id: 'test',
  name: name('试验'),
  version: '1.0.0',
  source: { title: '试验办法' },
  duties: [
    { id: 'lead', name: name('牵头'), holder: 'unit' },
    { id: 'support', name: name('配合'), holder: 'unit' },
    { id: 'asker', name: name('提出'), holder: 'unit', part: 'asks' },
  ],
  ledgers: ['tasks', 'others'].map((ledger) => ({
    id: ledger, name: name('任务'), matterName: name('任务'), codePrefix: ledger === 'tasks' ? 'T' : 'O', duties: ['lead', 'support', 'asker'],
    fields: [{ id: 'hard', name: name('难度'), type: 'choice', choices: [{ id: 'hard', name: name('难') }] }], columns: [{ show: 'title', name: name('任务') }], procedure: 'road', lightRule: 'plain', defaultSort: { by: 'due' },
  })),
  procedures: [
    {
      id: 'road', name: name('办理'), start: 'given', asker: { role: 'asker', unsolved: 'again' },
      states: [{ id: 'given', name: name('待办') }, { id: 'doing', name: name('在办') }, { id: 'waiting', name: name('暂停'), pauses: true }, { id: 'done', name: name('办结'), final: 'done' }, { id: 'dropped', name: name('终止'), final: 'stopped' }],
      transitions: [
        { id: 'take', name: name('接办'), from: ['given'], to: 'doing', who: ['lead'], limit: { n: 5, unit: 'workday' } },
        { id: 'check', name: name('核查'), from: ['doing'], to: 'done', who: ['office'], limit: { n: 5, unit: 'workday' } },
        { id: 'pause', name: name('暂停'), from: ['doing'], to: 'waiting', who: ['office'] },
        { id: 'drop', name: name('终止'), from: ['doing'], to: 'dropped', who: ['office'] },
        { id: 'again', name: name('退回'), from: ['done'], to: 'doing', who: ['asker'] },
      ],
    },
  ],
  lightRules: [{ id: 'plain', name: name('一般') }],
})
const rules = rulesOf([pack], 'tasks') as LedgerRules
const others = rulesOf([pack], 'others') as LedgerRules

type Step = [on: string, from: string, to: string, limitDue?: string]
type More = { steps?: Step[]; due?: string | null; ledger?: 'tasks' | 'others'; duties?: object[]; milestones?: object[]; fields?: MatterState['fields']; limitDue?: string; after?: { kind: string; occurredOn: string; payload: object }[]; n?: number; opened?: string }
const lead = (holder: string, from = '2026-01-05') => ({ id: id(20), role: 'lead', holder: { type: 'unit', id: holder }, territory: null, from })

function logOf({ steps = [], due = '2026-05-20', ledger = 'tasks', duties = [lead(A)], milestones = [], fields = {}, limitDue, after = [], n = 100, opened = '2026-01-05' }: More = {}): Fact[] {
  const subject = `matter:${id(n)}`
  const opening = { ledger, code: `T-2026-${n}`, title: `第${n}件`, year: 2026, due, dueText: null, fields, clause: null, milestones, procedure: 'road', stage: 'given', limitDue: limitDue ?? null, duties }
  return facts([
    { subject, kind: 'matter.opened', occurredOn: opened, payload: opening },
    ...steps.map(([on, from, to, limit]) => ({ subject, kind: 'procedure.moved', occurredOn: on, payload: { transition: 'take', from, to, note: null, limitDue: limit ?? null, attachments: [], at: null, limitAt: null } })),
    ...after.map((one) => ({ subject, ...one })),
  ])
}
function known(more: More = {}): KnownMatter {
  const course = courseOf(logOf(more))
  if (!course) throw new Error('nothing was opened')
  return { ...course, rules: more.ledger === 'others' ? others : rules }
}
const finished = (on: string, more: More = {}) => known({ steps: [['2026-02-02', 'given', 'doing'], [on, 'doing', 'done']], ...more })
const said = (attributed: readonly Attributed[]) => attributed.map(({ record, units: of }) => [record.counts, record.why, record.late, of])
const share = (measure: Partial<ByMatters>, ...matters: KnownMatter[]) => recordsOfShare({ matters: 'done-in-time', ...measure }, matters, city, span)

describe('shares of matters whose day came in the quarter', () => {
  test.each<[string, KnownMatter, unknown[]]>([
    ['done on its day is in time', finished('2026-05-20'), [[true, 'in-time', 0, [A]]]],
    ['done before the quarter began, its day came in it', finished('2026-03-02'), [[true, 'in-time', 0, [A]]]],
    ['done seven working days later is late by seven', finished('2026-05-29'), [[false, 'late', 7, [A]]]],
    ['not done by the cut-off: late so far', known({ due: '2026-06-30', steps: [['2026-02-02', 'given', 'doing']] }), [[false, 'not-yet', 6, [A]]]],
    ['a day after the quarter is none of it', finished('2026-05-01', { due: '2026-07-01' }), []],
    ['no day at all', finished('2026-05-01', { due: null }), []],
    ['given up owes nothing', known({ steps: [['2026-02-02', 'given', 'doing'], ['2026-05-02', 'doing', 'dropped']] }), []],
    ['resting owes nothing', known({ steps: [['2026-02-02', 'given', 'doing'], ['2026-05-02', 'doing', 'waiting']] }), []],
    ['taken back to work it is not done', known({ steps: [['2026-02-02', 'given', 'doing'], ['2026-05-02', 'doing', 'done'], ['2026-05-10', 'done', 'doing']] }), [[false, 'not-yet', 34, [A]]]],
  ])('%s', (_, matter, records) => {
    expect(said(share({}, matter))).toEqual(records)
  })

  test('a day moved by an extension is the moved one', () => {
    const request = { id: id(70), rule: 'later', from: '2026-05-20', to: '2026-05-29', reason: '因故', attachments: [] }
    const after = [{ kind: 'extension.requested', occurredOn: '2026-05-11', payload: request }, { kind: 'extension.decided', occurredOn: '2026-05-12', payload: { request: id(70), approved: true, to: '2026-05-29', moves: 'due', words: null } }]
    expect(said(share({}, finished('2026-05-29', { after })))).toEqual([[true, 'in-time', 0, [A]]])
  })

  test.each<[string, Partial<ByMatters>, KnownMatter, unknown[]]>([
    ['of another ledger', { ledgers: ['others'] }, finished('2026-05-20'), []],
    ['without the value of the field', { where: { field: 'hard', value: 'hard' } }, finished('2026-05-20'), []],
    ['with the value of the field', { where: { field: 'hard', value: 'hard' } }, finished('2026-05-20', { fields: { hard: 'hard' } }), [[true, 'in-time', 0, [A]]]],
    ['for who helps', { part: 'supports' }, finished('2026-05-20', { duties: [lead(A), { ...lead(B), id: id(21), role: 'support' }] }), [[true, 'in-time', 0, [B]]]],
    ['findings alone where no ledger is named', { matters: 'rectified' }, finished('2026-05-20'), []],
    ['findings of a named ledger', { matters: 'rectified', ledgers: ['tasks'] }, finished('2026-05-20'), [[true, 'in-time', 0, [A]]]],
  ])('%s', (_, measure, matter, records) => {
    expect(said(share(measure, matter))).toEqual(records)
  })

  test('difficulty is the weight of each', () => {
    const measure = { difficulty: { field: 'hard', coefficients: { hard: 1.2 } } }
    expect(share(measure, finished('2026-05-20', { fields: { hard: 'hard' } }), finished('2026-05-20', { n: 101 })).map(({ record }) => record.weight)).toEqual([1.2, 1])
  })

  test('milestones: reached by their day, or the whole done by then', () => {
    const milestones = [{ id: 'a', title: '方案', due: '2026-04-10' }, { id: 'b', title: '试行', due: '2026-06-10' }, { id: 'c', title: '总结', due: '2026-09-10' }]
    const after = [{ kind: 'milestone.reached', occurredOn: '2026-04-17', payload: { milestone: 'a', note: null } }]
    const found = share({ matters: 'milestones-in-time' }, finished('2026-06-05', { due: '2026-12-31', milestones, after }))
    expect(found.map(({ record }) => [record.title, record.why, record.late])).toEqual([['第100件：方案', 'late', 5], ['第100件：试行', 'in-time', 0]])
  })

  test('limits are those that held when each step was taken; the office’s own are not held against the unit', () => {
    const steps: Step[] = [['2026-04-15', 'given', 'doing', '2026-04-24'], ['2026-06-12', 'doing', 'done']]
    const found = share({ matters: 'answered-in-time' }, known({ limitDue: '2026-04-13', steps, opened: '2026-04-06' }))
    expect(found.map(({ record }) => [record.due, record.on, record.why, record.late])).toEqual([['2026-04-13', '2026-04-15', 'late', 2]])
    const open = share({ matters: 'answered-in-time' }, known({ limitDue: '2026-06-29', opened: '2026-06-22' }))
    expect(open.map(({ record }) => [record.due, record.on, record.why])).toEqual([['2026-06-29', null, 'not-yet']])
  })

  const answered = (solved: 'yes' | 'partly' | 'no', on = '2026-05-18') => [{ kind: 'beneficiary.answered', occurredOn: on, payload: { solved, words: '', by: { unit: B, name: null } } }]
  test.each<[string, 'solved-confirmed' | 'satisfied', KnownMatter, unknown[]]>([
    ['solved and confirmed', 'solved-confirmed', finished('2026-05-15', { after: answered('yes') }), [[true, 'confirmed', 0, [A]]]],
    ['solved in its own eyes only', 'solved-confirmed', finished('2026-05-15'), [[false, 'not-confirmed', 0, [A]]]],
    ['partly is not solved', 'solved-confirmed', finished('2026-05-15', { after: answered('partly') }), [[false, 'not-confirmed', 0, [A]]]],
    ['satisfied', 'satisfied', finished('2026-05-15', { after: answered('yes') }), [[true, 'satisfied', 0, [A]]]],
    ['not satisfied', 'satisfied', finished('2026-05-15', { after: answered('no') }), [[false, 'not-satisfied', 0, [A]]]],
    ['who said nothing judged nothing', 'satisfied', finished('2026-05-15'), []],
    ['said after the quarter', 'satisfied', finished('2026-05-15', { after: answered('yes', '2026-07-02') }), []],
  ])('%s', (_, matters, matter, records) => {
    expect(said(share({ matters }, matter))).toEqual(records)
  })

  test('what was voided never was', () => {
    const log = logOf({ steps: [['2026-02-02', 'given', 'doing'], ['2026-05-20', 'doing', 'done']] })
    const voids = facts([{ subject: `matter:${id(100)}`, kind: 'fact.voided', occurredOn: '2026-06-01', payload: { fact: log[2]!.id, reason: '记错' } }]).map((fact) => ({ ...fact, id: id(9900) }))
    expect(courseOf([...log, ...voids])?.state.stage).toBe('doing')
  })
})

describe('for whom it counts', () => {
  test.each<[string, string, string, string[]]>([
    ['a unit for itself', A, '2026-05-20', [A]],
    ['a unit that was merged by the end of the quarter, for the one that continues it', OLD, '2026-04-20', [B]],
    ['a part of a unit, for the unit that is assessed', PART, '2026-05-20', [A]],
    ['a group, for those who were in it on the day', GROUP, '2026-05-20', [A, B]],
    ['a group, not for who had left it', GROUP, '2026-06-20', [A]],
    ['a unit that is not assessed, for nobody', id(99), '2026-05-20', []],
  ])('%s', (_, holder, on, expected) => {
    expect(unitsOfHolder({ type: 'unit', id: holder }, city, on)).toEqual(expected)
  })

  test('a post, for its unit; a duty that was handed on counts for who had it on the day', () => {
    expect(unitsOfHolder({ type: 'post', id: id(60) }, city, '2026-05-20')).toEqual([B])
    const after = [{ kind: 'duty.ended', occurredOn: '2026-05-12', payload: { duty: id(20), reason: '' } }, { kind: 'duty.assigned', occurredOn: '2026-05-12', payload: { ...lead(B, '2026-05-12'), id: id(22) } }]
    expect(share({}, finished('2026-05-20', { after })).map(({ units: of }) => of)).toEqual([[B]])
  })
})

describe('pieces that plus and minus points count', () => {
  const count = (kind: 'answered-late' | 'trouble-early' | 'trouble-late' | 'opened' | 'closed', ...matters: KnownMatter[]) => said(recordsOfCount({ count: kind }, matters, city, span))
  const raised = (on: string, decidedOn: string | null) => [
    { kind: 'matter.raised', occurredOn: on, payload: { id: id(80), to: { type: 'unit', id: B }, tried: '试过', ask: '请协调资金', options: [] } },
    ...(decidedOn ? [{ kind: 'raise.decided', occurredOn: decidedOn, payload: { raise: id(80), option: null, words: '同意', by: id(60) } }] : []),
  ]
  test.each<[string, Parameters<typeof count>[0], KnownMatter, unknown[]]>([
    ['trouble told before the day and removed by it', 'trouble-early', finished('2026-05-20', { after: raised('2026-04-07', '2026-05-06') }), [[true, 'confirmed', 0, [A]]]],
    ['trouble told and never removed is no plus', 'trouble-early', known({ after: raised('2026-04-07', null) }), []],
    ['trouble told on the day itself is no plus', 'trouble-early', finished('2026-05-20', { after: raised('2026-05-20', '2026-05-20') }), []],
    ['trouble removed in another quarter counts there', 'trouble-early', finished('2026-05-20', { after: raised('2026-03-02', '2026-03-30') }), []],
    ['missed, and trouble told only afterwards', 'trouble-late', finished('2026-05-29', { after: raised('2026-05-25', null) }), [[true, 'late', 7, [A]]]],
    ['missed, and nothing was ever told', 'trouble-late', known({ steps: [['2026-02-02', 'given', 'doing']] }), [[true, 'not-yet', 34, [A]]]],
    ['missed, but told before: it costs nothing more', 'trouble-late', finished('2026-05-29', { after: raised('2026-05-06', null) }), []],
    ['in time there is no late trouble', 'trouble-late', finished('2026-05-20'), []],
    ['answered late', 'answered-late', known({ limitDue: '2026-04-13', steps: [['2026-04-15', 'given', 'doing']] }), [[true, 'late', 2, [A]]]],
    ['answered in time', 'answered-late', known({ limitDue: '2026-04-15', steps: [['2026-04-15', 'given', 'doing']] }), []],
    ['opened in the quarter', 'opened', known({ opened: '2026-04-01', duties: [lead(A, '2026-04-01')] }), [[true, 'entered', 0, [A]]]],
    ['opened before', 'opened', known(), []],
    ['closed in the quarter', 'closed', finished('2026-06-30'), [[true, 'confirmed', 0, [A]]]],
    ['closed after it', 'closed', finished('2026-07-01'), []],
  ])('%s', (_, kind, matter, records) => {
    expect(count(kind, matter)).toEqual(records)
  })

  test('letters that went out to the unit in the quarter; neither copies nor withdrawn ones', () => {
    const letter = (more: Partial<LetterState>) => ({ id: id(90), kind: 'notice', title: '督办通知书', status: 'issued', to: [{ type: 'unit', id: A }], copies: [{ type: 'unit', id: B }], issued: { on: '2026-05-06', number: null, sha256: '' }, ...more }) as LetterState
    const counted = (one: LetterState) => recordsOfLetters('notice', [one], () => '督〔2026〕1号', city, span).map(({ units: of, record }) => [record.code, of])
    expect(counted(letter({}))).toEqual([['督〔2026〕1号', [A]]])
    expect(counted(letter({ status: 'withdrawn' }))).toEqual([])
    expect(counted(letter({ kind: 'letter' }))).toEqual([])
    expect(counted(letter({ issued: { on: '2026-07-01', number: null, sha256: '' } }))).toEqual([])
  })

  test('outcomes count for who recorded them; what the office recorded, for who carries the matter out', () => {
    const activity = (more: Partial<ActivityState>) => ({ id: id(91), kinds: ['outcome'], heldOn: '2026-05-06', status: 'confirmed', unit: B, summary: '成果', matters: [id(100)], ...more }) as ActivityState
    const matters = new Map([[id(100), finished('2026-05-20')]])
    const counted = (one: ActivityState) => recordsOfActivity('outcome', [one], matters, city, span).map(({ units: of }) => of)
    expect(counted(activity({}))).toEqual([[B]])
    expect(counted(activity({ unit: id(99) }))).toEqual([[A]])
    expect(counted(activity({ status: 'awaiting-confirmation' }))).toEqual([])
    expect(counted(activity({ heldOn: '2026-07-01' }))).toEqual([])
  })
})

describe('indicators', () => {
  const target = (more: Partial<Target>): Target => ({ id: id(40), level: 'city', period: '2026', place: null, value: '100', about: false, trajectory: [], document: null, ground: null, despite: null, on: '2026-01-05', withdrawn: null, ...more })
  const indicator = (more: Partial<IndicatorState> = {}): IndicatorState => ({
    id: id(41), name: '投资', measure: '亿元', direction: 'up', course: 'cumulative', binding: false, definition: null, source: null, owner: B, adds: true, decimals: 2, from: { pack: 'test', indicator: 'investment' }, targets: [target({}), target({ id: id(42), place: A, value: '20' })], changes: [], ended: null, ...more,
  })
  const reading = (value: string, more: Partial<Reading> = {}): Reading => ({ id: id(43), unit: A, period: '2026', asOf: '2026-06-30', value, yearBefore: null, source: null, note: null, attachments: [], despite: null, status: 'confirmed', reported: { on: '2026-07-02', post: null, actor: '' }, checked: null, confirmed: null, returned: null, corrections: [], ...more })
  const series = (place: string | null, ...readings: Reading[]): [string, SeriesState] => [`series:${id(41)}.${place ?? 'all'}`, { indicator: id(41), place, readings }]
  const measured = (of: string, measure: Partial<ByIndicator>, all: [string, SeriesState][], known = indicator()) => measureIndicator({ indicator: 'investment', ...measure }, of, { indicators: [known], series: new Map(all) }, span.period)

  test.each<[string, string, Partial<ByIndicator>, [string, SeriesState][], object]>([
    ['a place by its own series, against what was due of the year by that day', A, {}, [series(A, reading('9'))], { kind: 'figure', value: '9', what: 'trajectory', against: '9.917808', level: 'city' }],
    ['against the whole target where the scheme says so', A, { against: 'target' }, [series(A, reading('9'))], { value: '9', against: '20', what: 'target' }],
    ['growth over what the reading says of the year before', A, { against: 'growth' }, [series(A, reading('9', { yearBefore: '8' }))], { value: '9', against: '8', what: 'growth', level: null }],
    ['no figure of the year before', A, { against: 'growth' }, [series(A, reading('9'))], { kind: 'none', why: 'no-year-before' }],
    ['the whole for the unit that answers for it', B, { against: 'target' }, [series(null, reading('50'))], { value: '50', against: '100' }],
    ['the whole for no other unit', A, { against: 'target' }, [series(null, reading('50'))], { kind: 'none', why: 'no-reading' }],
    ['the last of several, and none of the next quarter', A, { against: 'target' }, [series(A, reading('7', { asOf: '2026-05-31' }), reading('9'), reading('11', { asOf: '2026-07-31' }))], { value: '9', asOf: '2026-06-30' }],
    ['a reading that is not locked is none', A, {}, [series(A, reading('9', { status: 'checked' }))], { kind: 'none', why: 'no-reading' }],
    ['no target of that level', A, { level: 'province' }, [series(A, reading('9'))], { kind: 'none', why: 'no-target' }],
  ])('%s', (_, of, measure, all, expected) => {
    expect(measured(of, measure, all)).toMatchObject(expected)
  })

  const quarter = [target({ place: A, value: '20' }), target({ id: id(44), place: A, value: '6', period: '2026-Q2' })]
  const standing = { course: 'point', adds: false } as const
  const way = [{ by: '2026-09-30', value: '5' }]
  test.each<[string, Partial<IndicatorState>, Partial<ByIndicator>, Reading[], object]>([
    ['what came in since January says nothing of the quarter’s target', { targets: quarter }, {}, [reading('12')], { kind: 'none', why: 'no-reading' }],
    ['the quarter’s own against the quarter’s target', { targets: quarter }, {}, [reading('5', { period: '2026-Q2' }), reading('12')], { value: '5', against: '6', what: 'target' }],
    ['a month’s own amount says nothing of the year', {}, {}, [reading('2', { period: '2026-06' })], { kind: 'none', why: 'no-reading' }],
    ['nor where it stands after the year’s', {}, { against: 'target' }, [reading('9'), reading('2', { period: '2026-06' })], { value: '9', against: '20' }],
    ['two of a day: the one recorded later', {}, { against: 'target' }, [reading('9'), reading('9.5', { id: id(45) })], { value: '9.5' }],
    ['a figure as it stands may be told by the quarter', standing, { against: 'target' }, [reading('15', { period: '2026-Q2' })], { value: '15', against: '20' }],
    ['but the one of the target’s own period goes before', standing, { against: 'target' }, [reading('14', { asOf: '2026-05-31' }), reading('15', { period: '2026-06' })], { value: '14' }],
    ['a target of a month in the quarter is none of the quarter', { targets: [target({ place: A, period: '2026-06' })] }, {}, [reading('9', { period: '2026-06' })], { kind: 'none', why: 'no-target' }],
    ['a point that has not come holds nothing', { ...standing, targets: [target({ place: A, value: '4', trajectory: way })] }, {}, [reading('3')], { kind: 'none', why: 'nothing-due' }],
    ['unless the scheme asks for the target', { ...standing, targets: [target({ place: A, value: '4', trajectory: way })] }, { against: 'target' }, [reading('3')], { value: '3', against: '4', what: 'target' }],
    ['about the target', { ...standing, targets: [target({ place: A, value: '7', about: true })] }, { against: 'target' }, [reading('6.6')], { against: '7', about: '0.5' }],
    ['about it, where it is what is due', { ...standing, targets: [target({ place: A, value: '7', about: true })] }, {}, [reading('6.6')], { against: '7', about: '0.5', what: 'trajectory' }],
    ['growth: the quarter’s own goes before the year’s', {}, { against: 'growth' }, [reading('5', { period: '2026-Q2', yearBefore: '4' }), reading('12', { yearBefore: '10' })], { value: '5', against: '4' }],
  ])('%s', (_, more, measure, readings, expected) => {
    expect(measured(A, measure, [series(A, ...readings)], indicator({ targets: [target({ place: A, value: '20' })], ...more }))).toMatchObject(expected)
  })

  test('on the way to “about” nothing is about', () => {
    expect(measured(A, {}, [series(A, reading('6'))], indicator({ targets: [target({ place: A, value: '20', about: true })] }))).not.toHaveProperty('about')
  })

  test('a rate may have one target for all places, an amount may not', () => {
    const targets = [target({})]
    expect(measured(A, { against: 'target' }, [series(A, reading('90'))], indicator({ adds: false, targets }))).toMatchObject({ against: '100' })
    expect(measured(A, { against: 'target' }, [series(A, reading('90'))], indicator({ adds: true, targets }))).toMatchObject({ why: 'no-target' })
  })
})

describe('who is assessed', () => {
  const group = (of: Partial<Scheme['groups'][number]['of']>, groupId = 'one') => ({ id: groupId, name: name('组'), of })
  const members = (...groups: object[]) => {
    const { assessed, twice } = assessedOn(schemeOf({ of: 'unit', groups }), units, '2026-06-30')
    return [assessed.map((one) => [one.unit, one.group]), twice.map((one) => one.groups)]
  }
  test.each<[string, object[], unknown]>([
    ['by kind and assessed', [group({ kinds: ['department'], assessed: true })], [[[A, 'one'], [B, 'one']], []]],
    ['all but one', [group({ kinds: ['department'], assessed: true, butNames: ['单位2'] })], [[[A, 'one']], []]],
    ['by name; what has ended through what continues it', [group({ names: ['单位3'] })], [[[B, 'one']], []]],
    ['in two groups: told, and in the first', [group({ units: [A] }), group({ kinds: ['department'], assessed: true }, 'two')], [[[A, 'one'], [B, 'two']], [['one', 'two']]]],
    ['without groups all that are assessed', [], [[[A, 'all'], [B, 'all']], []]],
  ])('%s', (_, groups, expected) => {
    expect(members(...groups)).toEqual(expected)
  })
})

test('a figure is missing where it could still come in, not where nothing fell due', () => {
  const byHand = { byHand: { scorer: name('评审组'), ground: name('表'), jury: 3 } }
  const scheme = schemeOf({ items: [{ id: 'a', name: name('任务'), points: 50, measure: { matters: 'done-in-time' } }, { id: 'b', name: name('评分'), points: 50, measure: byHand }, { id: 'c', name: name('列明'), points: 0, measure: byHand }] })
  const none = (why: 'not-scored' | 'nothing-due') => ({ kind: 'none' as const, why, facts: {} })
  const assessees = [unitOf('甲', [none('nothing-due'), { kind: 'hand', scores: ['40', '42'], records: [] }, none('not-scored')]), unitOf('乙', [none('nothing-due'), none('not-scored'), none('not-scored')])]
  const result = assess(scheme, '2026-Q2', assessees)
  expect(missingFigures(scheme, { period: '2026-Q2', assessees, result }).map(({ unit: of, item, why, facts: more }) => [of, item, why, more])).toEqual([['甲', 'b', 'not-scored', { given: 2, jury: 3 }], ['乙', 'b', 'not-scored', {}]])
})

test('scores by hand stand in the order of their values, so that two lines do not tell whose is whose', () => {
  const scheme = schemeOf({ of: 'unit', items: [{ id: 'a', name: name('评分'), points: 100, measure: { byHand: { scorer: name('评审组'), ground: name('表') } } }] })
  const score = (scorer: number, of: string, value: string) => ({ item: 'a', unit: of, scorer: id(scorer), value, ground: '表', attachments: [], on: '2026-07-01', post: null, actor: 'person:1' })
  const known = { matters: [], activities: [], letters: [], codeOf: () => null, indicators: [], series: new Map(), entered: [], hand: [score(91, A, '90'), score(92, A, '9.5'), score(91, B, '70'), score(92, B, '80')] }
  const found = measureAll(scheme, [A, B].map((one) => ({ unit: one, name: one, group: 'all' })), known, city, span)
  expect(found.map(({ measured: [one] }) => one)).toMatchObject([{ kind: 'hand', scores: ['9.5', '90'] }, { kind: 'hand', scores: ['70', '80'] }])
})

describe('the circular', () => {
  const items = [{ id: 'a', name: name('任务'), points: 100, measure: { matters: 'done-in-time' } }]
  const records = (n: number, late: number) => Array.from({ length: n }, (_, at) => ({ type: 'matter' as const, id: id(at), code: `T-${at}`, title: '一件很长的事'.repeat(8), due: '2026-05-20', on: null, late: 0, weight: 1, counts: at >= late, why: 'in-time' as const }))
  const given = (scheme: Scheme, count: number) => {
    const assessees = Array.from({ length: count }, (_, at) => unitOf(`单位${at}`, [{ kind: 'share' as const, done: '7', of: '10', records: records(10, 3) }]))
    return { scheme, period: '2026-Q2', cutoff: '2026-07-08', calendar: china, assessees, units: assess(scheme, '2026-Q2', assessees).units, before: new Map([['单位0', '70.50']]), nameOf: (one: string) => one }
  }
  test('stays within 4 000 characters for sixty units that are all late, and says how each changed', () => {
    const blocks = circularBlocks(given(schemeOf({ items }), 60))
    expect(blocks.reduce((sum, block) => sum + ('text' in block ? block.text.length : 0), 0)).toBeLessThan(4000)
    expect(blocks.at(-1)).toMatchObject({ rows: { length: 60, 0: ['1', '单位0', '10', '7', '3', '—', '—', '70.00', '−0.50', ''] } })
  })
  test('a matter that two items look at is late once, also where a formula looks at it', () => {
    const plain = (matters: string) => ({ matters }) as const
    const scheme = schemeOf({ items: [{ ...items[0], points: 50 }, { id: 'b', name: name('整改'), points: 50, measure: { formula: '甲 * 分值', figures: [{ name: '甲', take: 'rate', measure: plain('rectified') }] } }] })
    const share = { kind: 'share' as const, done: '7', of: '10', records: records(10, 3) }
    const assessees = [unitOf('单位0', [share, { kind: 'named', figures: { 甲: share } }])]
    const whole = assess(schemeOf({ items }), '2026-Q2', [unitOf('单位0', [share])]).units
    const blocks = circularBlocks({ scheme, period: '2026-Q2', cutoff: '2026-07-08', calendar: china, assessees, units: whole, before: new Map(), nameOf: (one) => one })
    expect(blocks.at(-1)).toMatchObject({ rows: [['1', '单位0', '10', '7', '3', '—', '70.00%', '70.00', '—', '']] })
  })
  test.each<[number, string[], number[]]>([
    [1, ['通报'], [1]],
    [60, ['通报'], [60]],
    [61, ['通报（主送第1批，共2批）', '通报（主送第2批，共2批）'], [31, 30]],
    [130, ['通报（主送第1批，共3批）', '通报（主送第2批，共3批）', '通报（主送第3批，共3批）'], [44, 44, 42]],
  ])('for %i units every one is addressed once', (count, titles, sizes) => {
    const all = Array.from({ length: count }, (_, at) => id(at))
    const letters = circularLetters(all, '通报')
    expect([letters.map(({ title }) => title), letters.map(({ to }) => to.length), letters.flatMap(({ to }) => to)]).toEqual([titles, sizes, all])
  })
  test('without a basis there are neither places nor scores', () => {
    const { basis: _, ...rest } = schemeOf({ items })
    const blocks = circularBlocks(given({ ...rest, ranked: true }, 2))
    expect(circularTitle({ scheme: { ...rest, ranked: true }, period: '2026-Q2' })).toBe('关于2026年第二季度考核进展情况的通报')
    expect(blocks.at(-1)).toMatchObject({ head: ['单位', '任务数', '按期完成数', '滞后数', '难题解决数', '整改率', '说明'], rows: [['单位0', '10', '7', '3', '—', '—', ''], ['单位1', '10', '7', '3', '—', '—', '']] })
    expect(JSON.stringify(blocks)).not.toContain('70.00')
  })
})
