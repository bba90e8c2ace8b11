import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { flowOf, spanOf } from './text/flow.ts'
import { read } from './index.ts'
import type { Reading, Span } from './index.ts'
import { plainGlyphs } from './text/glyphs.ts'

/** Pieces of which texts are made: marks that open and close, numbers of headings, units, roles, deadlines, labels, breaks, broken characters. */
const PIECES = [
  '（', '）', '(', ')', '［', '］', '【', '】', '《', '》', '“', '”', '：', ':', '；', ';', '，', ',', '。', '、', '\n', '\n\n', '\r\n', '\t', '|', ' ', '\u3000', '\u00a0', '\u200b', '\u00ad', '\ufeff', '\f',
  '一、', '（一）', '1.', '1、', '（1）', '①', '第一章', '第二条', '附件1', '# ', '**', '- ', '---', '1.1',
  '市财政局', '市发展改革委', '市财政局 市水利局', '各县（市、区）人民政府', '有关部门', '省政府办公厅', '领导小组', '市', '县',
  '牵头', '负责', '配合', '由', '会同', '按职责分工负责', '责任单位：', '牵头单位：', '完成时限：', '配合单位', '序号', '任务', '责任单位',
  '2023年6月底前', '年底前', '每季度', '一季一考核', '到2025年', '十四五', '持续推进', '6月', '3月24日', '2023年3月24日', '河政发〔2023〕7号', '关于印发某方案的通知', '河东市人民政府',
  '达到', '不低于', '85%', '1.5万亩', '100亿元', '三项', '其中', '增长', '个', '项', '12', '3', '二〇二三年',
  '任命', '免去', '张某', '同志', '为市财政局局长', '会议', '主持召开', '会议要求', '会议时间：', '地点：',
  '清理证明', '建设项目', '完成', '方案', '通知', '的', 'A', 'https://a.b', '\ud83c', '\udc00', '\ud83c\udf38', '⼈⺠', '２０２３',
] as const

const text = fc.array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) }), { maxLength: 120 }).map((pieces) => pieces.join(''))

function spansOf(reading: Reading): Span[] {
  return [
    ...reading.documents, ...reading.sections, ...reading.tasks.flatMap(({ body, annotation }) => [body, annotation]), ...reading.targets.map(({ at }) => at), ...reading.periodic.map(({ at }) => at),
    ...reading.figures.flatMap(({ at, operands }) => [at, ...operands.map((operand) => operand.at)]), ...reading.definitions.map(({ at }) => at),
    ...(reading.appointments ?? []).map(({ at }) => at), ...(reading.meeting ? [...reading.meeting.topics, ...reading.meeting.decisions].map(({ at }) => at) : []),
  ]
}

describe('any text', () => {
  test('is read, and every place is a place in it', () => {
    fc.assert(fc.property(text, (source) => {
      const reading = read(source)
      expect(reading.documents.length).toBeGreaterThan(0)
      for (const { start, end } of spansOf(reading)) {
        expect(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= source.length).toBe(true)
      }
    }), { numRuns: 400 })
  })

  test('a row that ends with an empty cell ends where the text does', () => {
    expect(read('（\t（\t').documents.map(({ start, end }) => [start, end])).toEqual([[0, 4]])
  })

  test('is quoted: every character of the mended text stands in the text where it says, unless it is a mark for white space', () => {
    fc.assert(fc.property(text, (source) => {
      const flow = flowOf(source)
      const plain = plainGlyphs(source)
      for (let at = 0; at < flow.clean.length; at += 1) {
        const { start, end } = spanOf(flow, at, at + 1)
        expect(end).toBe(Math.min(start + 1, source.length))
        const [mended, printed] = [flow.clean.charAt(at), plain.charAt(start)]
        if (mended !== printed) expect(mended === '\t' || mended === '\n' || (mended === '、' && /[\s\u00a0]/.test(printed))).toBe(true)
      }
      for (const block of flow.blocks) expect(block.from <= block.to && block.to <= flow.clean.length).toBe(true)
    }), { numRuns: 400 })
  })

  test('gives the same reading twice', () => {
    fc.assert(fc.property(text, (source) => {
      expect(read(source)).toEqual(read(source))
    }), { numRuns: 40 })
  })
})

/** A plan whose tasks are known; `sentences` divides it where lines may break. */
const clause = fc.constantFrom('逐项清理证明事项，形成目录', '建设核验系统，打通数据接口', '规范窗口服务，公开办事指南', '开展专项排查，建立整改台账', '培育龙头企业，延伸产业链条')
const annotation = fc.constantFrom(
  '（市司法局牵头，市公安局、市民政局配合）', '（市财政局负责）', '（责任单位：市科技局、市教育局）', '（市水利局牵头，各县（市、区）人民政府按职责分工负责）', '（牵头单位：市商务局；配合单位：市税务局）',
)
const item = fc.tuple(clause, fc.constantFrom('', '6月底前完成，', '到2025年全部建成，'), annotation)
const plan = fc.array(item, { minLength: 2, maxLength: 8 }).map((items) => ['河东市清理证明实施方案', '一、重点任务', ...items.map(([words, due, who], index) => `${index + 1}.${words}${due}确保取得实效，让群众满意。${who}`), '二、组织保障', '各级要高度重视，明确专人，加强督导，务求实效。'])

/** What must not change however a plan is set: who does what until when. */
function essence(source: string): unknown[] {
  return read(source).tasks.map(({ lead, support, responsible, local, title, due }) => [lead, support, responsible, local, title.replace(/\s/g, ''), due?.date])
}

/** Breaks every paragraph into lines of `width` characters. */
function broken(paragraphs: readonly string[], width: number, between: string): string {
  return paragraphs.flatMap((paragraph) => paragraph.match(new RegExp(`.{1,${width}}`, 'gsu')) ?? []).join(between)
}

describe('a plan set in another way has the same tasks', () => {
  /** Prose enough that the page shows its width. */
  const FILLER = Array.from({ length: 8 }, () => '坚持以人民为中心的发展思想，统筹推进各项工作，确保取得实效，让人民群众有更多的获得感和满意度，推动全市各项事业再上新的台阶。')

  test.each<[string, (paragraphs: readonly string[], seed: number) => string]>([
    ['blank lines between paragraphs', (paragraphs) => paragraphs.join('\n\n')],
    ['Windows line ends', (paragraphs) => paragraphs.join('\r\n')],
    ['paragraphs set in', (paragraphs) => paragraphs.map((paragraph) => `　　${paragraph}`).join('\n')],
    ['blanks inside words', (paragraphs, seed) => paragraphs.map((paragraph) => [...paragraph].map((mark, at) => ((at * 7 + seed) % 11 === 0 ? ` ${mark}` : mark)).join('')).join('\n')],
    ['zero-width characters and soft hyphens', (paragraphs, seed) => paragraphs.map((paragraph) => [...paragraph].map((mark, at) => ((at + seed) % 5 === 0 ? `\u200b${mark}\u00ad` : mark)).join('')).join('\n')],
    ['lines broken at a margin', (paragraphs, seed) => broken([...paragraphs, ...FILLER], 24 + (seed % 12), '\n')],
    ['lines broken at a margin, blank lines between all', (paragraphs, seed) => broken([...paragraphs, ...FILLER], 24 + (seed % 12), '\n\n')],
    ['digits of full width', (paragraphs) => paragraphs.map((paragraph) => paragraph.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))).join('\n')],
  ])('%s', (_, set) => {
    fc.assert(fc.property(plan, fc.nat(1000), (paragraphs, seed) => {
      expect(essence(set(paragraphs, seed))).toEqual(essence(paragraphs.join('\n')))
    }), { numRuns: 60 })
  })

  test('the plan itself has a task for every item', () => {
    fc.assert(fc.property(plan, (paragraphs) => {
      expect(read(paragraphs.join('\n')).tasks).toHaveLength(paragraphs.length - 4)
    }), { numRuns: 40 })
  })
})

describe('hostile texts are read', () => {
  test.each([
    '（', '）', '（（）', '(', '［', '《', '“', '1', '1.', '一、', '（一）', '，', ',', '、', '。', '；', '：', '市', '县', '局', '由', '的', '牵头', '负责', '责任单位：', '|', '\t', ' ', '\u3000', '\n', '\r', '\f', '#', '*',
    '年', '2023年', '每季度', '关于', '关于印发', '任命', '免去', '会议', '附件', '第', '\ud800', '\udfff', '\u200b', '序号\n任务\n责任单位\n', '序号 任务 责任单位\n', '1\n', '市财政局 ', '中共', '号',
  ])('%j, 20 000 times', (piece) => {
    expect(read(piece.repeat(20_000)).documents.length).toBeGreaterThan(0)
  }, 20_000)
})
