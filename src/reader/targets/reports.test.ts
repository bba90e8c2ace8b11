import { describe, expect, test } from 'vitest'
import { read } from '../index.ts'

const REPORT = '2026年河东市政府工作报告\n——2026年1月9日在河东市第五届人民代表大会第六次会议上\n各位代表：\n现在，我代表市人民政府作工作报告，请予审议。\n'
const DONE = '新增企业20家。'

const told = (text: string): string[] => read(text).targets.map(({ kind, name, value, unit, due }) => `${kind} ${name} ${value}${unit}${due ? ` ${due}` : ''}`)

describe('a report whose parts bear no numbers', () => {
  test.each([
    ['numbered sections stand under the heading above them', `过去一年的工作回顾\n${DONE}\n2026年重点工作\n（一）稳住增长\n改造小区30个。\n（二）办好实事\n新建学校2所。\n`, [
      'actual 企业 20家', 'target 改造小区 30个 2026-12-31', 'target 学校 2所 2026-12-31',
    ]],
    ['where the numbers begin anew', `过去一年的工作回顾\n（一）稳住增长\n${DONE}\n（二）办好实事\n新建学校5所。\n2026年重点工作\n（一）项目建设\n改造小区30个。\n`, [
      'actual 企业 20家', 'actual 学校 5所', 'target 改造小区 30个 2026-12-31',
    ]],
    ['what a five-year plan promises is due at its end', `“十五五”时期的主要目标\n森林覆盖率达到40%。\n2026年重点工作\n（一）项目建设\n改造小区30个。\n`, [
      'target 森林覆盖率 40% 2030-12-31', 'target 改造小区 30个 2026-12-31',
    ]],
    ['a review of five years promises nothing', `“十四五”时期工作回顾\n（一）项目建设\n${DONE}\n`, ['actual 企业 20家']],
    ['the title itself is no heading', `一、项目建设\n${DONE}\n`, ['actual 企业 20家']],
  ])('%s', (_, body, expected) => {
    expect(told(REPORT + body)).toEqual(expected)
  })
})

describe('names of what a report measures', () => {
  test.each([
    ['客运量200万人次、货运量30万吨，分别增长4%、6.5%。', ['客运量 200万人次', '货运量 30万吨', '客运量 4%', '货运量 6.5%']],
    ['伤亡事故起数、死亡人数、受伤人数、直接经济损失总额分别下降11%、12%、13%、14%。', ['伤亡事故起数 11%', '死亡人数 12%', '受伤人数 13%', '直接经济损失总额 14%']],
    ['原盐、纯碱、天然气产量分别达到70万吨、12万吨、3亿立方米。', ['原盐产量 70万吨', '纯碱产量 12万吨', '天然气产量 3亿立方米']],
    ['高新技术企业增至350家。', ['高新技术企业 350家']],
    ['地区生产总值迈上600亿元台阶。', ['地区生产总值 600亿元']],
    ['存款余额升至900亿元。', ['存款余额 900亿元']],
    ['农民人均收入名义增长6%，扣除价格因素实际增长5%。', ['农民人均收入 6%', '农民人均收入 5%']],
    ['居民消费价格指数上涨1%。', ['居民消费价格指数 1%']],
    ['工业增加值增速连续8个季度居全省前3位。', ['工业增加值增速 3位']],
    ['一般公共预算收入同口径增长5%。', ['一般公共预算收入 5%']],
    ['（2）教育支出8亿元，增长3%。', ['教育支出 8亿元', '教育支出 3%']],
    ['新设外资企业6家，新增有出口实绩企业9家。', ['新设外资企业 6家', '有出口实绩企业 9家']],
    ['5条公路建成通车。', ['公路 5条']],
  ])('%s', (sentence, expected) => {
    expect(read(`${REPORT}一、2025年工作回顾\n${sentence}`).targets.map(({ name, value, unit }) => `${name} ${value}${unit}`)).toEqual(expected)
  })
})

describe('what is no measure of a report', () => {
  test.each([
    ['5%左右的预期增长目标，符合实际。', []],
    ['新增河西、河北、河南3个过千亿元城市。', []],
    ['增长5%左右，这一目标积极稳妥。', ['5%']],
  ])('%s', (sentence, expected) => {
    expect(read(`${REPORT}一、2026年工作安排\n${sentence}`).targets.map(({ value, unit }) => `${value}${unit}`)).toEqual(expected)
  })
})

describe('kinds of statements', () => {
  test.each([
    ['第二产业增加值90亿元。', [null]],
    ['增加就业90人。', ['增长']],
    ['两院院士增至9位。', [null]],
    ['生产总值居全省第9位。', ['排名']],
    ['融资规模压降8%。', ['下降']],
    ['税收上涨8%。', ['增长']],
  ])('%s', (sentence, expected) => {
    expect(read(`${REPORT}一、2025年工作回顾\n${sentence}`).targets.map(({ qualifier }) => qualifier)).toEqual(expected)
  })
})
