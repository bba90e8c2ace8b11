import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { counted, judge, LIGHTS, type JudgedMatter, type JudgeInput, type Light } from './light.ts'
import type { LightRule } from './pack/schema.ts'
import { china } from './time/china.ts'
import { addDays, dayFromNumber, dayNumber, nextDay, type Day } from './time/day.ts'

const name = { zh: '进度预警', en: 'progress' }
const rule: LightRule = { id: 'reform', name, dueSoonWorkdays: 10, lateAfterMilestone: true, silentAfterDays: 45 }
const base: JudgedMatter = {
  state: 'working',
  final: null,
  suspended: false,
  voided: false,
  openedOn: '2023-07-03',
  due: '2023-09-28',
  limitDue: null,
  milestones: [],
  lastRecordOn: '2023-09-15',
}
const judged = (matter: Partial<JudgedMatter>, today: Day, changed: Partial<LightRule> = {}) =>
  judge({ matter: { ...base, ...matter }, rule: { ...rule, ...changed }, calendar: china, today })

const milestone = (due: Day, reachedOn: Day | null = null) => ({ id: 'm1', title: '出台方案', due, reachedOn })

const figure = { indicator: '固定资产投资', value: '40', measure: '亿元', expected: '49.59', asOf: '2023-06-30' }

describe('the light of a matter', () => {
  test.each<[string, Partial<JudgedMatter>, Day, Light, string[], Day | null, Light | null]>([
    ['ten working days left are enough', {}, '2023-09-14', 'normal', ['in-time'], '2023-09-15', 'due-soon'],
    ['nine are due soon', {}, '2023-09-15', 'due-soon', ['due-soon'], '2023-09-29', 'overdue'],
    ['six are due soon until the day after', {}, '2023-09-20', 'due-soon', ['due-soon'], '2023-09-29', 'overdue'],
    ['the due day itself is in time', {}, '2023-09-28', 'due-soon', ['due-soon'], '2023-09-29', 'overdue'],
    ['the day after is overdue, holiday or not', {}, '2023-09-29', 'overdue', ['overdue'], '2023-10-30', 'overdue'],
    ['overdue and silent', {}, '2023-10-30', 'overdue', ['overdue', 'silent'], null, null],
    ['no due day, a fresh record', { due: null }, '2023-09-20', 'normal', ['no-due-day'], '2023-10-30', 'lagging'],
    ['44 days are not silence', { due: null }, '2023-10-29', 'normal', ['no-due-day'], '2023-10-30', 'lagging'],
    ['45 days are', { due: null }, '2023-10-30', 'lagging', ['silent'], null, null],
    ['never any record', { due: null, lastRecordOn: null }, '2023-08-17', 'lagging', ['never-recorded'], null, null],
    [
      'silence and a near due day',
      { lastRecordOn: '2023-08-01' },
      '2023-09-20',
      'lagging',
      ['silent', 'due-soon'],
      '2023-09-29',
      'overdue',
    ],
    [
      'a milestone near',
      { due: '2023-12-29', milestones: [milestone('2023-09-28')] },
      '2023-09-20',
      'due-soon',
      ['milestone-due-soon'],
      '2023-09-29',
      'lagging',
    ],
    [
      'a milestone missed',
      { due: '2023-12-29', milestones: [milestone('2023-09-19')] },
      '2023-09-20',
      'lagging',
      ['milestone-missed'],
      '2023-10-30',
      'lagging',
    ],
    [
      'a milestone reached late lags no more',
      { due: '2023-12-29', milestones: [milestone('2023-09-15', '2023-09-18')] },
      '2023-09-20',
      'normal',
      ['in-time'],
      '2023-10-30',
      'lagging',
    ],
    [
      'a step past its limit',
      { due: '2023-12-29', limitDue: '2023-09-19' },
      '2023-09-20',
      'lagging',
      ['step-overdue'],
      '2023-10-30',
      'lagging',
    ],
    ['a step on its last day', { due: '2023-12-29', limitDue: '2023-09-20' }, '2023-09-20', 'normal', ['in-time'], '2023-09-21', 'lagging'],
    ['done, though late', { final: 'done', state: 'done' }, '2023-10-30', 'done', ['done'], null, null],
    ['given up', { final: 'stopped', state: 'dropped' }, '2023-10-30', 'stopped', ['stopped'], null, null],
    ['suspended: the clock stands still', { suspended: true, state: 'suspended' }, '2023-10-30', 'stopped', ['suspended'], null, null],
    ['voided goes before done', { voided: true, final: 'done' }, '2023-10-30', 'stopped', ['voided'], null, null],
  ])('%s', (_, matter, today, light, codes, until, next) => {
    const result = judged(matter, today)
    expect({ ...result, reasons: result.reasons.map(({ code }) => code) }).toEqual({
      light,
      reasons: codes,
      until,
      next,
      provisional: false,
    })
  })

  test.each<[string, Partial<JudgedMatter>, Partial<LightRule>, Day, Light]>([
    ['without a warning there is none', {}, { dueSoonWorkdays: undefined }, '2023-09-28', 'normal'],
    [
      'milestones that do not count',
      { due: null, milestones: [milestone('2023-09-19')] },
      { lateAfterMilestone: false },
      '2023-09-20',
      'normal',
    ],
    ['silence that says nothing', { due: null, lastRecordOn: null }, { silentAfterDays: undefined }, '2030-01-01', 'normal'],
  ])('a rule that says less: %s', (_, matter, changed, today, light) => {
    expect(judged(matter, today, changed).light).toBe(light)
  })

  const trouble = (since: Day, settledOn: Day | null = null) => ({ title: '接口未开通', since, settledOn })
  const part = (code: string, due: Day | null) => ({ code, title: `子任务${code}`, due })

  test.each<[string, Partial<JudgedMatter>, Partial<LightRule>, Day, Light, string[]]>([
    ['trouble reported before the due day stands beside 超期', { troubles: [trouble('2023-09-27')] }, {}, '2023-09-29', 'overdue', ['overdue', 'trouble-reported']],
    ['reported on the due day itself is not before it', { troubles: [trouble('2023-09-28')] }, {}, '2023-09-29', 'overdue', ['overdue']],
    ['reported afterwards is no excuse', { troubles: [trouble('2023-09-29')] }, {}, '2023-09-30', 'overdue', ['overdue']],
    ['a word was given before the day: what was said is settled', { troubles: [trouble('2023-09-01', '2023-09-20')] }, {}, '2023-09-29', 'overdue', ['overdue']],
    ['the word came only after the day', { troubles: [trouble('2023-09-01', '2023-10-09')] }, {}, '2023-10-10', 'overdue', ['overdue', 'trouble-reported']],
    ['before anything is missed it says nothing', { troubles: [trouble('2023-09-01')] }, {}, '2023-09-28', 'due-soon', ['due-soon']],
    ['before a milestone that was missed', { due: null, milestones: [milestone('2023-09-19')], troubles: [trouble('2023-09-18')] }, {}, '2023-09-20', 'lagging', ['milestone-missed', 'trouble-reported']],
    ['before the limit of the step', { due: '2023-12-29', limitDue: '2023-09-19', troubles: [trouble('2023-09-18')] }, {}, '2023-09-20', 'lagging', ['step-overdue', 'trouble-reported']],
    ['it makes no light better and none worse', { due: '2023-12-29', troubles: [trouble('2023-09-18')] }, {}, '2023-09-20', 'normal', ['in-time']],
    ['a later day asked for does not move the day', { asking: { to: '2023-10-31', since: '2023-09-20' } }, {}, '2023-09-29', 'overdue', ['overdue', 'extension-asked']],
    ['a day that was moved is said for good', { due: '2023-12-29', extended: [{ moves: 'due', from: '2023-09-28', to: '2023-12-29', times: 2 }] }, {}, '2023-09-29', 'normal', ['in-time', 'extended']],
    ['the limit of a step that was moved', { due: '2023-12-29', limitDue: '2023-10-20', extended: [{ moves: 'limit', from: '2023-09-28', to: '2023-10-20', times: 1 }] }, {}, '2023-09-29', 'normal', ['in-time', 'step-extended']],
    ['a part past its day is said', { due: '2023-12-29', parts: [part('1', '2023-09-19'), part('2', null)] }, {}, '2023-09-20', 'normal', ['parts-overdue', 'in-time']],
    ['and makes it lag where the rule says so', { due: '2023-12-29', parts: [part('1', '2023-09-19')] }, { laggingWithParts: true }, '2023-09-20', 'lagging', ['parts-overdue']],
    ['a figure behind its target is said', { due: '2023-12-29', behind: [figure] }, {}, '2023-09-20', 'normal', ['behind-target', 'in-time']],
    ['and makes it lag where the rule says so', { due: '2023-12-29', behind: [figure] }, { laggingBehindTarget: true }, '2023-09-20', 'lagging', ['behind-target']],
    ['beside a heavier light it is said too', { due: '2023-09-19', behind: [figure] }, { laggingBehindTarget: true }, '2023-09-20', 'overdue', ['overdue', 'behind-target']],
    ['ended: nothing of it is said', { final: 'done', behind: [figure] }, { laggingBehindTarget: true }, '2023-09-20', 'done', ['done']],
    ['a part on its last day is in time', { due: '2023-12-29', parts: [part('1', '2023-09-20')] }, { laggingWithParts: true }, '2023-09-20', 'normal', ['in-time']],
    ['the limit of the step comes near', { due: '2023-12-29', limitDue: '2023-09-22' }, { limitSoonWorkdays: 3 }, '2023-09-20', 'due-soon', ['step-due-soon']],
    ['it is still far', { due: '2023-12-29', limitDue: '2023-09-25' }, { limitSoonWorkdays: 3 }, '2023-09-20', 'normal', ['in-time']],
    ['ended: nothing of it is said', { final: 'done', troubles: [trouble('2023-09-01')], parts: [part('1', '2023-09-19')], asking: { to: '2023-10-31', since: '2023-09-20' } }, { laggingWithParts: true }, '2023-09-29', 'done', ['done']],
  ])('%s', (_, matter, changed, today, light, codes) => {
    const result = judged(matter, today, changed)
    expect([result.light, result.reasons.map(({ code }) => code)]).toEqual([light, codes])
  })

  test('trouble names the heaviest day it was reported before; parts the one that is late the longest', () => {
    const matter = { due: '2023-09-28', milestones: [milestone('2023-08-31')], troubles: [trouble('2023-09-04')], parts: [part('2', '2023-09-20'), part('1', '2023-09-12'), part('3', '2023-10-31')] }
    const { reasons, until } = judged(matter, '2023-09-29')
    expect(reasons.find(({ code }) => code === 'trouble-reported')?.params).toEqual({ title: '接口未开通', since: '2023-09-04', due: '2023-09-28', daysBefore: 24 })
    expect(reasons.find(({ code }) => code === 'parts-overdue')?.params).toEqual({ count: 2, part: '1', title: '子任务1', due: '2023-09-12' })
    expect(until).toBe('2023-10-30')
  })

  test('reasons name days and limits, not counts that would be wrong tomorrow', () => {
    expect(judged({ milestones: [milestone('2023-09-19')] }, '2023-09-20').reasons).toEqual([
      { code: 'milestone-missed', params: { milestone: 'm1', title: '出台方案', due: '2023-09-19' } },
      { code: 'due-soon', params: { due: '2023-09-28', limit: 10 } },
    ])
  })

  test('milestones are told by day, whatever their order', () => {
    const milestones = [
      { ...milestone('2023-09-18'), id: 'later' },
      { ...milestone('2023-08-18'), id: 'sooner' },
    ]
    expect(judged({ due: null, milestones }, '2023-09-20').reasons.map(({ params }) => params.milestone)).toEqual(['sooner', 'later'])
  })
})

describe('years not announced or not there', () => {
  test.each<[Day, Day, boolean]>([
    ['2026-12-30', '2026-12-01', false],
    ['2027-03-01', '2026-12-01', true],
    ['2026-12-30', '2027-03-01', false],
  ])('due %s, judged %s: provisional %j', (due, today, provisional) => {
    expect(judged({ due, lastRecordOn: today }, today).provisional).toBe(provisional)
  })

  test('a due day beyond the calendar is normal for now, and looked at again in time', () => {
    expect(judged({ due: '2040-06-30' }, '2023-09-20', { silentAfterDays: undefined })).toEqual({
      light: 'normal',
      reasons: [{ code: 'in-time', params: { due: '2040-06-30' } }],
      until: '2040-05-01',
      next: 'normal',
      provisional: true,
    })
  })

  test('and refused when it has come near', () => {
    expect(() => judged({ due: '2040-06-30' }, '2040-05-01')).toThrow('2040')
  })
})

test('what is counted is counted on the day it is shown', () => {
  const { reasons } = judged({ milestones: [milestone('2023-09-19')] }, '2023-09-20')
  expect(counted(reasons, '2023-09-20', china).map(({ params }) => params)).toEqual([
    { milestone: 'm1', title: '出台方案', due: '2023-09-19', workdaysLate: 1, daysLate: 1 },
    { due: '2023-09-28', limit: 10, workdaysLeft: 6 },
  ])
  expect(counted(judged({ due: null }, '2023-10-30').reasons, '2023-11-02', china)[0]?.params).toEqual({
    since: '2023-09-15',
    limit: 45,
    daysSilent: 48,
  })
})

const day = fc.integer({ min: dayNumber('2022-06-01'), max: dayNumber('2027-06-01') }).map(dayFromNumber)
const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(one, { nil: null })
const anything: fc.Arbitrary<JudgeInput> = fc.record({
  matter: fc.record({
    state: fc.constant('working'),
    final: fc.constantFrom<JudgedMatter['final']>(null, null, null, 'done', 'stopped'),
    suspended: fc.constantFrom(false, false, false, true),
    voided: fc.constantFrom(false, false, false, true),
    openedOn: day,
    due: maybe(day),
    limitDue: maybe(day),
    milestones: fc.array(fc.record({ id: fc.constant('m'), title: fc.constant('节点'), due: day, reachedOn: maybe(day) }), {
      maxLength: 4,
    }),
    lastRecordOn: maybe(day),
    blockers: fc.array(fc.record({ code: fc.constant('WT-1'), title: fc.constant('问题'), since: day }), { maxLength: 1 }),
    troubles: fc.array(fc.record({ title: fc.constant('问题'), since: day, settledOn: maybe(day) }), { maxLength: 2 }),
    asking: maybe(fc.record({ to: day, since: day })),
    extended: fc.array(fc.record({ moves: fc.constantFrom('due' as const, 'limit' as const), from: day, to: day, times: fc.integer({ min: 1, max: 3 }) }), { maxLength: 2 }),
    parts: fc.array(fc.record({ code: fc.constant('P-1'), title: fc.constant('子任务'), due: maybe(day) }), { maxLength: 3 }),
    behind: fc.array(fc.constant(figure), { maxLength: 1 }),
  }),
  rule: fc.record({
    id: fc.constant('rule'),
    name: fc.constant(name),
    dueSoonWorkdays: fc.constantFrom(undefined, 1, 5, 10, 40),
    lateAfterMilestone: fc.boolean(),
    silentAfterDays: fc.constantFrom(undefined, 1, 30, 45),
    laggingWhileBlocked: fc.constantFrom(undefined, true),
    laggingWithParts: fc.constantFrom(undefined, true),
    laggingBehindTarget: fc.constantFrom(undefined, true),
    limitSoonWorkdays: fc.constantFrom(undefined, 1, 3, 20),
  }),
  calendar: fc.constant(china),
  today: day,
})

describe('until is the first day on which the result changes with no new fact', () => {
  test('on every day before it light and reasons are today’s; on it they are not', () => {
    fc.assert(
      fc.property(anything, (input) => {
        const { light, reasons, until, next } = judge(input)
        const { until: _, next: __, ...today } = judge(input)
        // Long stretches are sampled by their last days, where a day too many would show.
        const last = until ?? addDays(input.today, 500)
        const first = addDays(last, -40) > input.today ? addDays(last, -40) : nextDay(input.today)
        for (let later = first; later < last; later = nextDay(later)) {
          const { until: sameUntil, next: sameNext, ...result } = judge({ ...input, today: later })
          expect({ later, light: result.light, reasons: result.reasons, until: sameUntil, next: sameNext }).toEqual({
            later,
            light,
            reasons,
            until,
            next,
          })
        }
        if (until === null) return
        const changed = judge({ ...input, today: until })
        expect(changed.light).toBe(next)
        expect([changed.light, changed.reasons]).not.toEqual([today.light, today.reasons])
      }),
      { numRuns: 300 },
    )
  })

  test('with no new fact a light only grows worse', () => {
    fc.assert(
      fc.property(anything, fc.integer({ min: 1, max: 200 }), (input, days) => {
        const before = LIGHTS.indexOf(judge(input).light)
        const after = LIGHTS.indexOf(judge({ ...input, today: addDays(input.today, days) }).light)
        expect(after).toBeGreaterThanOrEqual(before)
      }),
    )
  })
})
