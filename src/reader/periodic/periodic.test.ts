import { describe, expect, test } from 'vitest'
import { obligationsIn } from './index.ts'

const said = (sentence: string) => obligationsIn(sentence).map(({ period, action, count }) => [period, action, count])

describe('rhythms that have become words', () => {
  test.each<[string, unknown[]]>([
    ['实行一月一调度、一季一通报、半年一总结、一年一考核', [['month', '调度', 1], ['quarter', '通报', 1], ['half-year', '总结', 1], ['year', '考核', 1]]],
    ['坚持一季一签约、一季一开工、一季一观摩', [['quarter', '签约', 1], ['quarter', '开工', 1], ['quarter', '观摩', 1]]],
    ['推行一周两调度', [['week', '调度', 2]]],
    ['建立周通报、月调度、季评估、年考核机制', [['week', '通报', null], ['month', '调度', null], ['quarter', '评估', null], ['year', '考核', null]]],
    ['实行日调度,周小结,旬通报', [['day', '调度', null], ['week', '小结', null], ['ten-days', '通报', null]]],
    ['实行月例会制度', [['month', '例会', null]]],
    ['建立信息月报制度', [['month', '报告', null]]],
    ['严格执行周报制度', [['week', '报告', null]]],
    ['健全完善季度通报机制', [['quarter', '通报', null]]],
    ['执行“一日一报告”制度', [['day', '报告', 1]]],
  ])('%s', (sentence, expected) => {
    expect(said(sentence)).toEqual(expected)
  })
})

describe('every period', () => {
  test.each<[string, unknown[]]>([
    ['每季度通报一次进展', [['quarter', '通报进展', 1]]],
    ['每个季度通报一次进展', [['quarter', '通报进展', 1]]],
    ['各单位每季度末（分别在3月、6月、9月和12月底），将任务完成情况报送督查组', [['quarter', '将任务完成情况报送督查组', null]]],
    ['各单位每周五17时前报送进展', [['week', '报送进展', null]]],
    ['各单位每月5日前报送进展', [['month', '报送进展', null]]],
    ['每月第一周召开推进会', [['month', '召开推进会', null]]],
    ['每周一上午召开例会', [['week', '召开例会', null]]],
    ['每半年向市委报送一次工作总结', [['half-year', '向市委报送工作总结', 1]]],
    ['每周至少开展两次暗访', [['week', '开展暗访', 2]]],
    ['原则上每月召开一次会议', [['month', '召开会议', 1]]],
    ['每半年组织一次专项督查', [['half-year', '组织专项督查', 1]]],
    ['每3个月开展1次评估', [['quarter', '开展评估', 1]]],
    ['每年12月底前报送年度总结', [['year', '报送年度总结', null]]],
    ['每年6月底、12月底前报送总结', [['year', '报送总结', null]]],
    ['每季度首月10日前公布上季度结果', [['quarter', '公布上季度结果', null]]],
    ['每季度末，将落实情况报市委改革办', [['quarter', '将落实情况报市委改革办', null]]],
    ['每日上午9时前报送前一日数据', [['day', '报送前一日数据', null]]],
    ['全体会议每年召开一次', [['year', '召开全体会议', 1]]],
    ['督查每月不少于2次', [['month', '督查', 2]]],
    ['考核每半年一次', [['half-year', '考核', 1]]],
    ['村级河长每年的3月至12月每周巡查不少于1次', [['week', '巡查', 1]]],
    ['每季度“开展一次调研、召开一次会议、梳理一批经验”', [['quarter', '开展调研', 1], ['quarter', '召开会议', 1], ['quarter', '梳理一批经验', null]]],
    ['按季通报、按月调度', [['quarter', '通报', null], ['month', '调度', null]]],
    ['按季度公布结果', [['quarter', '公布结果', null]]],
    ['补贴资金按年发放', [['year', '发放', null]]],
    ['逐月梳理问题', [['month', '梳理问题', null]]],
    ['每年建设16个标准化活动阵地', [['year', '建设16个标准化活动阵地', 16]]],
    ['每年安排500万元专项资金', [['year', '安排500万元专项资金', null]]],
    ['每月开一次圆桌会，每旬跑一次工地', [['month', '开圆桌会', 1], ['ten-days', '跑工地', 1]]],
    ['每半年给物业打一次分', [['half-year', '给物业打分', 1]]],
    ['办公会每季度学法一次', [['quarter', '学法', 1]]],
    ['图谱一链一册，半年更新一次', [['half-year', '更新', 1]]],
    ['每条链每季度至少外出招商一次，签约项目当月分办', [['quarter', '外出招商', 1]]],
  ])('%s', (sentence, expected) => {
    expect(said(sentence)).toEqual(expected)
  })
})

describe('periods that stand in what is made', () => {
  test.each<[string, unknown[]]>([
    ['制定年度工作计划', [['year', '制定年度工作计划', null]]],
    ['组织开展园区年度评估', [['year', '组织开展园区年度评估', null]]],
    ['本年度8月31日为一个补助周期', [['year', '补助', null]]],
    ['以季度为一个考核周期', [['quarter', '考核', null]]],
  ])('%s', (sentence, expected) => {
    expect(said(sentence)).toEqual(expected)
  })
})

describe('who and to whom', () => {
  test.each([
    ['市直各单位每月25日前向市委改革办报送进展', '市直各单位', '市委改革办'],
    ['各县（市、区）每季度将推进情况报市政府', '各县（市、区）', '市政府'],
    ['链主部门每季度将进展反馈至总链长办公室', '链主部门', '总链长办公室'],
    ['市发改委要加强调度，每季度通报一次', '市发改委', null],
    ['（三）联席会议原则上每年召开1次会议', '联席会议', null],
    ['以及各工作专班应当每周召开例会', '各工作专班', null],
    ['每季度通报一次进展', null, null],
    ['报送材料要及时，每季度通报一次', null, null],
  ])('%s: %s → %s', (sentence, actor, recipient) => {
    expect(obligationsIn(sentence).map((one) => [one.actor, one.recipient])).toEqual([[actor, recipient]])
  })

  test('what is passed on returns as often', () => {
    expect(obligationsIn('各县每月将进展报市专班，市专班汇总后报市领导小组').map(({ period, actor, recipient }) => [period, actor, recipient])).toEqual([
      ['month', '各县', '市专班'],
      ['month', '市专班', '市领导小组'],
    ])
  })
})

describe('what has no definite period, or is no obligation', () => {
  test.each([
    '定期通报进展', '不定期开展督查', '常态化开展巡查', '每两个月召开一次会议', '每两年修订一次', '每年新增企业10家', '每年培训5000人次', '每年增长8%', '每年人均收入达到3万元',
    '每年节约标准煤6000吨', '每亩补贴100元', '每人每月补助300元', '每月发放补贴300元', '每年投入资金不超过100万元', '近年来成效明显', '一季度完成方案', '每年10月17日为扶贫日',
    '去年，每月召开一次例会', '2022年，每季度通报一次', '编制2023年度计划', '本年度工作总结', '召开月调度会议', '逐年提高标准', '按年度目标推进', '第一季度通报结果', '完成年度任务', '每次会议形成纪要',
    '全市上半年通报3起', '按日期先后办理', '一年来成效明显', '每个县召开一次会议',
    '上半年召开一次会议', '半年来更新过一次', '近半年只来一次', '每月跑了两次', '每年下一场大雨', '每天吃一次药',
  ])('%s', (sentence) => {
    expect(obligationsIn(sentence)).toEqual([])
  })
})

test('hostile sentences are read in time that grows with their length', () => {
  const sentence = '每'.repeat(20_000) + '一月一'.repeat(8_000) + '按月'.repeat(8_000) + '年度'.repeat(8_000)
  expect(obligationsIn(sentence).length).toBeGreaterThanOrEqual(0)
})
