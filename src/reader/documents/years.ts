import type { ReadDay } from '../reading.ts'

/** All that a document says of its year. */
export type YearSigns = {
  issuedOn: ReadDay | null
  numberYear: number | null
  title: string
  /** Year of the heading “2024年工作安排”, or of the issue it is printed in. */
  ahead: number | null
  publishedOn: ReadDay | null
  /** Year of the meeting whose minutes it is. */
  held: number | null
}

/** Plans and lists of tasks of a year are named for it. */
const OF_A_YEAR = /(?:要点|计划|任务|安排|方案|清单|目标|行动|实事|分工|工作)/

/**
 * The year that deadlines without a year are in: of the day, else of the number, the title, a heading that looks ahead, the meeting, the page. A plan
 * named for a year and issued in the last months of the one before speaks of the year it is named for.
 */
export function yearOf({ issuedOn, numberYear, title, ahead, publishedOn, held }: YearSigns): number | null {
  const named = yearInTitle(title)
  if (issuedOn) {
    const year = Number(issuedOn.slice(0, 4))
    return named === year + 1 && Number(issuedOn.slice(5, 7)) >= 10 && OF_A_YEAR.test(title) ? named : year
  }
  return numberYear ?? named ?? ahead ?? held ?? (publishedOn ? Number(publishedOn.slice(0, 4)) : null)
}

/** The year in a title; of “（2023—2025年）” the first, of “2023年工作总结和2024年工作打算” the one ahead. */
function yearInTitle(title: string): number | null {
  const range = /((?:19|20)\d{2})年?[—–\-~～至到]{1,2}(?:19|20)\d{2}年/.exec(title)?.[1]
  const ahead = /((?:19|20)\d{2})年[^年]{0,14}(?:打算|安排|思路|计划|要点|任务|部署)/.exec(title)?.[1]
  const year = range ?? ahead ?? /((?:19|20)\d{2})年/.exec(title)?.[1] ?? chineseYear(title)
  return year ? Number(year) : null
}

function chineseYear(title: string): string | null {
  const words = /二[〇○零][一二三四五六七八九〇○零]{2}年/.exec(title)?.[0]
  return words ? [...words.slice(0, 4)].map((word) => '〇一二三四五六七八九'.indexOf(word === '○' || word === '零' ? '〇' : word)).join('') : null
}
