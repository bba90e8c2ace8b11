import { expect, test } from 'vitest'
import { numeral } from './numerals.ts'

test.each([
  ['decimal', [1, 12], ['1', '12']],
  ['decimalZero', [3, 12], ['03', '12']],
  ['decimalFullWidth', [12], ['１２']],
  ['decimalEnclosedCircle', [1, 20, 21], ['①', '⑳', '21']],
  ['decimalEnclosedCircleChinese', [3], ['③']],
  ['decimalEnclosedParen', [2], ['⑵']],
  ['decimalEnclosedFullstop', [2], ['⒉']],
  ['ideographEnclosedCircle', [2], ['㊁']],
  ['chineseCounting', [1, 9, 10, 11, 19, 20, 21, 99, 100, 105, 110, 111], ['一', '九', '十', '十一', '十九', '二十', '二十一', '九十九', '一百', '一百零五', '一百一十', '一百一十一']],
  ['chineseCountingThousand', [12, 1001, 2025], ['十二', '一千零一', '二千零二十五']],
  ['japaneseCounting', [10, 15], ['十', '十五']],
  ['chineseLegalSimplified', [3, 12], ['叁', '壹拾贰']],
  ['ideographDigital', [10, 205], ['一〇', '二〇五']],
  ['ideographTraditional', [1, 10, 11], ['甲', '癸', '11']],
  ['ideographZodiac', [1, 12], ['子', '亥']],
  ['ideographZodiacTraditional', [1, 13], ['甲子', '丙子']],
  ['upperLetter', [1, 26, 27], ['A', 'Z', 'AA']],
  ['lowerLetter', [3], ['c']],
  ['upperRoman', [4, 9, 14], ['IV', 'IX', 'XIV']],
  ['lowerRoman', [3], ['iii']],
  ['bullet', [1], ['']],
  ['none', [1], ['']],
  ['neverHeardOf', [3], ['3']],
  ['constructor', [3], ['3']],
])('%s', (kind, numbers, written) => {
  expect(numbers.map((number) => numeral(number, kind))).toEqual(written)
})
