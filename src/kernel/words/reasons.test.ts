import { expect, test } from 'vitest'
import { LIGHTS, REASON_CODES, type Light, type Reason } from '../light.ts'
import { china } from '../time/china.ts'
import { lightWords, nextSentence, reasonSentence, reasonWords } from './reasons.ts'

const today = '2023-09-20'

test.each<[Reason, string, string]>([
  [
    { code: 'due-soon', params: { due: '2023-09-28', limit: 10 } },
    '距 09-28 还有 6 个工作日，少于 10 个即为临期',
    '6 working days left to 09-28; fewer than 10 are due soon',
  ],
  [{ code: 'overdue', params: { due: '2023-09-15' } }, '应于 09-15 前完成，已超 3 个工作日', 'Was due on 09-15, 3 working days ago'],
  [
    { code: 'overdue', params: { due: '2022-12-30' } },
    '应于 2022-12-30 前完成，已超 181 个工作日',
    'Was due on 2022-12-30, 181 working days ago',
  ],
  [
    { code: 'milestone-missed', params: { milestone: 'm1', title: '出台方案', due: '2023-09-15' } },
    '节点“出台方案”应于 09-15 前完成，尚未完成',
    'The milestone “出台方案” was due on 09-15 and is not reached',
  ],
  [
    { code: 'silent', params: { since: '2023-08-01', limit: 45 } },
    '自 08-01 起 50 天没有新的推进记录，满 45 天即为滞后',
    'No record for 50 days, since 08-01; 45 days of silence are lagging',
  ],
  [
    { code: 'trouble-reported', params: { title: '接口未开通', since: '2023-09-04', due: '2023-09-15', daysBefore: 11 } },
    '“接口未开通”已于 09-04 报告，在期限 09-15 前 11 天',
    '“接口未开通” was reported on 09-04, 11 days before 09-15',
  ],
  [
    { code: 'extension-asked', params: { to: '2023-10-31', since: '2023-09-18' } },
    '09-18 已申请延至 10-31，待批 2 个工作日，批准前仍按原时限',
    'A later day, 10-31, was asked for on 09-18 and has waited 2 working days; until it is granted the old one holds',
  ],
  [{ code: 'extended', params: { from: '2023-08-31', to: '2023-10-31', times: 2 } }, '原定 08-31，已延期 2 次，至 10-31', 'Was due on 08-31; extended 2 times, to 10-31'],
  [
    { code: 'parts-overdue', params: { count: 2, part: 'DB-2023-002', title: '制定细则', due: '2023-09-15' } },
    '2 项子任务超期，最早的“制定细则”应于 09-15 前完成，已超 3 个工作日',
    '2 of its parts overdue, the first of them “制定细则”, due on 09-15, 3 working days ago',
  ],
  [{ code: 'in-time', params: { due: '2040-06-30' } }, '2040-06-30 前完成，时间尚早', 'Due on 2040-06-30, with time left'],
  [{ code: 'done', params: { state: 'closed' } }, '已办结', 'Done'],
])('%j', (reason, zh, en) => {
  expect(reasonSentence(reason, 'zh', today, china)).toBe(zh)
  expect(reasonSentence(reason, 'en', today, china)).toBe(en)
})

test.each<[Light, Light | null, string | null, string | null]>([
  ['due-soon', 'overdue', '2023-09-29', '若无新记录，09-29 转为超期'],
  ['normal', 'due-soon', '2024-03-01', '若无新记录，2024-03-01 转为临期'],
  ['overdue', 'overdue', '2023-10-30', '10-30 前不会变化'],
  ['done', null, null, null],
])('a light %s that is %s from %s: %s', (light, next, until, sentence) => {
  expect(nextSentence({ light, next, until }, 'zh', today)).toBe(sentence)
})

test('every code and every light has words in both languages, and no sentence is left with a hole', () => {
  for (const code of REASON_CODES) {
    const counts: Record<string, string> =
      code === 'silent' || code === 'never-recorded' || code === 'blocked' || code === 'extension-asked'
        ? { since: '2023-08-01' }
        : code === 'behind-target'
        ? { indicator: '投资', value: '40', measure: '亿元', expected: '49.59', asOf: '2023-06-30' }
        : code === 'trouble-reported'
        ? { since: '2023-08-01', due: '2023-09-15' }
        : { due: code.includes('overdue') ? '2023-09-15' : '2023-09-28' }
    for (const language of ['zh', 'en'] as const) {
      expect(reasonSentence({ code, params: { ...counts, limit: 10, title: '节点', problem: 'WT-2023-001', from: '2023-08-31', to: '2023-10-31', times: 1, daysBefore: 3, count: 1 } }, language, today, china)).not.toMatch(/[{}]/)
    }
    expect(reasonWords[code].zh).not.toBe('')
  }
  expect(Object.keys(lightWords)).toEqual([...LIGHTS])
})
