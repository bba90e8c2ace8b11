import { describe, expect, test } from 'vitest'
import { read } from './index.ts'
import type { Reading, Span, Task } from './index.ts'

const TITLE = '河东市人民政府办公室\n关于印发河东市某项工作实施方案的通知\n河东市人民政府办公室\n2023年3月6日\n'

function quote(text: string, span: Span): string {
  return text.slice(span.start, span.end)
}

/** Who a task puts duties on, in one line. */
function who(task: Task): string {
  const lists = [['L', task.lead], ['S', task.support], ['R', task.responsible], ['P', task.leaders], ['@', task.local.map(({ scope, owner }) => `${scope}=${owner}`)]] as const
  return lists.filter(([, names]) => names.length > 0).map(([role, names]) => `${role} ${names.join(' ')}`).join(' ')
}

function readPlan(body: string): Reading {
  return read(TITLE + body)
}

describe('one task in each layout', () => {
  test.each([
    ['一、清理证明\n逐项清理。（市司法局牵头，市公安局配合）', 'L 市司法局 S 市公安局', 'bracket'],
    ['一、清理证明\n逐项清理。［市司法局、市公安局负责］', 'R 市司法局 市公安局', 'bracket'],
    ['一、清理证明\n逐项清理。【市司法局牵头】', 'L 市司法局', 'bracket'],
    ['一、清理证明\n逐项清理。(市司法局牵头,市公安局配合)', 'L 市司法局 S 市公安局', 'bracket'],
    ['一、清理证明\n逐项清理（市司法局牵头）。', 'L 市司法局', 'bracket'],
    ['一、清理证明\n逐项清理。（市司法局、市公安局）', 'R 市司法局 市公安局', 'bracket'],
    ['一、清理证明\n逐项清理。\n责任单位：市司法局、市公安局', 'R 市司法局 市公安局', 'line'],
    ['一、清理证明\n逐项清理。\n牵头单位：市司法局\n完成时限：6月底前\n配合单位：市公安局', 'L 市司法局 S 市公安局', 'line'],
    ['一、清理证明\n逐项清理。责任单位：市司法局、市公安局。', 'R 市司法局 市公安局', 'line'],
    ['一、清理证明\n逐项清理。\n责任单位：市司法局、\n市公安局、\n市民政局', 'R 市司法局 市公安局 市民政局', 'line'],
    ['序号\t任务\t牵头单位\t配合单位\n1\t逐项清理证明\t市司法局\t市公安局', 'L 市司法局 S 市公安局', 'row'],
    ['| 任务 | 责任单位 |\n| --- | --- |\n| 逐项清理证明 | 市司法局 |', 'R 市司法局', 'row'],
    ['序号\n任务\n责任单位\n1\n逐项清理证明\n市司法局\n', 'R 市司法局', 'row'],
    ['一、部门职责\n市司法局：负责清理证明事项和规范性文件。', 'R 市司法局', 'duty'],
    ['一、清理证明\n由市司法局牵头，市公安局配合，逐项清理证明。', 'L 市司法局 S 市公安局', 'running'],
    ['一、清理证明\n市司法局负责清理证明事项。', 'R 市司法局', 'running'],
    ['一、清理证明\n证明事项清单由市司法局制定。', 'R 市司法局', 'running'],
    ['一、清理证明\n县级财政部门负责安排经费。', 'R 县级财政部门', 'running'],
    ['一、清理证明\n市司法局会同市公安局开展清理。', 'L 市司法局 S 市公安局', 'running'],
    ['一、清理证明\n市司法局、市公安局等部门要按照职责分工，共同推进。', 'R 市司法局 市公安局', 'running'],
    ['一、清理证明\n各县（市、区）政府是清理证明的责任主体，要抓好落实。', 'R 各县（市、区）政府', 'running'],
  ])('%s', (body, roles, form) => {
    expect(readPlan(body).tasks.map((task) => [who(task), task.form])).toEqual([[roles, form]])
  })
})

describe('what assigns nothing', () => {
  test.each([
    '本文件由市司法局负责解读。',
    '本办法由市司法局负责解释。',
    '由市长担任领导小组组长，副市长任副组长。',
    '领导小组办公室设在市司法局，负责日常协调工作。',
    '领导小组办公室主任由市司法局主要负责人担任。',
    '成员：市司法局、市公安局、市民政局等部门分管负责人。',
    '各产业链牵头部门负责制定工作方案。',
    '各成员单位要按照职责分工，密切配合。',
    '有关部门要加强协调，形成合力。',
    '各县（市、区）党委要高度重视。',
    '去年由市司法局牵头建设的平台已经投入使用。',
    '由市财政局负责建设的平台运行良好。',
    '设立工作专班（以下简称专班），统筹推进各项工作。',
    '联系人（市司法局办公室）电话另行通知。',
    '企业对安全生产承担主体责任，做到规范管理。',
    '根据市财政局要求，经费据实列支。',
  ])('%s', (sentence) => {
    expect(readPlan(`一、总则\n${sentence}`).tasks).toEqual([])
  })

  test('a report of what was done', () => {
    const report = '河东市改革工作总结\n一年来，市司法局负责清理证明事项，市水务局、市生态环境局按照职责分工联合巡查。由市工信局负责的链长制进入第二年。'
    expect(read(report).tasks).toEqual([])
  })

  test('an addressee and its colon', () => {
    expect(read('河东市人民政府\n关于同意某规划的批复\n市水务局：\n你局请示收悉。').tasks).toEqual([])
  })
})

describe('what looks like an assignment and could not be read', () => {
  test('is a task with low confidence and empty lists', () => {
    const [task, ...others] = readPlan('一、清理证明\n逐项清理证明事项。\n责任单位：详见“三定”规定').tasks
    expect(others).toEqual([])
    expect(task?.form).toBe('unclear')
    expect(task?.confidence).toBeLessThan(0.5)
    expect([task?.lead, task?.support, task?.responsible]).toEqual([[], [], []])
  })
})

test('a name the city knows is a unit, whatever it looks like', () => {
  const text = `${TITLE}一、清理证明\n逐项清理。（引黄灌溉总干渠）`
  expect(read(text).tasks).toEqual([])
  expect(read(text, { units: ['引黄灌溉总干渠'] }).tasks.map(who)).toEqual(['R 引黄灌溉总干渠'])
})

describe('title, path, body and deadline', () => {
  const text = `${TITLE}一、重点任务\n（一）摸清底数\n1.清理证明。逐项清理，2023年6月底前完成。（市司法局牵头）\n2.编制清单。（市公安局牵头）\n（二）规范窗口\n1.清单之外无证明。\n2.窗口一次说清。\n（市审批局负责）\n`
  const reading = read(text)

  test('the heading as printed, the headings over it, the plan first', () => {
    expect(reading.tasks.map(({ title, path }) => [title, path])).toEqual([
      ['1.清理证明', ['河东市某项工作实施方案', '一、重点任务', '（一）摸清底数']],
      ['2.编制清单', ['河东市某项工作实施方案', '一、重点任务', '（一）摸清底数']],
      ['（二）规范窗口', ['河东市某项工作实施方案', '一、重点任务']],
    ])
  })

  test('the annotation and the body are quoted from the text', () => {
    const [first, , served] = reading.tasks
    expect(first && quote(text, first.annotation)).toBe('（市司法局牵头）')
    expect(first && quote(text, first.body)).toBe('1.清理证明。逐项清理，2023年6月底前完成。')
    expect(served && quote(text, served.body)).toContain('1.清单之外无证明。')
    expect(served && quote(text, served.body)).toContain('2.窗口一次说清。')
  })

  test('the deadline of the body', () => {
    expect(reading.tasks.map(({ due }) => due)).toEqual([{ date: '2023-06-30', text: '2023年6月底前' }, null, null])
  })

  test('several annotations in one paragraph divide it', () => {
    const paragraph = `${TITLE}一、清理证明\n统一文书样本；（市司法局牵头）建立失信名单；（市公安局牵头）纳入日常监管。（市民政局负责）`
    expect(read(paragraph).tasks.map((task) => [who(task), quote(paragraph, task.body).replace(/\s/g, '')])).toEqual([
      ['L 市司法局', '一、清理证明统一文书样本；'],
      ['L 市公安局', '建立失信名单；'],
      ['R 市民政局', '纳入日常监管。'],
    ])
  })
})

describe('documents of a gazette', () => {
  const gazette = [
    '·市政府办公室文件·', '河东市 人民政府办公室', '关于印发河东市某方案', '的通知', '各县（市、区）人民政府：', '现印发给你们。', '河东市人民政府办公室', '2023 年 3 月 6 日',
    '（此件公开发布）', '河政办发〔2023〕6 号', '一、任务', '清理证明。（市司法局负责）', '本文件由市司法局负责解读。', '20- -', '河东市人民政府', '关于同意某规划的批复',
    '河政函〔2023〕7号', '市水务局：', '同意。', '河东市人民政府', '二〇二三年四月一日',
  ].join('\n')

  test('are told apart, with what stands in their heads', () => {
    expect(read(gazette).documents.map(({ title, number, issuer, issuedOn, year, openness, interpretedBy }) => [title, number, issuer, issuedOn, year, openness, interpretedBy])).toEqual([
      ['关于印发河东市某方案的通知', '河政办发〔2023〕6号', '河东市人民政府办公室', '2023-03-06', 2023, '此件公开发布', '市司法局'],
      ['关于同意某规划的批复', '河政函〔2023〕7号', '河东市人民政府', '2023-04-01', 2023, null, null],
    ])
  })

  test('tasks know their document', () => {
    expect(read(gazette).tasks.map(({ document }) => document)).toEqual(['d1'])
  })

  test('a text without any title is one document', () => {
    expect(read('清理证明。（市司法局负责）').documents).toHaveLength(1)
    expect(read('').documents).toHaveLength(1)
  })
})

describe('broken lines', () => {
  const whole = '1.清理证明。对照清单逐项清理，形成目录。（市审批服务管理局牵头，市司法局、市公安局等部门按职责分工负责）'

  test.each([
    ['hard line breaks', (text: string) => text.match(/.{1,20}/gsu)?.join('\n') ?? ''],
    ['blank lines between all lines', (text: string) => text.match(/.{1,20}/gsu)?.join('\n\n') ?? ''],
    ['Windows line ends', (text: string) => text.match(/.{1,20}/gsu)?.join('\r\n') ?? ''],
    ['blanks inside words', (text: string) => text.match(/.{1,7}/gsu)?.join(' ') ?? ''],
    ['a page header in the middle', (text: string) => text.match(/.{1,20}/gsu)?.flatMap((line, index) => (index === 2 ? ['·市政府办公室文件·', '20- -', line] : [line])).join('\n') ?? ''],
  ])('%s are bridged', (_, typeset) => {
    const filler = Array.from({ length: 12 }, () => '坚持以人民为中心的发展思想，统筹推进各项工作，确保取得实效').join('\n')
    const text = `${filler}\n${typeset(whole)}\n`
    const [task, ...others] = read(text).tasks
    expect(others).toEqual([])
    expect(task && who(task)).toBe('L 市审批服务管理局 R 市司法局 市公安局')
    expect(task && quote(text, task.annotation).replace(/\s|·.*?·|20- -/g, '')).toBe('（市审批服务管理局牵头，市司法局、市公安局等部门按职责分工负责）')
  })
})

test('a long text is read in time that grows with its length, not faster', () => {
  const hostile = ['（'.repeat(20000), '市'.repeat(20000), '由'.repeat(20000), '一、'.repeat(10000), '1.'.repeat(10000), '责任单位：'.repeat(5000), '|'.repeat(20000)].join('\n')
  expect(read(hostile).documents).toHaveLength(1)
})
