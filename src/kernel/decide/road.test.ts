import { describe, expect, test } from 'vitest'
import type { MatterState } from '../facts/matter.ts'
import type { CallState } from '../facts/call.ts'
import type { FactDraft } from '../facts/index.ts'
import { fold } from '../fold.ts'
import { roadOf } from '../facts/road.ts'
import { rulesOf, type LedgerRules } from '../pack/lookup.ts'
import { packSchema } from '../pack/schema.ts'
import { facts as factsOf, id } from '../testing.ts'
import { china } from '../time/china.ts'
import type { Decision, Given } from './decision.ts'
import { amendMatter, type NewMatter } from './matter.ts'
import * as road from './road.ts'

const name = (zh: string) => ({ zh, en: zh })
const pack = packSchema.parse({
  id: 'test',
  name: name('试验'),
  version: '1.0.0',
  source: { title: '试验办法' },
  duties: [{ id: 'lead', name: name('牵头单位'), holder: 'unit' }],
  ledgers: [
    {
      id: 'projects', name: name('项目'), matterName: name('项目'), codePrefix: 'P', duties: ['lead'], procedure: 'road', lightRule: 'plain', defaultSort: { by: 'code' }, columns: [{ show: 'code', name: name('编号') }],
      fields: [
        { id: 'goal', name: name('目标'), type: 'text', required: true, proposed: true },
        { id: 'kind', name: name('类别'), type: 'choice', many: true, choices: [{ id: 'pilot', name: name('试点') }] },
        { id: 'approved-by', name: name('审定会议'), type: 'text', approval: true },
      ],
      proposals: true,
      changesNeedApproval: ['title', 'due', 'milestones', 'field:goal'],
      listsWhere: [{ field: 'kind', value: 'pilot', ledger: 'pilots' }],
    },
    { id: 'pilots', name: name('试点'), matterName: name('试点'), codePrefix: 'S', duties: [], procedure: 'road', lightRule: 'plain', defaultSort: { by: 'code' }, columns: [{ show: 'code', name: name('编号') }] },
  ],
  procedures: [
    {
      id: 'road', name: name('流程'), start: 'reasoning', proposedIn: 'proposed',
      states: [
        { id: 'proposed', name: name('申报') }, { id: 'reasoning', name: name('论证') }, { id: 'approval', name: name('审定') }, { id: 'handing-down', name: name('下达') },
        { id: 'doing', name: name('实施'), carriesOut: true }, { id: 'done', name: name('办结'), final: 'done' }, { id: 'over', name: name('结转'), final: 'stopped' }, { id: 'dropped', name: name('终止'), final: 'stopped' },
      ],
      transitions: [
        { id: 'admit', name: name('受理'), from: ['proposed'], to: 'reasoning', who: ['office'], road: 'admit' },
        { id: 'submit', name: name('报请审定'), from: ['reasoning'], to: 'approval', who: ['office'], road: 'submit' },
        { id: 'approve', name: name('审定通过'), from: ['approval'], to: 'handing-down', who: ['office'], needs: { fields: ['approved-by'] }, road: 'approve' },
        { id: 'decline', name: name('不予立项'), from: ['approval'], to: 'dropped', who: ['office'], needs: { note: true }, road: 'decline' },
        { id: 'hand-down', name: name('下达'), from: ['handing-down'], to: 'doing', who: ['office'], needs: { duties: ['lead'] }, road: 'hand-down' },
        { id: 'close', name: name('办结'), from: ['doing'], to: 'done', who: ['office'], road: 'close' },
        { id: 'carry', name: name('结转'), from: ['doing'], to: 'over', who: ['office'], needs: { note: true }, road: 'carry-over' },
      ],
    },
  ],
  lightRules: [{ id: 'plain', name: name('一般') }],
})
const rules: LedgerRules = rulesOf([pack], 'projects') ?? missing()
const pilots: LedgerRules = rulesOf([pack], 'pilots') ?? missing()
function missing(): never {
  throw new Error('no such ledger')
}

const UNIT = id(30)
const OTHER = id(31)
const known = new Map([[UNIT, '甲局'], [OTHER, '乙局']])
const given = (today: string): Given => ({ today, calendar: china, newId: (label) => id(1000 + [...label].reduce((sum, one) => (sum * 31 + one.charCodeAt(0)) % 9000, 0)) })
const draft = (more: Partial<NewMatter> = {}): NewMatter => ({
  id: id(1), code: 'P-2023-001', title: '试行一件事', due: '2023-12-20', dueText: null, fields: { goal: '办成一件事' }, clause: null,
  milestones: [{ id: 'm1', title: '出方案', due: '2023-06-30' }, { id: 'm2', title: '试行', due: '2023-12-01' }],
  duties: [{ role: 'lead', holder: { type: 'unit', id: UNIT }, territory: null }], occurredOn: '2023-01-10', ...more,
})
const call: CallState = { id: id(50), ledger: 'projects', year: 2023, until: '2023-01-10', text: '征集', openedOn: '2022-11-20', ended: null }
const said = (decision: Decision) => ('refusal' in decision ? decision.refusal.code : decision.facts.map(({ kind }) => kind))
const OFFICE = ['office']
const meeting = { name: '市委深改委会议', on: '2023-02-20' }

/** The matter after these facts; each is a draft that a decision gave. */
function after(...decisions: Decision[]): MatterState {
  const drafts = decisions.flatMap((one): FactDraft[] => ('refusal' in one ? [] : one.facts)).filter(({ subject }) => subject === `matter:${id(1)}`)
  return fold(factsOf(drafts)) as MatterState
}
const opened = road.proposeMatter(rules, call, draft(), UNIT, known, given('2023-01-10'))
const around = { openParts: [], didWork: false }
/** Taken along the road, the office doing each step on its day. */
function along(steps: readonly [road.TakenStep['step'], string][], first: Decision = opened): MatterState {
  const decisions = [first]
  for (const [step, on] of steps) {
    const taken = { step, note: null, meeting: step === 'approve' ? meeting : null, on, ...around }
    decisions.push(road.takeRoadStep(rules, after(...decisions), taken, OFFICE, given(on)))
  }
  return after(...decisions)
}
const TO_WORK: [road.TakenStep['step'], string][] = [['admit', '2023-01-12'], ['submit', '2023-02-01'], ['approve', '2023-02-20'], ['hand-down', '2023-02-24']]

describe('a proposal', () => {
  test.each([
    ['2023-01-10', false, 'on the last day it is in time'],
    ['2023-01-11', true, 'a day later it is late, and kept'],
  ])('on %s: late %s, %s', (today, late) => {
    const matter = after(road.proposeMatter(rules, call, draft(), UNIT, known, given(today)))
    expect([matter.stage, roadOf(matter).proposed]).toEqual(['proposed', { call: call.id, unit: UNIT, on: today, late }])
  })

  test.each<[string, Decision, unknown]>([
    ['everything missing is said at once', road.proposeMatter(rules, call, draft({ fields: {}, duties: [] }), UNIT, known, given('2023-01-10')), { code: 'proposal_needs', facts: { missing: ['目标', '牵头单位'] } }],
    ['a ledger that takes none', road.proposeMatter(pilots, null, draft(), UNIT, known, given('2023-01-10')), { code: 'no_proposals', facts: { ledger: '试点' } }],
    ['a call of another ledger', road.proposeMatter(rules, { ...call, ledger: 'pilots' }, draft(), UNIT, known, given('2023-01-10')), { code: 'no_proposals', facts: { ledger: '项目' } }],
  ])('%s', (_, decision, refusal) => {
    expect(decision).toEqual({ refusal })
  })
})

describe('opinions', () => {
  const ask = road.askOpinions(rules, after(opened), { holders: [{ type: 'unit', id: OTHER }], until: '2023-01-31', text: null }, known, given('2023-01-12'))
  const asked = after(opened, ask)
  const opinion = roadOf(asked).opinions[0]?.id ?? ''
  const give = (words: string, verdict: 'agree' | 'disagree' = 'disagree') => road.giveOpinion(asked, { opinion, verdict, words }, given('2023-01-20'))
  const answer = (matter: MatterState, adopted: 'yes' | 'no', why: string) => road.answerOpinion(matter, { opinion, adopted, why }, given('2023-01-25'))

  test('are asked, given and answered, each with its words', () => {
    const heard = after(opened, ask, give('口径要改'), answer(after(opened, ask, give('口径要改')), 'no', '口径由省定'))
    expect(roadOf(heard).opinions[0]).toMatchObject({ given: { verdict: 'disagree', words: '口径要改', on: '2023-01-20' }, answered: { adopted: 'no', why: '口径由省定', on: '2023-01-25' } })
  })

  test.each<[string, Decision, string | string[]]>([
    ['no one is asked twice while they have not answered', road.askOpinions(rules, asked, { holders: [{ type: 'unit', id: OTHER }], until: '2023-02-10', text: null }, known, given('2023-01-13')), 'opinion_asked_already'],
    ['no one is named twice in one asking', road.askOpinions(rules, after(opened), { holders: [{ type: 'unit', id: OTHER }, { type: 'unit', id: OTHER }], until: '2023-01-31', text: null }, known, given('2023-01-13')), 'named_twice'],
    ['two units are asked in one asking', road.askOpinions(rules, after(opened), { holders: [{ type: 'unit', id: OTHER }, { type: 'unit', id: UNIT }], until: '2023-01-31', text: null }, known, given('2023-01-13')), ['opinion.asked', 'opinion.asked']],
    ['not until a day that has gone', road.askOpinions(rules, after(opened), { holders: [{ type: 'unit', id: OTHER }], until: '2023-01-01', text: null }, known, given('2023-01-13')), 'day_too_early'],
    ['who does not agree says why', give(''), 'reason_missing'],
    ['who agrees need not', give('', 'agree'), ['opinion.given']],
    ['what is not given is not answered', answer(asked, 'yes', ''), 'opinion_not_given'],
    ['not adopting wants a reason', answer(after(opened, ask, give('改')), 'no', ''), 'reason_missing'],
    ['adopting wants none', answer(after(opened, ask, give('改')), 'yes', ''), ['opinion.answered']],
    ['an answered one stays', road.giveOpinion(after(opened, ask, give('改'), answer(after(opened, ask, give('改')), 'yes', '')), { opinion, verdict: 'agree', words: '' }, given('2023-01-26')), 'opinion_answered'],
  ])('%s', (_, decision, expected) => {
    expect(said(decision)).toEqual(expected)
  })
})

describe('the road', () => {
  test('the meeting is typed once and stands in its field, in the amendment and nowhere else', () => {
    const matter = along(TO_WORK.slice(0, 3))
    expect([matter.stage, matter.fields['approved-by']]).toEqual(['handing-down', '市委深改委会议（2023-02-20）'])
  })

  test.each<[string, Decision, string | string[]]>([
    ['no approval without a meeting', road.takeRoadStep(rules, along(TO_WORK.slice(0, 2)), { step: 'approve', note: null, meeting: null, on: '2023-02-20', ...around }, OFFICE, given('2023-02-20')), 'meeting_missing'],
    ['no meeting of tomorrow', road.takeRoadStep(rules, along(TO_WORK.slice(0, 2)), { step: 'approve', note: null, meeting, on: '2023-02-19', ...around }, OFFICE, given('2023-02-19')), 'day_in_future'],
    ['no step that is not from here', road.takeRoadStep(rules, along(TO_WORK.slice(0, 1)), { step: 'hand-down', note: null, meeting: null, on: '2023-02-20', ...around }, OFFICE, given('2023-02-20')), 'step_not_here'],
    ['not adopted wants a reason', road.takeRoadStep(rules, along(TO_WORK.slice(0, 2)), { step: 'decline', note: null, meeting: null, on: '2023-02-20', ...around }, OFFICE, given('2023-02-20')), 'transition_needs'],
    ['a unit hands nothing down', road.takeRoadStep(rules, along(TO_WORK.slice(0, 3)), { step: 'hand-down', note: null, meeting: null, on: '2023-02-24', ...around }, ['lead'], given('2023-02-24')), 'transition_not_yours'],
    ['one that is no pilot is listed nowhere else', road.takeRoadStep(rules, along(TO_WORK.slice(0, 3)), { step: 'hand-down', note: null, meeting: null, on: '2023-02-24', ...around }, OFFICE, given('2023-02-24')), ['procedure.moved']],
  ])('%s', (_, decision, expected) => {
    expect(said(decision)).toEqual(expected)
  })

  test('handed down, a pilot stands in the ledger of pilots too; taken off it says why', () => {
    const pilot = along(TO_WORK, road.proposeMatter(rules, call, draft({ fields: { goal: '办成', kind: ['pilot'] } }), UNIT, known, given('2023-01-10')))
    expect(pilot.listedIn).toEqual([{ ledger: 'pilots', fields: {} }])
    expect(said(road.unlistMatter(pilots, pilot, '', given('2023-03-01')))).toBe('reason_missing')
    expect(said(road.unlistMatter(pilots, pilot, '试点已撤销', given('2023-03-01')))).toEqual(['matter.unlisted'])
    expect(said(road.unlistMatter(pilots, along(TO_WORK), '无', given('2023-03-01')))).toBe('not_listed')
  })

  test('carried over: next year’s with the lasting duties and the open milestones a year on, without the old approval, linked', () => {
    const matter = { ...along(TO_WORK), milestones: [{ id: 'm1', title: '出方案', due: '2023-06-30', reachedOn: '2023-06-28' }, { id: 'm2', title: '试行', due: '2023-12-01', reachedOn: null }] }
    const next = { id: id(2), code: 'P-2024-001', due: null, on: '2023-12-25', note: '尚未验收', ...around }
    const decision = road.carryOver(rules, matter, next, OFFICE, known, given('2023-12-25'))
    expect(said(decision)).toEqual(['procedure.moved', 'matter.opened', 'matter.linked'])
    const opening = 'facts' in decision ? decision.facts[1]?.payload : null
    expect(opening).toMatchObject({ year: 2024, due: '2024-12-20', stage: 'reasoning', fields: { goal: '办成一件事' }, milestones: [{ id: 'm2', title: '试行', due: '2024-12-01' }], duties: [{ role: 'lead', holder: { id: UNIT } }] })
  })
})

describe('changes after handing down', () => {
  const working = along(TO_WORK)
  const amend = (changes: Parameters<typeof amendMatter>[2]['changes'], basis: string | null) => said(amendMatter(rules, working, { changes, reason: '情况变化', basis }, given('2023-07-01')))
  test.each<[string, unknown, string | string[]]>([
    ['the due day without a meeting', amend({ due: '2024-06-30' }, null), 'change_needs_approval'],
    ['the goal with blanks for a meeting', amend({ fields: { goal: '少办一点' } }, '  '), 'change_needs_approval'],
    ['a milestone moved', amend({ milestones: [{ id: 'm1', title: '出方案', due: '2023-09-30' }, { id: 'm2', title: '试行', due: '2023-12-01' }] }, null), 'change_needs_approval'],
    ['with the meeting named', amend({ due: '2024-06-30' }, '市委深改委会议'), ['matter.amended']],
    ['what no meeting keeps', amend({ fields: { kind: ['pilot'] } }, null), ['matter.amended']],
    ['the same title again', amend({ title: '试行一件事' }, null), ['matter.amended']],
    ['before it was handed down', said(amendMatter(rules, along(TO_WORK.slice(0, 2)), { changes: { due: '2024-06-30' }, reason: '更正', basis: null }, given('2023-02-10'))), ['matter.amended']],
  ])('%s', (_, actual, expected) => {
    expect(actual).toEqual(expected)
  })

  const request = road.requestChange(rules, working, { changes: { due: '2024-03-31' }, reason: '省平台推迟', unit: UNIT }, given('2023-07-01'))
  const waiting = applied(working, request)
  const change = roadOf(waiting).requests[0]?.id ?? ''
  test('a unit’s request, approved: changed in the same breath, the meeting its ground', () => {
    const decision = road.decideChange(rules, waiting, { request: change, approved: true, meeting: { name: '深改委第二次会议', on: '2023-07-20' }, words: null }, given('2023-07-21'))
    expect(said(decision)).toEqual(['matter.amended', 'change.decided'])
    expect('facts' in decision ? decision.facts[0]?.payload : null).toEqual({ changes: { due: '2024-03-31' }, reason: '省平台推迟', basis: '深改委第二次会议（2023-07-20）' })
  })

  test.each<[string, Decision, string | string[]]>([
    ['one at a time', road.requestChange(rules, waiting, { changes: { due: '2024-04-30' }, reason: '再推迟', unit: UNIT }, given('2023-07-02')), 'change_waiting'],
    ['of something that a meeting keeps', road.requestChange(rules, working, { changes: { fields: { kind: [] } }, reason: '无', unit: UNIT }, given('2023-07-02')), 'change_says_nothing'],
    ['not before it was handed down', road.requestChange(rules, along(TO_WORK.slice(0, 2)), { changes: { due: '2024-04-30' }, reason: '推迟', unit: UNIT }, given('2023-07-02')), 'change_not_yet'],
    ['refused with a reason', road.decideChange(rules, waiting, { request: change, approved: false, meeting: { name: '深改委', on: '2023-07-20' }, words: '按原时限' }, given('2023-07-21')), ['change.decided']],
    ['not without one', road.decideChange(rules, waiting, { request: change, approved: false, meeting: { name: '深改委', on: '2023-07-20' }, words: null }, given('2023-07-21')), 'reason_missing'],
  ])('%s', (_, decision, expected) => {
    expect(said(decision)).toEqual(expected)
  })
})

/** A matter with one more decision on it. */
function applied(matter: MatterState, decision: Decision): MatterState {
  const [fact] = 'facts' in decision ? decision.facts : []
  if (!fact) throw new Error('refused')
  const payload = fact.payload as { id: string; changes: object; reason: string; unit: string }
  return { ...matter, road: { ...roadOf(matter), requests: [{ ...payload, post: null, askedOn: fact.occurredOn, decided: null }] } }
}
