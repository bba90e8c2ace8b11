import { describe, expect, test } from 'vitest'
import { read } from '../index.ts'

const PLAN = '河东市人民政府办公室\n关于印发河东市某项工作实施方案的通知\n河东市人民政府办公室\n2023年3月6日\n一、工作目标\n'
const REPORT = '改革工作总结\n一年来，全市上下团结奋斗。\n'

describe('targets', () => {
  test.each([
    ['到2025年，培育链主企业8户以上。', 'target', '>=', 8, '户', '2025-12-31'],
    ['2023年底，营业收入突破1200亿元。', 'target', '>=', 1200, '亿元', '2023-12-31'],
    ['到2025年，覆盖率达到90%。', 'target', '=', 90, '%', '2025-12-31'],
    ['到2023年底，打造3—5个市级专业镇。', 'target', 'range', [3, 5], '个', '2023-12-31'],
    ['到2023年底，建成10个左右示范点。', 'target', '~', 10, '个', '2023-12-31'],
    ['审批时限不超过20个工作日。', 'target', '<=', 20, '个工作日', null],
    ['到2024年，投资总额达到1,500万元。', 'target', '=', 1500, '万元', '2024-12-31'],
  ])('%s', (sentence, kind, op, value, unit, due) => {
    const { targets } = read(PLAN + sentence)
    expect(targets.map((target) => [target.kind, target.op, target.value, target.unit, target.due])).toEqual([[kind, op, value, unit, due]])
  })

  test.each(['打造100亿级产业集群。', '印发〔2022〕59号文件。', '自2023年4月1日起施行。', '第3条规定的情形除外。', '在5个工作日内答复。'])('%s measures nothing', (sentence) => {
    expect(read(PLAN + sentence).targets).toEqual([])
  })

  test('what a report tells is done, not promised', () => {
    expect(read(`${REPORT}全年新增企业125户，总数居全省第一。`).targets.map(({ kind, value, unit, due }) => [kind, value, unit, due])).toEqual([
      ['actual', 125, '户', null],
      ['actual', 1, '位', null],
    ])
  })

  test('a task knows the targets and rhythms of its words', () => {
    const { tasks } = read(`${PLAN}1.培育企业。到2025年，培育企业8户以上，每季度通报一次。（市工信局牵头）\n2.其他。（市财政局牵头）`)
    expect(tasks.map(({ targets, periodic }) => [targets, periodic])).toEqual([[['g1'], ['p1']], [[], []]])
  })
})

describe('obligations that return', () => {
  test.each([
    ['每季度通报一次进展。', [['quarter', 1]]],
    ['联席会议原则上每年召开2次会议。', [['year', 2]]],
    ['各单位每月25日前报送进展。', [['month', null]]],
    ['实行一月一调度、一季一通报、半年一总结。', [['month', 1], ['quarter', 1], ['half-year', 1]]],
    ['建立周通报、月调度、年考核机制。', [['week', null], ['month', null], ['year', null]]],
    ['每季度“开展一次调研、召开一次会议、解决一个难题”。', [['quarter', 1], ['quarter', 1], ['quarter', 1]]],
    ['补贴资金按年发放。', [['year', null]]],
  ])('%s', (sentence, expected) => {
    expect(read(PLAN + sentence).periodic.map(({ period, count }) => [period, count])).toEqual(expected)
  })

  test.each(['定期通报进展。', '每年人均收入达到3万元。', '每年节约标准煤6000吨。', '近年来成效明显。', '一季度完成方案。'])('%s has no definite period', (sentence) => {
    expect(read(PLAN + sentence).periodic).toEqual([])
  })
})

describe('figures', () => {
  const figures = (sentence: string) => read(REPORT + sentence).figures.map(({ relation, verdict, computed }) => [relation, verdict, computed])

  test.each<[string, unknown[]]>([
    ['签约总投资1890.92亿元，完成省定任务1546亿元的122.26%。', ['ratio', 'inconsistent', 122.31]],
    ['签约总投资1890.92亿元，完成省定任务1546亿元的122.31%。', ['ratio', 'rounding', 122.31]],
    ['完成投资50亿元，占年度计划100亿元的50%。', ['ratio', 'consistent', 50]],
    ['完成投资50亿元，占年度计划101亿元的约50%。', ['ratio', 'rounding', 49.5]],
    ['32个问题已化解24个，剩余8个。', ['difference', 'consistent', 8]],
    ['32个问题已化解24个，剩余9个。', ['difference', 'inconsistent', 8]],
    ['承担试点10项，其中国家级6项、省级2项、市级2项。', ['sum', 'consistent', 10]],
    ['建立项目清单、问题清单、责任清单等3张清单。', ['enumeration', 'consistent', 3]],
    ['实行“五个一”（一位领导、一个部门、一个方案、一套政策、一个专班）机制。', ['enumeration', 'consistent', 5]],
  ])('%s', (sentence, expected) => {
    expect(figures(sentence)).toEqual([expected])
  })

  test.each([
    ['建立项目清单、问题清单、责任清单等26张清单。', 'an open list'],
    ['承担试点10项，其中国家级6项、省级2项。', 'members named after 其中 need not be all'],
    ['完成投资50亿元，增长8%。', 'one end is missing'],
    ['水池深10.15米，占设计的67.66%。', 'the whole is not printed'],
  ])('%s is no claim that could be wrong: %s', (sentence) => {
    expect(figures(sentence)).toEqual([])
  })

  test('the explanation shows the sum', () => {
    expect(read(`${REPORT}签约总投资1890.92亿元，完成省定任务1546亿元的122.26%。`).figures[0]?.explanation).toBe('1890.92 ÷ 1546 = 122.31 %, the text says 122.26%')
  })
})

describe('definitions', () => {
  test.each([
    ['“三项清单”：项目清单、问题清单、责任清单。', '“三项清单”', ['项目清单', '问题清单', '责任清单']],
    ['本办法所称普惠托育机构，是指经备案并通过认定的托育机构。', '普惠托育机构', []],
  ])('%s', (sentence, term, items) => {
    expect(read(PLAN + sentence).definitions.map((one) => [one.term, one.items])).toEqual([[term, items]])
  })

  test('a heading in quotation marks defines nothing', () => {
    expect(read(`${PLAN}推行“综窗”改革，让群众少跑腿。`).definitions).toEqual([])
  })
})
