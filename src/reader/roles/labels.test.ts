import { expect, test } from 'vitest'
import { fieldKind, labelsIn } from './labels.ts'

test.each([
  ['牵头单位', 'lead'], ['牵头部门', 'lead'], ['牵头责任单位', 'lead'], ['责任（牵头）单位', 'lead'], ['主办单位', 'lead'], ['主责部门', 'lead'], ['总牵头单位', 'lead'], ['第一责任单位', 'lead'],
  ['市级牵头部门', 'lead'], ['牵头处室', 'lead'],
  ['配合单位', 'support'], ['协同责任单位', 'support'], ['协办单位', 'support'], ['参与部门', 'support'], ['责任配合单位', 'support'], ['参加单位', 'support'],
  ['责任单位', 'responsible'], ['责任部门', 'responsible'], ['承办单位', 'responsible'], ['落实单位', 'responsible'], ['整改责任单位', 'responsible'], ['责任主体', 'responsible'],
  ['部门分工', 'responsible'], ['任务分工', 'responsible'], ['责任单位及分工', 'responsible'], ['责任区县', 'responsible'], ['责任科室', 'responsible'], ['责任单位和责任人', 'responsible'],
  ['责任领导', 'leaders'], ['牵头负责领导', 'leaders'], ['分管省领导', 'leaders'], ['牵头市领导', 'leaders'], ['包联县领导', 'leaders'], ['市级领导', 'leaders'], ['责任人', 'leaders'], ['领衔领导', 'leaders'],
  ['县政府分管领导', 'leaders'], ['市委市政府牵头领导', 'leaders'], ['市政府领导', 'leaders'],
  ['完成时限', 'due'], ['办结时限', 'due'], ['整改时限', 'due'], ['时间节点', 'due'], ['完成时间', 'due'], ['进度安排', 'due'], ['时限要求', 'due'],
  ['督办单位', 'other'], ['督导单位', 'other'],
  ['工作任务', 'task'], ['存在问题', 'task'], ['序号', 'number'],
  ['责任单位（列第一位的为牵头单位）', 'responsible'],
] as const)('%s heads what is %s', (word, kind) => {
  expect(fieldKind(word)).toBe(kind)
})

test.each(['单位', '部门介绍', '有关单位', '领导小组', '责任', '责任落实到人', '时间段', '会议时间表', '牵头人大代表'])('%s heads nothing a task needs', (word) => {
  expect(['lead', 'support', 'leaders']).not.toContain(fieldKind(word))
})

function read(text: string, within = false): string[] {
  return labelsIn(text, within).map(({ word, kind, at, to }) => `${word}:${kind}@${at}-${to}`)
}

test.each([
  ['责任单位：市财政局', ['责任单位:responsible@0-5']],
  ['责任单位:市财政局;完成时限:6月底', ['责任单位:responsible@0-5', '完成时限:due@10-15']],
  ['牵头：市财政局；配合：市教育局', ['牵头:lead@0-3', '配合:support@8-11']],
  ['【责任单位】市财政局', ['责任单位:responsible@0-6']],
  ['【责任单位】：市财政局', ['责任单位:responsible@0-7']],
  ['责任部门：市住建局责任人：局长', ['责任部门:responsible@0-5', '责任人:leaders@9-13']],
  ['责任单位：市财政局。工作目标：完成清理', ['责任单位:responsible@0-5', '工作目标:other@10-15']],
])('labels in %s', (text, labels) => {
  expect(read(text)).toEqual(labels)
})

test.each(['各牵头责任单位：', '市财政局：负责拨付资金', '会议强调：要抓好落实', '比例为3:7', '上午9:30'])('%s holds no label', (text) => {
  expect(read(text)).toEqual([])
})

test('inside an annotation a label may follow a name at once', () => {
  expect(read('分管领导：张某责任单位：市财政局')).toEqual(['分管领导:leaders@0-5'])
  expect(read('分管领导：张某责任单位：市财政局', true)).toEqual(['分管领导:leaders@0-5', '责任单位:responsible@7-12'])
})

test('a long line of colons takes time that grows with its length', () => {
  expect(labelsIn('责任单位：'.repeat(20_000))).toHaveLength(20_000)
})
