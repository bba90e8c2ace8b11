import { describe, expect, test } from 'vitest'
import { pdfOf } from '../../../test/support/pdf.ts'
import type { PageOfTest, WordsOfTest } from '../../../test/support/pdf.ts'
import { extractText } from '../index.ts'

async function linesOf(pages: PageOfTest[], options?: Parameters<typeof pdfOf>[1]): Promise<string[]> {
  return (await extractText(pdfOf(pages, options), '方案.pdf')).text.split('\n')
}

/** Lines of 12-point words one under the other, 20 points apart. */
function column(x: number, y: number, ...lines: string[]): WordsOfTest[] {
  return lines.map((words, at) => ({ words, x, y: y + 20 * at }))
}

describe('lines', () => {
  test.each(['table', 'gbk'] as const)('in the order of reading, with characters coded by %s', async (coding) => {
    expect(await linesOf([{ words: column(80, 100, '河东市人民政府办公室', '关于印发某方案的通知', '一、任务（2025年）') }], { coding })).toEqual(['河东市人民政府办公室', '关于印发某方案的通知', '一、任务（2025年）'])
  })

  test('set apart for looks they are joined, as columns they stay apart', async () => {
    const words = [
      { words: '通知', x: 200, y: 100, size: 24, spacing: 60 }, { words: '补短板、强弱项', x: 80, y: 140, spacing: 4 }, { words: '联系人：某甲', x: 80, y: 200 }, { words: '电话：1234', x: 300, y: 200 },
    ]
    expect(await linesOf([{ words }])).toEqual(['通知', '补短板、强弱项', '联系人：某甲  电话：1234'])
  })

  test('a line in pieces is one line; words printed twice are printed once', async () => {
    const words = [{ words: '增长', x: 80, y: 100 }, { words: '12.5%', x: 104, y: 100 }, { words: '以上', x: 134, y: 100.5 }, { words: '重点', x: 80, y: 120 }, { words: '重点', x: 80.3, y: 120 }]
    expect(await linesOf([{ words }])).toEqual(['增长12.5%以上', '重点'])
  })

  test('two columns in the order in which they are drawn', async () => {
    expect(await linesOf([{ words: [...column(60, 100, '左一', '左二', '左三'), ...column(320, 100, '右一', '右二', '右三')] }])).toEqual(['左一', '左二', '左三', '右一', '右二', '右三'])
  })

  test('drawn in no order they are read from top to bottom', async () => {
    const lines = column(80, 100, '第一行文字', '第二行文字', '第三行文字', '第四行文字', '第五行文字', '第六行文字')
    expect(await linesOf([{ words: [5, 1, 3, 0, 4, 2].flatMap((at) => lines[at] ?? []) }])).toEqual(lines.map(({ words }) => words))
  })

  test('radicals that a font gives in place of characters are characters', async () => {
    expect(await linesOf([{ words: column(80, 100, '⼈⺠政府、⻓期坚持、实施⽅案') }])).toEqual(['人民政府、长期坚持、实施方案'])
  })

  test('words along the edge are no part of the text', async () => {
    expect(await linesOf([{ words: [...column(80, 100, '正文'), { words: '内部资料', x: 560, y: 400, turned: true }] }])).toEqual(['正文'])
  })
})

describe('what belongs to the paper', () => {
  const pages = (count: number): PageOfTest[] =>
    Array.from({ length: count }, (_, at) => ({ words: [{ words: '河东市人民政府公报 2025年第3期', x: 80, y: 40 }, ...column(80, 120, `第${at}页写的话。`), { words: `— ${at + 1} —`, x: 280, y: 810 }] }))

  test('page numbers and heads of every page are taken away', async () => {
    expect(await linesOf(pages(4))).toEqual(['第0页写的话。', '第1页写的话。', '第2页写的话。', '第3页写的话。'])
  })

  test('a head of one page stays', async () => {
    expect(await linesOf(pages(1))).toEqual(['河东市人民政府公报 2025年第3期', '第0页写的话。'])
  })

  test('a secrecy mark in the head of every page is found', async () => {
    const marked = Array.from({ length: 4 }, () => ({ words: [{ words: '机密★5年', x: 80, y: 40 }, ...column(80, 120, '正文')] }))
    await expect(extractText(pdfOf(marked), '方案.pdf')).rejects.toMatchObject({ reason: 'secrecy_mark' })
  })

  test('pages without text are counted', async () => {
    expect((await extractText(pdfOf([{ words: column(80, 100, '正文') }, { words: [] }, { words: [] }]), '方案.pdf')).notes).toEqual([{ kind: 'pages_without_text', count: 2, first: 2 }])
  })
})

describe('ruled tables', () => {
  const XS = [60, 100, 250, 350, 450]
  /** A table of these rows, 40 points high each; `open` says which lines are missing above a cell (row, column) or left of it. */
  const table = (y: number, rows: string[][], missing: { above?: [number, number][]; left?: [number, number][] } = {}): PageOfTest => {
    const is = (list: [number, number][] | undefined, row: number, cell: number): boolean => (list ?? []).some(([r, c]) => r === row && c === cell)
    const lines: [number, number, number, number][] = []
    const words: WordsOfTest[] = []
    for (let row = 0; row <= rows.length; row += 1) {
      for (let cell = 0; cell < XS.length; cell += 1) {
        const [x, right] = [XS[cell] ?? 0, XS[cell + 1]]
        const top = y + 40 * row
        if (right !== undefined && !is(missing.above, row, cell)) lines.push([x, top, right, top])
        if (row < rows.length && !is(missing.left, row, cell)) lines.push([x, top, x, top + 40])
        const own = rows[row]?.[cell] ?? ''
        own.split('\n').forEach((line, at) => line === '' || words.push({ words: line, x: x + 6, y: top + 15 + 16 * at }))
      }
    }
    return { words, lines }
  }

  test('cells are told by their lines, broken words joined, items kept apart', async () => {
    const page = table(200, [['序号', '任务', '牵头单位', '配合单位'], ['1', '建设全市统一的数据共享\n平台', '市数据局', '市公安局\n市民政局'], ['2', '编制目录', '', '市司法局']])
    expect(await linesOf([{ ...page, words: [...column(60, 100, '附件'), ...page.words, ...column(60, 400, '（此件公开发布）')] }])).toEqual([
      '附件', '序号\t任务\t牵头单位\t配合单位', '1\t建设全市统一的数据共享平台\t市数据局\t市公安局；市民政局', '2\t编制目录\t\t市司法局', '（此件公开发布）',
    ])
  })

  test('merged headings and merged cells are repeated', async () => {
    const page = table(200, [['序号', '任务', '责任单位', ''], ['', '', '牵头单位', '配合单位'], ['1', '建平台', '市数据局', '市公安局'], ['2', '建目录', '', '市司法局']], {
      above: [[1, 0], [1, 1], [3, 2]],
      left: [[0, 3]],
    })
    expect(await linesOf([page])).toEqual(['序号\t任务\t责任单位\t责任单位', '序号\t任务\t牵头单位\t配合单位', '1\t建平台\t市数据局\t市公安局', '2\t建目录\t市数据局\t市司法局'])
  })

  test('over the end of a page: the heading once, a row cut in two made whole', async () => {
    const head = ['序号', '任务', '牵头单位', '配合单位']
    const first = table(600, [head, ['1', '建平台', '市数据局', '市公安局'], ['2', '建设全市统一的数据', '市司法局', '']])
    const second = table(80, [head, ['', '共享目录', '', ''], ['3', '设专窗', '市民政局', '']])
    expect(await linesOf([first, second])).toEqual(['序号\t任务\t牵头单位\t配合单位', '1\t建平台\t市数据局\t市公安局', '2\t建设全市统一的数据共享目录\t市司法局\t', '3\t设专窗\t市民政局\t'])
  })

  test('words side by side without lines are no table', async () => {
    const words = [...column(80, 100, '甲单位', '乙单位'), ...column(300, 100, '丙单位', '丁单位')]
    expect(await linesOf([{ words, lines: [[60, 80, 500, 80]] }])).toEqual(['甲单位', '乙单位', '丙单位', '丁单位'])
  })
})

test('three hundred pages, told page by page', async () => {
  const told: string[] = []
  const pages = Array.from({ length: 300 }, (_, at) => ({ words: column(80, 100, ...Array.from({ length: 30 }, (__, line) => `第${at}页第${line}行推进各项工作落实到位。`)) }))
  const { text } = await extractText(pdfOf(pages), '公报.pdf', { onProgress: (done, total) => told.push(`${done}/${total}`) })
  expect([text.split('\n').length, told.length, told[0], told.at(-1)]).toEqual([9000, 300, '1/300', '300/300'])
}, 30_000)

const words = column(80, 100, '河东市人民政府办公室关于印发某方案的通知', '各县（市、区）人民政府：')

test.each<[string, () => Uint8Array, string]>([
  ['a scan', () => pdfOf([{ words: [] }, { words: [] }]), 'no_text'],
  ['a scan with the mark of the program that made it', () => pdfOf(Array.from({ length: 5 }, () => ({ words: [{ words: '扫描全能王创建', x: 480, y: 825 }] }))), 'no_text'],
  ['behind a password', () => pdfOf([{ words }], { encrypted: true }), 'encrypted'],
  ['cut off at the head', () => pdfOf([{ words }]).slice(0, 60), 'damaged'],
  ['a header and nothing else', () => new TextEncoder().encode('%PDF-1.7\n%âãÏÓ\n1 0 obj\n'), 'damaged'],
  ['a font that keeps its meaning to itself', () => pdfOf([{ words }], { coding: 'private' }), 'font_unknown'],
  ['a code that is not known', () => pdfOf([{ words }], { coding: 'japanese' }), 'font_unknown'],
  ['a state secret', () => pdfOf([{ words: [...column(80, 60, '秘密★1年'), ...words] }]), 'secrecy_mark'],
])('refused: %s', async (_, make, reason) => {
  await expect(extractText(make(), '方案.pdf')).rejects.toMatchObject({ reason })
})
