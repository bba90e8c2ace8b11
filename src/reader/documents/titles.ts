import { endsWith, markTable } from '../text/marks.ts'

/** Kinds of papers (《党政机关公文处理工作条例》第八条), with those that offices call by other names. */
const KIND_OF_PAPER = '(?:通知|批复|意见|决定|决议|复函|函|通报|公告|通告|公示|报告|请示|命令|令|纪要|公报|议案|建议|倡议书)'
/** “（试行）”, “（2023—2025年）” after a title. */
const REMARK = '(?:[（(][^（）()]{1,24}[）)]){0,2}'

const ISSUING = '(?:人民政府|办公室|办公厅|委员会|管委会|局|厅|部|委|院|中心|政府|公司|会|社|总队|支队|指挥部|领导小组|专班)'
const NAMES = `[\\u4e00-\\u9fff（）()、“”0-9+]{0,100}`
/** What opens a title after its issuer: “关于……”, “印发《……》”. */
const OPENS = '(?:(?:印发|转发|批转)?关于|(?:印发|转发|批转)《)'
const START = `^(?:${NAMES}${ISSUING}等?)?${OPENS}`

/** The first words of a title: who issues it, then “关于” or “印发《”. */
const TITLE_START = new RegExp(START)
/** The last ones. */
const TITLE_END = new RegExp(`${KIND_OF_PAPER}》?${REMARK}$`)
/** A title that stands whole on one line. */
const TITLE_LINE = new RegExp(`${START}[^。；：:，]{1,110}${KIND_OF_PAPER}》?${REMARK}$`)
const WITH_ISSUER = new RegExp(`^(${NAMES}${ISSUING})等?${OPENS}`)
const OWN_KINDS = '方案|计划|办法|规划|细则|制度|要点|规定|措施|清单|条例|规则|预案|总结|讲话|致辞|机制|分工|报告|综述|纪要|通知|公告|通告|令|公报|通报|决定|意见|提纲|发言'
/** A title that names the paper itself: “河东市……实施方案”, “在……会议上的讲话”. */
const OWN_TITLE = new RegExp(`^[^，。；：:？！]{2,60}(?:${OWN_KINDS})${REMARK}(?:[（(]摘要[）)])?$`)
const LONGEST_LINE = 150

/** A line of a title without marks of Markdown. */
export function bareTitle(line: string): string {
  return line.replace(/^#{1,6}/, '').replace(/^(?:\*{1,3}|[-•·◎○●■◆▪☆★]{1,3}(?=[\u4e00-\u9fff“《]))/, '').replace(/\*{1,3}$/, '')
}

/** Whether a line begins with the word that opens titles. */
export function opensTitle(tight: string): boolean {
  return tight.startsWith('关于') || tight.startsWith('印发') || tight.startsWith('转发')
}

/** Whether the words stand in a line without which no title opens; looked for before any expression is tried. */
export function mayOpenTitle(line: string): boolean {
  return line.includes('关于') || line.includes('发《') || line.includes('转《')
}

/** Last characters of the kinds of papers and of remarks behind them. */
const LAST = markTable('案划法度点施单例则结话辞制工告述要知令报定见纲言）)*')

export function mayBeOwnTitle(line: string): boolean {
  return endsWith(line, LAST)
}

/** Whether a line opens a title, issuer or not. */
export function startsTitle(line: string): boolean {
  return line.length <= LONGEST_LINE && mayOpenTitle(line) && TITLE_START.test(line) && !/[。；：:]/.test(line)
}

export function endsTitle(words: string): boolean {
  return TITLE_END.test(words)
}

/** Whether a line is a whole title of the kind “……关于……的通知”. */
export function isTitleLine(line: string): boolean {
  return startsTitle(line) && TITLE_LINE.test(line)
}

/** Whether a line is a title by the kind of paper it names at its end. */
export function isOwnTitle(line: string): boolean {
  return line.length <= 80 && !/^[《—–]/.test(line) && OWN_TITLE.test(line) && !/^(?:附件|本|该|各|根据|按照|现将|请|经|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,3}[.．、])/.test(line)
}

/** The issuer's part of a title; null when it has none. */
export function issuerInTitle(title: string): string | null {
  return WITH_ISSUER.exec(title)?.[1] ?? null
}

/** What a title is about, whoever issues it: two titles with the same core are one document. */
export function titleCore(title: string): string {
  const about = title.search(/(?:印发|转发|批转)?关于|(?:印发|转发|批转)《/)
  return title.slice(Math.max(0, about)).replace(/[（(][^（）()]{1,24}[）)]$|[《》〈〉“”]/g, '')
}
