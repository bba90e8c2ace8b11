import { describe, expect, test } from 'vitest'
import { documentsOf } from '../documents/documents.ts'
import { flowOf } from '../text/flow.ts'
import { read } from '../index.ts'
import { definitionsOf } from './index.ts'

const PLAN = '河东市2026年改革工作方案\n\n一、工作机制\n\n'
const definitions = (text: string) => read(PLAN + text).definitions
const told = (text: string) => definitions(text).map(({ term, short, meaning, items }) => [term, short, meaning, items.length])

describe('a quoted term and the words behind it', () => {
  test.each<[string, string, string, string, number]>([
    ['“三项清单”：项目清单、问题清单、责任清单。', '“三项清单”', '三项清单', '项目清单、问题清单、责任清单', 3],
    ['“三项清单”:项目清单、问题清单、责任清单。', '“三项清单”', '三项清单', '项目清单、问题清单、责任清单', 3],
    ['"三项清单"：项目清单、问题清单、责任清单。', '"三项清单"', '三项清单', '项目清单、问题清单、责任清单', 3],
    ['落实“四个一”推进机制：一张清单、一名专员、一周一报、一月一评。', '“四个一”推进机制', '四个一', '一张清单、一名专员、一周一报、一月一评', 4],
    ['“综窗”是指把分设的窗口合并为一个综合受理窗口。全市年内推开。', '“综窗”', '综窗', '把分设的窗口合并为一个综合受理窗口', 0],
    ['“两库”，即项目储备库和专家库。', '“两库”', '两库', '项目储备库和专家库', 2],
    ['推行“三减”（即减环节、减材料、减跑动）行动。', '“三减”', '三减', '减环节、减材料、减跑动', 3],
    ['推行“三减”（减环节、减材料、减跑动）行动。', '“三减”', '三减', '减环节、减材料、减跑动', 3],
    ['推行“三减”(减环节、减材料、减跑动)行动。', '“三减”', '三减', '减环节、减材料、减跑动', 3],
    ['“一抓两促”：抓项目建设，促产业升级、促民生改善。', '“一抓两促”', '一抓两促', '抓项目建设，促产业升级、促民生改善', 3],
    ['“三个不变”：责任不变、力度不变、标准不变。', '“三个不变”', '三个不变', '责任不变、力度不变、标准不变', 3],
    ['“四个一”：“一套标准、一个流程、一个窗口、一张网”。', '“四个一”', '四个一', '“一套标准、一个流程、一个窗口、一张网”', 4],
    ['“十户联防”：指十户居民互相照看、互相提醒。', '“十户联防”', '十户联防', '十户居民互相照看、互相提醒', 2],
    ['“双创”指大众创业、万众创新。', '“双创”', '双创', '大众创业、万众创新', 2],
    ['“四级”网格主要包括县、乡、村、组四级网格。', '“四级”网格', '四级', '县、乡、村、组四级网格', 4],
    ['“三区三线”：“三区”是指城镇、农业、生态空间；“三线”是指三条控制线。', '“三区三线”', '三区三线', '“三区”是指城镇、农业、生态空间；“三线”是指三条控制线', 2],
  ])('%s', (text, term, short, meaning, items) => {
    expect(told(text)).toEqual([[term, short, meaning, items]])
  })

  test('two explanations in one sentence are two', () => {
    expect(told('“三个不变”：责任不变、力度不变、标准不变；做到“两个更加”：更加注重质量、更加注重长远。').map(([term, , , items]) => [term, items])).toEqual([['“三个不变”', 3], ['“两个更加”', 2]])
    expect(told('“三老”问题是指老人、老账、老粮；两补一免，是指补助、补贴和免费。').map(([, , meaning]) => meaning)).toEqual(['老人、老账、老粮'])
    expect(told('“一库”是指项目储备库；“一图”是指项目分布图。').map(([term, , meaning]) => [term, meaning])).toEqual([['“一库”', '项目储备库'], ['“一图”', '项目分布图']])
  })

  test.each([
    '推行“综窗”改革，让群众少跑腿。',
    '群众说：“这件事办得好。”',
    '推行“一企一策”机制（市商务局牵头，市财政局配合）。',
    '“双创”指标体系由市统计局制定。',
    '“一网通办”即将全面上线。',
    '“放管服”改革包括多方面内容。',
    '完善“互联网+监管”（市大数据局牵头）。',
    '坚持“三减”（市审批局、市司法局负责）。',
    '责任单位“A组”：市财政局。',
    '“接单”即“上岗”，“上岗”即“冲刺”。',
    '力争实现“100”：全部完成。',
    '加强“三农”工作，发展乡村产业。',
  ])('no explanation: %s', (text) => {
    expect(told(text)).toEqual([])
  })
})

describe('a list before the term that counts it', () => {
  test.each<[string, string, string]>([
    ['建立问题发现、交办、整改的“三步”机制。', '“三步”', '问题发现、交办、整改'],
    ['实施减环节、减材料、减时限和减跑动“四减”行动。', '“四减”', '减环节、减材料、减时限、减跑动'],
    ['推行领导包联、专班推进、清单管理等“三项制度”。', '“三项制度”', '领导包联、专班推进、清单管理'],
  ])('%s', (text, term, meaning) => {
    expect(told(text).map(([one, , means]) => [one, means])).toEqual([[term, meaning]])
  })

  test.each([
    // four things are no three
    '建立发现、交办、整改、评价“三步”机制。',
    // the quoted words begin the last thing
    '做到目标任务相衔接、市县政策相衔接、考核奖惩“三个体系”相衔接。',
    '完成道路、管网、绿化“铁三角”工程。',
    '市财政局、市教育局、市民政局要落实“十四五”规划。',
  ])('not: %s', (text) => {
    expect(told(text)).toEqual([])
  })
})

describe('as a rule calls it, and short names', () => {
  test.each<[string, string, string, 'meaning' | 'abbreviation']>([
    ['本办法所称普惠托育机构，是指经备案并通过认定的托育机构。', '普惠托育机构', '经备案并通过认定的托育机构', 'meaning'],
    ['第三条 本细则所称“专员”，是指由单位指定的办理人员。', '专员', '由单位指定的办理人员', 'meaning'],
    ['前款所称主管部门包括教育、民政等行政部门。', '主管部门', '教育、民政等行政部门', 'meaning'],
    ['成立河东市雨水利用工作领导小组（以下简称“领导小组”），统筹推进。', '“领导小组”', '河东市雨水利用工作领导小组', 'abbreviation'],
    ['成立河东市雨水利用工作领导小组(以下简称领导小组),统筹推进。', '领导小组', '河东市雨水利用工作领导小组', 'abbreviation'],
    ['根据《河东市雨水利用管理办法》（以下简称《办法》），制定本细则。', '《办法》', '《河东市雨水利用管理办法》', 'abbreviation'],
    ['市数据资源中心、市政务服务中心（以下统称“两中心”）负责运行。', '“两中心”', '市数据资源中心、市政务服务中心', 'abbreviation'],
  ])('%s', (text, term, meaning, kind) => {
    expect(definitions(text).map((one) => [one.term, one.meaning, one.kind])).toEqual([[term, meaning, kind]])
  })

  test.each(['本市以煤炭著称（全国第一）。', '该项目被称为“明星工程”。', '评定副高级职称（以下同）。', '本办法所称的其他事项。'])('not: %s', (text) => {
    expect(told(text)).toEqual([])
  })
})

describe('a list of terms at the end', () => {
  const LIST = '附件\n\n名词解释：以下按出现先后排列\n\n名词解释\n\n1.“双碳”：指碳达峰与碳中和。\n\n2.五减：减环节、减材料、减时限、减费用、减跑动。\n\n3.“一码通”：是指凭一个二维码办理多项服务。服务范围另行公布。\n\n④“链长”——由市领导担任的产业链负责人。\n'
  test('every entry, to the end of its paragraph', () => {
    expect(told(LIST).map(([term, , meaning, items]) => [term, meaning, items])).toEqual([
      ['“双碳”', '碳达峰与碳中和', 0],
      ['五减', '减环节、减材料、减时限、减费用、减跑动', 5],
      ['“一码通”', '凭一个二维码办理多项服务。服务范围另行公布', 0],
      ['“链长”', '由市领导担任的产业链负责人', 0],
    ])
  })

  test('without such a heading a numbered line with a colon is no entry', () => {
    expect(told('1.加强领导：各级要高度重视。\n\n2.强化保障：安排专项资金。')).toEqual([])
  })
})

test('places are in the text as it came, over line breaks', () => {
  const text = `${PLAN}落实“三项清单”：项目清单、\n\n问题清单、责任清单。`
  const [one] = read(text).definitions
  expect(one && text.slice(one.at.start, one.at.end)).toBe('“三项清单”：项目清单、\n\n问题清单、责任清单')
})

test.each([['”', 100_000], ['“三减”（', 30_000], ['以下简称', 50_000], ['“十', 60_000], ['、“三项”', 30_000], ['“三减”（减一、减二、', 20_000]])('%s many times is looked through before the timeout', { timeout: 20_000 }, (words, times) => {
  const flow = flowOf(PLAN + words.repeat(times))
  const documents = documentsOf(flow)
  expect(definitionsOf(flow, documents).length).toBeLessThanOrEqual(times)
})
