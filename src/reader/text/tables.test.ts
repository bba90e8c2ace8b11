import { describe, expect, test } from 'vitest'
import { flowOf } from './flow.ts'
import { read } from '../index.ts'

/** The rows of a text, cells parted by |. */
function rows(text: string): string[] {
  const { clean, blocks } = flowOf(text)
  return blocks.filter(({ row }) => row !== null).map(({ from, to }) => clean.slice(from, to).replaceAll('\t', '|'))
}

const HEADER = '序号|任务|牵头单位|配合单位|完成时限'
const ROW_1 = '1|清理证明|市司法局|市公安局|6月底前'
const ROW_2 = '2|规范清单|市民政局|市财政局、市审计局|年底前'

describe('a table of tasks, as its page was copied', () => {
  test.each([
    ['tabs', [HEADER, ROW_1, ROW_2].map((row) => row.replaceAll('|', '\t')).join('\n')],
    ['tabs with blanks beside them', [HEADER, ROW_1, ROW_2].map((row) => row.replaceAll('|', ' \t ')).join('\n')],
    ['Markdown', ['', ` ${HEADER} `, ' ---|:---:|---|---|--- ', ` ${ROW_1} `, ` ${ROW_2} `].map((row) => (row === '' ? '' : `|${row}|`)).join('\n')],
    ['pipes without a frame', [HEADER, ROW_1, ROW_2].join('\n')],
    ['runs of blanks', [HEADER, ROW_1, ROW_2].map((row) => row.replaceAll('|', '    ')).join('\n')],
    ['full-width blanks', [HEADER, ROW_1, ROW_2].map((row) => row.replaceAll('|', '　　')).join('\n')],
    ['single blanks', [HEADER, ROW_1, ROW_2].map((row) => row.replaceAll('|', ' ')).join('\n')],
    ['one cell a line', [HEADER, ROW_1, ROW_2].join('\n').replaceAll('|', '\n')],
    ['one cell a line with blank lines', [HEADER, ROW_1, ROW_2].join('\n').replaceAll('|', '\n').replaceAll('\n', '\n\n')],
    ['one cell a line, one over two lines', [HEADER, ROW_1, ROW_2].join('\n').replaceAll('|', '\n').replace('市财政局、', '市财政局、\n').replace('清理证明', '清理证明，形成\n目录').replace('，形成\n目录', '')],
    ['runs of blanks, a cell that goes on below', '序号    任务          牵头单位        配合单位        完成时限\n1       清理证明      市司法局        市公安局        6月底前\n2       规范          市民政局        市财政局、      年底前\n        清单                          市审计局\n'],
  ])('%s', (_, text) => {
    expect(rows(text)).toEqual([HEADER, ROW_1, ROW_2])
  })

  test('without a column of numbers, one cell a line', () => {
    expect(rows('重点任务\n责任单位\n完成时限\n清理证明\n市司法局\n6月底前\n规范清单\n市民政局\n年底前\n以上任务要抓好落实。')).toEqual(['重点任务|责任单位|完成时限', '清理证明|市司法局|6月底前', '规范清单|市民政局|年底前'])
  })

  test('a missing cell, one cell a line', () => {
    expect(rows('序号\n任务\n牵头单位\n配合单位\n完成时限\n1\n清理证明\n市司法局\n6月底前\n2\n规范清单，公布目录\n市民政局\n市财政局\n年底前')).toEqual([
      HEADER, '1|清理证明|市司法局||6月底前', '2|规范清单，公布目录|市民政局|市财政局|年底前',
    ])
  })

  test('empty cells at the margins stay in their columns', () => {
    expect(rows('任务\t牵头单位\t完成时限\n清理证明\t市司法局\t\n\t市民政局\t年底前')).toEqual(['任务|牵头单位|完成时限', '清理证明|市司法局|', '|市民政局|年底前'])
  })
})

describe('what is no table', () => {
  test.each([
    '一、\t总体要求\n逐项清理。',
    '1.\t清理证明',
    '责任单位：市司法局\n完成时限：6月底前',
    '牵头单位\n市司法局\n配合单位\n市公安局',
    '任务 明确 责任 落实',
    '序号\n任务\n责任单位\n以上内容见附件。',
    '各 部 门 要 按 照 职 责 分 工 抓 好 落 实 牵 头 单 位 负 总 责',
  ])('%s', (text) => {
    expect(rows(text)).toEqual([])
  })
})

test.each([
  ['责任单位：市水利局 市财政局 各乡镇人民政府', '责任单位：市水利局、市财政局、各乡镇人民政府', 'a blank between two units is the mark that parts them'],
  ['责任单位：市水利局　　市财政局', '责任单位：市水利局、市财政局', 'of full width too'],
  ['责 任 单 位 ： 市 水 利 局', '责任单位：市水利局', 'letters set apart'],
  ['河东市 人民政府办公室', '河东市人民政府办公室', 'inside a name'],
  ['市水利局 负责统筹', '市水利局负责统筹', 'before a verb'],
  ['市水利局 市级统筹', '市水利局市级统筹', 'before what is no unit'],
])('%s → %s, %s', (text, clean) => {
  expect(flowOf(text).clean).toBe(clean)
})

test('places of cells lead back to the text', () => {
  const text = '序号 任务 牵头单位\n1  清理 证明  市司法局'
  const { clean, blocks, places, starts } = flowOf(text)
  expect(clean.slice(blocks[1]?.from, blocks[1]?.to)).toBe('1\t清理证明\t市司法局')
  expect([...starts].map((start, run) => [clean.charAt(start), text.charAt(places[run] ?? 0)]).filter(([one]) => one !== '\t' && one !== '\n').every(([one, other]) => one === other)).toBe(true)
})

test.each([
  ['one header over two, repeated as merged cells are', '序号\t任务\t责任单位\t责任单位\t完成时限\n序号\t任务\t牵头单位\t配合单位\t完成时限\n1\t清理证明事项\t市司法局\t市公安局\t6月底前', [['清理证明事项', ['市司法局'], ['市公安局'], '6月底前']]],
  ['one header over two, blank under what reaches down', '序号\t任务\t责任单位\t\t完成时限\n\t\t牵头单位\t配合单位\t\n1\t清理证明事项\t市司法局\t市公安局\t6月底前', [['清理证明事项', ['市司法局'], ['市公安局'], '6月底前']]],
  ['headings across the table', '任务\t牵头单位\t完成时限\n一、清理\t一、清理\t一、清理\n清理证明事项\t市司法局\t6月底前\n二、规范\t\t\n规范清单事项\t市民政局\t年底前', [['清理证明事项', ['市司法局'], [], '6月底前'], ['规范清单事项', ['市民政局'], [], '年底前']]],
] as const)('task tables: %s', (_, text, tasks) => {
  expect(read(text).tasks.map(({ title, lead, support, due }) => [title, lead, support, due?.text])).toEqual(tasks)
})
