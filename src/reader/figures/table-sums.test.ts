import { expect, test } from 'vitest'
import { read } from '../index.ts'

const told = (table: string): unknown[] => read(`工作情况通报\n各县进展如下。\n${table}`).figures.filter(({ relation }) => relation === 'sum').map(({ verdict, computed, claimed }) => [verdict, computed, claimed.text])

test('a row of totals is the sum of the rows over it', () => {
  expect(told('县区\t项目数\t完成投资\n东湾县\t12\t30.5\n西岭县\t20\t40.2\n北滩县\t9\t29.3\n合计\t41\t100.0\n')).toEqual([['consistent', 41, '41'], ['consistent', 100, '100.0']])
})

test('a row of totals over its rows, with pipes', () => {
  expect(told('|县区|项目数|\n|---|---|\n|合计|1,041|\n|东湾县|1,012|\n|西岭县|20|\n|北滩县|9|\n')).toEqual([['consistent', 1041, '1,041']])
})

test('a column of totals is the sum of the columns beside it', () => {
  expect(told('乡镇\t一季度\t二季度\t合计\n甲乡\t3\t4\t7\n乙乡\t5\t6\t11\n丙乡\t2\t2\t4\n')).toEqual([['consistent', 7, '7'], ['consistent', 11, '11'], ['consistent', 4, '4']])
})

test('the one total that does not come out, where two others do', () => {
  expect(told('单位\t收件\t办结\t在办\n市财政局\t20\t15\t5\n市教育局\t30\t28\t2\n市水务局\t14\t10\t4\n合计\t64\t54\t11\n')).toEqual([
    ['consistent', 64, '64'], ['inconsistent', 53, '54'], ['consistent', 11, '11'],
  ])
})

test('a column of rates is no column of parts', () => {
  expect(told('县区\t项目数\t完成率\n东湾县\t12\t80\n西岭县\t20\t60\n合计\t32\t140\n')).toEqual([['consistent', 32, '32']])
})

test.each([
  ['县区\t项目数\n东湾县\t12\n西岭县\t20\n合计\t41\n', 'one column alone: what is added up is not known'],
  ['县区\t项目数\t完成率\n东湾县\t12\t80%\n西岭县\t20\t60%\n合计\t30\t67%\n', 'shares are not added up'],
  ['序号\t县区\t项目\t户数\n1\t东湾县\t12\t3\n2\t西岭县\t20\t4\n小计\t\t32\t7\n3\t北滩县\t5\t6\n合计\t\t37\t13\n', 'two totals'],
  ['县区\t项目\t户数\t人数\n东湾县\t12\t3\t9\n其中：城区\t10\t2\t8\n西岭县\t20\t4\t7\n合计\t32\t7\t16\n', 'a row that is among another'],
])('silent: %s', (table) => {
  expect(told(table)).toEqual([])
})
