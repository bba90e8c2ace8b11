import { describe, expect, test } from 'vitest'
import { blocksFrom } from '../skeleton.ts'
import { skeletonOf } from '../usual-skeletons.ts'
import type { LetterKind } from '../../pack/schema.ts'
import { textFor } from './for-form.ts'
import { daysInWords, quoted, type MatterFacts, type TextFrame } from './facts.ts'

const matter: MatterFacts = {
  id: 'm', code: 'GG-2023-001', title: '一业一证', matterName: '改革任务', lead: '市审批局', source: '《要点》第3条', requirement: '9月底前上线10个行业。', due: '2023-09-30', light: 'lagging',
  reasons: ['自 08-01 起 50 天没有新的推进记录，满 30 天即为滞后'], done: ['调研1次'], missing: [{ name: '协调会', dueOn: '2023-09-30', act: true }, { name: '督察', dueOn: '2023-09-30', act: true }],
  last: { on: '2023-08-01', summary: '已上线7个行业。' }, extension: { from: '2023-09-30', to: '2023-10-31', reason: '省级平台改造', approved: null, grantedTo: null },
}
const late: MatterFacts = { ...matter, id: 'n', code: 'GG-2023-002', title: '田长制', lead: '市农业农村局', light: 'overdue', due: '2023-09-01', reasons: ['应于 09-01 前完成，已超 13 个工作日'], done: [], missing: [], last: null, extension: null }
const frame: TextFrame = { issuer: '市委改革办', period: '2023年第三季度', today: '2023-09-20', replyBy: '2023-09-28', addressee: '市审批局', leader: false }

function written(form: LetterKind['form'], matters: MatterFacts[], more: Partial<TextFrame> = {}): { title: string; lines: string[] } {
  const { title, values } = textFor(form, matters, { ...frame, ...more })
  return { title, lines: blocksFrom(skeletonOf({ form, skeleton: [] }, null), values).map((block) => ('text' in block ? block.text : block.kind === 'table' ? block.rows.map((row) => row.join('|')).join('\n') : block.label)) }
}

describe('a reminder', () => {
  test('to a leader: what was done, what can be arranged, a suggestion; courteous, and nothing of who is late', () => {
    const { title, lines } = written('reminder', [matter, late], { leader: true, replyBy: null })
    expect(title).toBe('关于商请安排2023年第三季度改革任务有关工作的函')
    expect(lines).toEqual([
      '您领衔的2项改革任务2023年第三季度推进情况如下，呈请审阅。',
      '1. “一业一证”：2023年第三季度已完成调研1次；待安排协调会、督察。',
      '2. “田长制”：正在推进。',
      '建议9月30日前结合一次现场调研，将协调会、督察一并安排，时间、地点请您酌定，我们做好服务保障。',
      '专此呈报，敬请审示。',
      '联系人：市委改革办　　　，电话：　　　',
    ])
    expect(lines.join('')).not.toMatch(/超期|滞后|缺项|未完成|没有|逾期|已超/)
  })
  test('to a unit: what and until when, how it stands, by which day, how to answer', () => {
    const { title, lines } = written('reminder', [matter])
    expect(title).toBe('关于推进“一业一证”的提醒函')
    expect(lines.slice(0, 4)).toEqual([
      '你单位承办的改革任务，现将有关情况函告如下：',
      '“一业一证”（GG-2023-001），时限9月30日。现状：自 08-01 起 50 天没有新的推进记录，满 30 天即为滞后；2023年第三季度还需完成协调会（9月30日前）、督察（9月30日前）。',
      '请于9月28日前办理，并说明进展、存在困难和下步安排；已经办理的，请补记办理情况。',
      '请以书面形式反馈市委改革办，也可在“公文”页直接回复。',
    ])
  })
})

test('a supervision notice: whence, what was verified, each requirement with its day, how to answer, and a slip', () => {
  const { title, lines } = written('supervision-notice', [matter])
  expect(title).toBe('关于“一业一证”的督办通知')
  expect(lines.slice(0, -1)).toEqual([
    '一、督办事项与来源', '“一业一证”（GG-2023-001），来源：《要点》第3条，由市审批局承办。',
    '二、经核查的情况', '自 08-01 起 50 天没有新的推进记录，满 30 天即为滞后；最近一次反馈（8月1日）：已上线7个行业。',
    '三、办理要求', '9月底前上线10个行业，9月30日前办结。',
    '四、反馈方式', '请于9月28日前将办理情况书面反馈市委改革办，由单位主要负责人签字并加盖公章，回执附后。',
    '联系人：市委改革办　　　，电话：　　　',
  ])
  expect(lines.at(-1)).toMatch(/^督办事项办理情况回执\n/)
})

test('a circular says how things stand, names the unit and the matter, and ranks nobody', () => {
  const { title, lines } = written('circular', [matter, late])
  expect(title).toBe('关于2023年第三季度改革任务推进情况的通报')
  expect(lines).toContain('2023年第三季度列入台账的改革任务共2项：滞后1项，超期1项。')
  expect(lines).toContain('2. 市农业农村局承办的“田长制”，应于 09-01 前完成，已超 13 个工作日。')
  expect(lines).toContain('1|市审批局|1|0|0|1|0|一业一证\n2|市农业农村局|1|0|0|0|1|田长制')
  expect(lines.join('')).not.toMatch(/位次|得分|第一名|排名/)
  expect(lines).not.toContainEqual(expect.stringContaining('主要成效'))
})

test.each([
  ['request', matter, ['“一业一证”（GG-2023-001）由市审批局承办，办结时限9月30日。', '因省级平台改造，9月30日前难以办结。', '拟将时限由9月30日延至10月31日，延期内倒排工期，按时反馈。']],
  ['reply', matter, ['市审批局报来的请示收悉。现批复如下：', '同意“一业一证”的办结时限由9月30日延至10月31日。']],
  ['reply', { ...matter, extension: { ...matter.extension!, approved: false } }, ['市审批局报来的请示收悉。现批复如下：', '不同意“一业一证”延期，请按9月30日的时限办结。']],
] as const)('%s of an extension', (form, one, expected) => {
  expect(written(form, [one]).lines.slice(0, expected.length)).toEqual(expected)
})

test.each([
  ['应于 09-01 前完成，已超 13 个工作日', '应于9月1日前完成，已超 13 个工作日'],
  ['原定 2024-01-05，已延期', '原定2024年1月5日，已延期'],
  ['被“停电”（WT-2023-005）卡住，1140-82 不是日期', '被“停电”（WT-2023-005）卡住，1140-82 不是日期'],
])('%s: %s', (sentence, expected) => expect(daysInWords(sentence)).toBe(expected))

test.each([['田长制', '“田长制”'], ['《办法》落实', '《办法》落实'], ['“一业一证”改革', '“‘一业一证’改革”']])('%s is quoted %s', (title, expected) => expect(quoted(title)).toBe(expected))
