import { describe, expect, test } from 'vitest'
import type { AssessmentState } from '../facts/assessment.ts'
import { adjustScore, giveScores, type Run } from './decide-score.ts'
import { fixtureHand, fixtureItem, schemeOf } from './fixtures.ts'

const text = (zh: string) => ({ zh, en: zh })
const scheme = schemeOf({ items: [fixtureItem('own', '特色改革', 100, fixtureHand())], adjustments: [{ id: 'extra', name: text('试点验收优秀'), each: 1, evidence: text('验收结论') }] })
// What these decisions read of a run.
const state = { id: 'r', status: 'open', period: '2023-Q2', juries: [], adjustments: [] } as unknown as AssessmentState
const run: Run = { state, scheme, assessed: [{ unit: 'u', name: '某县', group: 'all' }] as unknown as Run['assessed'] }
const given = { today: '2023-07-01', now: '2023-07-01T00:00:00Z', newId: (kind: string) => kind } as unknown as Parameters<typeof adjustScore>[2]

function came(decision: ReturnType<typeof adjustScore>): string {
  return 'refusal' in decision ? decision.refusal.code : 'given'
}

describe('the ground of a score by hand, and of a plus point', () => {
  test.each([
    ['评分表第一页', 'given'],
    ['验收结论，服务对象意见', 'given'],
    ['会议议定事项按期办结率百分之百', 'given'],
    ['经专题会议研究认定', 'given'],
    ['召开会议不计分，只看成效', 'given'],
    [' ', 'assessment_ground_missing'],
    ['获省领导批示两件', 'assessment_ground_work'],
    ['省级媒体刊发稿件三篇', 'assessment_ground_work'],
    ['全季召开推进会六次', 'assessment_ground_work'],
    ['台账及时更新', 'assessment_ground_work'],
    ['每日打卡', 'assessment_ground_work'],
  ])('%s: %s', (ground, code) => {
    expect(came(giveScores(run, [{ item: 'own', unit: 'u', value: '80', ground, scorer: null, attachments: [] }], { office: true, post: null, own: [] }, new Map(), given))).toBe(code)
    expect(came(adjustScore(run, { rule: 'extra', unit: 'u', times: 1, ground, matter: 'm', attachments: [] }, given))).toBe(code)
  })
})
