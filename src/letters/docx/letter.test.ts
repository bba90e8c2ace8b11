import { describe, expect, test } from 'vitest'

import type { DeliveryError } from '../../kernel/errors.ts'
import { titleLines } from './title-lines.ts'
import type { Paper, PaperBlock } from './paper.ts'
import { lineWith, paper, paragraphs, wordsOf, written } from './paper-for-tests.ts'
import { writeLetter } from './write-letter.ts'

const MM = 1440 / 25.4
const row = (n: number): string[] => [String(n), '一业一证', '市审批局', String(n * 7), '87.5%', '按序时推进']
const table = (rows: string[][], head = ['序号', '项目', '牵头单位', '任务数', '完成率', '说明']): PaperBlock => ({ kind: 'table', title: '领衔项目推进情况表', head, rows })
const SLIP = '督办事项反馈回执\n编号：河改办函〔2023〕12号\n办理情况：\n联系电话：\n请加盖公章后寄回。'

describe('page, margins, grid: 22 lines of 28 characters', () => {
  test('A4 with 37, 26, 35 and 28 mm, 156 mm wide', async () => {
    const { document } = await written()
    expect(document).toContain('<w:pgSz w:w="11906" w:h="16838"')
    const margins = /<w:pgMar w:top="(\d+)" w:right="(\d+)" w:bottom="(\d+)" w:left="(\d+)" w:header="\d+" w:footer="(\d+)"/.exec(document)?.slice(1, 6).map((each) => Math.round(Number(each) / MM))
    expect(margins).toEqual([37, 26, 35, 28, 23])
  })

  test('22 lines fit the height, 28 characters the width, and not one more of either', async () => {
    const { document, styles } = await written()
    expect(document).toContain('<w:docGrid w:type="lines" w:linePitch="579"/>')
    expect(styles).toMatch(/<w:rPrDefault><w:rPr>.*<w:spacing w:val="-5"\/><w:sz w:val="32"\/>.*<\/w:rPrDefault><w:pPrDefault>.*<w:spacing w:after="0" w:before="0" w:line="579" w:lineRule="exact"\/>/)
    const [height, width] = [16838 - 2098 - 1984, 11906 - 1587 - 1474]
    expect([Math.floor(height / 579), Math.floor(width / (16 * 20 - 5))]).toEqual([22, 28])
  })

  test('pitch and spacing of a city’s own template', async () => {
    const { document, styles } = await written({ style: { marginTop: 30, linePitch: 560, characterSpacing: 0 } })
    expect(document).toContain('w:linePitch="560"')
    expect(document).toContain(`w:top="${Math.round(30 * MM)}"`)
    expect(styles).toContain('w:line="560"')
  })
})

describe('fonts are named with what they are called elsewhere, and none is embedded', () => {
  test.each([
    ['仿宋_GB2312', '仿宋,'],
    ['楷体_GB2312', '楷体,'],
    ['方正小标宋简体', '华文中宋,宋体'],
    ['黑体', 'SimHei'],
    ['宋体', 'SimSun'],
  ])('%s', async (name, other) => {
    const { fonts, names } = await written()
    expect(fonts).toMatch(new RegExp(`<w:font w:name="${name}"><w:altName w:val="[^"]*${other}`))
    expect(names.filter((part) => part.startsWith('word/fonts/'))).toEqual([])
  })

  test('Han and Latin of the text alike: 仿宋', async () => {
    expect((await written()).styles).toContain('<w:rPrDefault><w:rPr><w:rFonts w:ascii="仿宋_GB2312" w:cs="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:hAnsi="仿宋_GB2312" w:hint="eastAsia"/>')
  })

  test.each([
    ['gwTitle', '方正小标宋简体', 44, 'center'],
    ['gwHeading1', '黑体', null, null],
    ['gwPage', '宋体', 28, null],
  ])('style %s', async (id, font, size, way) => {
    const style = (await written()).styles.split('<w:style ').find((one) => one.includes(`"${id}"`)) ?? ''
    expect(style).toContain(`w:eastAsia="${font}"`)
    if (size !== null) expect(style).toContain(`<w:sz w:val="${size}"/>`)
    if (way !== null) expect(style).toContain(`<w:jc w:val="${way}"/>`)
  })

  test.each(['gwTitle', 'gwPage', 'gwMark', 'gwCell28', 'gwCell18', 'gwRoom'])('%s does not keep to the grid', async (id) => {
    const style = (await written()).styles.split('<w:style ').find((one) => one.includes(`"${id}"`)) ?? ''
    expect(style).toMatch(/<w:pPr>.*<w:snapToGrid w:val="0"\/><w:spacing /)
  })
})

describe('文件格式', () => {
  test('mark 35 mm below the type area’s top, red, then two lines and the number with the red line 4 mm below', async () => {
    const { document } = await written({ copyNumber: '1', urgency: '特急' })
    const lines = paragraphs(document)
    expect(lines.slice(0, 8).map(wordsOf)).toEqual(['000001', '特急', '河东市全面深化改革委员会办公室文件', '', '', '河改办发〔2023〕12号', '', ''])
    const [, urgency = '', mark = '', , , number = ''] = lines
    expect(urgency).toContain('w:eastAsia="黑体"')
    const [, before, line] = /<w:spacing w:before="(\d+)" w:line="(\d+)"/.exec(mark) ?? []
    const size = Number(/<w:sz w:val="(\d+)"/.exec(mark)?.[1]) * 10
    const top = 2 * 579 + Number(before) + Number(line) * 0.8 - size * 0.86
    expect(Math.round(top / MM)).toBe(35)
    expect(number).toContain('<w:bottom w:val="single" w:color="FF0000" w:sz="12" w:space="7"/>')
    expect(number).toContain('<w:jc w:val="center"/>')
  })

  test('where there is neither 份号 nor 紧急程度 their lines stay', async () => {
    expect(paragraphs((await written()).document).slice(0, 3).map(wordsOf)).toEqual(['', '', '河东市全面深化改革委员会办公室文件'])
  })

  test('upward: number left by one, 签发人 right by one in 楷体', async () => {
    const line = lineWith((await written({ signer: '某某某' })).document, '签发人')
    expect(wordsOf(line)).toBe('河改办发〔2023〕12号\t签发人：某某某')
    expect(line).toContain('<w:ind w:firstLine="315"/>')
    expect(line).toContain('<w:tab w:val="right" w:pos="8530"/>')
    expect(line).toMatch(/楷体_GB2312"[^>]*\/><\/w:rPr><w:t[^>]*>某某某/)
  })

  test('two lines below the red line the title, then a line, then the addressees flush left with a full-width colon', async () => {
    const { document } = await written()
    expect(paragraphs(document).slice(6, 11).map(wordsOf)).toEqual(['', '', '关于第三季度领衔项目推进情况的通报', '', '各县（市、区）人民政府、市直各有关单位：'])
    expect(lineWith(document, '各县')).toContain('<w:pStyle w:val="gwFlush"/>')
  })

  test('no addressees, no line', async () => {
    expect(wordsOf((await written({ to: [] })).document)).not.toContain('：')
  })
})

describe('信函格式', () => {
  const letter: Partial<Paper> = { layout: 'letter', mark: '河东市全面深化改革委员会办公室', number: '河改办函〔2023〕3号' }

  test('mark 30 mm from the top edge, double lines of 170 mm: thick over thin, and 20 mm from the bottom thin over thick', async () => {
    const { document, of } = await written(letter)
    expect(document).toMatch(/<w:pgMar [^>]*w:header="1134" w:footer="1077"/)
    const [above = '', mark = ''] = paragraphs(of('header', 'first'))
    const [, line] = /<w:spacing w:line="(\d+)"/.exec(mark) ?? []
    const size = Number(/<w:sz w:val="(\d+)"/.exec(mark)?.[1]) * 10
    expect(Math.round((1134 + Number(/w:line="(\d+)"/.exec(above)?.[1]) + Number(line) * 0.8 - size * 0.86) / MM)).toBe(30)
    expect(mark).toContain('<w:bottom w:val="thickThinSmallGap" w:color="FF0000" w:sz="24"')
    const foot = of('footer', 'first')
    expect(foot).toContain('<w:top w:val="thinThickSmallGap" w:color="FF0000" w:sz="24" w:space="0"/>')
    for (const ruled of [mark, foot]) {
      const [left, right] = /<w:ind w:left="(-\d+)" w:right="(-\d+)"\/>/.exec(ruled)?.slice(1).map(Number) ?? []
      expect(Math.round((11906 - 1587 - 1474 - (left ?? 0) - (right ?? 0)) / MM)).toBe(170)
      expect(Math.round((1587 + (left ?? 0)) / MM)).toBe(20)
    }
    expect(Math.round((1077 + Number(/w:line="(\d+)"/.exec(foot)?.[1])) / MM)).toBe(20)
  })

  test('the number right below the first line, urgency left on the same; the first page bears no number', async () => {
    const { document, of } = await written({ ...letter, urgency: '加急' })
    const [first = ''] = paragraphs(document)
    expect(wordsOf(first)).toBe('加急\t河改办函〔2023〕3号')
    expect(first).toContain('<w:tab w:val="right" w:pos="8845"/>')
    expect(document).toContain('<w:titlePg/>')
    expect(of('footer', 'first')).not.toContain('PAGE')
    expect(of('footer', 'default')).toContain('PAGE')
    expect(document).not.toContain('文件')
  })

  test('抄送 only, without rules', async () => {
    const { document } = await written({ ...letter, copies: ['市政府办公室'], printed: { by: '市委改革办', on: '2023-09-05' } })
    expect(wordsOf(document)).toContain('抄送：市政府办公室。')
    expect(wordsOf(document)).not.toContain('印发')
    expect(document).not.toMatch(/<w:top w:val="single"/)
  })
})

describe('纪要格式', () => {
  test('attendance after the text, labels in 黑体, names one below the other; no seal, no signature', async () => {
    const people: PaperBlock[] = [{ kind: 'people', label: '出席：', names: ['市委书记', '市长'] }, { kind: 'people', label: '请假', names: [] }]
    const { document } = await written({ layout: 'minutes', mark: '市委全面深化改革委员会会议纪要', number: '第12期', to: [], signature: { issuer: '市委改革办', date: '2023-09-05', seal: true }, blocks: [...paper().blocks, ...people] })
    expect(wordsOf(lineWith(document, '出席'))).toBe('出席：市委书记、市长')
    expect(lineWith(document, '出席')).toContain('<w:ind w:left="1575" w:hanging="945"/>')
    expect(wordsOf(lineWith(document, '请假'))).toBe('请假：')
    expect(document).not.toContain('印章')
    expect(lineWith(document, '第12期')).toContain('w:color="FF0000"')
  })
})

describe('text', () => {
  test.each<[PaperBlock, string, RegExp]>([
    [{ kind: 'paragraph', text: '甲' }, 'gwText', /^((?!<w:rFonts).)*$/],
    [{ kind: 'heading-1', text: '一、甲' }, 'gwHeading1', /^((?!<w:rFonts).)*$/],
    [{ kind: 'heading-2', text: '（一）甲' }, 'gwHeading2', /楷体_GB2312/],
    [{ kind: 'heading-3', text: '1.甲' }, 'gwHeading3', /^((?!<w:rFonts).)*$/],
  ])('%j', async (block, style, font) => {
    const line = lineWith((await written({ blocks: [block] })).document, '甲')
    expect(line).toContain(`<w:pStyle w:val="${style}"/>`)
    expect(line).toMatch(font)
  })

  test('the first line two characters in', async () => {
    expect((await written()).styles).toMatch(/"gwText".*?<w:ind w:firstLine="630"\/>/)
  })

  test('after the first full stop of a heading with text 仿宋 goes on', async () => {
    const line = lineWith((await written({ blocks: [{ kind: 'heading-2', text: '（一）健全机制。各单位要落实。' }] })).document, '健全')
    expect(line.match(/楷体_GB2312" w:cs/g)).toHaveLength(1)
    expect(line).toMatch(/<w:t[^>]*>各单位要落实。/)
  })

  test('attachments: one line below, two in; one bears no number', async () => {
    const one = await written({ attachments: ['情况表'] })
    expect(wordsOf(lineWith(one.document, '附件'))).toBe('附件：情况表')
    const two = await written({ attachments: ['情况表', '清单'] })
    expect(wordsOf(lineWith(two.document, '附件'))).toBe('附件：1. 情况表')
    expect(lineWith(two.document, '清单')).toContain('<w:ind w:left="2048" w:hanging="473"/>')
  })
})

describe('signature and date', () => {
  test('with a seal: the date right by four, the issuer centred above it, room left and marked', async () => {
    const { document } = await written({ draft: true })
    const lines = paragraphs(document)
    const at = lines.findIndex((line) => wordsOf(line) === '市委改革办')
    expect(lines.slice(at - 3, at + 2).map(wordsOf)).toEqual(['', '', '（加盖印章处）', '市委改革办', '2023年9月5日'])
    expect(lines[at - 1]).toMatch(/<w:bookmarkStart w:name="印章" w:id="1"\/>.*<w:bookmarkEnd w:id="1"\/>/)
    // 6 characters of the date (2023 and 9, 5 are half as wide) against 5 of the issuer.
    expect(lines[at + 1]).toContain('<w:ind w:right="1260"/>')
    expect(lines[at]).toContain(`<w:ind w:right="${Math.round((4 + (6 - 5) / 2) * 315)}"/>`)
  })

  test('what is signed off has the room and no words in it', async () => {
    const { document } = await written()
    expect(document).toContain('w:name="印章"')
    expect(document).not.toContain('加盖印章处')
  })

  test('an issuer much longer than its date stands flush right, the date centred below it', async () => {
    const { document } = await written({ signature: { issuer: '河东市全面深化改革委员会领导小组办公室', date: '2023-09-05', seal: true } })
    expect(lineWith(document, '领导小组')).toContain('<w:ind w:right="0"/>')
    expect(lineWith(document, '9月5日')).toContain(`<w:ind w:right="${Math.round(((19 - 6) / 2) * 315)}"/>`)
  })

  test('without one: issuer right by two, the date beginning two further right', async () => {
    const { document } = await written({ signature: { issuer: '河东市财政局办公室', date: '2023-09-05', seal: false } })
    expect(lineWith(document, '财政局')).toContain('<w:ind w:right="630"/>')
    expect(lineWith(document, '9月5日')).toContain(`<w:ind w:right="${(9 - 6) * 315}"/>`)
    expect(document).not.toContain('印章')
  })

  test('without one and a longer date: the date right by two', async () => {
    const { document } = await written({ signature: { issuer: '财政局', date: '2023-12-25', seal: false } })
    expect(lineWith(document, '12月25日')).toContain('<w:ind w:right="630"/>')
    expect(lineWith(document, '财政局')).toContain(`<w:ind w:right="${(2 + 7 + 2 - 3) * 315}"/>`)
  })

  test('no day yet: room for it; a note in one pair of brackets', async () => {
    const { document } = await written({ signature: { issuer: '市委改革办', date: null, seal: true }, note: '（联系人：综合科）' })
    expect(wordsOf(document)).toContain('　　年　月　日')
    expect(wordsOf(lineWith(document, '联系人'))).toBe('（联系人：综合科）')
  })
})

describe('版记 at the foot of the last page', () => {
  const block: Partial<Paper> = { copies: ['市人大常委会办公室', '市政协办公室'], printed: { by: '市委改革办', on: '2023-09-05' } }

  test('rules of 0.35, 0.25 and 0.35 mm, 4号仿宋, a character in on both sides', async () => {
    const { document } = await written(block)
    const foot = document.slice(document.lastIndexOf('<w:tbl>'))
    expect(foot).toContain('<w:tblpPr w:tblpX="1587" w:horzAnchor="page" w:tblpYSpec="bottom" w:vertAnchor="margin"/>')
    expect(foot).toMatch(/<w:top w:val="single" w:color="000000" w:sz="8"\/>.*<w:bottom w:val="single" w:color="000000" w:sz="8"\/>.*<w:insideH w:val="single" w:color="000000" w:sz="6"\/>/)
    expect(paragraphs(foot).map(wordsOf)).toEqual(['抄送：市人大常委会办公室、市政协办公室。', '市委改革办', '2023年9月5日印发', ''])
    expect(lineWith(foot, '印发')).toContain('<w:ind w:left="280" w:right="280"/>')
    expect(lineWith(foot, '印发')).toContain('<w:sz w:val="28"/>')
  })

  test.each<[Partial<Paper>, boolean, boolean]>([
    [{ style: { footerBlock: 'copies' } }, true, false],
    [{ style: { footerBlock: 'none' } }, false, false],
    [{ copies: [] }, false, true],
    [{ printed: null }, true, false],
    [{ copies: [], printed: null }, false, false],
  ])('%j', async (changes, copies, printed) => {
    const words = wordsOf((await written({ ...block, ...changes })).document)
    expect([words.includes('抄送'), words.includes('印发')]).toEqual([copies, printed])
  })
})

describe('pages', () => {
  test('— 3 — in 4号宋体: odd right by one, even left by one', async () => {
    const { settings, of } = await written()
    expect(settings).toContain('<w:evenAndOddHeaders/>')
    expect(of('footer', 'default')).toMatch(/<w:pStyle w:val="gwPage"\/><w:ind w:right="280"\/><w:jc w:val="right"\/>.*<w:t[^>]*>— <\/w:t>.*PAGE.*<w:t[^>]*> —<\/w:t>/s)
    expect(of('footer', 'even')).toMatch(/<w:ind w:left="280"\/><w:jc w:val="left"\/>/)
  })

  test.each<[Partial<Paper>, string]>([
    [{}, ''],
    [{ draft: true }, '代拟稿'],
    [{ demonstration: true }, '演示数据'],
    [{ draft: true, demonstration: true }, '代拟稿　演示数据'],
  ])('%j bears on every page: %s', async (changes, words) => {
    for (const layout of ['paper', 'letter', 'minutes'] as const) {
      const { of } = await written({ ...changes, layout })
      expect([wordsOf(of('header', 'default')), wordsOf(of('header', 'even'))]).toEqual([words, words])
      if (layout === 'letter') expect(wordsOf(paragraphs(of('header', 'first'))[0] ?? '')).toBe(words)
    }
  })
})

describe('tables', () => {
  test('three rules, as wide as the type area, the head on every page, numbers right, 序号 centred', async () => {
    const { document } = await written({ blocks: [table(Array.from({ length: 60 }, (_, n) => row(n + 1)))] })
    const drawn = document.slice(document.indexOf('<w:tbl>'), document.indexOf('</w:tbl>'))
    expect(drawn).toContain('<w:tblW w:type="dxa" w:w="8845"/>')
    expect([...drawn.matchAll(/<w:gridCol w:w="(\d+)"\/>/g)].reduce((sum, [, width]) => sum + Number(width), 0)).toBe(8845)
    expect(drawn).toMatch(/<w:top w:val="single" w:color="000000" w:sz="12"\/>.*<w:bottom w:val="single" w:color="000000" w:sz="12"\/>/)
    expect(drawn.match(/<w:tr>/g)).toHaveLength(61)
    expect(drawn.match(/<w:tblHeader\/>/g)).toHaveLength(1)
    expect(drawn.slice(0, drawn.indexOf('</w:tr>')).match(/<w:bottom w:val="single" w:color="000000" w:sz="6"\/>/g)).toHaveLength(6)
    const last = drawn.slice(drawn.lastIndexOf('<w:tr>'))
    expect(paragraphs(last).map((cell) => [wordsOf(cell), /<w:jc w:val="(\w+)"/.exec(cell)?.[1] ?? 'left'])).toEqual([['60', 'center'], ['一业一证', 'center'], ['市审批局', 'center'], ['420', 'right'], ['87.5%', 'right'], ['按序时推进', 'left']])
    expect(lineWith(document, '领衔项目推进情况表')).toContain('<w:keepNext/>')
  })

  test('without rows it says so; rows of other lengths lose nothing', async () => {
    expect(wordsOf((await written({ blocks: [table([])] })).document)).toContain('（无）')
    const words = wordsOf((await written({ blocks: [table([['1'], ['2', '乙', '丙', '丁', '戊', '己', '庚']], ['序号'])] })).document)
    expect(words).toContain('庚')
  })

  test('sixteen columns fit too', async () => {
    const { document } = await written({ blocks: [table([Array.from({ length: 16 }, () => '很长的内容'.repeat(20))], Array.from({ length: 16 }, (_, n) => `列${n}`))] })
    const widths = [...document.matchAll(/<w:gridCol w:w="(\d+)"\/>/g)].map(([, width]) => Number(width))
    expect([widths.length, Math.min(...widths) > 300, widths.reduce((sum, width) => sum + width, 0)]).toEqual([16, true, 8845])
  })
})

describe('回执', () => {
  test('on a page of its own after the signature: a form of what is labelled, the rest as text', async () => {
    const { document } = await written({ blocks: [{ kind: 'slip', text: SLIP }, { kind: 'paragraph', text: '请按期反馈。' }] })
    const words = paragraphs(document).map(wordsOf)
    expect(words.indexOf('督办事项反馈回执')).toBeGreaterThan(words.indexOf('2023年9月5日'))
    expect(lineWith(document, '反馈回执')).toContain('<w:pageBreakBefore/>')
    const form = document.slice(document.indexOf('<w:tbl>'), document.indexOf('</w:tbl>'))
    expect(paragraphs(form).map(wordsOf)).toEqual(['编号', '河改办函〔2023〕12号', '办理情况', '', '联系电话', ''])
    expect(form.match(/<w:trHeight w:val="(\d+)"/g)).toEqual(['<w:trHeight w:val="850"', '<w:trHeight w:val="2600"', '<w:trHeight w:val="850"'])
    expect(words).toContain('请加盖公章后寄回。')
  })

  test('without a title of its own it has one', async () => {
    expect(wordsOf((await written({ blocks: [{ kind: 'slip', text: '单位：' }] })).document)).toContain('回　执')
  })
})

describe('bad input', () => {
  test('a script in a title is words; control characters, halves of pairs and marks of direction are gone', async () => {
    const { document, core } = await written({ title: '关于<script>alert(1)</script>&的\u0000函\u202e', blocks: [{ kind: 'paragraph', text: '甲\u0000\u0008\ufffe乙\ud800丙\u2066丁\r\n戊' }] })
    expect(document).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&amp;')
    expect(document).not.toContain('<script')
    expect(core).toContain('<dc:title>关于&lt;script&gt;alert(1)&lt;/script&gt;&amp;的函</dc:title>')
    expect(wordsOf(lineWith(document, '甲'))).toBe('甲乙\ufffd丙丁')
    expect(wordsOf(lineWith(document, '戊'))).toBe('戊')
  })

  test('a title of 200 characters is broken into lines that fit, and stays one paragraph', async () => {
    const title = '关于推进改革任务落实情况的通报'.repeat(13)
    const line = lineWith((await written({ title })).document, '关于推进')
    expect(wordsOf(line).split('\n')).toEqual(titleLines(title, 19))
    expect(wordsOf(line).replaceAll('\n', '')).toBe(title)
  })

  test('a mark of 60 characters is set narrow, small and in lines', async () => {
    const mark = lineWith((await written({ mark: '河东市推进某某工作领导小组办公室'.repeat(4) })).document, '领导小组')
    expect(mark).toContain('<w:w w:val="80"/>')
    expect(mark).toContain('<w:sz w:val="44"/>')
    expect(wordsOf(mark).split('\n').length).toBeGreaterThan(1)
  })

  test.each<[Record<string, string | number>, string]>([
    [{ marginTop: 5 }, 'marginTop'],
    [{ marginTop: Number.NaN }, 'marginTop'],
    [{ marginTop: '37' }, 'marginTop'],
    [{ fontBody: '"><w:p>' }, 'fontBody'],
    [{ footerBlock: 'all' }, 'footerBlock'],
    [{ markColour: '00FF00' }, 'markColour'],
    [{ constructor: 1 }, 'constructor'],
    [{ unknown: 1 }, 'unknown'],
  ])('a layout of %j is refused', async (style, name) => {
    const error = await writeLetter(paper({ style })).catch((thrown: DeliveryError) => thrown)
    expect(error).toMatchObject({ code: 'paper_style_invalid', facts: { name } })
  })
})

describe('the same paper is the same file', () => {
  test('to the byte, whatever was written in between, and without a day, a name or a word that is not ours', async () => {
    const one = paper({ draft: true, blocks: [table([row(1)]), { kind: 'slip', text: SLIP }] })
    const first = await writeLetter(one)
    await writeLetter(paper({ layout: 'letter' }))
    expect(Buffer.from(await writeLetter(one)).equals(Buffer.from(first))).toBe(true)
    const { core, document, of } = await written(one)
    expect(core).not.toMatch(/created|modified|creator|Un-named/)
    expect([document, of('header', 'default'), of('footer', 'default')].map(wordsOf).join('')).not.toMatch(/[A-Za-z]/)
  })

  test('whatever changes on it changes the file', async () => {
    const [a, b] = await Promise.all([writeLetter(paper()), writeLetter(paper({ number: '河改办发〔2023〕13号' }))])
    expect(Buffer.from(a).equals(Buffer.from(b))).toBe(false)
  })
})
