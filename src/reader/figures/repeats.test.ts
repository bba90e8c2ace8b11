import { expect, test } from 'vitest'
import { read } from '../index.ts'

/** Words between two mentions: nearer ones are one statement. */
const APART = '各级各部门提高认识，压实责任，细化措施，狠抓落实，确保各项工作按期推进、取得实效。'.repeat(6)

const repeated = (first: string, second: string): string[] => read(`工作总结\n${first}。\n${APART}\n${second}。\n`).figures.filter(({ relation }) => relation === 'repeat').map(({ claimed }) => claimed.text)

test.each([
  ['聚焦12条重点产业链发力', '培育壮大12条重点产业链', ['12条']],
  ['形成了38个牵头单位、66个承办单位的体系', '把38家改革任务牵头单位纳入考核', ['38家']],
  ['统筹规划全市146个乡镇', '实现全市146个乡镇充电桩全覆盖', ['146个']],
  ['会议提出了狠抓落实五项要求', '要把狠抓落实五项要求落到实处', ['五项']],
  ['全市在运41座水电站受损', '我市41座在运水电站中有一半达标', ['41座']],
  ['“三供一业”维修改造完成176,441户', '目前“三供一业”维修改造完成176,441户', ['176,441户']],
])('%s … %s', (first, second, expected) => {
  expect(repeated(first, second)).toEqual(expected)
})

test('a number that its own heading explains: the mention in the text is the claim', () => {
  const text = `工作报告\n落实省定18项惠民政策。\n${APART}\n6.省定18项惠民政策：提高低保补助。\n`
  const [figure] = read(text).figures.filter(({ relation }) => relation === 'repeat')
  expect(figure?.at.start).toBeLessThan(text.indexOf('各级'))
})

test('a thing told three times is one claim', () => {
  expect(read(`总结\n聚焦12条重点产业链。\n${APART}\n做强12条重点产业链。\n${APART}\n推进12条重点产业链。\n`).figures.filter(({ relation }) => relation === 'repeat').length).toBe(1)
})

test.each([
  ['研发投入增长10%以上', '财政投入增长10%以上', 'a round share'],
  ['打造10个蔬菜示范园', '打造10个以上农业基地', 'a common verb and a common number'],
  ['培育新增8家企业', '带动新增8家企业', 'two common words'],
  ['培育企业5家', '新增示范企业5家', 'a common noun'],
  ['组建一支政治过硬的队伍', '组建一支政治过硬的队伍', 'one of something counts nothing'],
  ['会同30余个职能部门', '联合30个职能部门', 'more than thirty are not thirty'],
  ['打造1至2个重点产业园', '打造1个重点产业园', 'a range'],
  ['聚焦12条重点产业链', '聚焦15条重点产业链', 'numbers that differ are never held against each other'],
])('%s … %s says nothing: %s', (first, second) => {
  expect(repeated(first, second)).toEqual([])
})
