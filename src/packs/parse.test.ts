import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PackCode } from '../kernel/pack/finding.ts'
import { canonicalPack, parsePack, type PackMistake } from './parse.ts'

const GOOD = `id: list
name: { zh: 清单, en: list }
version: 1.0.0
source: { title: 某办法 }
duties:
  - { id: lead, name: { zh: 牵头单位, en: lead unit }, holder: unit }
ledgers:
  - id: list
    name: { zh: 清单, en: list }
    matterName: { zh: 事项, en: matter }
    codePrefix: QD
    duties: [lead]
    fields:
      - { id: note, name: { zh: 备注, en: note }, type: text }
    columns:
      - { show: code, name: { zh: 编号, en: code } }
      - { show: 'duty:lead', name: { zh: 牵头单位, en: lead unit } }
    procedure: road
    lightRule: light
    defaultSort: { by: code }
activities:
  - id: visit
    name: { zh: 走访, en: visit }
    verb: { zh: 记一次走访, en: Record a visit }
    nature: act
    evidence: { demand: optional }
    countsFor: [visits]
rhythms:
  - id: visits
    name: { zh: 每季走访, en: a visit a quarter }
    activity: visit
    atLeast: 1
    period: quarter
    per: matter
    ledgers: [list]
procedures:
  - id: road
    name: { zh: 流程, en: road }
    start: open
    states:
      - { id: open, name: { zh: 在办, en: open } }
      - { id: done, name: { zh: 办结, en: done }, final: done }
    transitions:
      - { id: finish, name: { zh: 办结, en: finish }, from: [open], to: done, who: [office] }
lightRules:
  - { id: light, name: { zh: 预警, en: warning }, dueSoonWorkdays: 10 }
`

/** Replaces the one place where `from` stands, so that a case cannot pass because nothing was changed. */
function changed(from: string, to: string): string {
  if (GOOD.split(from).length !== 2) throw new Error(`not exactly once in the good pack: ${from}`)
  return GOOD.replace(from, to)
}

function mistakesIn(text: string): PackMistake[] {
  const parsed = parsePack(text, 'list.yaml')
  return 'mistakes' in parsed ? parsed.mistakes : []
}

function warningsIn(text: string): PackMistake[] {
  const parsed = parsePack(text, 'list.yaml')
  expect('mistakes' in parsed ? parsed.mistakes : []).toEqual([])
  return 'warnings' in parsed ? parsed.warnings : []
}

const scheme = (more: string, item: string): string => `${GOOD}schemes:
  - id: quarter
    name: { zh: 季度评估, en: quarterly evaluation }
    of: unit
    period: quarter
    ${more}
    items:
      - ${item}
`

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

describe('the place of a mistake', () => {
  test.each<[string, string, PackCode, number, number, string]>([
    // the text
    ['a tab as indent', changed('    matterName', '\tmatterName'), 'not_yaml', 10, 1, ''],
    ['a quote left open', changed("'duty:lead'", "'duty:lead"), 'not_yaml', 17, 17, ''],
    ['a key twice', changed('version: 1.0.0', 'version: 1.0.0\nid: other'), 'not_yaml', 4, 1, ''],
    ['two documents', `${GOOD}---\nid: b\n`, 'not_yaml', 47, 1, ''],
    ['an alias of nothing', changed('[lead]', '*nobody'), 'not_yaml', 12, 13, ''],
    ['nothing at all', '', 'empty', 1, 1, ''],
    ['a comment only', '# later\n', 'empty', 1, 1, ''],
    ['a list instead of keys', '- a\n- b\n', 'wrong_type', 1, 1, ''],
    // the shape
    ['a key misspelt', changed('dueSoonWorkdays: 10', 'dueSoon: 10'), 'unknown_key', 46, 49, 'lightRules[0].dueSoon'],
    ['a key at the wrong depth', changed('procedure: road', 'procedure: road\n    rank: 1'), 'unknown_key', 19, 5, 'ledgers[0].rank'],
    ['a comma in flow text', changed('en: visit }', 'en: visit, call }'), 'unknown_key', 23, 32, 'activities[0].name.call'],
    ['a key left out', changed('    codePrefix: QD\n', ''), 'missing', 8, 5, 'ledgers[0].codePrefix'],
    ['one language only', changed('{ zh: 流程, en: road }', '{ zh: 流程 }'), 'missing', 38, 5, 'procedures[0].name.en'],
    ['text for a number', changed('atLeast: 1', 'atLeast: one'), 'wrong_type', 32, 14, 'rhythms[0].atLeast'],
    ['a number for text', changed('title: 某办法', 'title: 12'), 'wrong_type', 4, 18, 'source.title'],
    ['not one of the choices', changed('nature: act', 'nature: deed'), 'wrong_choice', 25, 13, 'activities[0].nature'],
    ['not one of the periods', changed('period: quarter', 'period: fortnight'), 'wrong_choice', 33, 13, 'rhythms[0].period'],
    ['none where one is the least', changed('atLeast: 1', 'atLeast: 0'), 'out_of_range', 32, 14, 'rhythms[0].atLeast'],
    ['an id with a blank', changed('id: visits', 'id: my visits'), 'wrong_form', 29, 9, 'rhythms[0].id'],
    ['a version that is none', changed('1.0.0', 'v1'), 'wrong_form', 3, 10, 'version'],
    [
      'a day that does not exist',
      changed('    per: matter', '    per: matter\n    from: 2023-02-30'),
      'wrong_form',
      35,
      11,
      'rhythms[0].from',
    ],
    ['a year that begins on no day', changed('period: quarter', 'period: { from: 02-29 }'), 'wrong_form', 33, 21, 'rhythms[0].period.from'],
    ['a column that is none', changed('show: code', 'show: colour'), 'wrong_form', 16, 17, 'ledgers[0].columns[0].show'],
    // references
    ['a rhythm without its activity', changed('activity: visit\n', 'activity: walk\n'), 'unknown_reference', 31, 15, 'rhythms[0].activity'],
    ['a ledger without its procedure', changed('procedure: road', 'procedure: path'), 'unknown_reference', 18, 16, 'ledgers[0].procedure'],
    [
      'a ledger without its light rule',
      changed('lightRule: light', 'lightRule: lamp'),
      'unknown_reference',
      19,
      16,
      'ledgers[0].lightRule',
    ],
    [
      'a step from nowhere',
      changed('from: [open]', 'from: [open, opened]'),
      'unknown_reference',
      44,
      66,
      'procedures[0].transitions[0].from[1]',
    ],
    ['a step by nobody', changed('who: [office]', 'who: [king]'), 'unknown_reference', 44, 83, 'procedures[0].transitions[0].who[0]'],
    ['a column of a duty nobody has', changed("'duty:lead'", "'duty:chief'"), 'unknown_reference', 17, 17, 'ledgers[0].columns[1].show'],
    ['a sort by no column', changed('by: code', 'by: title'), 'unknown_reference', 20, 24, 'ledgers[0].defaultSort.by'],
    ['an activity that does not count', changed('countsFor: [visits]', 'countsFor: []'), 'not_counted', 31, 15, 'rhythms[0].activity'],
    [
      'a state nobody reaches',
      changed('      - { id: done', '      - { id: lost, name: { zh: 失, en: lost }, final: stopped }\n      - { id: done'),
      'unreachable_state',
      42,
      15,
      'procedures[0].states[1].id',
    ],
    ['a road without an end', changed(', final: done', ''), 'no_end', 40, 5, 'procedures[0].states'],
    [
      'a state without a way out',
      changed('      - { id: done', '      - { id: stuck, name: { zh: 困, en: stuck } }\n      - { id: done').replace(
        '{ id: finish',
        '{ id: lose, name: { zh: 失, en: lose }, from: [open], to: stuck, who: [office] }\n      - { id: finish',
      ),
      'no_way_out',
      42,
      15,
      'procedures[0].states[1].id',
    ],
    [
      'an id twice',
      changed('      - { show: code', "      - { show: 'field:note', name: { zh: 备注, en: note } }\n      - { show: code").replace(
        'type: text }',
        'type: text }\n      - { id: note, name: { zh: 又, en: again }, type: text }',
      ),
      'doubled',
      15,
      15,
      'ledgers[0].fields[1].id',
    ],
    ['a choice without choices', changed('type: text', 'type: choice'), 'choices_missing', 14, 9, 'ledgers[0].fields[0].choices'],
    ['a rhythm of matters in no ledger', changed('    ledgers: [list]\n', ''), 'missing', 29, 5, 'rhythms[0]'],
    [
      'a rhythm that ends before it begins',
      changed('    per: matter', '    per: matter\n    from: 2023-04-01\n    to: 2023-03-31'),
      'end_before_start',
      36,
      9,
      'rhythms[0].to',
    ],
    [
      'a checklist of what no ledger has',
      `${GOOD}checklists:\n  - id: parts\n    name: { zh: 要素, en: parts }\n    ledger: list\n    items:\n      - { id: goal, name: { zh: 目标, en: goal }, need: 'field:goal' }\n`,
      'unknown_reference',
      52,
      55,
      'checklists[0].items[0].need',
    ],
    [
      'a case about a step that is none',
      `${GOOD}cases:\n  - given: { procedure: road, state: open, step: fly, as: [office], on: 2023-09-20 }\n    expect: { to: done }\n`,
      'unknown_reference',
      48,
      50,
      'cases[0].given.step',
    ],
    [
      'a case with a day that is none',
      `${GOOD}cases:\n  - given: { ledger: list, openedOn: 2023-09-31, today: 2023-10-08 }\n    expect: { light: normal, reasons: [no-due-day] }\n`,
      'wrong_form',
      48,
      38,
      'cases[0].given.openedOn',
    ],
    // burdens
    ['points for a rhythm', changed('    atLeast: 1', '    points: 5\n    atLeast: 1'), 'points_for_work', 32, 5, 'rhythms[0].points'],
    [
      'points for visits',
      scheme('ranked: false', '{ id: a, name: { zh: 走访, en: visits }, points: 5, measure: { activity: visit } }'),
      'points_for_work',
      54,
      56,
      'schemes[0].items[0].points',
    ],
    [
      'points for meetings by hand',
      scheme(
        'ranked: false',
        '{ id: a, name: { zh: 召开推进会议, en: coordination }, points: 5, measure: { byHand: { scorer: { zh: 办, en: office }, ground: { zh: 据, en: ground } } } }',
      ),
      'points_for_work',
      54,
      66,
      'schemes[0].items[0].points',
    ],
    [
      'points for instructions obtained',
      scheme(
        'ranked: false',
        '{ id: a, name: { zh: 领导批示, en: praise }, points: 2, measure: { byHand: { scorer: { zh: 办, en: office }, ground: { zh: 据, en: ground } } } }',
      ),
      'points_for_work',
      54,
      58,
      'schemes[0].items[0].points',
    ],
    [
      'points for articles',
      scheme(
        'ranked: false',
        '{ id: a, name: { zh: 加分, en: Articles published }, points: 2, measure: { byHand: { scorer: { zh: 办, en: office }, ground: { zh: 据, en: ground } } } }',
      ),
      'points_for_work',
      54,
      68,
      'schemes[0].items[0].points',
    ],
    [
      'photographs without a reason',
      changed('demand: optional', 'demand: required, media: [photo]'),
      'evidence_without_reason',
      26,
      5,
      'activities[0].evidence',
    ],
    [
      'a ranking without its document',
      scheme('ranked: true', '{ id: a, name: { zh: 按期完成, en: done in time }, points: 5, measure: { matters: done-in-time } }'),
      'ranking_without_basis',
      52,
      13,
      'schemes[0].ranked',
    ],
    [
      'a check-in by name',
      changed('{ zh: 走访, en: visit }', '{ zh: 每日打卡, en: daily visit }'),
      'check_in',
      23,
      5,
      'activities[0].name',
    ],
    ['a check-in by key', changed('    nature: act', '    checkIn: true\n    nature: act'), 'check_in', 25, 5, 'activities[0].checkIn'],
  ])('%s', (_, text, code, line, column, path) => {
    const [first] = mistakesIn(text)
    expect(first && { file: first.file, code: first.code, line: first.line, column: first.column, path: first.path }).toEqual({
      file: 'list.yaml',
      code,
      line,
      column,
      path,
    })
    expect(first?.zh).toMatch(/\p{Script=Han}/u)
    expect(first?.en).toMatch(/^[^\p{Script=Han}]*(“[^”]*”[^\p{Script=Han}]*)*$/u)
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
})

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
