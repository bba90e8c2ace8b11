import { expect, test } from 'vitest'
import { fill } from '../../../kernel/words/fill.ts'
import type { Summary } from './summary-page.tsx'
import { summaryText } from './summary-text.ts'
import { paperWords } from './words.ts'

const t = (key: keyof typeof paperWords, values: Record<string, string | number> = {}) => fill(paperWords[key].zh, values)
const pick = ({ zh }: { zh: string }) => zh
const kind = (zh: string, now: [number, number, number, number], before: number) => ({ id: zh, name: { zh, en: zh }, years: [{ year: 2023, quarters: now, total: now.reduce((a, b) => a + b) }, { year: 2022, quarters: [0, 0, 0, before], total: before }] })
const ends = { proposed: 0, 'under-way': 8, done: 1, 'carried-over': 0, suspended: 1, declined: 2, stopped: 0 }
const summary: Summary = {
  today: '2023-09-20', year: 2023, city: { name: '河东市', demonstration: true }, ledger: { id: 'led-projects', name: { zh: '', en: '' }, matterName: { zh: '', en: '' } }, partial: true,
  kinds: [kind('调研', [11, 12, 10, 0], 52), kind('协调会', [9, 11, 9, 0], 0)], solved: { n: 3, years: [] },
  projects: [{ year: 2023, all: 12, ends }], meetings: [{ meeting: '深改委会议（2023-02-20）', n: 10 }], milestones: { due: 20, reached: 18, inTime: 17 },
}

test('every sentence is of numbers that stand in the table', () => {
  expect(summaryText(summary, t, pick)).toEqual([
    '2023年，共列入重大改革项目12项，其中实施中8项、办结1项、结转0项、中止1项、终止0项；另有2项经审定不予立项。',
    '项目经深改委会议（2023-02-20）审定。',
    '市领导开展调研33次、协调会29次（均为已认定记录）。',
    '到期节点20个，已完成18个，其中按期17个。',
    '问题清单销号并经受益方确认3件。',
    '上年同口径：调研52次。',
  ])
})

test('what there is none of is not spoken of', () => {
  expect(summaryText({ ...summary, kinds: [], solved: { n: 0, years: [] }, meetings: [], milestones: { due: 0, reached: 0, inTime: 0 } }, t, pick)).toHaveLength(1)
})
