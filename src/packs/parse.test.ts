import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changed, GOOD, mistakesIn, scheme, warningsIn } from './parse-fixture.ts'
import { canonicalPack, parsePack } from './parse.ts'

test('a good pack is read, its empty values filled in', () => {
  const parsed = parsePack(GOOD, 'list.yaml')
  expect(parsed).toMatchObject({
    warnings: [],
    pack: {
      id: 'list',
      schemes: [],
      activities: [{ review: { unit: false, office: false }, fields: [] }],
      procedures: [{ transitions: [{ needs: { note: false } }] }],
    },
  })
})

describe('what is allowed, though it looks alike', () => {
  test.each([
    [
      'what came of meetings',
      scheme(
        'ranked: false',
        '{ id: a, name: { zh: 会议议定事项办结率, en: decisions of meetings done }, points: 5, measure: { matters: done-in-time } }',
      ),
    ],
    [
      'a society in a name',
      scheme('ranked: false', '{ id: a, name: { zh: 社会满意度, en: satisfaction }, points: 5, measure: { matters: done-in-time } }'),
    ],
    [
      'an item that is listed without points',
      scheme('ranked: false', '{ id: a, name: { zh: 召开会议, en: meetings held }, points: 0, measure: { activity: visit } }'),
    ],
    [
      'an outcome that scores',
      scheme('ranked: false', '{ id: a, name: { zh: 难题解决, en: problems solved }, points: 15, measure: { activity: visit } }').replace(
        'nature: act',
        'nature: outcome',
      ),
    ],
    [
      'a ranking by a document',
      scheme(
        'ranked: true\n    basis: { title: 年度目标责任考核办法 }',
        '{ id: a, name: { zh: 按期完成, en: done in time }, points: 5, measure: { matters: done-in-time } }',
      ),
    ],
    [
      'photographs with a reason',
      changed(
        'demand: optional',
        'demand: required, media: [photo], why: { zh: 防汛条例要求留存水位照片, en: the flood rules ask for the water mark }',
      ),
    ],
    ['a step that says it needs no evidence', changed('to: done, who: [office]', 'to: done, who: [office], needs: { evidence: false, note: true }')],
    ['photographs that are optional', changed('demand: optional', 'demand: optional, media: [photo, video]')],
  ])('%s', (_, text) => {
    expect(mistakesIn(text)).toEqual([])
  })
})

describe('warnings leave the pack usable', () => {
  test('a circular of more than four thousand characters, and none of exactly so many', () => {
    const letter = (characters: number): string =>
      `${GOOD}letters:\n  - { id: c, name: { zh: 通报, en: circular }, form: circular, maxCharacters: ${characters} }\n`
    expect(warningsIn(letter(4001)).map(({ code, line, column }) => [code, line, column])).toEqual([['circular_too_long', 48, 77]])
    expect(warningsIn(letter(4000))).toEqual([])
  })

  test.each([
    ['due on the fifth day of the quarter', changed('period: quarter', 'period: quarter\n    dueDayInPeriod: 5'), 34, 21],
    ['due 88 days before the end of a quarter', changed('period: quarter', 'period: quarter\n    dueDayInPeriod: -88'), 34, 21],
    ['every week', changed('period: quarter', 'period: week'), 33, 13],
    ['a step within three working days', changed('who: [office] }', 'who: [lead], limit: { n: 3, unit: workday } }'), 44, 90],
    ['a step within a day', changed('who: [office] }', 'who: [lead], limit: { n: 24, unit: hour } }'), 44, 90],
  ])('%s', (_, text, line, column) => {
    expect(warningsIn(text).map((one) => [one.code, one.line, one.column])).toEqual([['short_notice', line, column]])
  })

  test.each([
    ['due on the seventh day', changed('period: quarter', 'period: quarter\n    dueDayInPeriod: 7')],
    ['due at the end', changed('period: quarter', 'period: quarter\n    dueDayInPeriod: -1')],
    ['a step within five working days', changed('who: [office] }', 'who: [lead], limit: { n: 5, unit: workday } }')],
    ['what the office sets itself', changed('who: [office] }', 'who: [office], limit: { n: 1, unit: workday } }')],
  ])('no warning: %s', (_, text) => {
    expect(warningsIn(text)).toEqual([])
  })
})

test('every mistake of a stage is told at once, in the order of the file', () => {
  const text = GOOD.replace('nature: act', 'nature: deed').replace('version: 1.0.0', 'version: v1').replace('atLeast: 1', 'atLeast: 0')
  expect(mistakesIn(text).map(({ line }) => line)).toEqual([3, 25, 32])
})

test('whatever is cut out of a pack or put into it, the answer is a pack or mistakes with places inside the file', () => {
  const pieces = fc.constantFrom(
    '',
    ':',
    '- ',
    '{',
    ']',
    '\n',
    '  ',
    '"',
    "'",
    '&a ',
    '*a',
    '? ',
    '|\n',
    '---\n',
    '!!set ',
    '<<: ',
    'null',
    '1e999',
    '"\\u0000"',
    '#',
  )
  fc.assert(
    fc.property(fc.nat(GOOD.length), fc.integer({ min: 0, max: 40 }), pieces, (at, length, piece) => {
      const text = GOOD.slice(0, at) + piece + GOOD.slice(at + length)
      const lines = text.split('\n')
      const parsed = parsePack(text, 'list.yaml')
      if (!('mistakes' in parsed)) return
      expect(parsed.mistakes.length).toBeGreaterThan(0)
      for (const { line, column } of parsed.mistakes) {
        expect(line >= 1 && line <= lines.length).toBe(true)
        expect(column >= 1 && column <= (lines[line - 1] ?? '').length + 1).toBe(true)
      }
    }),
    { numRuns: 400 },
  )
}, 60_000)

test('a file that grows without end in memory is refused', () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'
    .split('')
    .map((key, index) => `${key}: &${key} [${Array.from({ length: 9 }, () => `*${'abcdefgh'[index]}`).join(',')}]`)
    .join('\n')}\n`
  expect(mistakesIn(bomb).map(({ code }) => code)).toEqual(['not_yaml'])
  expect(mistakesIn('x'.repeat(1_000_001)).map(({ code }) => code)).toEqual(['too_long'])
})

describe('the canonical text', () => {
  const canonical = (text: string): string => {
    const parsed = parsePack(text, 'list.yaml')
    if ('mistakes' in parsed) throw new Error(JSON.stringify(parsed.mistakes))
    return canonicalPack(parsed.pack)
  }

  test.each([
    [
      'order of keys, comments and quotes',
      changed('id: list\nname: { zh: 清单, en: list }\nversion', '# a list\nname: { en: "list", zh: 清单 }\nid: list\nversion'),
    ],
    ['an empty list written out', `${GOOD}schemes: []\n`],
    ['a false written out', changed('nature: act', 'nature: act\n    review: { unit: false, office: false }')],
  ])('does not change with %s', (_, text) => {
    expect(canonical(text)).toBe(canonical(GOOD))
  })

  test('changes with what the pack says', () => {
    expect(canonical(changed('atLeast: 1', 'atLeast: 2'))).not.toBe(canonical(GOOD))
    expect(canonical(GOOD)).toMatch(/^\{"activities":\[\{"countsFor":\["visits"\],"evidence":\{"demand":"optional"\}/)
  })
})
