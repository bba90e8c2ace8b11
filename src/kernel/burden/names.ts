import { searchText } from '../bigrams.ts'

const NOT_LETTERS = /[^\p{L}\p{N}]+/gu
/** A measure or a note behind a name: 固定资产投资（亿元）. */
const IN_BRACKETS = /[（(【[][^）)】\]]*[）)】\]]/g
/** Words that say that a figure is meant, not which: 完成值、累计、情况. */
const SAYS_NOTHING = /^(?:本[月季年]|累计|当前|目前|最新|全[市县区])+|(?:的?(?:完成值|完成额|完成数|完成情况|数值|数据|数额|情况|累计|合计))+$/g

/** A name as it is compared with others: without blanks, brackets, and words that only say that a figure is meant. */
export function plainName(name: string): string {
  const bare = searchText(name.replace(IN_BRACKETS, '')).replace(NOT_LETTERS, '')
  const short = bare.replace(SAYS_NOTHING, '')
  return short === '' ? bare : short
}

export type PeriodNamed = { /** key of the period as readings bear it */ key: string; /** the name without it */ rest: string }

const YEAR = '(?:(\\d{4})年)?'
const FROM_JANUARY = '(?:1[—–-](?:至)?|1至)?'
const ORDINALS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 1: 1, 2: 2, 3: 3, 4: 4 }

/**
 * The period that a field's name speaks of, where it does: 1—8月规上工业增加值 is of August, 第二季度… of that quarter, 上半年… of the half year.
 *
 * @param year the year meant where the name says none
 * @returns null where no period is named
 */
export function periodNamed(name: string, year: number): PeriodNamed | null {
  const month = new RegExp(`${YEAR}${FROM_JANUARY}(\\d{1,2})月份?`).exec(name)
  if (month && Number(month[2]) >= 1 && Number(month[2]) <= 12) return found(name, month, `${month[1] ?? year}-${String(Number(month[2])).padStart(2, '0')}`)
  const quarter = new RegExp(`${YEAR}第?([一二三四1-4])季度`).exec(name)
  if (quarter) return found(name, quarter, `${quarter[1] ?? year}-Q${ORDINALS[quarter[2] ?? ''] ?? 1}`)
  const half = new RegExp(`${YEAR}([上下])半年`).exec(name)
  if (half) return found(name, half, `${half[1] ?? year}-H${half[2] === '上' ? 1 : 2}`)
  const whole = /(\d{4})年(?:度|全年)?/.exec(name)
  return whole ? found(name, whole, whole[1] ?? String(year)) : null
}

function found(name: string, match: RegExpExecArray, key: string): PeriodNamed {
  return { key, rest: name.replace(match[0], '') }
}
