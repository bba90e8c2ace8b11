import { describe, expect, test } from 'vitest'
import { read } from './index.ts'

function outline(text: string): string[] {
  return read(text).sections.map(({ level, heading }) => `${level} ${heading}`)
}

const TITLE = '河东市清理证明实施方案\n'

describe('headings', () => {
  test.each([
    ['一、目标\n（一）清理\n1.证明\n（1）名单\n①名称\n二、保障', ['1 一、目标', '2 （一）清理', '3 1.证明', '4 （1）名单', '5 ①名称', '1 二、保障']],
    ['第一章 总则\n第一条 为了便民，制定本办法。\n第二章 职责\n第一节 市级\n第二条 逐项清理。', ['1 第一章总则', '2 第一条为了便民，制定本办法', '1 第二章职责', '2 第一节市级', '3 第二条逐项清理']],
    ['（一）加强领导。各级各部门要高度重视，明确分工。\n（二）强化督导：每月通报一次。', ['1 （一）加强领导', '1 （二）强化督导']],
    ['# 清理方案\n## 一、目标\n### （一）清理\n逐项清理。\n## 二、保障', ['1 清理方案', '2 一、目标', '3 （一）清理', '2 二、保障']],
    ['**一、目标**\n\n**（一）加强领导。**各级要重视。\n\n**（二）强化督导**每月通报一次，年底考核。', ['1 一、目标', '2 （一）加强领导', '2 （二）强化督导']],
    ['一、目标\n**便民。**着眼于便民，逐项清理。\n**高效。**着眼于高效，限时办结。\n二、保障', ['1 一、目标', '2 便民', '2 高效', '1 二、保障']],
    ['一.目标\n(一)清理\n1、证明\n1)名单\n二.保障', ['1 一.目标', '2 (一)清理', '3 1、证明', '4 1)名单', '1 二.保障']],
    ['1.总则\n1.1目的\n1.2依据\n2.职责\n2.1市级\n2.1.1日常', ['1 1.总则', '2 1.1目的', '2 1.2依据', '1 2.职责', '2 2.1市级', '3 2.1.1日常']],
    ['1 总则\n1.1 目的\n为了便民。\n2 组织体系\n2.1 指挥部\n2.2 成员单位\n3 个单位参加。', ['1 1总则', '2 1.1目的', '1 2组织体系', '2 2.1指挥部', '2 2.2成员单位']],
    ['一、目标\n附件1\n任务清单\n一、清理', ['1 一、目标', '1 附件1', '2 一、清理']],
    ['1.2023年底前全部清理，建立目录。\n2.2024年6月前公布。', ['1 1.2023年底前全部清理，建立目录', '1 2.2024年6月前公布']],
  ])('%s', (text, headings) => {
    expect(outline(TITLE + text)).toEqual(headings)
  })

  test('numbers that begin a sentence are no headings', () => {
    expect(outline(`${TITLE}1.5万亩果园完成改造。\n12个项目开工。\n第一条生产线投产。`)).toEqual([])
  })
})

test('a section ends where the next of its level begins, and stands under the one above', () => {
  const text = `${TITLE}一、目标\n（一）清理\n逐项清理。\n二、保障\n加强领导。\n`
  const { sections } = read(text)
  expect(sections.map(({ id, parent, start, end }) => [id, parent, text.slice(start, end)])).toEqual([
    ['s1', null, '一、目标\n（一）清理\n逐项清理。'], ['s2', 's1', '（一）清理\n逐项清理。'], ['s3', null, '二、保障\n加强领导。'],
  ])
})
