import { describe, expect, test } from 'vitest'
import { flowOf } from './flow.ts'
import { linesOf } from './lines.ts'
import { endsSentence, pageOf } from './page.ts'

function paragraphs(text: string): string[] {
  const { clean, blocks } = flowOf(text)
  return blocks.map(({ from, to }) => clean.slice(from, to))
}

/** Two paragraphs of three lines each, the last line of each without an end, as in a list of points. */
const FIRST = ['坚持便民利民，凡是能够通过数据共享取得的证明', '一律不再要求群众提交，凡是能够书面承诺的事项', '一律实行告知承诺，切实减轻群众负担']
const SECOND = ['坚持依法依规，没有法律法规依据的证明一律取消', '确需保留的证明逐项写明依据和开具单位，并向社', '会公布清单，接受群众监督']
const ENDED = [...FIRST.slice(0, 2), `${FIRST[2]}。`]

describe('paragraphs whose lines were broken', () => {
  test.each<[string, string[], number]>([
    ['blank lines part them', [...ENDED, '', ...SECOND, '', ...ENDED, '', ...FIRST, '', ...SECOND, '', ...ENDED], 6],
    ['their first lines are set in', [...ENDED, ...SECOND, ...ENDED, ...FIRST, ...SECOND, ...ENDED].map((line, at) => (at % 3 === 0 ? `　　${line}` : line)), 6],
    ['blank lines between all lines part none', [...ENDED, ...ENDED, ...ENDED].flatMap((line) => [line, '']), 3],
  ])('%s', (_, lines, count) => {
    expect(paragraphs(lines.join('\n'))).toHaveLength(count)
  })

  test.each([
    ['（牵头单位：市司法局；\n配合单位：市公安局）', ['（牵头单位：市司法局；配合单位：市公安局）'], 'a bracket is read to its end, labels in it begin no paragraph'],
    ['关于印发《河东市清理证明\n实施方案》的通知', ['关于印发《河东市清理证明实施方案》的通知'], 'so is a title in 《》'],
    ['市司法局、\n市公安局', ['市司法局、市公安局'], 'a list that goes on'],
    ['加强领导\n强化督导', ['加强领导', '强化督导'], 'headings stay apart'],
    ['1）清理\n2）规范', ['1）清理', '2）规范'], 'a bracket behind a number closes none'],
    ['逐项清理，限时办结（市司法局牵头）\n\n河东市人民政府办公室关于规范清单的通知', ['逐项清理，限时办结（市司法局牵头）', '河东市人民政府办公室关于规范清单的通知'], 'a title begins a document after any bracket'],
    ['要落实省政府关于规范\n清单的通知精神', ['要落实省政府关于规范', '清单的通知精神'], 'short lines without marks stay apart'],
    ['逐项清理-\n- 3 -\n建立目录', ['逐项清理-', '建立目录'], 'page numbers are dropped'],
    ['soft\u00adhyphen 清\u200b理', ['softhyphen清理'], 'what cannot be seen is dropped'],
  ])('%s → %s: %s', (text, expected) => {
    expect(paragraphs(text)).toEqual(expected)
  })
})

describe('the page', () => {
  const wide = (count: number): string => '清理证明，规范清单'.repeat(20).slice(0, count)

  test.each<[string, string[], number]>([
    ['lines broken at 24', Array.from({ length: 12 }, () => wide(24)), 24],
    ['paragraphs of any width', [24, 24, 24, 23, 24, 25, 31, 38, 44, 52].map(wide), 0],
    ['paragraphs on lines of their own', Array.from({ length: 12 }, (_, at) => `${wide(24 + at * 9)}。`), 0],
    ['too few lines to tell', Array.from({ length: 4 }, () => wide(24)), 0],
  ])('%s', (_, lines, width) => {
    expect(pageOf(linesOf(lines.join('\n'))).width).toBe(width)
  })
})

test.each([
  ['逐项清理。', true], ['逐项清理：', true], ['“逐项清理。”', true], ['逐项清理。（市司法局牵头）', true], ['（市司法局牵头，市公安局配合）', true], ['市民政局等部门按职责分工负责）', true],
  ['逐项清理', false], ['逐项清理，', false], ['“免证明”', false], ['各县（市、区）', false], ['建立目录（清单）', false], ['', false],
] as const)('%s ends a sentence: %s', (line, ends) => {
  expect(endsSentence(line)).toBe(ends)
})
