import { dayBefore, endOfMonth, onDay } from './dates.ts'
import { BEFORE, BY, N, YEAR, numberIn, yearIn } from './reader.ts'
import type { DueReader } from './reader.ts'

const CLOCK = '(?:(?:上午|中午|下午|晚上?)?\\d{1,2}(?:[:：]\\d{2}|[点时](?:\\d{1,2}分)?))?'
const SPAN = '[—\\-–－~～至到]{1,2}'

/** Deadlines that name a day or a month. */
export const DAY_READERS: readonly DueReader[] = [
  {
    // 2023年6月—9月 / （3月至5月）: the span's last month
    needs: ['月'],
    pattern: new RegExp(
      `(?:${YEAR})?(?<![\\d])(?<first>${N})(?:月(?:份|\\d{1,2}日|[上中下]旬|底|初)?)?起?${SPAN}(?:(?<lastYear>\\d{4})年)?(?<month>${N})月(?:份)?(?:(?<day>${N})日|(?<part>上旬|中旬|下旬|底|末))?(?:${BEFORE}|止)?`, 'g',
    ),
    date: (g, context) => {
      const year = g.lastYear ? numberIn(g.lastYear) : yearIn(g, context)
      if ((numberIn(g.first) ?? 13) > 12) return undefined
      return g.day ? onDay(year, numberIn(g.month), numberIn(g.day)) : endOfMonth(year, numberIn(g.month), g.part)
    },
  },
  {
    // 2023年6月30日前 / 6月30日17:00前 / 明年3月1日之前
    needs: ['日'],
    pattern: new RegExp(`${BY}(?:${YEAR})?(?<month>${N})月(?<day>${N})日${CLOCK}(?<edge>${BEFORE}|止|截止)?`, 'g'),
    date: (g, context) => (g.edge || g.year || g.relative ? onDay(yearIn(g, context), numberIn(g.month), numberIn(g.day)) : undefined),
  },
  {
    // 2023-06-30前 / 2023.6.30 前 / 2023/6/30前
    needs: ['-', '.', '/'],
    pattern: new RegExp(`${BY}(?<!\\d)(?<year>20\\d{2})(?<mark>[-./])(?<month>\\d{1,2})\\k<mark>(?<day>\\d{1,2})(?:日)?${BEFORE}`, 'g'),
    date: (g, context) => onDay(yearIn(g, context), numberIn(g.month), numberIn(g.day)),
  },
  {
    // 2023年6月底前 / 9月末 / 11月中旬前 / 8月上旬
    needs: ['月'],
    pattern: new RegExp(`${BY}(?:${YEAR})?(?<month>${N})月(?:份)?(?<part>底|末|上旬|中旬|下旬)(?:${BEFORE})?`, 'g'),
    date: (g, context) => endOfMonth(yearIn(g, context), numberIn(g.month), g.part),
  },
  {
    // 2023年6月前: before June begins
    needs: ['月'],
    pattern: new RegExp(`${BY}(?:${YEAR})?(?<month>${N})月(?:份)?${BEFORE}`, 'g'),
    date: (g, context) => dayBefore(onDay(yearIn(g, context), numberIn(g.month), 1)),
  },
  {
    // 2023年6月完成 / 到今年9月
    needs: ['月'],
    pattern: new RegExp(`${BY}${YEAR}(?<month>${N})月(?:份)?(?:内)?(?![\\d日])`, 'g'),
    date: (g, context) => endOfMonth(yearIn(g, context), numberIn(g.month)),
  },
]
