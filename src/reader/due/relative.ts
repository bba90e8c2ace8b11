import { after, dayBefore, endOfMonth, endOfQuarter, onDay } from './dates.ts'
import { BEFORE, N, numberIn } from './reader.ts'
import type { DueContext, DueReader } from './reader.ts'

function issuedMonth({ issuedOn }: DueContext): [year: number, month: number] | null {
  return issuedOn ? [Number(issuedOn.slice(0, 4)), Number(issuedOn.slice(5, 7))] : null
}

/** Feasts whose day is the same each year; the day before it is the last. */
const FIXED_FEASTS: Record<string, readonly [month: number, day: number]> = { 国庆: [10, 1], 五一: [5, 1], 七一: [7, 1], 八一: [8, 1], 元旦: [1, 1] }

/** Deadlines counted from the day a document was issued, or from something that happens. Without a sure day the words stand alone. */
export const RELATIVE_READERS: readonly DueReader[] = [
  {
    // 自印发之日起30日内 / 接到通知后3个工作日内. Working days need a calendar, and the reader has none
    needs: ['内'],
    pattern: new RegExp(
      `自?(?:本(?:方案|办法|通知|意见|规定|计划|文件|细则))?(?<start>印发|发布|施行|下发|发文|(?:收到|接到|接)(?:本)?通知|通知下发)(?:之日起|之日|后|起)(?<count>${N})(?<unit>个工作日|工作日|日|天|周|个月|年)(?:以内|之内|内)`, 'g',
    ),
    date: (g, { issuedOn }) => {
      const count = numberIn(g.count)
      if (!count) return undefined
      return issuedOn && !g.unit?.includes('工作日') && !g.start?.includes('收到') && !g.start?.includes('接') ? after(issuedOn, count, g.unit ?? '') : null
    },
  },
  {
    // 5个工作日内 / 3个月内 / 两年内: a length from a start that is not said
    needs: ['内'],
    pattern: new RegExp(`(?<![\\d.])(?:${N}|半)(?:个工作日|工作日|日|天|周|个月|年)(?:以内|之内|内)`, 'g'),
    date: () => null,
  },
  {
    // 本月底前 / 下月 / 本季度末
    needs: ['本月', '下月', '下个月', '本季度'],
    pattern: new RegExp(`(?<which>本月|下个?月|本季度)(?:份)?(?:底|末|内)?(?:${BEFORE})?`, 'g'),
    date: ({ which = '' }, context) => {
      const [year, month] = issuedMonth(context) ?? []
      if (!year || !month) return null
      if (which === '本季度') return endOfQuarter(year, Math.ceil(month / 3))
      return which === '本月' ? endOfMonth(year, month) : month === 12 ? endOfMonth(year + 1, 1) : endOfMonth(year, month + 1)
    },
  },
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
    pattern: new RegExp(`(?:今年|明年)?(?:春节|中秋节?|端午节?|清明节?|主?汛期?(?:到来)?|入汛|入冬|入夏|采暖[期季](?:到来)?|供暖[期季]?|开学|秋季开学|春季开学|[本下]周[一二三四五六日末]?|(?<![\\d一二三四五六七八九十年本下每])月底|年中|次年${N}月(?:底|末|${N}日)?)${BEFORE}`, 'g'),
    date: () => null,
  },
  {
    // 即日起 / 2024年起每年: a start is no end
    needs: ['即日起', '年起'],
    pattern: /即日起|自?(?:20\d{2}|明|今)年起[，,]?每年/g,
    date: () => null,
  },
  {
    needs: ['长期', '持续', '常态化', '立行立改', '即知即改', '全年推进', '贯穿全年', '序进度推进', '分阶段'],
    pattern: /长期坚持|长期推进|长期任务|长期(?![以稳性化租护存])|持续推进|持续实施|持续开展|持续坚持|持续用力|常态化推进|常态化开展|常态化|立行立改|即知即改|全年推进|贯穿全年|按[照]?[时序]{2}进度推进|分阶段(?:推进|实施)/g,
    date: () => null,
  },
]
