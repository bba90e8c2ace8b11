import { endOfFiveYearPlan, endOfQuarter, endOfYear, onDay } from './dates.ts'
import { BY, YEAR, numberIn, yearIn } from './reader.ts'
import type { DueReader } from './reader.ts'

/** What stands before 年 where a length is meant: “三年内”, “近年底”. */
const OF_YEARS = '[\\d〇零一二两三四五六七八九十半几近每多]'
const COMES_TRUE = '(?=[^，,。；;]{0,12}?(?:完成|实现|达到|建成|出台|新增|培育|开工|投产|启动|落实|办结|全部|建设|改造|投用|见效|力争|确保))'

/** Deadlines that name a part of a year, a year, or a five-year plan. */
export const YEAR_READERS: readonly DueReader[] = [
  {
    // 2023年第二季度末 / 三季度前 / 一季度
    needs: ['季度'],
    pattern: new RegExp(`${BY}(?:${YEAR})?第?(?<quarter>[一二三四1-4])季度(?:结束)?(?:以?前|之前|末前?|底前?|内)?(?![一1]次)`, 'g'),
    date: (g, context) => endOfQuarter(yearIn(g, context), numberIn(g.quarter)),
  },
  {
    // 上半年 / 2024年下半年
    needs: ['半年'],
    pattern: new RegExp(`${BY}(?:${YEAR})?(?<half>上|下)半年(?:内|底前?|末前?|前)?`, 'g'),
    date: (g, context) => (g.half === '上' ? onDay(yearIn(g, context), 6, 30) : endOfYear(yearIn(g, context))),
  },
  {
    // “十四五”末 / 到“十五五”期末 / “十四五”期间
    needs: ['五'],
    pattern: new RegExp(`${BY}[“"「]?十(?<plan>[三四五六])五[”"」]?(?:规划)?(?:(?:时期|期间)(?:末期?|结束)?|末期?|期末|结束时?)(?:以?前)?`, 'g'),
    date: (g) => endOfFiveYearPlan(numberIn(g.plan)),
  },
  {
    // 2023—2025年，…… / 2023年至2025年期间: the span's last year; a span before a noun stands in a name
    needs: ['年'],
    pattern: /(?<!\d)20\d{2}年?[—\-–－~～至到]{1,2}(?<year>20\d{2})年(?:期间|底前?|末)?(?=[，,、：:；;。]|完成|每年|全市|全省|全县|全区|力争|累计|$)/g,
    date: (g, context) => endOfYear(yearIn(g, context)),
  },
  {
    // 到2025年 / 2025年底前 / 年底前 / 今年内 / 2023年完成
    needs: ['年'],
    pattern: new RegExp(`${BY}${YEAR}(?<edge>年?底(?:之?前|以前)?|年?末(?:之?前)?|内|以内|年内|全年|前|以前|之前)?(?![\\d一二三四五六七八九十]{1,3}月)`, 'g'),
    date: (g, context) => {
      const year = yearIn(g, context)
      return endOfYear(year !== null && /^(?:前|以前|之前)$/.test(g.edge ?? '') ? year - 1 : year)
    },
  },
  {
    // 年底前 / 岁末 / 年内完成 / 全年新增: “三年内” is a length, not an end
    needs: ['年', '岁末'],
    pattern: new RegExp(`(?:${BY}(?:年底|年末|岁末)(?<!${OF_YEARS}年.)(?:之前|以前|前)?|(?:年内|全年|年度内)(?<!${OF_YEARS}年内)${COMES_TRUE})`, 'g'),
    date: (_, context) => endOfYear(context.year) ?? null,
  },
]
