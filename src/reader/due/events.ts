import { dayBefore, onDay } from './dates.ts'
import { BEFORE } from './reader.ts'
import type { DueReader } from './reader.ts'

/** Feasts whose day is the same each year; the day before it is the last. */
const FIXED_FEASTS: Record<string, readonly [month: number, day: number]> = { 国庆: [10, 1], 五一: [5, 1], 七一: [7, 1], 八一: [8, 1], 元旦: [1, 1] }

/** Deadlines that name a feast or a season. */
export const EVENT_READERS: readonly DueReader[] = [
  {
    // 国庆节前 / “七一”前: days everybody knows
    needs: ['国庆', '五一', '七一', '八一', '元旦'],
    pattern: new RegExp(`(?:(?<relative>今年|明年))?[“"]?(?<feast>国庆|五一|七一|八一|元旦)[”"]?(?:节|假期)?${BEFORE}`, 'g'),
    date: ({ feast = '', relative }, { year }) => {
      const [month, day] = FIXED_FEASTS[feast] ?? []
      if (!year || !month || !day) return null
      return dayBefore(onDay(year + (relative === '明年' ? 1 : 0) + (feast === '元旦' && relative !== '今年' ? 1 : 0), month, day))
    },
  },
  {
    // 春节前 / 汛期前 / 本周五前: a day the document does not say
    needs: ['前'],
    pattern: new RegExp(`(?:今年|明年|20\\d{2}年)?(?:春节|中秋节?|端午节?|清明节?|主?汛期?(?:到来)?|入汛|入冬|入夏|采暖[期季](?:到来)?|供暖[期季]?|开学|[春秋]季(?:开学|学期)|[本下]周[一二三四五六日末]?|(?<![\\d一二三四五六七八九十年本下每])月底|年中)${BEFORE}`, 'g'),
    date: () => null,
  },
]
