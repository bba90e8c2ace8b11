import { format, isDateFormat } from 'numfmt'

/**
 * Number formats a workbook names by number only, as a Chinese Excel shows them.
 *
 * @source ECMA-376 part 1, 18.8.30, with its table for zh-cn
 */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 9: '0%', 10: '0.00%', 11: '0.00E+00', 12: '# ?/?', 13: '# ??/??',
  14: 'yyyy/m/d', 15: 'd-mmm-yy', 16: 'd-mmm', 17: 'mmm-yy', 18: 'h:mm AM/PM', 19: 'h:mm:ss AM/PM', 20: 'h:mm', 21: 'h:mm:ss', 22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: 'm-d-yy', 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"',
  37: '#,##0;-#,##0', 38: '#,##0;-#,##0', 39: '#,##0.00;-#,##0.00', 40: '#,##0.00;-#,##0.00', 45: 'mm:ss', 46: '[h]:mm:ss', 47: 'mm:ss.0', 48: '##0.0E+0', 49: '@',
  50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}
/** Workbooks of the older Macintosh count days from 1 January 1904. */
const DAYS_TO_1904 = 1462

/** How the cells of one workbook are shown. */
export type Display = {
  /** a cell's words as the screen shows them */
  display: (value: string, style: number) => string
  /** whether a style shows days */
  isDay: (style: number) => boolean
  /** a number of this workbook as days since the last of 1899 */
  dayCount: (value: number) => number
}

/**
 * @param formats number format of each style: its code, or the number of a built-in one
 * @param from1904 the workbook counts days from 1904
 */
export function displayOf(formats: readonly (string | number)[], from1904: boolean): Display {
  const codes = formats.map((one) => (typeof one === 'number' ? (BUILT_IN[one] ?? 'General') : one))
  const days = codes.map(isDate)
  const dayCount = (value: number): number => (from1904 ? value + DAYS_TO_1904 : value)
  return {
    dayCount,
    isDay: (style) => days[style] ?? false,
    display: (value, style) => {
      const number = Number(value)
      if (value.trim() === '' || Number.isNaN(number)) return value
      const code = codes[style] ?? 'General'
      return shown(days[style] ? dayCount(number) : number, code) ?? shown(number, 'General') ?? value
    },
  }
}

function isDate(code: string): boolean {
  return attempt(() => isDateFormat(code)) ?? false
}

function shown(value: number, code: string): string | null {
  return attempt(() => format(code, value, { locale: 'zh-CN', throws: true }).trim())
}

/** A code that is no number format is shown as Excel shows it after a repair: without the format. */
function attempt<Result>(make: () => Result): Result | null {
  try {
    return make()
  } catch (error) {
    if (error instanceof Error) return null
    throw error
  }
}
