import type { Line, Lines } from './lines.ts'
import { endsWith, markTable } from './marks.ts'
import type { Page } from './page.ts'

const PAGE_NUMBER = /^(?:[-—–―－·]{1,4}\d{1,4}[-—–―－·]{1,4}|\d{1,4}[-—–―－]{1,4}|\d{1,4}\/\d{1,4}|第\d{1,4}页(?:[，,/]?共\d{1,4}页)?|[Pp]age\d{1,4}(?:of\d{1,4})?)$/
const RUNNING_HEADER = /^(?:·[^·。]{2,24}·|.{2,20}公报·[^·。]{2,24}·|·[^·。]{2,24}·.{2,20}公报)$/

/** First characters of page numbers; a running header holds a middle dot. */
const PAGE_MARKS = '-—–―－·0123456789第Pp'

/** Words that stand on a page for the page's sake: its number, its running header. */
export function isPageFurniture(tight: string): boolean {
  if (tight.length > 48) return false
  return (PAGE_MARKS.includes(tight.charAt(0)) && PAGE_NUMBER.test(tight)) || (tight.includes('·') && RUNNING_HEADER.test(tight))
}

const TITLE_END = /(?:方案|计划|办法|意见|规划|报告|通知|公报|要点|规定|细则|制度|措施|条例|清单|纲要|第?\d{1,3}期)(?:[（(][^（）()]{1,8}[）)])?$/
/** Their last characters. */
const TITLE_ENDS = markTable('案划法见告知报点定则度施例单要纲期）)')

/**
 * Titles that may be printed at the head of a page: what the text itself puts between 《 and 》, and lines that look like titles and
 * come again and again.
 */
export function pageTitles(lines: Lines): PageTitles {
  const titles = new Set<string>()
  const seen = new Map<string, number>()
  let open = ''
  for (let at = 0; at < lines.length; at += 1) {
    const mayEndTitle = lines.width(at) <= 48 && TITLE_ENDS[lines.text.charCodeAt(lines.end(at) - 1)] === 1
    if (open === '' && !mayEndTitle && !lines.hasTitleMark(at)) continue
    const tight = lines.at(at)?.tight ?? ''
    if (mayEndTitle && TITLE_END.test(tight)) seen.set(tight, (seen.get(tight) ?? 0) + 1)
    // A title may be broken over two lines; what opened on the line before is carried over.
    if (open === '' && !lines.hasTitleMark(at)) continue
    const joined = open + tight
    for (const match of joined.matchAll(/《([^《》]{5,60})》/g)) titles.add(match[1] ?? '')
    const last = joined.lastIndexOf('《')
    open = last >= 0 && joined.indexOf('》', last) < 0 && joined.length - last < 60 ? joined.slice(last) : ''
  }
  for (const [title, times] of seen) if (times >= 3) titles.add(title)
  return { titles, firsts: markTable([...titles].map((title) => title.charAt(0)).join('')) }
}

/** Titles, and the characters they begin with: most lines are told apart by that. */
export type PageTitles = { titles: ReadonlySet<string>; firsts: Uint8Array }

/** What a sentence, or a bracket or quotation after one, ends with. */
const ENDS = markTable('。！？!?…；;：:）)］]】》”')

/** Whether `line` is a page header, a page number or a signature printed in the middle of the sentence that `last` began. */
export function interruptsSentence(last: Line, line: Line, next: Line | undefined, page: Page, { titles, firsts }: PageTitles): boolean {
  if (!next || endsWith(last.tight, ENDS)) return false
  if (page.width > 0 && last.width < page.width - 3.5) return false
  if (page.width === 0 && last.width < 12) return false
  if (/^\d{1,4}$/.test(line.tight)) return next.width > 4
  return line.tight.length >= 5 && firsts[line.tight.charCodeAt(0)] === 1 && titles.has(line.tight)
}
