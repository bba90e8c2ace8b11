const DIGITS = '〇一二三四五六七八九'
const LEGAL = '零壹贰叁肆伍陆柒捌玖'
const STEMS = '甲乙丙丁戊己庚辛壬癸'
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'

type Writer = (number: number) => string

/** How each kind of automatic number is written. A kind that is not here is written with plain digits. */
const WRITERS: Readonly<Record<string, Writer>> = {
  none: () => '',
  bullet: () => '',
  decimalZero: (number) => String(number).padStart(2, '0'),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: (number) => from(0x2474, 20, number) ?? `（${number}）`,
  decimalEnclosedFullstop: (number) => from(0x2488, 20, number) ?? `${number}.`,
  ideographEnclosedCircle: (number) => from(0x3280, 10, number) ?? chinese(number),
  upperLetter: (number) => letters(number, 65),
  lowerLetter: (number) => letters(number, 97),
  upperRoman: roman,
  lowerRoman: (number) => roman(number).toLowerCase(),
  chineseCounting: chinese,
  chineseCountingThousand: chinese,
  taiwaneseCounting: chinese,
  taiwaneseCountingThousand: chinese,
  japaneseCounting: chinese,
  chineseLegalSimplified: (number) => counted(number, LEGAL, ['', '拾', '佰', '仟']),
  ideographLegalTraditional: (number) => counted(number, LEGAL, ['', '拾', '佰', '仟']),
  japaneseLegal: (number) => counted(number, LEGAL, ['', '拾', '佰', '仟']),
  ideographDigital: digitByDigit,
  japaneseDigitalTenThousand: digitByDigit,
  taiwaneseDigital: digitByDigit,
  ideographTraditional: (number) => STEMS.charAt(number - 1) || String(number),
  ideographZodiac: (number) => BRANCHES.charAt(number - 1) || String(number),
  ideographZodiacTraditional: (number) => `${STEMS.charAt((number - 1) % 10)}${BRANCHES.charAt((number - 1) % 12)}`,
}

/**
 * An automatic number as a word processor writes it: 3 of `chineseCounting` is 三, of `decimalEnclosedCircle` ③.
 *
 * @source ECMA-376 part 1, 17.18.59 ST_NumberFormat
 */
export function numeral(number: number, kind: string): string {
  const writer = Object.hasOwn(WRITERS, kind) ? WRITERS[kind] : undefined
  return writer && number > 0 ? writer(number) : kind === 'bullet' || kind === 'none' ? '' : String(number)
}

function from(first: number, count: number, number: number): string | null {
  return number <= count ? String.fromCodePoint(first + number - 1) : null
}

function circled(number: number): string {
  return from(0x2460, 20, number) ?? String(number)
}

function fullWidth(number: number): string {
  return String(number).replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))
}

function digitByDigit(number: number): string {
  return [...String(number)].map((digit) => DIGITS.charAt(Number(digit))).join('')
}

/** 一, 十, 十一, 二十, 一百零五. */
function chinese(number: number): string {
  const words = counted(number, DIGITS.replace('〇', '零'), ['', '十', '百', '千'])
  return number >= 10 && number < 20 ? words.slice(1) : words
}

function counted(number: number, digits: string, ranks: readonly string[]): string {
  if (number >= 10_000) return String(number)
  let words = ''
  let gap = false
  const figures = String(number)
  for (let at = 0; at < figures.length; at += 1) {
    const digit = Number(figures.charAt(at))
    if (digit === 0) {
      gap = words !== ''
      continue
    }
    words += `${gap ? digits.charAt(0) : ''}${digits.charAt(digit)}${ranks[figures.length - at - 1] ?? ''}`
    gap = false
  }
  return words
}

/** A … Z, AA, BB, …: the letter is repeated, not counted on. */
function letters(number: number, first: number): string {
  return String.fromCodePoint(first + ((number - 1) % 26)).repeat(Math.min(Math.ceil(number / 26), 10))
}

function roman(number: number): string {
  if (number >= 4000) return String(number)
  const parts: readonly [number, string][] = [
    [1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I'],
  ]
  let rest = number
  let words = ''
  for (const [value, letter] of parts) {
    for (; rest >= value; rest -= value) words += letter
  }
  return words
}
