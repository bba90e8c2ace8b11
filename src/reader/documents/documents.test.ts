import { describe, expect, test } from 'vitest'
import { read } from '../index.ts'
import type { ReadDocument } from '../index.ts'

const NOTICE = '河东市人民政府办公室\n关于印发河东市清理证明实施方案的通知\n河政办发〔2023〕7号\n各县（市、区）人民政府：\n现将方案印发给你们，请认真贯彻执行。\n河东市人民政府办公室\n2023年3月24日\n（此件公开发布）\n'
const PLAN = '河东市清理证明实施方案\n为方便群众办事，制定本方案。\n一、目标\n6月底前完成清理。（市司法局牵头）\n'

function one(text: string): ReadDocument {
  const { documents } = read(text)
  expect(documents).toHaveLength(1)
  return documents[0] as ReadDocument
}

function titles(text: string): string[] {
  return read(text).documents.map(({ title }) => title)
}

describe('numbers', () => {
  test.each([
    '河政办发〔2023〕7号', '河政办发[2023]7号', '河政办发(2023)7号', '河政办发（2023）7号', '河政办发﹝2023﹞7号', '河政办发【2023】7号', '河办发〔2023〕12号', '河办字〔2023〕3号',
    '河政函〔2023〕21号', '河工信字〔2023〕105号', '河卫人口发〔2023〕3号', '中河发〔2023〕第9号',
  ])('%s', (number) => {
    const { number: read, year } = one(`河东市人民政府\n关于清理证明的通知\n${number}\n各单位：\n逐项清理。`)
    expect([read, year]).toEqual([number.replace('﹝', '〔').replace('﹞', '〕'), 2023])
  })

  test.each([
    ['河东市人民政府关于清理证明的通知（河政发〔2022〕5号）\n各单位：\n逐项清理。', '河政发〔2022〕5号'],
    ['河政发〔2022〕5号《河东市人民政府关于清理证明的通知》\n各单位：\n逐项清理。', '河政发〔2022〕5号'],
    ['河 政 发〔 2022 〕 5 号\n河东市人民政府关于清理证明的通知\n各单位：\n逐项清理。', '河政发〔2022〕5号'],
    ['河东市人民政府令\n第12号\n《河东市证明管理办法》已经市政府常务会议通过，现予公布。\n市长\n2022年5月6日', '河东市人民政府令第12号'],
    ['河东市人民政府令\n（第 12 号）\n《河东市证明管理办法》已经市政府常务会议通过，现予公布。\n市长\n2022年5月6日', '河东市人民政府令第12号'],
  ])('%s', (text, number) => {
    expect(one(text).number).toBe(number)
    expect(one(text).year).toBe(2022)
  })

  test('a number that the text speaks of is not its own', () => {
    expect(one('河东市人民政府关于清理证明的通知\n各单位：\n根据《关于清理证明的通知》（国办发〔2020〕5号）要求，逐项清理。').number).toBeNull()
  })
})

describe('days', () => {
  test.each([
    ['2023年3月24日', '2023-03-24'], ['2023 年 3 月 24 日', '2023-03-24'], ['２０２３年３月２４日', '2023-03-24'], ['二〇二三年三月二十四日', '2023-03-24'], ['二○二三年三月二十四日', '2023-03-24'],
    ['二OO九年十二月三十一日', '2009-12-31'], ['（2023年3月24日）', '2023-03-24'], ['2023年2月30日', null],
  ])('%s under a signature is %s', (words, day) => {
    expect(one(`河东市人民政府关于清理证明的通知\n各单位：\n逐项清理。\n河东市人民政府\n${words}`).issuedOn).toBe(day)
  })

  test.each([
    ['issuer and day in one line', '河东市人民政府关于清理证明的通知\n各单位：\n逐项清理。\n河东市人民政府　　2023年3月24日'],
    ['a speech', '在全市工作会议上的讲话\n（2023年3月24日）\n同志们：\n下面讲三点意见。'],
    ['a report', '政 府 工 作 报 告\n——2023年3月24日在河东市第五届人民代表大会第三次会议上\n各位代表：\n现在报告工作。'],
    ['who printed it', '河东市人民政府关于清理证明的通知\n各单位：\n逐项清理。\n抄送：市委办公室。\n河东市人民政府办公室 2023年3月24日印发'],
    ['the record of a web page', '索引号：A/2023-7 发布单位：市政府办公室 成文日期：2023-03-24 发布日期：2023-04-01\n河东市人民政府关于清理证明的通知\n各单位：\n逐项清理。'],
    ['a record with values below their labels', '成文日期：\n2023-03-24\n发布日期：\n2023-04-01\n河东市人民政府关于清理证明的通知\n各单位：\n逐项清理。'],
    ['a record as a table', '索引号：\tA/2023-7\t成文日期：\t2023-03-24\n发布日期：\t2023-04-01\t有效性：\t有效\n河东市人民政府关于清理证明的通知\n各单位：\n逐项清理。'],
    ['only the day the page was put up', '发布时间：2023-03-24 10:15 来源：市政府网站\n河东市人民政府关于清理证明的通知\n各单位：\n逐项清理。'],
  ])('%s', (_, text) => {
    expect(one(text).issuedOn).toBe('2023-03-24')
  })

  test('the day of the notice, not of what is printed after it', () => {
    expect(one(`${NOTICE}${PLAN}河东市某某局\n2022年1月5日\n`).issuedOn).toBe('2023-03-24')
  })
})

describe('years', () => {
  test.each([
    ['关于印发河东市2024年重点工作任务的通知', '2023年12月28日', 2024, 'a plan of a year, issued at the end of the one before'],
    ['关于印发河东市2023年重点工作任务的通知', '2023年2月28日', 2023, 'a plan of its own year'],
    ['关于印发河东市三年行动计划（2024—2026年）的通知', '2023年12月28日', 2024, 'a plan of several years'],
    ['关于通报2022年工作情况的通知', '2023年1月8日', 2023, 'a look back'],
  ])('%s, %s: %d, %s', (title, day, year) => {
    expect(one(`河东市人民政府办公室\n${title}\n各单位：\n逐项清理。\n河东市人民政府办公室\n${day}`).year).toBe(year)
  })

  test.each([
    ['河东市2024年工作要点\n一、清理证明\n6月底前完成。', 2024],
    ['河东市专业镇三年行动计划（2023—2025年）\n一、清理证明\n6月底前完成。', 2023],
    ['河东市司法局2023年工作总结和2024年工作打算\n一、清理证明\n6月底前完成。', 2024],
    ['工作报告\n各位代表：\n一、2022年工作回顾\n成绩可喜。\n二、2023年工作安排\n清理证明。', 2023],
    ['全市工作总结\n2024年是清理证明的攻坚之年。6月底前完成。', 2024],
    ['河东工作\n2022·5期（总第24期）\n清理证明的经验。', 2022],
    ['河东市专题会议纪要\n2024年3月9日下午，副市长主持召开专题会议，研究清理证明工作。纪要如下：\n市司法局6月底前完成。', 2024],
    ['清理证明的经验\n去年以来逐项清理。', null],
  ])('%s → %s', (text, year) => {
    expect(one(text).year).toBe(year)
  })

  test('deadlines take the year of their own document', () => {
    const second = NOTICE.replaceAll('2023', '2021').replace('清理证明', '清理清单') + PLAN.replace('清理证明', '清理清单')
    expect(read(NOTICE + PLAN + second).tasks.map(({ document, due }) => [document, due?.date])).toEqual([['d1', '2023-06-30'], ['d2', '2021-06-30']])
  })
})

describe('titles and issuers', () => {
  test.each([
    ['河东市人民政府\n关于清理证明\n和规范清单的\n实施意见\n各单位：\n逐项清理。', '关于清理证明和规范清单的实施意见', '河东市人民政府'],
    ['河东市人民政府办公室关于清理证明的通知\n各单位：\n逐项清理。', '河东市人民政府办公室关于清理证明的通知', '河东市人民政府办公室'],
    ['中共河东市委 河东市人民政府\n关于清理证明的意见\n各单位：\n逐项清理。', '关于清理证明的意见', '中共河东市委、河东市人民政府'],
    ['中共河东市委办公室河东市人民政府办公室印发《关于清理证明的意见》的通知\n各单位：\n逐项清理。', '中共河东市委办公室河东市人民政府办公室印发《关于清理证明的意见》的通知', '中共河东市委办公室、河东市人民政府办公室'],
    ['河东市财政局 河东市民政局 河东市司法局关于清理证明的通知\n各单位：\n逐项清理。', '河东市财政局河东市民政局河东市司法局关于清理证明的通知', '河东市财政局、河东市民政局、河东市司法局'],
    ['# 河东市清理证明工作方案\n\n一、目标\n逐项清理。', '河东市清理证明工作方案', null],
    ['河东市清理证明工作方案\n一、目标\n逐项清理。\n河东市司法局\n2023年3月24日', '河东市清理证明工作方案', '河东市司法局'],
    ['在全市清理证明工作推进会暨\n先进单位表彰会上的讲话\n（2023年3月24日）\n同志们：\n下面讲三点意见。', '在全市清理证明工作推进会暨先进单位表彰会上的讲话', null],
    ['当前位置：首页>政务公开\n河东市清理证明工作规则\n第一条 逐项清理。', '河东市清理证明工作规则', null],
    ['各单位：\n《河东市清理证明工作规则》已经市政府同意，现印发给你们。\n河东市人民政府\n2023年3月24日', '河东市清理证明工作规则', '河东市人民政府'],
  ])('%s', (text, title, issuer) => {
    const document = one(text)
    expect([document.title, document.issuer]).toEqual([title, issuer])
  })

  test('openness and interpretation', () => {
    const { openness, interpretedBy } = one(`${NOTICE}${PLAN}本文件由市司法局负责解读。`)
    expect([openness, interpretedBy]).toEqual(['此件公开发布', '市司法局'])
    expect(one('公开方式：主动公开\n河东市清理证明工作方案\n逐项清理。').openness).toBe('主动公开')
  })
})

describe('how many documents', () => {
  test.each([
    ['a plan after its notice belongs to it', `${NOTICE}${PLAN}`, 1],
    ['a second notice', `${NOTICE}${PLAN}${NOTICE.replaceAll('清理证明', '规范清单')}`, 2],
    ['a second notice after a bracket that ends a paragraph', `${NOTICE}${PLAN.trim().replace('完成清理。', '完成清理，')}\n\n河东市人民政府办公室关于规范清单的通知\n各单位：\n逐项规范。`, 2],
    ['a title that the web page prints three times', `河东市人民政府关于清理证明的通知\n\n河东市人民政府关于清理证明的通知\n来源：市政府网站 日期：2023-03-24\n河东市人民政府关于清理证明的通知\n各单位：\n逐项清理。`, 1],
    ['titles in a table of contents', `目录\n河东市人民政府关于清理证明的通知\n河东市人民政府关于规范清单的通知\n河东市人民政府关于清理证明的通知\n各单位：\n逐项清理。\n河东市人民政府关于规范清单的通知\n各单位：\n逐项规范。`, 2],
    ['a speech after a notice', `${NOTICE}在全市清理证明工作会议上的讲话\n（2023年4月2日）\n同志们：\n下面讲三点意见。`, 2],
    ['an order after a notice', `${NOTICE}河东市人民政府令\n第12号\n《河东市证明管理办法》已经通过，现予公布。`, 2],
    ['papers that a text speaks of', `${PLAN}二、依据\n1.《河东市人民政府关于规范清单的通知》\n2.《关于清理证明的意见》（河政发〔2020〕5号）\n按照省政府关于规范清单的通知，做好衔接。`, 1],
    ['an annex with a title', `${NOTICE}${PLAN}附件\n河东市清理证明任务清单\n1.逐项清理。`, 1],
  ])('%s', (_, text, count) => {
    expect(titles(text)).toHaveLength(count)
  })
})
