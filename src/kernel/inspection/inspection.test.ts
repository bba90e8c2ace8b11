import { describe, expect, test } from 'vitest'
import type { Decision, Given } from '../decide/decision.ts'
import type { FactDraft } from '../facts/index.ts'
import type { InspectionState } from '../facts/inspection.ts'
import { fold } from '../fold.ts'
import { facts, id, labelledIds } from '../testing.ts'
import { china } from '../time/china.ts'
import { courseOf, nextOf } from './course.ts'
import { beginInspection, closeInspection, makeFinding, reportInspection } from './decide-course.ts'
import { answerCase, sendOpinion, stateCase } from './decide-opinion.ts'
import { cancelInspection, changeInspection, mergedContent, mergeInspections, planInspection, type KnownUnits, type NewInspection } from './decide-plan.ts'
import { opinionText } from './opinion-text.ts'
import type { PlanWarning } from './plan.ts'
import type { InspectionRule } from './rules.ts'
import { countInspections } from './statistics.ts'
import { mayKnow, partIn, seesAll } from './visible.ts'

const OFFICE = id(1)
const ANYI = id(2)
const LONGMEN = id(3)
const FINANCE = id(4)
const GROUP = id(5)
const given: Given = { today: '2023-09-20', calendar: china, newId: labelledIds() }
const later: Given = { ...given, today: '2023-09-22' }
const rule: InspectionRule = { id: 'special', pack: 'p', name: { zh: '专项督察', en: 'special' }, unannounced: false, ledger: 'findings', stateCase: 5 }
const unit = (key: string, name: string, kind: 'place' | 'department' | 'group' = 'department') => ({ id: key, name, kind, ended: null })
const known: KnownUnits = new Map([unit(OFFICE, '改革办'), unit(ANYI, '安邑区', 'place'), unit(LONGMEN, '龙门市', 'place'), unit(FINANCE, '市财政局'), unit(GROUP, '各县', 'group')].map((one) => [one.id, one] as const))
const nameOf = (key: string) => known.get(key)?.name ?? key
const plan: NewInspection = { id: id(10), title: '营商环境专项督察', topic: '一业一证落地', basis: null, lead: OFFICE, with: [FINANCE], inspected: [ANYI, LONGMEN], matters: [], from: '2023-09-20', to: '2023-09-21', looksBackAt: null, despite: null }
const overlap: PlanWarning = { code: 'overlap', inspection: id(11), title: '上月专项', units: [ANYI], days: 9, apart: 30 }

const codeOf = (decision: Decision) => ('refusal' in decision ? decision.refusal.code : 'done')
const factsOf = (decision: Decision): FactDraft[] => {
  if ('refusal' in decision) throw new Error(decision.refusal.code)
  return decision.facts
}
/** What an inspection is after these decisions. */
function after(...steps: ((state: InspectionState) => Decision)[]): InspectionState {
  const drafts = factsOf(planInspection(rule, plan, [], known, null, given))
  const now = () => fold(facts(drafts)) as InspectionState
  for (const step of steps) drafts.push(...factsOf(step(now())))
  return now()
}
const begin = (state: InspectionState) => beginInspection(state, '2023-09-20', given)
const report = (state: InspectionState) => reportInspection(state, { from: '2023-09-20', to: '2023-09-20', summary: '看了大厅', places: ['政务大厅'], attachments: [] }, given)
const find = (matter: string, at = ANYI) => (state: InspectionState) => makeFinding(state, { matter, unit: at, unitName: nameOf(at), due: '2023-10-20', on: '2023-09-20' }, given)
const opine = (at: string, on = '2023-09-20') => (state: InspectionState) => sendOpinion(rule, state, { id: `${at.slice(0, -3)}9${at.slice(-2)}`, unit: at, unitName: nameOf(at), text: '情况如下', letter: null }, { ...given, today: on })
const caseOf = (today = '2023-09-27') => (state: InspectionState) => stateCase(state, state.opinions[0]!, { text: '已在办理', attachments: [] }, { ...given, today })
const answer = (state: InspectionState) => answerCase(state, state.opinions[0]!, { upheld: false, words: '证据充分', withdraw: [] }, given)

describe('planning', () => {
  test.each<[string, Partial<NewInspection>, readonly PlanWarning[], string]>([
    ['as it should be', {}, [], 'done'],
    ['without a title', { title: ' ' }, [], 'inspection_title_missing'],
    ['nobody inspected', { inspected: [] }, [], 'inspection_whom_missing'],
    ['ends before it begins', { to: '2023-09-19' }, [], 'inspection_days'],
    ['an unknown unit', { inspected: [id(99)] }, [], 'unit_unknown'],
    ['a group in place of places', { inspected: [GROUP] }, [], 'inspection_group'],
    ['who inspects inspected', { inspected: [ANYI, FINANCE] }, [], 'inspection_itself'],
    ['warned and not justified', {}, [overlap], 'inspection_warned'],
    ['warned, with only a blank reason', { despite: '  ' }, [overlap], 'inspection_warned'],
    ['warned and justified', { despite: '群众来信集中反映' }, [overlap], 'done'],
  ])('%s', (_, change, warnings, code) => {
    expect(codeOf(planInspection(rule, { ...plan, ...change }, warnings, known, null, given))).toBe(code)
  })

  test('a refusal says every warning in words', () => {
    expect(planInspection(rule, plan, [overlap, { code: 'too-long', workdays: 4, longest: 3 }], known, null, given)).toEqual({
      refusal: { code: 'inspection_warned', facts: { warnings: ['安邑区在前后30天内另有“上月专项”（相隔9天），建议合并进行', '计划4个工作日，超出最长3个'] } },
    })
  })

  test('a reason is kept only where there was something to justify', () => {
    const [quiet] = factsOf(planInspection(rule, { ...plan, despite: '随手写的' }, [], known, null, given))
    expect(quiet?.payload).toMatchObject({ despite: null })
  })

  test('a second look names what it looks back at, and something was found there', () => {
    const looking = { ...rule, looksBack: true }
    expect(codeOf(planInspection(looking, plan, [], known, null, given))).toBe('inspection_looks_back_at_none')
    expect(codeOf(planInspection(looking, { ...plan, looksBackAt: id(12) }, [], known, after(begin), given))).toBe('inspection_nothing_found')
    expect(codeOf(planInspection(looking, { ...plan, looksBackAt: id(12) }, [], known, after(begin, find(id(20))), given))).toBe('done')
  })

  test('what a change adds is justified anew, whatever was said before', () => {
    const standing = { ...after(), despite: '群众来信集中反映' }
    const change = (despite: string | null, warnings: readonly PlanWarning[]) => codeOf(changeInspection(standing, { changes: { to: '2023-09-22' }, reason: '加一天', despite }, warnings, known, given))
    expect([change(null, []), change(null, [overlap]), change('两地相距远', [overlap])]).toEqual(['done', 'inspection_warned', 'done'])
    expect(codeOf(changeInspection(standing, { changes: {}, reason: '改', despite: null }, [], known, given))).toBe('nothing_changed')
  })

  test('merged, both are inspected together by both, and each names the other', () => {
    const one = after()
    const other: InspectionState = { ...after(), id: id(13), title: '另一次', topic: '信用建设', lead: FINANCE, with: [], inspected: [LONGMEN, id(6)] }
    const changes = mergedContent(one, other, {})
    expect(changes).toEqual({ topic: '一业一证落地；信用建设', with: [FINANCE], inspected: [ANYI, LONGMEN, id(6)], matters: [] })
    const more = new Map([...known, [id(6), unit(id(6), '蒲坂市', 'place')]])
    const open = { into: false, merged: false }
    const merged = factsOf(mergeInspections(one, other, { changes, reason: '同月同地', despite: null }, open, [], more, given))
    expect(merged.map(({ subject, kind }) => [subject, kind])).toEqual([[`inspection:${id(13)}`, 'inspection.merged'], [`inspection:${id(10)}`, 'inspection.changed']])
    expect(codeOf(mergeInspections(one, other, { changes, reason: '同月同地', despite: null }, { into: false, merged: true }, [], more, given))).toBe('inspection_merge_secret')
    expect(codeOf(mergeInspections(one, one, { changes, reason: '同月同地', despite: null }, open, [], more, given))).toBe('inspection_merge_itself')
    expect(codeOf(mergeInspections(one, { ...other, status: 'under-way' }, { changes, reason: '同月同地', despite: null }, open, [], more, given))).toBe('inspection_state')
    expect(codeOf(mergeInspections(one, other, { changes, reason: '', despite: null }, open, [], more, given))).toBe('reason_missing')
  })
})

describe('the course', () => {
  test.each<[string, () => Decision, string]>([
    ['a report before it began', () => report(after()), 'inspection_state'],
    ['begun tomorrow', () => beginInspection(after(), '2023-09-21', given), 'day_in_future'],
    ['begun twice', () => begin(after(begin)), 'inspection_state'],
    ['called off after it began', () => cancelInspection(after(begin), '不去了', given), 'inspection_state'],
    ['called off without a reason', () => cancelInspection(after(), '', given), 'reason_missing'],
    ['a report about days to come', () => reportInspection(after(begin), { from: '2023-09-20', to: '2023-09-21', summary: '看了', places: [], attachments: [] }, given), 'day_in_future'],
    ['a report about days before it began', () => reportInspection(after(begin), { from: '2023-09-19', to: '2023-09-20', summary: '看了', places: [], attachments: [] }, given), 'day_too_early'],
    ['a report about planned days on which it had not begun', () => reportInspection(after((state) => beginInspection(state, '2023-09-21', later)), { from: '2023-09-20', to: '2023-09-21', summary: '看了', places: [], attachments: [] }, later), 'day_too_early'],
    ['a report about the planned days of one entered afterwards', () => reportInspection({ ...after(begin), from: '2023-09-18' }, { from: '2023-09-18', to: '2023-09-19', summary: '看了', places: [], attachments: [] }, given), 'done'],
    ['a report about days before those, entered afterwards', () => reportInspection({ ...after(begin), from: '2023-09-18' }, { from: '2023-09-17', to: '2023-09-19', summary: '看了', places: [], attachments: [] }, given), 'day_too_early'],
    ['found on a day before it began', () => makeFinding(after(begin), { matter: id(20), unit: ANYI, unitName: '安邑区', due: '2023-10-20', on: '2023-09-19' }, given), 'day_too_early'],
    ['found before it began', () => find(id(20))(after()), 'inspection_state'],
    ['found at a place not inspected', () => find(id(20), FINANCE)(after(begin)), 'finding_unit'],
    ['found while under way', () => find(id(20))(after(begin)), 'done'],
    ['found after the opinion', () => find(id(20))(after(begin, report, opine(ANYI))), 'finding_after_opinion'],
    ['found elsewhere after that opinion', () => find(id(20), LONGMEN)(after(begin, report, opine(ANYI))), 'done'],
    ['an opinion before the report', () => opine(ANYI)(after(begin)), 'inspection_state'],
    ['an opinion to who was not inspected', () => opine(FINANCE)(after(begin, report)), 'finding_unit'],
    ['a second opinion', () => opine(ANYI)(after(begin, report, opine(ANYI))), 'inspection_opinion_sent'],
    ['a case on the last day', () => caseOf('2023-09-27')(after(begin, report, opine(ANYI))), 'done'],
    ['a case the day after', () => caseOf('2023-09-28')(after(begin, report, opine(ANYI))), 'inspection_case_late'],
    ['a case twice', () => caseOf()(after(begin, report, opine(ANYI), caseOf())), 'inspection_case_stated'],
    ['an answer without a case', () => answer(after(begin, report, opine(ANYI))), 'inspection_case_none'],
    ['an answer twice', () => answer(after(begin, report, opine(ANYI), caseOf(), answer)), 'inspection_case_answered'],
    ['taken back though not upheld', () => answerCase(after(begin, find(id(20)), report, opine(ANYI), caseOf()), after(begin, find(id(20)), report, opine(ANYI), caseOf()).opinions[0]!, { upheld: false, words: '不采纳', withdraw: [id(20)] }, given), 'inspection_not_upheld'],
    ['closed without an opinion to each', () => closeInspection(after(begin, report, opine(ANYI)), null, nameOf, given), 'inspection_opinion_missing'],
    ['closed while a case may be stated', () => closeInspection(after(begin, report, opine(ANYI), opine(LONGMEN)), null, nameOf, given), 'inspection_days_run'],
    ['closed while a case waits', () => closeInspection(after(begin, report, opine(ANYI), opine(LONGMEN), caseOf()), null, nameOf, { ...given, today: '2023-09-28' }), 'inspection_case_waits'],
    ['closed when the days are over', () => closeInspection(after(begin, report, opine(ANYI), opine(LONGMEN)), null, nameOf, { ...given, today: '2023-09-28' }), 'done'],
    ['closed with findings still open', () => closeInspection(after(begin, find(id(20)), report, opine(ANYI), opine(LONGMEN)), null, nameOf, { ...given, today: '2023-09-28' }), 'done'],
  ])('%s', (_, decide, code) => {
    expect(codeOf(decide())).toBe(code)
  })

  test('the days to state a case are working days, over a holiday', () => {
    expect(after(begin, report, opine(ANYI, '2023-09-27')).opinions[0]?.stateBy).toBe('2023-10-10')
  })

  test.each<[string, InspectionState, { part: 'inspects' | 'inspected' | null; office: boolean; own: string[] }, string | null]>([
    ['the office begins', after(), { part: 'inspects', office: true, own: [OFFICE] }, 'begin'],
    ['the inspected wait', after(), { part: 'inspected', office: false, own: [ANYI] }, null],
    ['who is under way reports', after(begin), { part: 'inspects', office: false, own: [FINANCE] }, 'report'],
    ['then sends opinions', after(begin, report), { part: 'inspects', office: false, own: [FINANCE] }, 'opinion'],
    ['the inspected state their case', after(begin, report, opine(ANYI)), { part: 'inspected', office: false, own: [ANYI] }, 'state'],
    ['who has no opinion yet does not', after(begin, report, opine(ANYI)), { part: 'inspected', office: false, own: [LONGMEN] }, null],
    ['the office answers', after(begin, report, opine(ANYI), opine(LONGMEN), caseOf('2023-09-20')), { part: 'inspects', office: true, own: [OFFICE] }, 'answer'],
    ['the inspecting unit does not answer', after(begin, report, opine(ANYI), opine(LONGMEN), caseOf('2023-09-20')), { part: 'inspects', office: false, own: [FINANCE] }, null],
  ])('next: %s', (_, state, who, does) => {
    expect(nextOf(state, who, [], [], '2023-09-20')?.does ?? null).toBe(does)
  })

  test('the day on which it began stands in its course before there is a report', () => {
    expect(courseOf(after(begin), [], [], '2023-09-22').map(({ id: step, on }) => [step, on]).slice(0, 3)).toEqual([['planned', '2023-09-20'], ['under-way', '2023-09-20'], ['reported', null]])
  })

  test('what was put right and not looked at is looked at next; then it is closed', () => {
    const state = after(begin, find(id(20)), report, opine(ANYI), opine(LONGMEN))
    const office = { part: 'inspects' as const, office: true, own: [OFFICE] }
    const done = [{ matter: id(20), final: 'done' as const }]
    const look = { matter: id(20), held: true, words: '好', attachments: [], on: '2023-12-01', post: null }
    expect(nextOf(state, office, done, [], '2023-12-01')?.does).toBe('look')
    expect(nextOf(state, office, done, [look], '2023-12-01')?.does).toBe('close')
    expect(courseOf(state, done, [look], '2023-12-01').map(({ id: step, when }) => `${step} ${when}`)).toEqual(['planned past', 'under-way past', 'reported past', 'opinions past', 'cases past', 'look-back past', 'closed now'])
    expect(courseOf({ ...state, status: 'cancelled' }, [], [], '2023-12-01')).toEqual([])
  })
})

describe('who may know', () => {
  const cases: [string, InspectionState['status'], boolean, Parameters<typeof mayKnow>[2], boolean][] = [
    ['the inspected, of a planned visit', 'planned', false, { role: 'place', scope: 'unit', part: 'inspected' }, true],
    ['the inspected, of a planned visit that is not announced', 'planned', true, { role: 'place', scope: 'unit', part: 'inspected' }, false],
    ['a leader, of one not announced', 'planned', true, { role: 'leader', scope: 'city', part: null }, false],
    ['an observer, of one not announced', 'planned', true, { role: 'observer', scope: 'city', part: null }, false],
    ['the office, of one not announced', 'planned', true, { role: 'office', scope: 'city', part: null }, true],
    ['who carries it out', 'planned', true, { role: 'handler', scope: 'unit', part: 'inspects' }, true],
    ['the inspected, once it began', 'under-way', true, { role: 'place', scope: 'unit', part: 'inspected' }, true],
    ['the inspected, of one called off', 'cancelled', true, { role: 'place', scope: 'unit', part: 'inspected' }, false],
    ['the inspected, of one merged', 'merged', true, { role: 'place', scope: 'unit', part: 'inspected' }, false],
    ['another unit', 'reported', false, { role: 'handler', scope: 'unit', part: null }, false],
    ['an observer, of one that took place', 'closed', true, { role: 'observer', scope: 'city', part: null }, true],
    ['who reads no inspections', 'closed', false, { role: 'admin', scope: null, part: null }, false],
  ]
  test.each(cases)('%s', (_, status, unannounced, who, known) => {
    expect(mayKnow({ status }, unannounced, who)).toBe(known)
  })
  test('the inspected see their own part alone', () => {
    expect([partIn(plan, [ANYI]), partIn(plan, [FINANCE]), partIn(plan, [id(50)])]).toEqual(['inspected', 'inspects', null])
    expect([seesAll('unit', 'inspected'), seesAll('unit', 'inspects'), seesAll('city', null)]).toEqual([false, true, true])
  })
})

test('counts: what was put right in time, late, still open, taken back; second looks that failed', () => {
  const state: InspectionState = { ...after(begin, find(id(20)), find(id(21)), find(id(22), LONGMEN), find(id(23)), report), lookBacks: [{ matter: id(20), held: false, words: '反弹', attachments: [], on: '2023-12-01', post: null }] }
  const found = new Map([
    [id(20), { unit: ANYI, final: 'done' as const, due: '2023-10-20', closedOn: '2023-10-20' }],
    [id(21), { unit: ANYI, final: 'done' as const, due: '2023-10-20', closedOn: '2023-10-21' }],
    [id(22), { unit: LONGMEN, final: null, due: '2023-10-20', closedOn: null }],
    [id(23), { unit: ANYI, final: 'stopped' as const, due: '2023-10-20', closedOn: '2023-09-28' }],
  ])
  expect(countInspections([state, after()], null, found, china)).toEqual({ inspections: 1, workdays: 1, findings: 4, inTime: 1, late: 1, open: 1, withdrawn: 1, failedLooks: 1 })
  expect(countInspections([state], LONGMEN, found, china)).toEqual({ inspections: 1, workdays: 1, findings: 1, inTime: 0, late: 0, open: 1, withdrawn: 0, failedLooks: 0 })
})

test('an opinion begins with what was found, or says that nothing was', () => {
  const opinion = { title: '专项督察', from: '2023-09-20', to: '2023-09-21' }
  expect(opinionText({ ...opinion, findings: [{ title: '窗口未公示清单', due: '2023-10-20' }, { title: '代办员未到位', due: null }] })).toBe(
    '2023-09-20至2023-09-21，专项督察在你处开展。发现以下问题：\n1. 窗口未公示清单（2023-10-20前整改到位）\n2. 代办员未到位\n请认领问题、制定措施、按期整改，并提供佐证；对上述情况有不同意见的，可在期限内书面陈述申辩。',
  )
  expect(opinionText({ ...opinion, to: '2023-09-20', findings: [] })).toBe('2023-09-20，专项督察在你处开展。本次未发现需要整改的问题。')
})
