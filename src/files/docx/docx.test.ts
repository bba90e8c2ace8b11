import { describe, expect, test } from 'vitest'
import { docxWith, listXml, paragraph } from '../docx-for-tests.ts'
import type { DocxParts } from '../docx-for-tests.ts'
import { extractText } from '../index.ts'

async function linesOf(parts: DocxParts): Promise<string[]> {
  return (await extractText(docxWith(parts), '方案.docx')).text.split('\n')
}

const at = (level: number, list = 1): string => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`
const run = (words: string): string => `<w:r><w:t>${words}</w:t></w:r>`
const PLAN = listXml([['chineseCounting', '%1、'], ['chineseCountingThousand', '（%2）'], ['decimal', '%3.', '<w:suff w:val="nothing"/>'], ['decimalEnclosedCircle', '%4']])

describe('automatic numbers', () => {
  test('each level by its pattern; a deeper one begins anew below each higher one', async () => {
    const body = [
      paragraph('总体要求', at(0)), paragraph('重点任务', at(0)), paragraph('强化供给', at(1)), paragraph('建平台。', at(2)), paragraph('建目录。', at(2)), paragraph('编制', at(3)),
      paragraph('优化服务', at(1)), paragraph('设专窗。', at(2)), paragraph('保障措施', at(0)), paragraph('加强领导', at(1)),
    ]
    expect(await linesOf({ body: body.join(''), numbering: PLAN })).toEqual([
      '一、总体要求', '二、重点任务', '（一）强化供给', '1.建平台。', '2.建目录。', '①编制', '（二）优化服务', '1.设专窗。', '三、保障措施', '（一）加强领导',
    ])
  })

  test('numbers of several levels in one, plain digits where the level wants them, a blank after a bare digit', async () => {
    const numbering = listXml([['chineseCounting', '第%1章'], ['decimal', '%1.%2', '<w:isLgl/>'], ['decimal', '%1.%2.%3', '<w:isLgl/>']])
    expect(await linesOf({ body: [paragraph('总则', at(0)), paragraph('目的', at(1)), paragraph('依据', at(2)), paragraph('范围', at(1))].join(''), numbering })).toEqual([
      '第一章总则', '1.1 目的', '1.1.1 依据', '1.2 范围',
    ])
  })

  test('a level that is not to begin anew goes on counting', async () => {
    const numbering = listXml([['chineseCounting', '%1、'], ['decimal', '%2.', '<w:lvlRestart w:val="0"/>']])
    expect(await linesOf({ body: [paragraph('甲', at(0)), paragraph('子', at(1)), paragraph('乙', at(0)), paragraph('丑', at(1))].join(''), numbering })).toEqual(['一、甲', '1.子', '二、乙', '2.丑'])
  })

  test('two lists of one pattern count on; one that is told where to begin begins there', async () => {
    const numbering = `${listXml([['decimal', '%1.']])}<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`
    const body = [paragraph('甲', at(0)), paragraph('乙', at(0, 2)), paragraph('丙', at(0, 3)), paragraph('丁', at(0, 3))].join('')
    expect(await linesOf({ body, numbering })).toEqual(['1.甲', '2.乙', '1.丙', '2.丁'])
  })

  test('numbers of a style and of the style it rests on; a paragraph may leave the list', async () => {
    const styles = `<w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="H2"/></w:style>`
    const body = [
      paragraph('任务', '<w:pStyle w:val="H1"/>'), paragraph('供给', '<w:pStyle w:val="H2"/>'), paragraph('服务', '<w:pStyle w:val="Own"/>'),
      paragraph('（三）手写', '<w:pStyle w:val="H2"/><w:numPr><w:numId w:val="0"/></w:numPr>'), paragraph('保障', '<w:pStyle w:val="H1"/>'),
    ].join('')
    expect(await linesOf({ body, numbering: PLAN, styles })).toEqual(['一、任务', '（一）供给', '（二）服务', '（三）手写', '二、保障'])
  })

  test('bullets and lists that do not exist put nothing in front', async () => {
    expect(await linesOf({ body: [paragraph('甲', at(0)), paragraph('乙', at(0, 9))].join(''), numbering: listXml([['bullet', '\uf06c']]) })).toEqual(['甲', '乙'])
  })
})

describe('tables', () => {
  const cell = (words: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${words === '' ? '<w:p/>' : words.split('|').map((one) => paragraph(one)).join('')}</w:tc>`
  const row = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`
  const span = (columns: number): string => `<w:gridSpan w:val="${columns}"/>`
  const down = '<w:vMerge w:val="restart"/>'
  const on = '<w:vMerge/>'

  test('merged headings stand in each column and row, merged cells in each row', async () => {
    const body = `<w:tbl>${[
      row(cell('重点任务分解表', span(5))),
      row(cell('序|号', down), cell('任务', down), cell('责任单位', span(2)), cell('完成时限', down)),
      row(cell('', on), cell('', on), cell('牵头单位'), cell('配合单位'), cell('', on)),
      row(cell('1'), cell('建设数据共享平台'), cell('市数据局', down), cell('市公安局|市民政局'), cell('6月底前')),
      row(cell('2'), cell('编制目录'), cell('', on), cell(''), cell('')),
      row(cell('二、优化服务', span(5))),
      row(cell('3'), cell('开设专窗'), cell('各县（市、区）人民政府', span(2)), cell('长期')),
    ].join('')}</w:tbl>`
    expect(await linesOf({ body })).toEqual([
      '重点任务分解表',
      '序号\t任务\t责任单位\t责任单位\t完成时限',
      '序号\t任务\t牵头单位\t配合单位\t完成时限',
      '1\t建设数据共享平台\t市数据局\t市公安局；市民政局\t6月底前',
      '2\t编制目录\t市数据局\t\t',
      '二、优化服务\t二、优化服务\t二、优化服务\t二、优化服务\t二、优化服务',
      '3\t开设专窗\t各县（市、区）人民政府\t\t长期',
    ])
  })

  test('rows that begin or end early keep their columns', async () => {
    const body = `<w:tbl>${row(cell('任务'), cell('牵头单位'), cell('时限'))}<w:tr><w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr>${cell('市数据局')}</w:tr>${row(cell('建平台'), cell('市公安局'), cell('长期'))}</w:tbl>`
    expect(await linesOf({ body })).toEqual(['任务\t牵头单位\t时限', '\t市数据局\t', '建平台\t市公安局\t长期'])
  })

  test('a box drawn round paragraphs is paragraphs; a table in a cell is words of the cell', async () => {
    const inner = `<w:tbl>${row(cell('甲'), cell('乙'))}</w:tbl>`
    expect(await linesOf({ body: `<w:tbl>${row(cell('第一段。|第二段。'))}</w:tbl>` })).toEqual(['第一段。', '第二段。'])
    expect(await linesOf({ body: `<w:tbl>${row(`<w:tc>${inner}<w:p/></w:tc>`, cell('丙'))}</w:tbl>` })).toEqual(['甲 乙\t丙'])
  })

  test('a number in a cell', async () => {
    const body = `<w:tbl>${row(cell('序号'), cell('任务'))}${row(`<w:tc>${paragraph('', at(2))}</w:tc>`, cell('建平台'))}${row(`<w:tc>${paragraph('', at(2))}</w:tc>`, cell('建目录'))}</w:tbl>`
    expect(await linesOf({ body, numbering: PLAN })).toEqual(['序号\t任务', '1.\t建平台', '2.\t建目录'])
  })
})

describe('what is text and what is not', () => {
  const field = (code: string, result: string): string =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
  const box = (words: string): string => `<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>${paragraph(words)}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${paragraph(words)}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`

  test.each<[string, string, string[]]>([
    ['insertions count, deletions do not', `<w:p>${run('由')}<w:ins>${run('市数据局')}</w:ins><w:del><w:r><w:delText>市科技局</w:delText></w:r></w:del>${run('牵头')}</w:p>`, ['由市数据局牵头']],
    ['what was moved stands where it was moved to', `<w:p><w:moveFrom>${run('甲')}</w:moveFrom>${run('乙')}</w:p><w:p><w:moveTo>${run('甲')}</w:moveTo></w:p>`, ['乙', '甲']],
    ['a paragraph whose end was deleted goes on', `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('前半')}</w:p>${paragraph('后半')}`, ['前半后半']],
    ['how a paragraph looked before a change is no list', `<w:p><w:pPr><w:pPrChange><w:pPr>${at(0)}</w:pPr></w:pPrChange></w:pPr>${run('甲')}</w:p>`, ['甲']],
    ['hidden words', `<w:p>${run('甲')}<w:r><w:rPr><w:vanish/></w:rPr><w:t>乙</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>丙</w:t></w:r></w:p>`, ['甲丙']],
    ['soft line breaks are line ends, tabs and wide blanks are blanks', `<w:p>${run('甲　　乙')}<w:r><w:tab/><w:t>丙</w:t><w:br/><w:t>丁</w:t></w:r></w:p>`, ['甲 乙 丙', '丁']],
    ['tab stops are no tabs', `<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs></w:pPr>${run('甲')}</w:p>`, ['甲']],
    ['page numbers', `<w:p>${run('第')}${field('PAGE', '7')}${run('页')}</w:p>`, ['第页']],
    ['simple page numbers', `<w:p>${run('共')}<w:fldSimple w:instr=" NUMPAGES ">${run('9')}</w:fldSimple>${run('页')}</w:p>`, ['共页']],
    ['other fields by what they show', `<w:p>${field('HYPERLINK "https://example.test"', '河东市政府网')}</w:p>`, ['河东市政府网']],
    [
      'a table of contents',
      `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('一、任务')}${field('PAGEREF _1', '1')}</w:p><w:p>${run('二、保障')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>${paragraph('一、任务')}`,
      ['一、任务'],
    ],
    ['a text box once, after its paragraph', `<w:p>${run('甲')}${box('框中')}${run('乙')}</w:p>`, ['甲乙', '框中']],
    ['pronunciation', '<w:p><w:r><w:ruby><w:rt><w:r><w:t>hé</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>河</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>', ['河']],
    ['what stands in a content control', `<w:sdt><w:sdtPr><w:alias w:val="题"/></w:sdtPr><w:sdtContent>${paragraph('甲')}</w:sdtContent></w:sdt>`, ['甲']],
  ])('%s', async (_, body, lines) => {
    expect(await linesOf({ body, numbering: PLAN })).toEqual(lines)
  })

  test('notes come after the text, headers not at all', async () => {
    const footnotes = `<w:footnote w:type="separator">${paragraph('线')}</w:footnote><w:footnote w:id="1">${paragraph('指规模以上企业。')}</w:footnote>`
    expect(await linesOf({ body: paragraph('正文'), footnotes, header: paragraph('页眉') })).toEqual(['正文', '指规模以上企业。'])
  })

  test.each<[string, DocxParts]>([
    ['in a table', { body: `<w:tbl><w:tr><w:tc>${paragraph('机密★5年')}</w:tc><w:tc>${paragraph('特急')}</w:tc></w:tr></w:tbl>` }],
    ['in the header', { body: paragraph('正文'), header: paragraph('秘密★1年') }],
    ['in hidden words', { body: `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>机密★</w:t></w:r></w:p>${paragraph('正文')}` }],
    ['in deleted words', { body: `<w:p><w:del><w:r><w:delText>秘密★3年</w:delText></w:r></w:del></w:p>${paragraph('正文')}` }],
  ])('a secrecy mark %s is found', async (_, parts) => {
    await expect(extractText(docxWith(parts), '方案.docx')).rejects.toMatchObject({ reason: 'secrecy_mark' })
  })
})

test.each<[string, () => Uint8Array, string]>([
  ['too many words in one table cell', () => docxWith({ body: `<w:tbl><w:tr><w:tc>${paragraph('字'.repeat(1_000_000)).repeat(6)}</w:tc></w:tr></w:tbl>` }), 'text_too_long'],
  ['an element that does not end', () => docxWith({ body: '<w:p>' }), 'damaged'],
])('refused: %s', async (_, make, reason) => {
  await expect(extractText(make(), '方案.docx')).rejects.toMatchObject({ reason })
})
