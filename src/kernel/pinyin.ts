import { customPinyin, pinyin } from 'pinyin-pro'

/**
 * Readings that a general dictionary gets wrong: places, and words of offices. Kept here, because a name sorted by a wrong
 * reading is not found where people look for it.
 */
const READINGS: Record<string, string> = {
  解州: 'hài zhōu',
  解池: 'xiè chí',
  绛县: 'jiàng xiàn',
  南绛: 'nán jiàng',
  新绛: 'xīn jiàng',
  垣曲: 'yuán qǔ',
  亳城: 'bó chéng',
  万荣: 'wàn róng',
  临猗: 'lín yī',
  猗氏: 'yī shì',
  稷山: 'jì shān',
  芮城: 'ruì chéng',
  汾阴: 'fén yīn',
  洪洞: 'hóng tóng',
  长子县: 'zhǎng zǐ xiàn',
  长治: 'cháng zhì',
  繁峙: 'fán shì',
  隰县: 'xí xiàn',
  蒲坂: 'pú bǎn',
  行署: 'xíng shǔ',
}

// The library keeps custom readings for the whole process; they are set once, before any key is made.
customPinyin(READINGS)

const DIGIT_WIDTH = 12
const NUMERALS = '〇零一二三四五六七八九十百千万两'
/**
 * Chinese numerals that count: 第十二次, （三）, 二、, 二〇二三年. Elsewhere they are names: 万荣县, 三门峡, 一业一证.
 */
const COUNTING = new RegExp(
  `(?<=第)[${NUMERALS}]{1,9}|(?<=[（(])[${NUMERALS}]{1,6}(?=[）)])|^[${NUMERALS}]{1,6}(?=[、.])|[〇零一二三四五六七八九]{4}(?=年)`,
  'g',
)

/**
 * The key by which Chinese names and titles are sorted: syllables with tones, numbers by their value. Compare keys byte by
 * byte (`COLLATE "C"`); neither database has the same Chinese collation on every machine.
 *
 * Names read alike keep a fixed order, because the key ends with the name itself.
 *
 * @example sortKey('财政局') < sortKey('发展改革委')
 * @example sortKey('第二批') < sortKey('第十批')
 */
export function sortKey(name: string): string {
  const plain = name.normalize('NFKC').toLowerCase().trim()
  const numbered = plain
    .replace(COUNTING, (numeral) => String(valueOf(numeral)))
    .replace(/\d{1,40}/g, (digits) => ` ${digits.replace(/^0+(?=\d)/, '').padStart(DIGIT_WIDTH, '0')} `)
    // “十四五”规划 is looked for among 十, not among the quotation marks.
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
  const syllables = pinyin(numbered, { toneType: 'num', type: 'array', v: true, nonZh: 'consecutive', toneSandhi: false })
  const key = syllables.join(' ').replace(/\s+/g, ' ').trim()
  return `${key}\u0001${plain}`
}

const DIGITS: Record<string, number> = { 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 }
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }

/** 十二 is 12, 一百零五 is 105, 二〇二三 is 2023, 三万 is 30000. */
function valueOf(numeral: string): number {
  if (!/[十百千万]/.test(numeral)) return Number([...numeral].map((character) => DIGITS[character] ?? 0).join(''))
  let total = 0
  let section = 0
  let digit = 0
  for (const character of numeral) {
    const unit = UNITS[character]
    if (character === '万') {
      total += (section + digit) * 10_000
      section = 0
      digit = 0
    } else if (unit !== undefined) {
      // 十二 has no digit before its ten.
      section += (digit === 0 ? 1 : digit) * unit
      digit = 0
    } else digit = DIGITS[character] ?? 0
  }
  return total + section + digit
}
