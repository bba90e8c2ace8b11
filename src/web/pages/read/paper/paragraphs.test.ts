import { expect, test } from 'vitest'
import { paragraphsOf } from './paragraphs.ts'

function show(text: string, parts: Parameters<typeof paragraphsOf>[1] = [], sections: Parameters<typeof paragraphsOf>[2] = []): string[] {
  return paragraphsOf(text, parts, sections).map(
    (paragraph) => `${paragraph.kind}${paragraph.level || ''}: ${paragraph.lines.map((line) => text.slice(line.start, line.end)).join('')}`,
  )
}

function section(text: string, heading: string, level: number) {
  const start = text.indexOf(heading)
  return { level, heading, start, end: text.length }
}

test('every line is a paragraph where lines are not broken at a width', () => {
  expect(show('为落实方案，\n制定本办法。\n\n　　第二段')).toEqual(['body: 为落实方案，', 'body: 制定本办法。', 'body: 第二段'])
})

const WRAPPED = [
  '一年来，我们把改革任务逐项落到单位、落到',
  '',
  '职务、落到时限，推动各项任务按节点完成，取得',
  '',
  '了阶段性成效。',
  '',
  '二、重点任务',
  '',
  '（一）摸清事项底数。对保留的证明事项逐项明确',
  '',
  '设定依据、开具单位和替代方式，形成清单并向社会',
  '',
  '公布，同步建立更新机制，每季度公布一次变化情况，',
  '接受企业群众监督，持续精简证明事项的数量，做到',
  '能减尽减、应减必减，切实方便企业和群众办事创业。',
  '（二）打通共享堵点，完成四类数据接口的联调，并在',
  '年底前投入使用。',
  '下一年的安排另行通知，各单位要提前谋划，做好与',
  '年度计划的衔接。',
].join('\n')

test('a text broken at a width is set again as running paragraphs', () => {
  expect(show(WRAPPED, [], [section(WRAPPED, '二、重点任务', 1), section(WRAPPED, '（一）摸清事项底数', 2)])).toEqual([
    'body: 一年来，我们把改革任务逐项落到单位、落到职务、落到时限，推动各项任务按节点完成，取得了阶段性成效。',
    'heading1: 二、重点任务',
    'body2: （一）摸清事项底数。对保留的证明事项逐项明确设定依据、开具单位和替代方式，形成清单并向社会公布，同步建立更新机制，每季度公布一次变化情况，接受企业群众监督，持续精简证明事项的数量，做到能减尽减、应减必减，切实方便企业和群众办事创业。',
    'body: （二）打通共享堵点，完成四类数据接口的联调，并在年底前投入使用。',
    'body: 下一年的安排另行通知，各单位要提前谋划，做好与年度计划的衔接。',
  ])
})

test('a salutation and a signature stand alone in a text broken at a width', () => {
  const signed = `各县（市、区）人民政府，市直各有关单位：\n${WRAPPED}\n河东市人民政府办公室\n2026年4月10日`
  const shown = show(signed)
  expect([shown[0], ...shown.slice(-2)]).toEqual(['body: 各县（市、区）人民政府，市直各有关单位：', 'body: 河东市人民政府办公室', 'body: 2026年4月10日'])
})

test('a heading that runs on ends behind its full stop; the offsets are those of the text', () => {
  const text = '（一）摸清 底数。对事项逐项明确。'
  const [paragraph] = paragraphsOf(text, [], [{ level: 2, heading: '（一）摸清底数', start: 0, end: text.length }])
  expect(text.slice(paragraph?.start, paragraph?.leadEnd)).toBe('（一）摸清 底数。')
})

test('number and title of each document head it, the title in as many lines as it has', () => {
  const text = '河政办发〔2023〕31号\n河东市“无证明城市”建设\n提质行动方案\n各县（市、区）人民政府：\n关于做好统计的通知\n正文'
  const second = text.indexOf('关于')
  const parts = [
    { title: '河东市“无证明城市”建设提质行动方案', number: '河政办发〔2023〕31号', issuer: null, start: 0, end: second },
    { title: '关于做好统计的通知', number: null, issuer: null, start: second, end: text.length },
  ]
  expect(show(text, parts)).toEqual([
    'number: 河政办发〔2023〕31号',
    'title: 河东市“无证明城市”建设提质行动方案',
    'body: 各县（市、区）人民政府：',
    'title: 关于做好统计的通知',
    'body: 正文',
  ])
})

test('a line that only begins like the title is text', () => {
  const text = '河东市\n制定了本办法。'
  expect(show(text, [{ title: '河东市行动方案', number: null, issuer: null, start: 0, end: text.length }])).toEqual(['body: 河东市', 'body: 制定了本办法。'])
})

test('text before the first document and between two is kept', () => {
  const text = '公报目录\n甲文件\n正文'
  expect(show(text, [{ title: '甲文件', number: null, issuer: null, start: 5, end: 8 }])).toEqual(['body: 公报目录', 'title: 甲文件', 'body: 正文'])
})

test('rows of a table stay rows', () => {
  expect(show('序号\t任务\t单位')).toEqual(['row: 序号\t任务\t单位'])
})
