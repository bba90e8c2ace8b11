import { describe, expect, test } from 'vitest'
import { postsIn } from './appointment-posts.ts'
import { appointmentsOf } from './appointments.ts'
import { documentsOf } from '../documents/documents.ts'
import { flowOf } from '../text/flow.ts'
import type { Appointment } from '../reading.ts'

function appointments(text: string): Appointment[] {
  const flow = flowOf(text)
  return appointmentsOf(flow, documentsOf(flow))
}

/** 张某 + 市财政局 局长; − before who leaves. */
function said(text: string): string[] {
  return appointments(text).map(({ person, unit, post, released, probation, from }) => [`${released ? '−' : '+'}${person}`, unit, post, probation, from].filter((word) => word !== null).join(' '))
}

const PAPER = '河东市人民政府\n关于张某等任免职务的通知\n河政任字〔2023〕3号\n各县（市、区）人民政府：\n经2023年3月5日市政府第9次常务会议研究，决定：\n'

describe('papers about appointments', () => {
  test.each([
    ['任命张某为市财政局局长。', ['+张某 市财政局 局长']],
    ['任命张某某为市财政局副局长（试用期一年）；', ['+张某某 市财政局 副局长 一年']],
    ['任命张某为市财政局副局长，试用期一年；', ['+张某 市财政局 副局长 一年']],
    ['张某任市财政局局长；', ['+张某 市财政局 局长']],
    ['张某同志任市财政局党组书记、局长，免去其市审计局副局长职务。', ['+张某 市财政局 党组书记', '+张某 市财政局 局长', '−张某 市审计局 副局长']],
    ['免去李某某的市民政局副局长职务。', ['−李某某 市民政局 副局长']],
    ['免去李某某市民政局副局长职务；', ['−李某某 市民政局 副局长']],
    ['免去李某市民政局副局长职务；', ['−李某 市民政局 副局长']],
    ['免去张某、李某某的市行政审批服务管理局副局长职务。', ['−张某 市行政审批服务管理局 副局长', '−李某某 市行政审批服务管理局 副局长']],
    ['任命张某为市财政局局长，李某某为市民政局局长；免去王某的市财政局局长职务。', ['+张某 市财政局 局长', '+李某某 市民政局 局长', '−王某 市财政局 局长']],
    ['张某（女）任市妇女儿童工作委员会办公室主任；', ['+张某 市妇女儿童工作委员会办公室 主任']],
    ['张某不再担任市财政局局长职务。', ['−张某 市财政局 局长']],
    ['张某兼任市大数据中心主任；', ['+张某 市大数据中心 主任']],
    ['张某试用期满，正式任市财政局副局长，任职时间自2022年3月16日起计算。', ['+张某 市财政局 副局长 2022-03-16']],
    ['张某任河东市公安局副局长、二级高级警长（任职时间从2023年3月起计算）。', ['+张某 河东市公安局 副局长 2023-03-01', '+张某 河东市公安局 二级高级警长 2023-03-01']],
    ['阿某·买某任市民族事务局局长。', ['+阿某·买某 市民族事务局 局长']],
    ['欧阳某某任市政府副秘书长（兼）；', ['+欧阳某某 市政府 副秘书长']],
    ['任命：\n张某为市财政局局长；\n李某某为市民政局局长。', ['+张某 市财政局 局长', '+李某某 市民政局 局长']],
    ['任命：\n张某为市财政局局长；\n李某某为市民政局副局长（试用期\n一年）。\n免去：\n王某某市民政局副局长职务；\n赵某同志河东省计量站副站长职务；\n张某河东文旅公司董事长职务；\n钱某某河东文旅公司总经理职务。', ['+张某 市财政局 局长', '+李某某 市民政局 副局长 一年', '−王某某 市民政局 副局长', '−赵某 河东省计量站 副站长', '−张某 河东文旅公司 董事长', '−钱某某 河东文旅公司 总经理']],
    ['任命张某为河东市人民检察院检察员、检察委员会委员。', ['+张某 河东市人民检察院 检察员', '+张某 检察委员会 委员']],
    ['聘任张某为市政府参事，聘期三年。', ['+张某 市政府 参事']],
  ])('%s', (words, expected) => {
    expect(said(PAPER + words)).toEqual(expected)
  })
})

describe('other papers', () => {
  test.each([
    ['会议决定任命张某为市财政局局长。', ['+张某 市财政局 局长']],
    ['会议同意提名张某为河东市副市长人选。', ['+张某 河东市 副市长']],
    ['会议接受李某某辞去河东市副市长职务的请求。', ['−李某某 河东市 副市长']],
    ['组长由张某担任，副组长由李某某担任。', []],
    ['张某任组长，李某某任副组长，成员由有关部门负责人担任。', []],
    ['要免去不必要的手续，任何单位不得加收费用。', []],
    ['提名奖项由市科技局评审。', []],
    ['市长任命的工作人员，由市人民政府发给任命书。', []],
    ['任职期间不得兼任企业职务。', []],
  ])('%s', (words, expected) => {
    expect(said(`河东市人民政府工作会议情况\n${words}`)).toEqual(expected)
  })
})

test('a rule about appointments appoints nobody', () => {
  expect(said('河东市人民政府任免工作人员办法\n第一条 市人民政府任免下列工作人员：\n（一）副秘书长、办公室主任、副主任，委、办副主任，副局长；\n（二）局长任期五年。')).toEqual([])
})

test('posts', () => {
  expect(postsIn('市财政局党组书记、局长职务')).toEqual([{ unit: '市财政局', post: '党组书记' }, { unit: '市财政局', post: '局长' }])
  expect(postsIn('一级调研员')).toEqual([{ unit: null, post: '一级调研员' }])
  expect(postsIn('重要工作')).toEqual([])
})

test('the place quotes person and post', () => {
  const text = `${PAPER}任命张 某为市财政局局长；免去李某某的市民政局副局长职务。`
  expect(appointments(text).map(({ at }) => text.slice(at.start, at.end))).toEqual(['任命张 某为市财政局局长', '免去李某某的市民政局副局长职务'])
})
