import { addMonths, type Day } from '../time/day.ts'

const DIGITS: Record<string, number> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 }

/**
 * Until when a probation lasts, from its words in a notice: the same day comes round.
 *
 * @param words 一年, 六个月, 1年 …; other words say nothing
 * @returns null where no length can be told
 * @example probationEnd('2023-03-05', '一年') // 2024-03-05
 */
export function probationEnd(from: Day, words: string | null): Day | null {
  const [, count = '', measure = ''] = /^([一二两三四五六七八九十]|\d{1,2})(年|个月)$/.exec(words ?? '') ?? []
  const number = DIGITS[count] ?? Number(count)
  return measure === '' || number === 0 ? null : addMonths(from, measure === '年' ? number * 12 : number)
}

/** Whether a post of a unit is what a notice calls it: 局长, or with its unit before it. */
export function isPostWritten(post: { name: string }, unit: { name: string; aliases: readonly string[] }, written: string): boolean {
  return post.name === written || [unit.name, ...unit.aliases].some((name) => post.name === name + written || name + post.name === written)
}
