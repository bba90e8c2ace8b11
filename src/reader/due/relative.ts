import { after, endOfMonth, endOfQuarter } from './dates.ts'
import { BEFORE, N, numberIn } from './reader.ts'
import type { DueContext, DueReader } from './reader.ts'

function issuedMonth({ issuedOn }: DueContext): [year: number, month: number] | null {
  return issuedOn ? [Number(issuedOn.slice(0, 4)), Number(issuedOn.slice(5, 7))] : null
}

/** Deadlines counted from the day a document was issued, or from something that happens. Without a sure day the words stand alone. */
export const RELATIVE_READERS: readonly DueReader[] = [
  {
    // 自印发之日起30日内 / 接到通知后3个工作日内. Working days need a calendar, and the reader has none
    needs: ['内'],
    pattern: new RegExp(
      `自?(?:本(?:方案|办法|通知|意见|规定|计划|文件|细则))?(?<start>印发|发布|施行|下发|发文|(?:收到|接到|接)[^，,。；;]{1,8}?|通知下发)(?:之日起|之日|后|起)(?<count>${N})(?<unit>个工作日|工作日|日|天|周|个月|年)(?:以内|之内|内)`, 'g',
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
