import { describe, expect, test } from 'vitest'
import { extractText } from '../index.ts'
import { workbookOf } from '../xlsx-for-tests.ts'
import type { CellOfTest, SheetOfTest } from '../xlsx-for-tests.ts'

async function textOf(sheets: SheetOfTest[], options?: Parameters<typeof workbookOf>[1]): Promise<string> {
  return (await extractText(workbookOf(sheets, options), '台账.xlsx')).text
}

/** The words of one cell beside another, in a sheet nobody has named. */
async function shown(cell: CellOfTest, options?: Parameters<typeof workbookOf>[1]): Promise<string> {
  return (await textOf([{ name: 'Sheet1', rows: [['栏目', '内容'], ['甲', cell]] }], options)).split('\n')[1]?.split('\t')[1] ?? ''
}

describe('numbers and dates read as the screen shows them', () => {
  test.each<[string, CellOfTest, string]>([
    ['a whole number', { number: 2025 }, '2025'],
    ['a number that binary cannot hold', { number: 0.30000000000000004 }, '0.3'],
    ['a percentage', { number: 0.125, format: '0.0%' }, '12.5%'],
    ['a percentage of a built-in format', { number: 0.1226, format: 10 }, '12.26%'],
    ['thousands', { number: 1234567.8, format: '#,##0.00' }, '1,234,567.80'],
    ['a number with its unit', { number: 12, format: '0"户"' }, '12户'],
    ['a negative number in red brackets', { number: -3.2, format: '0.0_);[Red]\\(0.0\\)' }, '(3.2)'],
    ['an accountant’s number, without the blanks that align it', { number: 1234.5, format: '_ * #,##0.00_ ;_ * -#,##0.00_ ' }, '1,234.50'],
    ['a Chinese date', { number: 45838, format: '[$-804]yyyy"年"m"月"d"日";@' }, '2025年6月30日'],
    ['a Chinese month', { number: 45838, format: 'yyyy"年"m"月"' }, '2025年6月'],
    ['a date with hyphens', { number: 45838, format: 'yyyy\\-mm\\-dd' }, '2025-06-30'],
    ['a date of the built-in format', { number: 45838, format: 14 }, '2025/6/30'],
    ['a date of the built-in Chinese format', { number: 45838, format: 31 }, '2025年6月30日'],
    ['a month and day of the built-in Chinese format', { number: 45838, format: 58 }, '6月30日'],
    ['a date written as words', '2025年6月底前', '2025年6月底前'],
    ['a formula by its saved number', { formula: 'SUM(A1:A9)', value: 54.5 }, '54.5'],
    ['a formula by its saved words', { formula: 'A1&"局"', value: '市财政局' }, '市财政局'],
    ['a format that is none', { number: 3, format: 'bad[[' }, '3'],
    ['words with signs of XML', '甲 & 乙 <丙>', '甲 & 乙 <丙>'],
  ])('%s', async (_, cell, words) => {
    expect(await shown(cell)).toBe(words)
  })

  test('days counted from 1904', async () => {
    expect(await shown({ number: 44376, format: 'yyyy/m/d' }, { from1904: true })).toBe('2025/6/30')
    expect(await shown({ number: 44376 }, { from1904: true })).toBe('44376')
  })
})

test('every sheet in its order, under its name where there are several; a sheet nobody has named has none', async () => {
  const rows = [['任务', '责任单位'], ['清理证明', '市司法局']]
  expect(await textOf([{ name: '重点任务', rows }, { name: 'Sheet2', rows }, { name: ' 专项 ', rows: [['只有一句话。']] }])).toBe(
    '重点任务\n任务\t责任单位\n清理证明\t市司法局\n任务\t责任单位\n清理证明\t市司法局\n专项\n只有一句话。',
  )
})

describe('tables', () => {
  test('titles are lines; merged headings stand in each column, two rows of them stay two; what is merged downwards stands in each row', async () => {
    const text = await textOf([
      {
        name: '表',
        rows: [
          ['河东市（演示）重点任务分解表', null, null, null, null],
          ['序\n号', '任务', '责任单位', null, '完成\n时限'],
          [null, null, '牵头\n单位', '配合单位', null],
          [{ number: 1 }, '建设数据共享平台', '市数据局', '市公安局\n市民政局', '6月底前'],
          [{ number: 2 }, '编制目录', null, '市司法局', null],
          ['二、优化服务', null, null, null, null],
          [{ number: 3 }, '开设专窗', '各县（市、区）人民政府', null, '长期'],
        ],
        merges: ['A1:E1', 'A2:A3', 'B2:B3', 'C2:D2', 'E2:E3', 'C4:C5', 'E4:E5', 'A6:E6', 'C7:D7'],
      },
    ])
    expect(text.split('\n')).toEqual([
      '河东市（演示）重点任务分解表',
      '序号\t任务\t责任单位\t责任单位\t完成时限',
      '序号\t任务\t牵头单位\t配合单位\t完成时限',
      '1\t建设数据共享平台\t市数据局\t市公安局；市民政局\t6月底前',
      '2\t编制目录\t市数据局\t市司法局\t6月底前',
      '二、优化服务\t二、优化服务\t二、优化服务\t二、优化服务\t二、优化服务',
      '3\t开设专窗\t各县（市、区）人民政府\t\t长期',
    ])
  })

  test('columns with nothing in them are none; empty cells of others keep their place', async () => {
    const rows = [[null, '任务', null, '牵头单位', '备注'], [null, '清理', null, null, '重要'], [null, '公布', null, '市司法局', null]]
    expect(await textOf([{ name: 'Sheet1', rows }])).toBe('任务\t牵头单位\t备注\n清理\t\t重要\n公布\t市司法局\t')
  })

  test('one filled cell: a title above the heading, below it a group of rows, or a note', async () => {
    const rows = [['2025年任务', null, null], ['序号', '任务', '责任单位'], ['一、清理', null, null], [{ number: 1 }, '清理证明', '市司法局'], ['说明：本表所列任务由各责任单位按季度报送进展情况，逾期未报的予以通报，并纳入年度考核。', null, null]]
    expect((await textOf([{ name: '表', rows }])).split('\n')).toEqual(['2025年任务', '序号\t任务\t责任单位', '一、清理\t\t', '1\t清理证明\t市司法局', rows[4]?.[0]])
  })

  test('who fills in the table, and when, stands above the heading', async () => {
    const rows = [['填报单位：市司法局', null, '填报时间：3月'], ['序\n号', '任务', '牵头\n单位'], [{ number: 1 }, '清理证明', '市司法局']]
    expect((await textOf([{ name: '表', rows }])).split('\n')).toEqual(['填报单位：市司法局\t\t填报时间：3月', '序号\t任务\t牵头单位', '1\t清理证明\t市司法局'])
  })

  test.each([
    ['items', '市公安局\n市民政局', '市公安局；市民政局'],
    ['after a mark', '1.清理证明。\n2.公布清单。', '1.清理证明。2.公布清单。'],
    ['inside quotes', '实施“政策\n兴链”行动', '实施“政策兴链”行动'],
    ['before a mark', '市公安局\n、市民政局', '市公安局、市民政局'],
    ['several', '甲事\r\n\r\n乙事', '甲事；乙事'],
  ])('line breaks in a cell: %s', async (_, cell, words) => {
    expect(await shown(cell)).toBe(words)
  })
})

describe('what is hidden is left out, and said', () => {
  const rows = [['任务', '责任单位', '底稿'], ['清理', '市司法局', '甲'], ['草拟', '市财政局', '乙']]

  test('sheets, rows, columns', async () => {
    const { text, notes } = await extractText(
      workbookOf([{ name: '任务', rows, hiddenRows: [3], hiddenColumns: [3] }, { name: '草稿', rows, hidden: true }]),
      '台账.xlsx',
    )
    expect(text).toBe('任务\t责任单位\n清理\t市司法局')
    expect(notes).toEqual([
      { kind: 'hidden_rows', sheet: '任务', count: 1 },
      { kind: 'hidden_columns', sheet: '任务', count: 1 },
      { kind: 'hidden_sheet', sheet: '草稿' },
    ])
  })

  test('a merged cell whose first row is hidden still says what it says', async () => {
    const merged = [['任务', '责任单位'], ['清理', '市司法局'], ['公布', null], ['归档', null]]
    expect(await textOf([{ name: 'Sheet1', rows: merged, merges: ['B2:B4'], hiddenRows: [2] }])).toBe('任务\t责任单位\n公布\t市司法局\n归档\t市司法局')
  })

  test.each<[string, SheetOfTest[]]>([
    ['in a cell', [{ name: '任务', rows: [['机密★5年'], ...rows] }]],
    ['in a hidden row', [{ name: '任务', rows: [...rows, ['秘密★1年']], hiddenRows: [4] }]],
    ['in a hidden sheet', [{ name: '任务', rows }, { name: '封面', rows: [['机密★']], hidden: true }]],
    ['in the page header', [{ name: '任务', rows, header: '&L&"黑体,常规"&12机密★3年&R第 &P 页' }]],
  ])('a secrecy mark %s is found', async (_, sheets) => {
    await expect(extractText(workbookOf(sheets), '台账.xlsx')).rejects.toMatchObject({ reason: 'secrecy_mark' })
  })

  test('a secrecy mark in a text box is found, other text boxes are counted', async () => {
    const box = (words: string): Record<string, string> => ({ 'xl/drawings/drawing1.xml': `<d xmlns:a="x"><a:p><a:r><a:t>${words}</a:t></a:r></a:p></d>` })
    await expect(extractText(workbookOf([{ name: '任务', rows }], { more: box('绝密★') }), '台账.xlsx')).rejects.toMatchObject({ reason: 'secrecy_mark' })
    expect((await extractText(workbookOf([{ name: '任务', rows }], { more: box('说明') }), '台账.xlsx')).notes).toEqual([{ kind: 'text_boxes', count: 1 }])
  })
})

test('pronunciation above shared words is no part of them', async () => {
  const sst = '<sst><si><r><t>河东</t></r><r><t>市</t></r><rPh sb="0" eb="2"><t>HÉ DŌNG</t></rPh></si><si><t>乙</t></si></sst>'
  expect(await textOf([{ name: 'Sheet1', rows: [['甲', '乙']] }], { more: { 'xl/sharedStrings.xml': sst } })).toBe('河东市\t乙')
})

test('fifty sheets with a hundred thousand rows, told sheet by sheet', async () => {
  const rows = Array.from({ length: 2000 }, (_, at): CellOfTest[] => [{ number: at + 1 }, '推进一项工作', '市司法局', { number: 45838, format: 31 }])
  const told: string[] = []
  const bytes = workbookOf(Array.from({ length: 50 }, (_, at) => ({ name: `第${at + 1}组`, rows })))
  const { text } = await extractText(bytes, '台账.xlsx', { onProgress: (done, total) => told.push(`${done}/${total}`) })
  expect(text.split('\n')).toHaveLength(50 * 2001)
  expect([told.length, told[0], told.at(-1)]).toEqual([50, '1/50', '50/50'])
}, 30_000)

test.each<[string, () => Uint8Array, string]>([
  ['more than five million characters', () => workbookOf([{ name: '任务', rows: Array.from({ length: 60_000 }, () => ['字'.repeat(90), '乙']) }]), 'text_too_long'],
  ['cut off in the middle', () => workbookOf([{ name: '任务', rows: [['甲', '乙']] }]).slice(0, 900), 'damaged'],
  ['a sheet that does not end', () => workbookOf([{ name: '任务', rows: [['甲', '乙']] }], { more: { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData>' } }), 'damaged'],
  ['no words at all', () => workbookOf([{ name: 'Sheet1', rows: [[null]] }]), 'no_text'],
])('refused: %s', async (_, make, reason) => {
  await expect(extractText(make(), '台账.xlsx')).rejects.toMatchObject({ reason })
})
