import { describe, expect, test } from 'vitest'
import { read } from '../index.ts'

const dues = (words: string) => read(`河东市2024年重点任务清单\n（演示数据）\n一、重点任务\n${words}`).targets.map(({ value, due }) => [value, due])

describe('what a task promises is due with the task', () => {
  test.each<[string, string, unknown[]]>([
    ['a line', '1.改造管网12公里，新建泵站3座。\n责任单位：市住建局\n完成时限：2024年10月底前', [[12, '2024-10-31'], [3, '2024-10-31']]],
    ['a bracket', '（一）新建驿站20个。（责任单位：市交通局；完成时限：9月底前）', [[20, '2024-09-30']]],
    ['a row', '序号\t任务\t责任单位\t完成时限\n1\t新建驿站20个\t市交通局\t2024年8月底前', [[20, '2024-08-31']]],
    ['a day of its own stays', '1.6月底前改造管网12公里。\n责任单位：市住建局\n完成时限：2024年10月底前', [[12, '2024-06-30']]],
    ['the day of another clause is not its', '1.进出口总额增长6%，9月底前出台扶持办法。\n责任单位：市商务局', [[6, '2024-12-31']]],
    ['a later day says nothing of this year', '1.改造管网12公里。\n责任单位：市住建局\n完成时限：2026年底前', [[12, '2024-12-31']]],
    ['no day', '1.改造管网12公里。\n责任单位：市住建局\n完成时限：长期坚持', [[12, '2024-12-31']]],
  ])('%s', (_, words, expected) => {
    expect(dues(words)).toEqual(expected)
  })
})
