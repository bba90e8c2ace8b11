import { describe, expect, test } from 'vitest'
import { read } from '../index.ts'
import type { Task } from '../index.ts'

const TITLE = '河东市人民政府办公室\n关于印发河东市某项工作实施方案的通知\n河东市人民政府办公室\n2023年3月6日\n'

function who({ lead, support, responsible, leaders, local, territory }: Task): string {
  const lists = [['L', lead], ['S', support], ['R', responsible], ['P', leaders], ['@', local.map(({ scope, owner }) => `${scope}=${owner}`)], ['T', territory ? [territory] : []]] as const
  return lists.filter(([, names]) => names.length > 0).map(([role, names]) => `${role} ${names.join(' ')}`).join(' ')
}

/** Title, duties and day of every task. */
function tasksIn(body: string): string[] {
  return read(TITLE + body).tasks.map((task) => [task.title, who(task), task.due?.date ?? task.due?.text ?? ''].filter((part) => part !== '').join(' | '))
}

describe('brackets', () => {
  test.each([
    ['（）', '（市司法局牵头，市公安局配合）'], ['()', '(市司法局牵头,市公安局配合)'], ['［］', '［市司法局牵头，市公安局配合］'], ['[]', '[市司法局牵头,市公安局配合]'],
    ['【】', '【市司法局牵头；市公安局配合】'], ['〔〕', '〔牵头单位：市司法局；配合单位：市公安局〕'], ['of two widths', '（市司法局牵头，市公安局配合)'], ['never closed', '（牵头单位：市司法局；配合单位：市公安局'],
  ])('%s', (_, bracket) => {
    expect(tasksIn(`一、清理证明\n逐项清理。${bracket}`)).toEqual(['一、清理证明 | L 市司法局 S 市公安局'])
  })

  test('with brackets of the same kind inside', () => {
    expect(tasksIn('一、清理证明\n逐项清理。（市工信局（市国资委）牵头，各县（市、区）政府配合）')).toEqual(['一、清理证明 | L 市工信局（市国资委） S 各县（市、区）政府'])
  })

  test('in a heading', () => {
    expect(tasksIn('一、清理证明（市司法局牵头）\n逐项清理。\n二、规范窗口（市审批局、市公安局负责）\n一次说清。')).toEqual(['一、清理证明 | L 市司法局', '二、规范窗口 | R 市审批局 市公安局'])
  })

  test('in a heading, answering for what stands under it', () => {
    const text = `${TITLE}（一）清理证明（市司法局牵头）。逐项清理，6月底前完成。\n形成目录。\n（二）规范窗口（市审批局牵头）\n1.一次说清。\n2.集中办理，9月底前完成。\n3.远程办理（市数据局负责）\n（三）其他。`
    expect(read(text).tasks.map(({ title, due, body }) => [title, due?.date ?? null, text.slice(body.start, body.end).split('\n').length])).toEqual([
      ['（一）清理证明', '2023-06-30', 2], ['（二）规范窗口', '2023-09-30', 3], ['3.远程办理', null, 1],
    ])
  })

  test('several in one paragraph', () => {
    expect(tasksIn('1.推进改革。清理证明。（市司法局牵头，6月底前完成）统一样本。（市公安局负责）建立名单（市民政局牵头，市财政局配合），纳入监管。')).toEqual([
      '1.推进改革 | L 市司法局 | 2023-06-30', '统一样本 | R 市公安局', '建立名单 | L 市民政局 S 市财政局',
    ])
  })

  test('one for several numbered items', () => {
    expect(tasksIn('（一）优化服务\n1.清单之外无证明。\n2.窗口一次说清，9月底前完成。\n（市审批局负责）')).toEqual(['（一）优化服务 | R 市审批局 | 2023-09-30'])
  })

  test.each([
    '成员单位包括市直有关部门（市教育局、市财政局）。',
    '经费由单位（市财政局、市审计局）自筹。',
    '重点区域（东河区、西河区）先行。',
    '归口市财政局（市国资委）。',
    '各县（市、区）稳步推进。',
    '领导小组（办公室设在市财政局）定期会商。',
    '具体名单另行公布（联系人：市教育局王某）。',
    '依法依规办理（详见附件，由市教育局解读）。',
  ])('that assign nothing: %s', (sentence) => {
    expect(tasksIn(`一、清理证明\n${sentence}`)).toEqual([])
  })

  test('the byline of a report is no duty', () => {
    expect(read('河东市政务公开经验做法\n全市部门开通政务新媒体。\n（市政府办公室）').tasks).toEqual([])
  })
})

describe('lines with labels', () => {
  test.each([
    ['in any order', '责任领导：副市长\n配合单位：市公安局\n完成时限：10月31日前\n牵头单位：市司法局', 'L 市司法局 S 市公安局 P 副市长 | 2023-10-31'],
    ['in one line', '牵头单位：市司法局；配合单位：市公安局；责任人：李某；完成时间：2024年', 'L 市司法局 S 市公安局 P 李某 | 2024-12-31'],
    ['in one line, parted by blanks', '主办单位：市司法局　　协办单位：市公安局　　办理时限：年底前', 'L 市司法局 S 市公安局 | 2023-12-31'],
    ['of half width', '牵头单位:市司法局;配合单位:市公安局', 'L 市司法局 S 市公安局'],
    ['in brackets of their own', '【责任单位】市司法局、市公安局\n【完成时限】8月底前', 'R 市司法局 市公安局 | 2023-08-31'],
    ['with units over several lines', '责任单位：市司法局、\n市公安局、\n各县（市、区）人民政府', 'R 市司法局 市公安局 各县（市、区）人民政府'],
    ['with units parted by blanks', '责任单位：市司法局　市公安局　各县（市、区）', 'R 市司法局 市公安局 各县（市、区）'],
    ['of a province', '牵头负责领导：李某\n牵头责任单位：省司法厅\n协同责任单位：省公安厅、各市人民政府等', 'L 省司法厅 S 省公安厅 各市人民政府 P 李某'],
    ['with a division of work', '分管市领导：李某\n部门分工：市司法局牵头，各县（市、区）配合', 'L 市司法局 S 各县（市、区） P 李某'],
    ['of a county', '包联领导：分管副县长\n主责部门：县住建局\n参与单位：县财政局、城关镇\n督办单位：县政府督查室\n办结时限：11月', 'L 县住建局 S 县财政局 城关镇 P 分管副县长 | 2023-11-30'],
    ['with two kinds of responsible', '责任部门：市司法局\n责任区县：各区县人民政府', 'R 市司法局 各区县人民政府'],
    ['with a mark in the name’s own bracket', '责任单位：市司法局（牵头）、市公安局', 'L 市司法局 R 市公安局'],
    ['by territory', '责任单位：市城区由市城管局牵头，市住建局配合，各县（市）由当地政府负责', 'L 市城管局 S 市住建局 @ 各县（市）=当地政府 T 市城区'],
  ])('%s', (_, lines, duties) => {
    expect(tasksIn(`1.清理证明。逐项清理。\n${lines}`)).toEqual([`1.清理证明 | ${duties}`])
  })

  test('after a dash or a blank in the paragraph itself', () => {
    expect(tasksIn('1、清理证明——责任单位：市司法局；完成时间：2025年\n2、规范窗口　包联领导：副市长　责任单位：市审批局')).toEqual(['1、清理证明 | R 市司法局 | 2025-12-31', '2、规范窗口 | R 市审批局 P 副市长'])
  })

  test('the deadline in a line of its own further down', () => {
    expect(tasksIn('1.管网改造\n责任单位：市住建局\n工作内容：改造12公里。\n完成时限：10月底前\n2.道路改造\n责任单位：市城管局')).toEqual(['1.管网改造 | R 市住建局 | 2023-10-31', '2.道路改造 | R 市城管局'])
  })

  test.each(['负责人：张某，手机另附', '时间：3月6日上午\n地点：市政府', '各牵头单位：要切实负起责任。', '责任单位要主动对接。'])('that assign nothing: %s', (line) => {
    expect(tasksIn(`一、清理证明\n${line}`)).toEqual([])
  })

  test('that name nobody are a task with low confidence and empty lists', () => {
    const [task, ...others] = read(`${TITLE}一、清理证明\n责任单位：按“三定”规定确定`).tasks
    expect(others).toEqual([])
    expect([task?.form, task && who(task), (task?.confidence ?? 1) < 0.5]).toEqual(['unclear', '', true])
  })
})

describe('duties of departments', () => {
  test.each([
    ['after a colon', '一、部门职责\n市司法局：负责清理证明。\n市公安局：配合核查。', ['负责清理证明 | R 市司法局', '配合核查 | R 市公安局']],
    ['after a full stop', '一、部门职责\n1.市司法局。负责清理证明。\n2.市公安局。配合核查。', ['负责清理证明 | R 市司法局', '配合核查 | R 市公安局']],
    ['of half width', '一、职责分工\n(一)市司法局:负责清理证明.', ['负责清理证明. | R 市司法局']],
    ['one after the other without a heading', '一、清理证明\n市司法局：制定清单。\n市公安局：核查信息。', ['制定清单 | R 市司法局', '核查信息 | R 市公安局']],
    ['under a heading of their own', '第四条 市财政局主要职责：\n（一）编制预算；\n（二）拨付资金。\n第五条 市科技局主要职责：\n（一）编制指南。', ['编制预算 | R 市财政局', '编制指南 | R 市科技局']],
    ['under the unit’s name', '一、部门职责\n（一）市司法局\n负责清理证明。\n（二）市公安局\n配合核查。', ['负责清理证明 | R 市司法局', '配合核查 | R 市公安局']],
    ['of several units, of governments and companies', '二、成员单位职责\n市委宣传部、市融媒体中心：组织宣传。\n各县（市、区）人民政府：落实属地责任。\n国网河东供电公司：保障供电。', [
      '组织宣传 | R 市委宣传部 市融媒体中心', '落实属地责任 | R 各县（市、区）人民政府', '保障供电 | R 国网河东供电公司',
    ]],
  ])('%s', (_, body, tasks) => {
    expect(tasksIn(body)).toEqual(tasks)
  })

  test.each([
    '一、部门职责\n指挥部办公室：负责日常工作。',
    '一、成员\n组长：张某，市司法局局长。\n成员：市司法局、市公安局。',
    '一、部门职责\n数据中台：汇聚各类数据。',
    '市司法局：\n你局请示收悉。',
    '一、联系方式\n市司法局：联系电话另附。',
  ])('what is no duty: %s', (body) => {
    expect(tasksIn(body)).toEqual([])
  })
})

describe('the unit named first leads', () => {
  const LIST = '1.清理证明。（责任单位：市司法局、市公安局）\n2.规范窗口。\n责任单位：市审批局、市财政局、市档案馆'

  test.each([
    '注：责任单位中列第一位的为牵头单位。', '说明：排在首位的单位为牵头单位。', '列首位的为牵头单位', '各项任务第一个责任单位为牵头单位。', '责任部门中排名第一的为主办部门。', '责任单位中，居首位者为牵头单位。',
  ])('%s', (remark) => {
    expect(tasksIn(`一、任务\n${remark}\n${LIST}`)).toEqual(['1.清理证明 | L 市司法局 R 市公安局', '2.规范窗口 | L 市审批局 R 市财政局 市档案馆'])
    expect(tasksIn(`一、任务\n${LIST}\n${remark}`).map((task) => /L \S+/.exec(task)?.[0])).toEqual(['L 市司法局', 'L 市审批局'])
  })

  test('the others support where the remark says so', () => {
    expect(tasksIn(`一、任务\n责任单位中第一位为牵头单位，其他为配合单位。\n${LIST}`)).toEqual(['1.清理证明 | L 市司法局 S 市公安局', '2.规范窗口 | L 市审批局 S 市财政局 市档案馆'])
  })

  test('inside an annotation: for that one, with 下同 from there on', () => {
    expect(tasksIn('1.清理证明。（市司法局、市公安局负责，列第一位的为牵头单位）\n2.规范窗口。（市审批局、市财政局负责）')).toEqual(['1.清理证明 | L 市司法局 R 市公安局', '2.规范窗口 | R 市审批局 市财政局'])
    expect(tasksIn('1.编制清单。（市民政局、市残联负责）\n2.清理证明。（市司法局、市公安局负责，列第一位的为牵头单位，下同）\n3.规范窗口。（市审批局、市财政局负责）')).toEqual([
      '1.编制清单 | R 市民政局 市残联', '2.清理证明 | L 市司法局 R 市公安局', '3.规范窗口 | L 市审批局 R 市财政局',
    ])
  })

  test.each(['主要负责人是第一责任人。', '坚持把牵头单位摆在第一位。', '第一位的为优胜单位。'])('nothing changes for: %s', (sentence) => {
    expect(tasksIn(`一、任务\n${sentence}\n1.清理证明。（市司法局、市公安局负责）`)).toEqual(['1.清理证明 | R 市司法局 市公安局'])
  })

  test('a lead already named stays', () => {
    expect(tasksIn('一、任务\n列第一位的为牵头单位。\n1.清理证明。（市公安局牵头，市司法局、市民政局负责）')).toEqual(['1.清理证明 | L 市公安局 R 市司法局 市民政局'])
  })
})

test('fields of a list of problems end the list of units above them', () => {
  expect(tasksIn('一、反馈问题：证明过多，群众反映强烈。\n整改时限：6月底前\n责任单位：市司法局、东平镇\n整改措施：清理30处，其中城区20处、乡村10处。')).toEqual(['一、反馈问题：证明过多 | R 市司法局 东平镇 | 2023-06-30'])
})

describe('a bracket and a line right below it', () => {
  test.each([
    ['are one assignment', '（一）清理证明。逐项清理（市司法局牵头，市公安局配合）\n责任单位：市司法局、市民政局；完成时限：6月底', ['（一）清理证明 | L 市司法局 S 市公安局 R 市民政局 | 2023-06-30']],
    ['with a full stop between', '（一）清理证明。逐项清理（市司法局牵头）。\n配合单位：市公安局\n（二）规范窗口。一次说清。\n责任单位：市民政局', ['（一）清理证明 | L 市司法局 S 市公安局', '（二）规范窗口 | R 市民政局']],
    ['a bracket that assigns nothing', '（一）清理证明。逐项清理（含乡镇证明）\n责任单位：市司法局', ['（一）清理证明 | R 市司法局']],
  ])('%s', (_, body, tasks) => {
    expect(tasksIn(`一、任务\n${body}`)).toEqual(tasks)
  })

  test('below several brackets the line is not the last one’s alone', () => {
    expect(tasksIn('一、任务\n1.清理证明。（市司法局负责）\n2.规范窗口。（市民政局负责）\n责任单位：市公安局')).toHaveLength(3)
  })
})

describe('rows of tables', () => {
  test.each([
    ['a number and its words', '序号\t任务\t责任单位\n一\t清理\t\n1\t清理证明\t市司法局\n（一）\t规范\t\n2\t规范窗口\t市民政局\n二\t公开\t\n3\t公开清单\t市财政局'],
    ['in every cell', '序号\t任务\t责任单位\n一、清理\t一、清理\t一、清理\n1\t清理证明\t市司法局\n（一）规范\t（一）规范\t（一）规范\n2\t规范窗口\t市民政局\n二、公开\t二、公开\t二、公开\n3\t公开清单\t市财政局'],
    ['alone in their rows', '序号\t任务\t责任单位\n一、清理\n1\t清理证明\t市司法局\n（一）规范\n2\t规范窗口\t市民政局\n二、公开\n3\t公开清单\t市财政局'],
  ])('headings inside a table stand in the path: %s', (_, table) => {
    expect(read(`河东市任务清单\n${table}`).tasks.map(({ title, path }) => [title, ...path.slice(1)])).toEqual([
      ['清理证明', '一、清理'], ['规范窗口', '一、清理', '（一）规范'], ['公开清单', '二、公开'],
    ])
  })


  test.each([
    ['merged cells repeat what stands above', '序号\t任务\t牵头单位\t完成时限\n1\t清理证明\t市司法局\t6月底前\n2\t规范窗口\t\t', ['清理证明 | L 市司法局 | 2023-06-30', '规范窗口 | L 市司法局 | 2023-06-30']],
    ['roles in words inside a cell', '任务\t责任单位\n清理证明\t市司法局牵头，市公安局配合', ['清理证明 | L 市司法局 S 市公安局']],
    ['leaders and a heading across', '序号\t督办事项\t牵头市领导\t主责单位\t协同单位\t办结时限\n一、民生类\n1\t清理证明\t分管副市长\t市司法局\t市公安局、市民政局\t年底前', ['清理证明 | L 市司法局 S 市公安局 市民政局 P 分管副市长 | 2023-12-31']],
    ['blanks between names in a cell', '任务\t牵头单位\t配合单位\n清理证明\t市司法局\t经开区 高新园（江口镇） 各街道 河东城投公司\n规范窗口\t市政 数据局\t河东县 水利局', ['清理证明 | L 市司法局 S 经开区 高新园（江口镇） 各街道 河东城投公司', '规范窗口 | L 市政数据局 S 河东县水利局']],
    ['leaders of a government', '任务\t区政府分管领导\t牵头单位\n清理证明\t张某\t区司法局', ['清理证明 | L 区司法局 P 张某']],
    ['rows that lost a merged cell on the left', '工作任务 | 具体要求 | 责任科室 |\n一、做好公开 | 1.公开预算 | 财务科 |\n2.更新网站 | 各科室 | |\n3.编制年报 | 办公室牵头，各科室配合 | |', ['一、做好公开 | R 财务科', '2.更新网站 | R 各科室', '3.编制年报 | L 办公室 S 各科室']],
    ['a dash for nobody', '任务\t牵头单位\t配合单位\n清理证明\t市司法局\t/', ['清理证明 | L 市司法局']],
  ])('%s', (_, table, tasks) => {
    expect(tasksIn(table)).toEqual(tasks)
  })
})
