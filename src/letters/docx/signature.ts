import { BookmarkEnd, BookmarkStart, Paragraph, type FileChild } from 'docx'

import { civil, type Day } from '../../kernel/time/day.ts'
import { emptyLines, RIGHT, run } from './lines.ts'
import { characters, widthOf } from './measures.ts'
import type { Paper } from './paper.ts'
import type { PaperStyle } from './style.ts'
import { NAMED } from './styles.ts'
import { plain } from './text.ts'

/** What marks the room for the seal to programs; people see the words only while it is a draft. */
export const SEAL_BOOKMARK = '印章'
const SEAL_WORDS = '（加盖印章处）'
const NO_DATE = '　　年　月　日'

/** 2026年11月22日: Arabic digits, no leading zeros. */
export function dateWords(day: Day | null): string {
  if (day === null) return NO_DATE
  const { year, month, dayOfMonth } = civil(day)
  return `${year}年${month}月${dayOfMonth}日`
}

/** 发文机关署名 and 成文日期, on the same page as the end of the text. */
export function signatureOf(paper: Paper, style: PaperStyle): FileChild[] {
  if (paper.signature === null) return []
  const sealed = paper.signature.seal && paper.layout !== 'minutes'
  const issuer = plain(paper.signature.issuer)
  const date = dateWords(paper.signature.date)
  const { issuerRight, dateRight } = sealed ? withSeal(widthOf(issuer), widthOf(date)) : withoutSeal(widthOf(issuer), widthOf(date))
  const line = (text: string, right: number, last: boolean): Paragraph => new Paragraph({ ...RIGHT, keepNext: !last, indent: { right: characters(right, style) }, children: [run(text)] })
  const above = sealed ? sealRoom(paper, style, issuerRight + widthOf(issuer) / 2) : emptyLines(1, { keepNext: true })
  return [...above, line(issuer, issuerRight, false), line(date, dateRight, true), ...noteOf(paper)]
}

/** The date right by 4 characters, the issuer centred above it; where it is much longer, flush right and the date centred below it. */
function withSeal(issuer: number, date: number): { issuerRight: number; dateRight: number } {
  const issuerRight = 4 + (date - issuer) / 2
  return issuerRight >= 0 ? { issuerRight, dateRight: 4 } : { issuerRight: 0, dateRight: (issuer - date) / 2 }
}

/** The issuer right by 2 characters, the date beginning 2 further right; a longer date is what stands right by 2. */
function withoutSeal(issuer: number, date: number): { issuerRight: number; dateRight: number } {
  const dateRight = Math.max(2, issuer - date)
  return { issuerRight: dateRight + date + 2 - issuer, dateRight }
}

function sealRoom(paper: Paper, style: PaperStyle, middle: number): Paragraph[] {
  const right = Math.max(0, middle - widthOf(SEAL_WORDS) / 2)
  const marked = new Paragraph({ ...RIGHT, keepNext: true, indent: { right: characters(right, style) } })
  // docx numbers bookmarks through all documents of a process; a letter's own number is always 1.
  marked.addChildElement(new BookmarkStart(SEAL_BOOKMARK, 1))
  if (paper.draft) marked.addChildElement(run(SEAL_WORDS, undefined, { color: 'A6A6A6' }))
  marked.addChildElement(new BookmarkEnd(1))
  return [...emptyLines(style.sealLines - 1, { keepNext: true }), marked]
}

/** 附注, in brackets, two characters in. */
function noteOf({ note }: Paper): Paragraph[] {
  const words = plain(note ?? '').replace(/^（(.*)）$/, '$1')
  return words === '' ? [] : [new Paragraph({ style: NAMED.text, children: [run(`（${words}）`)] })]
}
