const STARTS_OR_NAMES = /^(?:以来|以后|来|的?《|〕|开始|至今|度?《|[—\-–－~～至到]{1,2}(?:20)?\d|[（(]?(?:修订|试行)|一遇|重现期)/
/** “自2024年起”, but not “自印发之日起30日内”. */
const FROM_THEN = /^起(?!\d)/
const RETURNS_OR_PAST = /(?:每|每年|次年|翌年|逐年|每个季度|历|上|往|近|去|自|从|(?<!力争|确保|争取)由|比|较|与|\d[—\-–－~～至到]{1,2})$/
/** “（2023年）” and “（2021—2025年）” are parts of names; “（6月底前完成）” is a deadline. */
const BARE_YEAR = /^[^底末前月季内]{0,12}$/
/** “2020年基础上”, “2020年的2倍”: what a number is compared with. */
const COMPARED_WITH = /^的?(?:基础|水平|同期|\d)/

/** Whether words that look like a deadline name a paper, a start, what returns, what is past or what something is compared with. */
export function isSomethingElse(text: string, from: number, to: number): boolean {
  const words = text.slice(from, to)
  const after = text.slice(to, to + 6)
  const before = text.slice(Math.max(0, from - 8), from)
  if (STARTS_OR_NAMES.test(after) || (FROM_THEN.test(after) && !/起/.test(words))) return true
  if (/《[^》]{0,7}$/.test(before)) return true
  if (/^\d{4}年$/.test(words) && after.startsWith('起')) return true
  if (/[〔［[【(（]$/.test(before) && BARE_YEAR.test(words)) return true
  if (/^[在为]?\d{4}年$/.test(words) && COMPARED_WITH.test(after) && /[在为是]$/.test(before + words[0])) return true
  return RETURNS_OR_PAST.test(before) && !/印发|发布|施行|下发|通知|年起/.test(words)
}
