import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { read } from '../index.ts'
import { compareReadings, editionOf, sameDocument, type ReadEdition } from './index.ts'
import { rewording } from './wording.ts'

const edition = (...tasks: string[]): ReadEdition => {
  const text = `河东市雨水利用实施方案\n\n一、重点任务\n\n${tasks.join('\n\n')}\n`
  const reading = read(text)
  return { text, reading, document: reading.documents[0]!.id }
}
const POND = '建设雨水调蓄池，在老城区选取积水点位先行改造，形成蓄排结合的排水系统。'
const ROAD = '改造透水道路，对主次干道人行道分批更换透水铺装，同步完善绿化带下凹设计。'
const LIST = '建立管网普查台账，逐段登记管龄、管材和病害，纳入统一平台管理。'
const BUDGET = '安排专项资金，对先行改造的小区给予补助，资金使用情况接受审计监督。'

/** `kind before>after` by the number of each task in its own text. */
function told(before: ReadEdition, after: ReadEdition): string[] {
  const at = ({ reading }: ReadEdition, ids: string[]) => ids.map((id) => reading.tasks.findIndex((task) => task.id === id) + 1).join('+')
  return compareReadings(before, after).map((change) => `${change.kind} ${at(before, change.before)}>${at(after, change.after)}`)
}

describe('which task became which', () => {
  const [pond, road, list, budget] = [`1.${POND}（责任单位：市水务局）`, `2.${ROAD}（责任单位：市住建局）`, `3.${LIST}（责任单位：市水务局）`, `4.${BUDGET}（责任单位：市财政局）`]
  test.each<[string, string[], string[], string[]]>([
    ['nothing changed', [pond, road], [pond, road], ['same 1>1', 'same 2>2']],
    ['reordered and renumbered', [pond, road, list], [`（一）${LIST}（责任单位：市水务局）`, `（二）${POND}（责任单位：市水务局）`, `（三）${ROAD}（责任单位：市住建局）`], ['same 3>1', 'same 1>2', 'same 2>3']],
    ['half-width marks and other brackets', [pond], [`1.${POND.replaceAll('，', ',')}[责任单位:市水务局]`], ['same 1>1']],
    ['one added, one dropped', [pond, road], [pond, list], ['same 1>1', 'added >2', 'dropped 2>']],
    ['reworded', [pond, road], [pond, `2.改造透水道路，对主次干道和支路人行道全部更换透水铺装，同步完善绿化带下凹设计和日常养护。（责任单位：市住建局）`], ['same 1>1', 'changed 2>2']],
    ['units changed alone', [pond], [`1.${POND}（责任单位：市住建局）`], ['changed 1>1']],
    ['split in two', [`1.${POND}${ROAD}（责任单位：市住建局）`, list], [`1.${POND}（责任单位：市水务局）`, `2.${ROAD}（责任单位：市住建局）`, `3.${LIST}（责任单位：市水务局）`], ['changed 1>1+2', 'same 2>3']],
    ['two merged into one', [pond, road, list], [`1.${POND}${ROAD}（责任单位：市住建局）`, `2.${LIST}（责任单位：市水务局）`], ['changed 1+2>1', 'same 3>2']],
    ['all new', [pond], [budget], ['added >1', 'dropped 1>']],
    ['from nothing', [], [pond], ['added >1']],
  ])('%s', (_, before, after, expected) => {
    expect(told(edition(...before), edition(...after))).toEqual(expected)
  })
})

test('what changed: words, units and day, each by itself', () => {
  const before = edition('1.实施管网改造，2026年6月底前完成雨污分流管网12公里。（责任单位：市水务局、市住建局）')
  const after = edition('1.实施管网改造，2027年6月底前完成雨污分流管网18公里。（责任单位：市水务局、市城市管理局）')
  expect(compareReadings(before, after)).toEqual([
    {
      kind: 'changed', before: ['t1'], after: ['t1'], stands: false,
      title: { before: '实施管网改造，2026年6月底前完成雨污分流管网12公里', after: '实施管网改造，2027年6月底前完成雨污分流管网18公里' },
      words: [
        { op: 'same', text: '实施管网改造，' }, { op: 'gone', text: '2026' }, { op: 'new', text: '2027' }, { op: 'same', text: '年6月底前完成雨污分流管网' },
        { op: 'gone', text: '12' }, { op: 'new', text: '18' }, { op: 'same', text: '公里。' },
      ],
      due: { before: { date: '2026-06-30', text: '2026年6月底前' }, after: { date: '2027-06-30', text: '2027年6月底前' } },
      units: [{ role: 'responsible', gone: ['市住建局'], new: ['市城市管理局'] }],
    },
  ])
})

test('a task whose words still stand, only no longer with a unit, is said to stand', () => {
  const before = edition(`1.${POND}（责任单位：市水务局）`, `2.${ROAD}（责任单位：市住建局）`)
  const after = edition(`1.${POND}（责任单位：市水务局）`, `2.${ROAD}`)
  expect(compareReadings(before, after).map(({ kind, stands }) => [kind, stands])).toEqual([['same', false], ['dropped', true]])
})

test.each<[string, string, { op: string; text: string }[]]>([
  ['按月调度', '按月调度', [{ op: 'same', text: '按月调度' }]],
  ['', '按月', [{ op: 'new', text: '按月' }]],
  ['占比12.5%', '占比13%', [{ op: 'same', text: '占比' }, { op: 'gone', text: '12.5%' }, { op: 'new', text: '13%' }]],
  ['新建公园三处', '改建游园三处', [{ op: 'gone', text: '新建公' }, { op: 'new', text: '改建游' }, { op: 'same', text: '园三处' }]],
])('%s → %s', (before, after, pieces) => {
  expect(rewording(before, after)).toEqual(pieces)
})

test('the pieces give both wordings back, whatever they are', () => {
  const words = fc.array(fc.constantFrom('市', '县', '建', '设', '2026', '年', '，', '12.5%', 'APP', ' '), { maxLength: 40 }).map((list) => list.join(''))
  fc.assert(
    fc.property(words, words, (before, after) => {
      const pieces = rewording(before, after)
      expect(pieces.filter(({ op }) => op !== 'new').map(({ text }) => text).join('')).toBe(before)
      expect(pieces.filter(({ op }) => op !== 'gone').map(({ text }) => text).join('')).toBe(after)
    }),
  )
})

test('two long texts with nothing in common are compared before the timeout', { timeout: 20_000 }, () => {
  const pieces = rewording('甲'.repeat(20_000), '乙丙'.repeat(10_000))
  expect(pieces.map(({ op }) => op)).toEqual(['gone', 'new'])
})

describe('which document a title names', () => {
  test.each([
    ['河东市人民政府办公室关于印发河东市雨水利用实施方案的通知', '河东市雨水利用实施方案', false],
    ['河东市雨水利用实施方案（征求意见稿）', '河东市雨水利用实施方案', true],
    ['河东市雨水利用实施方案(2026年修订)', '河东市雨水利用实施方案', false],
    ['河东市雨水利用实施方案（2026年版）', '河东市雨水利用实施方案', false],
    ['河东市住房和城乡建设局关于公开征求《河东市雨水利用实施方案（征求意见稿）》意见的公告', '河东市雨水利用实施方案', true],
    ['关于修订印发《河东市雨水利用实施方案》的通知', '河东市雨水利用实施方案', false],
    ['关于重新印发河东市雨水利用实施方案（试行）的通知', '河东市雨水利用实施方案', false],
    ['河东市人民政府关于加快发展养老服务的意见', '关于加快发展养老服务的意见', false],
    ['河东市2026年改革工作要点', '河东市2026年改革工作要点', false],
    // what a bracket says of the document itself is part of its name
    ['河东市河道管理办法（城区段）', '河东市河道管理办法城区段', false],
  ])('%s', (title, key, draft) => {
    expect(editionOf(title)).toEqual({ key, draft })
  })

  test.each(['通知', '', '会议纪要'])('“%s” names none', (title) => expect(editionOf(title)).toBeNull())

  const named = (title: string, issuer: string | null = null) => ({ title, issuer })
  test.each([
    [named('河东市雨水利用实施方案', '河东市人民政府办公室'), named('关于印发河东市雨水利用实施方案的通知', '河东市人民政府办公室'), true],
    [named('河东市雨水利用实施方案', '河东市人民政府办公室'), named('河东市雨水利用实施方案', '河东市人民政府'), true],
    [named('河东市雨水利用实施方案（征求意见稿）', '河东市水务局'), named('河东市雨水利用实施方案', '河东市人民政府办公室'), true],
    [named('河东市雨水利用实施方案', null), named('河东市雨水利用实施方案', '河东市人民政府'), true],
    [named('雨水利用实施方案', '安邑区人民政府'), named('雨水利用实施方案', '左邑县人民政府'), false],
    [named('河东市2025年改革工作要点'), named('河东市2026年改革工作要点'), false],
    [named('关于张榜公布的通知'), named('通知'), false],
  ])('%j and %j: %s', (a, b, expected) => {
    expect(sameDocument(a, b)).toBe(expected)
  })
})
