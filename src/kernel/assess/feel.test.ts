import { describe, expect, test } from 'vitest'
import { compileFormula } from './feel.ts'

const NAMES = ['按期完成数', '应完成数', '满意率']
const FIGURES = { 按期完成数: '8', 应完成数: '9', 满意率: '0.9', 分值: '10' }

function valueOf(formula: string, figures: Record<string, string> = FIGURES): string {
  const compiled = compileFormula(formula, NAMES, ['特色改革'])
  if ('troubles' in compiled) return compiled.troubles.map(({ code, from, to }) => `${code} ${from}-${to}`).join(', ')
  const came = compiled.run(figures)
  return 'value' in came ? came.value : `${came.trouble} ${came.params['said-zh']}`
}

describe('a formula that may be written', () => {
  test.each([
    ['按期完成数 / 应完成数 * 分值', '8.88888888888888888888', 'a share of the points'],
    ['按期完成数 ÷ 应完成数 × 分值', '8.88888888888888888888', 'signs as they are written in Chinese'],
    ['（按期完成数＋1）÷ 应完成数 × 分值', '10', 'brackets too'],
    ['0.1 + 0.2', '0.3', 'decimal, not binary'],
    ['if 满意率 >= 0.9 then 分值 else 分值 * 满意率', '10', 'a condition'],
    ['min(分值, 按期完成数 * 2) + max(0, 应完成数 - 10)', '10', 'functions of numbers'],
    ['max([1, 2, 3])', '3', 'a list that is written out'],
    ['if 满意率 between 0.8 and 1 and 应完成数 > 5 then 分值 else 0', '10', 'and, between'],
    ['decimal(2.675, 2)', '2.68', 'rounding half up'],
    ['if 0.29 * 100 >= 29 then 分值 else 0', '10', 'a tenth is a tenth where a line is drawn'],
    ['floor(0.29 * 100)', '29', 'and where it is cut'],
    ['if 0.1 * 3 = 0.3 then 分值 else 0', '10', 'and where two are the same'],
    ['round half up(1.005 * 100, 0)', '101', 'and at a tie'],
    ['if 1 / 3 * 3 = 1 then 分值 else 0', '10', 'a third three times is one'],
    ['round half up(-2.5, 0)', '-3', 'ties go away from nought'],
    ['round half down(2.5, 0) + round half down(-2.51, 0)', '-1', 'or towards it'],
    ['round up(2.01, 1) + round down(-2.09, 1)', '0.1', 'up and down'],
    ['floor(-1.5) + ceiling(-1.5)', '-3', 'to the less and to the more'],
    ['decimal(1234.5, -2)', '1200', 'hundreds'],
    ['modulo(-7, 3) + modulo(7.5, 2)', '3.5', 'what is left over'],
    ['sum([1, 2], 3) - mean(1, 2, 4) * 3 + abs(-2)', '1', 'sums, means, sizes'],
    ['- 3 - -满意率', '-2.1', 'a minus in front'],
    ['.5 + 1.5e2 - 15e-1', '149', 'numbers in all their forms'],
    ['分值 - 应完成数 - 1', '0', 'from left to right'],
    ['2 + 3 * 4 / 6', '4', 'times before plus'],
    ['if 应完成数 = 0 or 按期完成数 / 应完成数 > 0.5 then 1 else 0', '1', 'or'],
    ['if not(应完成数 != 9) and true then 1 else 0', '1', 'not'],
    ['if 应完成数 between 10 and 12 then 1 else 0', '0', 'between, not in it'],
    ['if 应完成数 - 9 = 0 then 分值 else 按期完成数 / (应完成数 - 9)', '10', 'a division that is not come to'],
  ])('%s = %s: %s', (formula, value) => {
    expect(valueOf(formula)).toBe(value)
  })
})

describe('a formula that is refused, with its place', () => {
  test.each([
    ['for i in 1..1000000000 return i', 'not-allowed 0-31', 'what would run for ever is never run'],
    ['some x in [1, 2] satisfies x > 1', 'not-allowed 0-32', 'a walk through a list'],
    ['every x in 1..9 satisfies x > 1', 'not-allowed 0-31', 'and the other one'],
    ['(function(x) x(x))(1)', 'not-allowed 1-17', 'a function of its own'],
    ['sum([1..1000000000])', 'not-allowed 4-19', 'a range'],
    ['[1, 2, 3][item > 1]', 'not-allowed 0-19', 'a filter'],
    ['9 ** 9 ** 9', 'not-allowed 2-4, not-allowed 7-9', 'powers'],
    ['按期完成数 * 难度', 'unknown-name 8-10', 'a name that nobody gave'],
    ['特色改革 * 0.5', 'names-item 0-4', 'another item: scores of scores could go in a circle'],
    ['count([1, 2])', 'unknown-function 0-5', 'a function that is not one of numbers'],
    ['matches("a", "(a+)+$")', 'unknown-function 0-7, not-allowed 8-11, not-allowed 13-21', 'a pattern that never ends'],
    ['"满意"', 'not-allowed 0-4', 'text'],
    ['按期完成数 +', 'syntax 7-7', 'what breaks off'],
    ['按期完成数 > 5', 'not-a-number 0-9', 'a truth is no score'],
    ['if 满意率 > 0.9 then true else false', 'not-a-number 0-33', 'nor are two'],
    ['分值 / 0', 'divides-by-zero 5-6', 'a division by nought that is written'],
    ['按期完成数 / (应完成数 - 应完成数)', 'divides-by-zero 8-21', 'or always comes about'],
    ['modulo(分值, 0)', 'divides-by-zero 11-12', 'and in a function'],
    ['if 分值 then 1 else 2', 'not-a-number 0-19', 'a number is no condition'],
    ['分值 > 5 > 3', 'not-a-number 0-10', 'nor is a truth more than a number'],
    ['[1, 2] * 2', 'not-a-number 0-10', 'nor a list a number'],
    ['round half up(1, 0.5)', 'not-a-number 0-21', 'half a decimal'],
    ['abs(1, 2)', 'not-a-number 0-9', 'more figures than a function takes'],
    ['1e400000000', 'not-a-number 0-11', 'a number that fills the memory'],
    ['999999999 * 2', 'not-a-number 0-13', 'more points than are meant'],
    ['(分值)(3)', 'not-a-number 0-7', 'a call of what is no function'],
    ['分值(3)', 'unknown-function 0-2', 'nor is a figure one'],
    ['8%', 'syntax 1-2', 'percent signs'],
  ])('%s: %s (%s)', (formula, trouble) => {
    expect(valueOf(formula)).toBe(trouble)
  })

  test('says it in both languages, and where', () => {
    const compiled = compileFormula('分值 * 难度', NAMES)
    expect('troubles' in compiled && compiled.troubles[0]).toMatchObject({ zh: '第 6 个字符处的“难度”没有说明。可用：按期完成数、应完成数、满意率、分值。', en: expect.stringContaining('“难度” is not declared') as string })
  })
})

test.each([
  ['if 满意率 * 100 >= 29 then 分值 else 0', '0.29', '10'],
  ['if 满意率 * 100 >= 29 then 分值 else 0', '0.289999999999999999', '0'],
  ['满意率 * 3', '0.1', '0.3'],
  ['满意率 - 1 / 3', '0.00499999999999999999', '-0.32833333333333333334'],
])('%s of %s is %s: figures are taken as they are written', (formula, rate, value) => {
  expect(valueOf(formula, { ...FIGURES, 满意率: rate })).toBe(value)
})

test('a value just under a tie does not become one', () => {
  expect(valueOf('2.005 - 1 / 30000000000000')).toBe('2.00499999999996666666')
})

test('a division by a figure that is nought is told where it happens', () => {
  expect(valueOf('按期完成数 / 应完成数 * 分值', { ...FIGURES, 应完成数: '0' })).toBe('divides-by-zero 第 9 个字符处除以“应完成数”，而它是零')
})
