import { describe, expect, test } from 'vitest'
import { read } from '../index.ts'
import type { Target } from '../index.ts'

const PLAN = '河东市人民政府办公室\n关于印发河东市某项工作实施方案的通知\n河东市人民政府办公室\n2023年3月6日\n一、工作目标\n'
const REPORT = '2023年政府工作报告\n一、2022年工作回顾\n'
const AHEAD = '2023年政府工作报告\n二、2023年工作安排\n'

const inPlan = (sentence: string): Target[] => read(PLAN + sentence).targets
const brief = ({ op, value, unit }: Target) => `${op} ${Array.isArray(value) ? value.join('–') : value} ${unit}`

describe('number, unit and operator', () => {
  test.each([
    ['培育企业8户以上。', '>= 8 户'],
    ['培育企业8户。', '= 8 户'],
    ['覆盖率达到90%。', '= 90 %'],
    ['覆盖率达到90％及以上。', '>= 90 %'],
    ['覆盖率不低于90%。', '>= 90 %'],
    ['控制率不得低于80%。', '>= 80 %'],
    ['材料不少于3份。', '>= 3 份'],
    ['每个县城至少建好1所高中。', '>= 1 所'],
    ['营业收入突破1200亿元。', '>= 1200 亿元'],
    ['营业收入超过1200亿元。', '>= 1200 亿元'],
    ['力争突破储能等20项关键技术。', '= 20 项'],
    ['培训2000余人。', '>= 2000 人'],
    ['培训10余万人次。', '>= 10 万人次'],
    ['失业率不超过5%。', '<= 5 %'],
    ['失业率控制在5%以内。', '<= 5 %'],
    ['PM2.5浓度降至40微克/立方米以下。', '<= 40 微克/立方米'],
    ['审批时限不超过20个工作日。', '<= 20 个工作日'],
    ['价格涨幅控制在3%左右。', '~ 3 %'],
    ['建成约30个站点。', '~ 30 个'],
    ['全年签约3000亿元以上。', '>= 3000 亿元'],
    ['打造3—5个示范镇。', 'range 3–5 个'],
    ['打造3-5个示范镇。', 'range 3–5 个'],
    ['打造3~5个示范镇。', 'range 3–5 个'],
    ['打造3至5个示范镇。', 'range 3–5 个'],
    ['打造5～3个示范镇。', 'range 3–5 个'],
    ['每个县新（改、扩）建1所至2所幼儿园。', 'range 1–2 所'],
    ['增速保持在5%—8%。', 'range 5–8 %'],
    ['投资总额达到1,500万元。', '= 1500 万元'],
    ['投资总额达到１５００万元。', '= 1500 万元'],
    ['每百户拥有量提高2.5个百分点。', '= 2.5 个百分点'],
    ['市场主体突破60万。', '>= 60 万'],
    ['总用电量达到50亿千瓦时。', '= 50 亿千瓦时'],
    ['发明专利拥有量达到6件/万人。', '= 6 件/万人'],
    ['人均预期寿命提高到79岁。', '= 79 岁'],
    ['优良天数达到300天以上。', '>= 300 天'],
    ['优良天数≥280天。', '>= 280 天'],
    ['浓度≤45微克/立方米。', '<= 45 微克/立方米'],
    ['改造校舍2.3万㎡。', '= 2.3 万㎡'],
    ['收购茶叶2.6万担。', '= 2.6 万担'],
    ['新建管网5万米。', '= 5 万米'],
  ])('%s → %s', (sentence, expected) => {
    expect(inPlan(sentence).map(brief)).toEqual([expected])
  })
})

describe('a unit that stands once for several', () => {
  test.each([
    ['城镇、乡村占比分别提高2.1和1.6个百分点。', ['= 2.1 个百分点', '= 1.6 个百分点']],
    ['东、中、西片分别改造12、8、5个小区。', ['= 12 个', '= 8 个', '= 5 个']],
    ['分别于3月、6月新建书房5个。', ['= 5 个']],
    ['全市3、4号桥改造完成，新建小区5个。', ['= 5 个']],
  ])('%s', (sentence, expected) => {
    expect(inPlan(sentence).map(brief)).toEqual(expected)
  })
})

describe('numbers in characters', () => {
  test.each([
    ['培训两万名妇女。', ['= 2 万名']],
    ['提供岗位两万余个。', ['>= 2 万个']],
    ['中心城区建设驿站十座。', ['= 10 座']],
    ['一是建设天桥三座，二是建设书房五处。', ['= 3 座', '= 5 处']],
    ['建设不少于五个书房。', ['>= 5 个']],
    ['每县至少建成一所学校。', ['>= 1 所']],
    ['新建三所中学、五座桥梁。', ['= 3 所', '= 5 座']],
    ['企业突破百户、产值突破百亿元。', ['>= 100 户', '>= 100 亿元']],
    ['覆盖面不低于百分之八十。', ['>= 80 %']],
    ['实施三大行动，做到两个维护，推进一批项目。', []],
    ['第一批、第三方、五位一体、双百目标。', []],
    ['培育百亿级集群、千亿产业。', []],
  ])('%s', (sentence, expected) => {
    expect(inPlan(sentence).map(brief)).toEqual(expected)
  })
})

describe('numbers that measure nothing', () => {
  test.each([
    ['打造100亿级产业集群。', 'a class of size'],
    ['印发〔2022〕59号文件。', 'the number of a paper'],
    ['自2023年4月1日起施行。', 'a date'],
    ['第3条规定的情形除外。', 'an ordinal'],
    ['在5个工作日内答复。', 'a time that is not the measure'],
    ['拨打12345热线。', 'a telephone number'],
    ['创建国家5A级景区。', 'a standard'],
    ['推进某某公司9000吨中间体项目。', 'the size of one thing'],
    ['推进某某150兆瓦光伏项目。', 'the size of one thing'],
    ['推进年产20万吨电解铝项目。', 'a yearly capacity'],
    ['支持300张床位以上的机构设立医务室。', 'a class of size'],
    ['建成首个300亿元园区。', 'a class of money'],
    ['聚焦10条重点产业链。', 'a set that is worked on'],
    ['围绕8个方面。', 'parts of the work'],
    ['实施8项专项行动。', 'parts of the work'],
    ['坚持“3个100%”。', 'a slogan'],
    ['做到5个一。', 'a slogan'],
    ['按照5%的比例抽取。', 'a rate of reckoning'],
    ['对首次认定的企业，给予20万元奖励。', 'a grant'],
    ['对营业收入首次突破1亿元的企业给予一次性奖励。', 'a condition of a grant'],
    ['最高补助300万元。', 'a grant'],
    ['利用3年时间建成。', 'a term'],
    ['连续6个月保持增长。', 'months'],
    ['设计时速350公里。', 'a speed'],
    ['落实《关于30条措施的意见》。', 'inside a name'],
    ['建立项目清单、问题清单、责任清单等3张清单。', 'the number of its own list'],
    ['每季度开展1次调研。', 'how often something returns'],
    ['提供7×24小时服务。', 'a time that is not the measure'],
    ['打造15分钟生活圈。', 'a time that is not the measure'],
    ['60岁以上老年人免费。', 'an age'],
    ['12部门联合行动。', 'no unit'],
    ['实施方案2.0版。', 'a version'],
  ])('%s: %s', (sentence) => {
    expect(inPlan(sentence)).toEqual([])
  })

  test.each([
    ['新开工500万元以上工业项目100个。', '= 100 个'],
    ['引进5亿元以上项目3个。', '= 3 个'],
    ['10条产业链营业收入达到2500亿元。', '= 2500 亿元'],
  ])('%s: only %s', (sentence, expected) => {
    expect(inPlan(sentence).map(brief)).toEqual([expected])
  })
})

describe('what is measured', () => {
  test.each([
    ['培育高新技术企业20家，总数达到40家。', ['高新技术企业', '高新技术企业总数']],
    ['新增省级平台8家、市级30家。', ['省级平台', '市级平台']],
    ['城镇居民和农村居民人均收入分别增长7%、8%。', ['城镇居民人均收入', '农村居民人均收入']],
    ['秸秆、粪污利用率分别达到85%、74%。', ['秸秆利用率', '粪污利用率']],
    ['省级、市级龙头企业分别达到60家、300家。', ['省级龙头企业', '市级龙头企业']],
    ['各开发区项目开工率和“六新”项目占比均达到60%以上。', ['各开发区项目开工率', '“六新”项目占比']],
    ['旅游收入、接待人数双增长20%。', ['旅游收入', '接待人数']],
    ['能耗下降3.2%（省定3%）。', ['能耗', '能耗（省定）']],
    ['省定目标1500亿元、市定目标1800亿元。', ['省定目标', '市定目标']],
    ['新增企业100户（其中工业30户）。', ['企业', '工业']],
    ['审批环节、时限、材料再压缩30%以上。', ['审批环节、时限、材料']],
    ['力争森林覆盖率提高到25%。', ['森林覆盖率']],
    ['地区生产总值增长6%、固定资产投资增长8%。', ['地区生产总值', '固定资产投资']],
    ['全年改造农村公路300公里、危桥12座。', ['改造农村公路', '危桥']],
    ['打造10万亩标准化基地。', ['标准化基地']],
    ['市财政安排5000万元专项资金。', ['专项资金']],
  ])('%s', (sentence, names) => {
    expect(inPlan(sentence).map(({ name }) => name)).toEqual(names)
  })

  test.each([
    ['城乡居民收入分别增长7%、8%左右。', ['~ 7 %', '~ 8 %']],
    ['两项指标分别不低于60家、30家。', ['>= 60 家', '>= 30 家']],
  ])('%s: what is said once holds for the row', (sentence, expected) => {
    expect(inPlan(sentence).map(brief)).toEqual(expected)
  })

  test.each([
    ['新增企业20家。', '新增'],
    ['新（改、扩）建幼儿园16所。', '新增'],
    ['覆盖率达到90%。', '占比'],
    ['开工率达到60%。', '完成率'],
    ['收入增长8%。', '增长'],
    ['能耗下降3%。', '下降'],
    ['收入达到300亿元。', '达到'],
    ['培训3000人。', null],
  ])('%s is of the kind %s', (sentence, qualifier) => {
    expect(inPlan(sentence).map((target) => target.qualifier)).toEqual([qualifier])
  })
})

describe('promised or reported', () => {
  const kinds = (text: string) => read(text).targets.map(({ kind, value, due }) => [kind, value, due])

  test.each<[string, string, unknown[]]>([
    ['a plan promises', `${PLAN}到2025年，培育企业8户。`, [['target', 8, '2025-12-31']]],
    ['two days in one sentence', `${PLAN}到2023年底，建成5个；到2025年，建成12个。`, [['target', 5, '2023-12-31'], ['target', 12, '2025-12-31']]],
    ['each number its own year', `${PLAN}完成改造，其中2023年15户、2024年10户。`, [['target', 15, '2023-12-31'], ['target', 10, '2024-12-31']]],
    ['a day behind the number', `${PLAN}力争2个项目年内开工。`, [['target', 2, '2023-12-31']]],
    ['a day inside a clause does not hold for the next sentence', `${PLAN}到2025年，建成9个，其中2023年建成3个。培育企业5家。`, [['target', 9, '2025-12-31'], ['target', 3, '2023-12-31'], ['target', 5, '2025-12-31']]],
    ['a day that opens a clause does', `${PLAN}到2025年，建成9个。培育企业5家。`, [['target', 9, '2025-12-31'], ['target', 5, '2025-12-31']]],
    ['measures that were taken are no plan', '河东市改革工作情况汇报\n一、主要措施\n新建站点5个。\n二、任务圆满完成\n培训3000人。', [['actual', 5, null], ['actual', 3000, null]]],
    ['a five-year plan ends with its last year', '河东市养老服务“十四五”规划\n一、发展目标\n新增床位300张。', [['target', 300, '2025-12-31']]],
    ['minutes decide what is to be done', '河东市专题会议纪要\n2024年3月9日，副市长主持召开专题会议。\n一、关于改造。全年完成改造56个，目前已开工20个。', [['target', 56, '2024-12-31'], ['actual', 20, null]]],
    ['a notice asks', '关于做好2024年春耕工作的通知\n一、落实面积。种植大豆3万亩。', [['target', 3, '2024-12-31']]],
    ['what there must be is not what there is', `${PLAN}2023年底前，每县至少建有1所学校。`, [['target', 1, '2023-12-31']]],
    ['a plan tells how things are', `${PLAN}截至2022年底，全市已建成20个。到2025年，建成50个。`, [['actual', 20, null], ['target', 50, '2025-12-31']]],
    ['a plan looks back in its section on the ground', `${PLAN.replace('工作目标', '工作基础')}建成站点20个。`, [['actual', 20, null]]],
    ['from … to …', `${PLAN}到2025年，覆盖率由60%提高到80%。`, [['actual', 60, null], ['target', 80, '2025-12-31']]],
    ['a year that is compared with is no deadline', `${PLAN}到2025年，比2020年增加10家。`, [['target', 10, '2025-12-31']]],
    ['a threshold that stands has no day', `${PLAN}新建项目绿地率不低于30%。`, [['target', 30, null]]],
    ['towns that there are', `${PLAN}统筹规划全市132个乡镇。`, [['actual', 132, null]]],
    ['towns that are to be covered', `${PLAN}2023年底实现全市132个乡镇全覆盖。`, [['target', 132, '2023-12-31']]],
    ['a report tells', `${REPORT}新增企业125户，总数居全省第一。`, [['actual', 125, null], ['actual', 1, null]]],
    ['a report promises at its end', `${AHEAD}新增企业125户。`, [['target', 125, '2023-12-31']]],
    ['a report reminds of the year before', `${AHEAD}去年新建公路50公里，今年再建80公里。`, [['actual', 50, null], ['target', 80, '2023-12-31']]],
    ['“同比” compares, it does not look back', `${AHEAD}确保能耗同比下降3.9%。`, [['target', 3.9, '2023-12-31']]],
    ['a review promises for the year after', '2022年改革工作总结\n一、工作成效\n新增企业5家。\n二、下一步打算\n新增企业9家，年底前建成站点3个。', [['actual', 5, null], ['target', 9, '2023-12-31'], ['target', 3, '2023-12-31']]],
    ['a section that does not say where it looks follows the one before', `${AHEAD}新增企业5家。\n三、加强自身建设\n办理建议20件。`, [['target', 5, '2023-12-31'], ['target', 20, '2023-12-31']]],
    ['a heading without a number turns too', '河东市情况\n2022年工作回顾\n新增企业5家。\n2023年工作安排\n新增企业9家。', [['actual', 5, null], ['target', 9, '2023-12-31']]],
    ['a plan for several years ends with the last', '河东市产业提升行动方案（2023—2025年）\n一、工作目标\n培育企业30家。', [['target', 30, '2025-12-31']]],
    ['the year of the title', '河东市2024年优化环境实施方案\n一、工作目标\n培育企业30家。', [['target', 30, '2024-12-31']]],
    ['conditions of admission promise nothing', `${PLAN.replace('一、工作目标', '一、申报条件')}年产值达到2亿元。`, []],
    ['rules and appointments hold no targets', '河东市专项资金管理办法\n第一条资助不超过30%。', []],
  ])('%s', (_, text, expected) => {
    expect(kinds(text)).toEqual(expected)
  })
})

describe('places in a ranking', () => {
  test.each([
    ['增速位居全省第三。', [3]],
    ['数量全市第一。', [1]],
    ['总量、增速分别居全省第4位、第2位。', [4, 2]],
    ['综合排名第5名。', [5]],
    ['全省第一批试点、全国第七次普查、全市第一个、第一产业、第一书记。', []],
    ['名单中列第一位者为组长，排第一的为主办，居首位。列第一位的单位负责汇总。', []],
  ])('%s', (sentence, places) => {
    expect(read(REPORT + sentence).targets.map(({ unit, value }) => [unit, value])).toEqual(places.map((place) => ['位', place]))
  })
})

describe('tables', () => {
  test('indicators: a name, a unit, values of several years', () => {
    const table = '河东市产业发展规划（2023—2025年）\n2023年3月6日\n一、发展目标\n序号\t指标名称\t单位\t2022年\t2025年目标\n1\t规上企业数量\t家\t320\t500以上\n2\t研发投入占比\t%\t1.2\t≥2.0\n3\t备注\t—\t无\t见附件\n'
    expect(read(table).targets.map((one) => [one.kind, one.name, brief(one), one.due])).toEqual([
      ['actual', '规上企业数量', '= 320 家', null],
      ['target', '规上企业数量', '>= 500 家', '2025-12-31'],
      ['actual', '研发投入占比', '= 1.2 %', null],
      ['target', '研发投入占比', '>= 2 %', '2025-12-31'],
    ])
  })

  test('without a year of its own the last column of years is promised', () => {
    const table = '河东市养老服务规划\n一、指标\n指标\t单位\t2020年\t2025年\n床位占比（%）\t%\t45\t60\n'
    expect(read(table).targets.map((one) => [one.kind, one.value, one.due])).toEqual([['actual', 45, null], ['target', 60, '2025-12-31']])
  })

  test('a column of tasks promises and a column of progress tells', () => {
    const table = '河东市2023年民生实事项目\n序号\t项目内容\t进展情况\t责任单位\n1\t新建幼儿园7所\t建成幼儿园5所\t市教育局\n'
    expect(read(table).targets.map((one) => [one.kind, one.value])).toEqual([['target', 7], ['actual', 5]])
  })
})

test('places quote the number', () => {
  const text = `${PLAN}到2025年，培育链主企业8户以上，\n覆盖率达到９０％。`
  expect(read(text).targets.map(({ at }) => text.slice(at.start, at.end))).toEqual([expect.stringContaining('8户以上'), expect.stringContaining('９０％')])
})

test.each([
  ['numbers in one clause', '1个'.repeat(30_000)],
  ['numbers between commas', '5%，'.repeat(30_000)],
  ['ranges', '3—5—'.repeat(20_000)],
  ['numbers in characters', '十座、'.repeat(20_000)],
  ['thousands', '1,'.repeat(40_000)],
  ['open quotation marks', '“1家'.repeat(20_000)],
  ['years', '2023年1个'.repeat(10_000)],
  ['rows', `分别${'5%、'.repeat(20_000)}`],
])('a hostile text of %s is read in time that grows with its length', { timeout: 10_000 }, (_, text) => {
  expect(read(`${PLAN}${text}`).documents).toHaveLength(1)
})
