import { wholeNumber } from './numerals.ts'

/**
 * A number with its unit, as printed, in a stretch of text.
 *
 * @property value    the coefficient: 3.8 of 3.8万户
 * @property unit     with its scale: 万户
 * @property second   the larger end of a range, else null
 * @property decimals digits printed after the point, by which its precision is known
 */
export type FoundAmount = { from: number; to: number; text: string; value: number; unit: string; second: number | null; decimals: number }

const UNITS =
  '平方公里|平方千米|立方米|平方米|公顷|千瓦小时|千瓦时|千瓦|兆瓦|公里|千米|微克|毫克|千克|公斤|克|吨|斤|亩|元|美元|户次|人次|户|家|个百分点|百分点|部门|个|项|条|件|次|场|处|座|所|名|人|支|套|部|辆|台|张|类|位|' +
  '宗|只|头|株|间|本|篇|期|批|份|栋|幢|片|床|眼|艘|对|列|款|小时|分钟|升|倍|天|成|％|%'
/** Measures that in characters are more often words: “一起”, “一门心思”, “三块”. */
const COUNTED_IN_DIGITS = '块(?!状)|册(?!子)|棵|羽|盏|根(?![本据基])|口(?![岸径])|例(?![如会行外])|起(?![来草步])|笔(?![试记])|门(?![类户诊槛])|担(?![任保当])|节(?![点能约目日水])|架(?!构)|孔|幅(?!度)'
const SCALE = '万亿|百万|千万|万|亿'
/** Groups: number, larger end of a range, scale, unit. Named ones would cost an object for each number. */
const ARABIC = new RegExp(
  `([\\d０-９]{1,3}(?:[,，][\\d０-９]{3})+(?:[.．][\\d０-９]{1,6})?|[\\d０-９]{1,12}(?:[.．][\\d０-９]{1,6})?)` +
    `(?:[%％个万亿元]{0,2}[~～—\\-至到]([\\d０-９]{1,12}(?:[.．][\\d０-９]{1,6})?))?[余多]?(${SCALE})?[余多]?(${UNITS}|${COUNTED_IN_DIGITS})`,
  'y',
)
/** Groups: number, scale, unit, or the part of 三分之一. */
const SPELLED = new RegExp(`([一二两三四五六七八九十][〇零一二三四五六七八九十百千]{0,8})(?:[余多]?(${SCALE})?(${UNITS})|分之([一二三四五六七八九十]{1,3}))`, 'y')

const DIGIT = 1
const NUMERAL = 2
/** No number begins behind these: it is an ordinal, the rest of another number, of a document number, of a code. */
const BARS_DIGIT = 4
const BARS_NUMERAL = 8
const KIND = kinds()

function kinds(): Uint8Array {
  const table = new Uint8Array(0x10000)
  const mark = (characters: string, kind: number): void => {
    for (const character of characters) table[character.charCodeAt(0)] = (table[character.charCodeAt(0)] ?? 0) | kind
  }
  mark('0123456789０１２３４５６７８９', DIGIT | BARS_DIGIT | BARS_NUMERAL)
  mark('一二两三四五六七八九十', NUMERAL)
  mark('〇零一二两三四五六七八九十百千', BARS_NUMERAL)
  mark('第“', BARS_DIGIT | BARS_NUMERAL)
  mark('.．〔〕+-—abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ', BARS_DIGIT)
  return table
}

/**
 * Amounts of `text[from, to)` in digits of either width and in Chinese numerals, with “五分之一”, which is 20 %; in order. Dates, ordinals and document
 * numbers are none. `to` is the end of a paragraph: no amount goes over it.
 */
export function amountsIn(text: string, from = 0, to = text.length): FoundAmount[] {
  const found: FoundAmount[] = []
  for (let at = from; at < to; at += 1) {
    const kind = KIND[text.charCodeAt(at)] ?? 0
    if ((kind & (DIGIT | NUMERAL)) === 0) continue
    const before = at === from ? 0 : (KIND[text.charCodeAt(at - 1)] ?? 0)
    const digits = (kind & DIGIT) !== 0
    if ((before & (digits ? BARS_DIGIT : BARS_NUMERAL)) !== 0) continue
    const amount = digits ? arabicAt(text, at) : spelledAt(text, at)
    if (!amount) continue
    found.push(amount)
    at = amount.to - 1
  }
  return found
}

function arabicAt(text: string, at: number): FoundAmount | null {
  ARABIC.lastIndex = at
  const match = ARABIC.exec(text)
  if (!match) return null
  const [words = '', first = '', second, scale = '', unit = ''] = match
  const plain = narrow(first).replace(/[,，]/g, '')
  const point = plain.indexOf('.')
  return {
    from: at, to: at + words.length, text: words, value: Number(plain), unit: scale + (unit === '％' ? '%' : unit),
    second: second === undefined ? null : Number(narrow(second)), decimals: point < 0 ? 0 : plain.length - point - 1,
  }
}

function narrow(digits: string): string {
  return digits.replace(/[０-９．]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
}

function spelledAt(text: string, at: number): FoundAmount | null {
  SPELLED.lastIndex = at
  const match = SPELLED.exec(text)
  if (!match) return null
  const [words, number = '', scale = '', unit = '', part] = match
  const value = wholeNumber(number)
  if (!value) return null
  const share = part === undefined ? null : wholeNumber(part)
  const place = { from: at, to: at + words.length, text: words, second: null, decimals: 0 }
  return share === null ? { ...place, value, unit: scale + unit } : { ...place, value: (share / value) * 100, unit: '%' }
}
