import { describe, expect, test } from 'vitest'
import { checkTogether, read } from '../../index.ts'
import type { CheckedFigure } from '../../index.ts'

function wrongTogether(...texts: string[]): CheckedFigure[] {
  const readings = texts.map((text, index) => ({ name: `${index + 1}.txt`, text, reading: read(text) }))
  return checkTogether(readings).figures.filter(({ verdict }) => verdict === 'inconsistent')
}

describe('a name with a quantity in it, told by several texts', () => {
  test('the text that says a hundredth of what the others say', () => {
    const [odd, ...more] = wrongTogether('青河万亩粮食优质高产示范基地进入建设阶段。', '建设青河百万亩粮食优质高产示范基地。', '推进青河百万亩粮食高产示范基地建设。')
    expect(more).toEqual([])
    expect(odd).toMatchObject({
      file: '1.txt', relation: 'repeat', verdict: 'inconsistent', at: { start: 0, end: 14 }, claimed: { text: '万亩', value: 1, unit: '万亩' }, computed: 100,
      operands: [{ text: '百万亩', value: 100, unit: '万亩' }], other: { file: '2.txt', at: { start: 2, end: 17 }, text: '青河百万亩粮食优质高产示范基地' },
    })
  })

  test('of two texts the later is asked about', () => {
    expect(wrongTogether('丰水20万千瓦光伏发电项目开工。', '丰水200万千瓦光伏发电项目开工。').map(({ file, claimed }) => [file, claimed.text])).toEqual([['2.txt', '200万千瓦']])
  })

  test.each<[string[], string]>([
    [['青河百万亩粮食示范基地开工。', '青河百万亩粮食示范基地建成。'], 'the same'],
    [['实施万亩高标准农田建设工程。要实施好。', '实施百万亩高标准农田建设工程。'], 'a verb stands before the quantity, not a place'],
    [['青河万亩粮食示范基地开工。', '白山百万亩粮食示范基地开工。'], 'two places'],
    [['青河万亩粮食示范基地开工。', '青河百万亩中药材种植园区开工。'], 'two things of one place'],
    [['青河3万亩粮食示范基地开工。', '青河5万亩粮食示范基地开工。'], 'it may have grown'],
    [['青河万亩粮食示范基地开工。到年底青河百万亩粮食示范基地建成。', '无关的另一篇。'], 'one text alone'],
    [['全市完成投资20亿元。', '全市完成投资200亿元。'], 'no name'],
  ])('%j says nothing: %s', (texts) => {
    expect(wrongTogether(...texts)).toEqual([])
  })

  test('what each text says of itself is kept, with its file', () => {
    const figures = checkTogether([{ name: 'a.txt', text: '', reading: read('试点10项，其中省级4项、市级6项。') }, { name: 'b.txt', text: '', reading: read('') }]).figures
    expect(figures.map(({ file, relation, verdict }) => [file, relation, verdict])).toEqual([['a.txt', 'sum', 'consistent']])
  })
})
