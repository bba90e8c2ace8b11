import { dayIn, printedDay, signedDay } from './days.ts'
import { spanOf } from '../text/flow.ts'
import type { Flow } from '../text/flow.ts'
import { headsOf, ownTitle, textOf } from './heads.ts'
import type { Head } from './heads.ts'
import { isIssuer, issuersIn, issuersOf } from './issuers.ts'
import { numberAt, numberBehind, numberOf, orderNumberOf, yearOfNumber } from './paper-number.ts'
import type { ReadDay, ReadDocument } from '../reading.ts'
import { isRecordLine, recordOf } from './record.ts'
import type { PageRecord } from './record.ts'
import { issuerInTitle } from './titles.ts'
import { yearOf } from './years.ts'

/** A document and the paragraphs it is made of, `first` inclusive, `last` exclusive. */
export type DocumentPart = { document: ReadDocument; first: number; last: number }

/** Words on the cover of a gazette; more than this before the first title is a document without one. */
const COVER = 200
/** Paragraphs of a head in which the number of an order, the day of a speech and the like may stand. */
const NEAR = 10

/**
 * Divides a text into the documents that stand in it. A document begins where its red head, its number, its issuer or the record of a web
 * page stands above a title (“关于……的通知”), where such a title begins, or where a title of another kind has a day, a number or a salutation
 * below it. A plan printed after its notice belongs to the notice.
 */
export function documentsOf(flow: Flow): DocumentPart[] {
  const heads = headsOf(flow)
  if (heads.length === 0 || (heads[0]?.first ?? 0) > 0) heads.unshift({ first: 0, title: '', titleAt: -1, issuers: [], bodyFrom: 0 })
  // What stands before the first title is a document of its own only when it says something.
  const [before, second] = heads
  if (before && second && before.title === '' && isCover(flow, before.first, second.first)) heads.shift()
  return heads.map((head, index) => {
    const first = index === 0 ? 0 : head.first
    const last = heads[index + 1]?.first ?? flow.blocks.length
    return { document: describe(flow, head, first, last, index), first, last }
  })
}

function isCover(flow: Flow, first: number, last: number): boolean {
  const [from, to] = [flow.blocks[first]?.from ?? 0, flow.blocks[last - 1]?.to ?? 0]
  return to - from < COVER || !flow.clean.slice(from, to).includes('。')
}

function describe(flow: Flow, head: Head, first: number, last: number, index: number): ReadDocument {
  const title = head.title || ownTitle(flow, first, last)
  const said = saidIn(flow, first, last)
  const record = recordIn(flow, first, head.titleAt < 0 ? last : Math.min(last, head.bodyFrom + NEAR))
  const number = record?.number ?? said.number ?? numberBehind(title) ?? numberAbove(flow, head) ?? orderNumber(flow, head, title, first, last)
  const issuedOn = said.signedOn ?? record?.issuedOn ?? said.dated ?? delivered(flow, first, Math.min(last, first + NEAR)) ?? said.printedOff ?? null
  const issuers = head.issuers.length > 0 ? head.issuers : issuersOfTitle(flow, head)
  const span = spanOf(flow, flow.blocks[first]?.from ?? 0, flow.blocks[last - 1]?.to ?? 0)
  return {
    id: `d${index + 1}`,
    title,
    number,
    issuer: issuers.length > 0 ? issuers.join('、') : (issuerInTitle(title) ?? said.signers ?? record?.issuer ?? null),
    issuedOn: issuedOn ?? record?.publishedOn ?? said.putUp ?? null,
    year: yearOf({ issuedOn, title, ahead: said.ahead ?? said.edition, held: said.held, publishedOn: record?.publishedOn ?? said.putUp, numberYear: number ? yearOfNumber(number) : null }),
    openness: said.openness ?? record?.openness ?? null,
    interpretedBy: said.interpretedBy,
    start: index === 0 ? 0 : span.start,
    end: span.end,
  }
}

type Said = {
  number: string | null
  /** The day under a signature, and who signed. */
  signedOn: ReadDay | null
  signers: string | null
  /** A day alone in a paragraph, “2023年3月8日印发”, a day in figures as web pages print it. */
  dated: ReadDay | null
  printedOff: ReadDay | null
  putUp: ReadDay | null
  openness: string | null
  interpretedBy: string | null
  ahead: number | null
  /** Year of the meeting told of in the first paragraphs. */
  held: number | null
  /** Year of a magazine's issue. */
  edition: number | null
}

/** The heading by which an undated report says what year its promises are for, and “2024年是……的一年”. */
const YEAR_AHEAD = /^[#*一二三四五六、（(）)]{0,8}((?:20)\d{2})年(?:[^，。]{0,16}(?:目标|安排|重点|任务|要求|打算|举措)|是[^。]{2,60}之?(?:年|时期)[，。])/
/** “2023年第3期”, “2023·3期”, “2023年5月10日出版” on a cover. */
const EDITION = /((?:19|20)\d{2})(?:年|·|\.)第?\d{1,2}期|((?:19|20)\d{2})年\d{1,2}月(?:\d{1,2}日)?出版/
const COVER_LINES = 30
const OPENNESS = /[（(]?(此件[^（）()，。]{2,16})[）)]?/
const INTERPRETED = /本[文方办规意计细][件案法定见划则]由([^，。；]{2,30}?)(?:负责|承担)?解读/
const SIGNED_TOGETHER = 8

function saidIn(flow: Flow, first: number, last: number): Said {
  const said: Said = { number: null, signedOn: null, signers: null, dated: null, printedOff: null, putUp: null, openness: null, interpretedBy: null, ahead: null, held: null, edition: null }
  for (let at = first; at < last; at += 1) {
    const block = flow.blocks[at]
    if (!block || block.row) continue
    if (at - first < NEAR && said.held === null) said.held = yearHeld(flow.clean.slice(block.from, Math.min(block.to, block.from + OPENING)))
    if (block.to - block.from > 120) continue
    const text = textOf(flow, block)
    if (text.includes('号') || text.includes('號')) said.number ??= numberOf(text)
    if (text.includes('日')) readDay(flow, said, text, at, first)
    else said.putUp ??= at - first < NEAR ? printedDay(text) : null
    if (text.includes('年') && said.ahead === null) {
      const year = YEAR_AHEAD.exec(text)?.[1]
      if (year) said.ahead = Number(year)
    }
    if (at - first < COVER_LINES && said.edition === null) {
      const edition = EDITION.exec(text)
      if (edition) said.edition = Number(edition[1] ?? edition[2])
    }
    if (text.includes('此件')) said.openness ??= OPENNESS.exec(text)?.[1] ?? null
    if (text.includes('解读')) said.interpretedBy ??= INTERPRETED.exec(text)?.[1] ?? null
  }
  return said
}

/** Characters in which minutes say when the meeting was. */
const OPENING = 160
const HELD = /((?:19|20)\d{2})年\d{1,2}月\d{1,2}日[^。；;]{0,100}召开/

function yearHeld(words: string): number | null {
  const year = words.includes('召开') ? HELD.exec(words)?.[1] : undefined
  return year ? Number(year) : null
}

const SIGNATURE = /^(?:[（(]盖章[）)]|[\u4e00-\u9fff（）()]{4,36}?)(?=\d{4}年|[〇○二][〇○O0一二三四五六七八九]{3}年)/
const PRINTED_OFF = /(\d{4}年\d{1,2}月\d{1,2}日)印发$/

function readDay(flow: Flow, said: Said, text: string, at: number, first: number): void {
  const day = signedDay(text)
  if (day) {
    const signers: string[] = []
    for (let above = at - 1; above >= first && at - above <= SIGNED_TOGETHER; above -= 1) {
      const block = flow.blocks[above]
      if (!block || block.row || !isIssuer(textOf(flow, block))) break
      signers.unshift(...issuersOf(flow, block))
    }
    // The first signature is the document's own: what is printed after it, with days of its own, is what it sends along.
    if (signers.length > 0 && said.signedOn === null && at - signers.length > first) {
      said.signedOn = day
      said.signers = signers.join('、')
    }
    said.dated ??= day
    return
  }
  if (said.signedOn === null && text.length <= 60) {
    const signer = SIGNATURE.exec(text)?.[0]
    const signedOn = signer !== undefined && isIssuer(signer) ? signedDay(text.slice(signer.length)) : null
    if (signer !== undefined && signedOn) {
      said.signedOn = signedOn
      said.signers = signer
    }
  }
  if (text.endsWith('印发')) said.printedOff ??= dayIn(PRINTED_OFF.exec(text)?.[1] ?? '')
}

/** “——2023年1月10日在……会议上”, “（2021年3月20日通过）” under a title. */
function delivered(flow: Flow, first: number, last: number): ReadDay | null {
  for (let at = first; at < last; at += 1) {
    const text = textOf(flow, flow.blocks[at])
    if (text.length <= 80 && /^[—–（(-]/.test(text)) {
      const day = dayIn(text.slice(0, 40))
      if (day) return day
    }
  }
  return null
}

function recordIn(flow: Flow, first: number, last: number): PageRecord | null {
  const lines = flow.blocks.slice(first, Math.min(last, first + 60)).map((block) => textOf(flow, block))
  return lines.some(isRecordLine) ? recordOf(lines) : null
}

/** “河政发〔2023〕7号《……》” in one line with the title. */
function numberAbove(flow: Flow, head: Head): string | null {
  return head.titleAt < 0 ? null : numberAt(textOf(flow, flow.blocks[head.titleAt]))
}

/** “河东市人民政府令”, below it “第12号”. */
function orderNumber(flow: Flow, head: Head, title: string, first: number, last: number): string | null {
  for (let at = Math.max(first, head.titleAt); at < Math.min(last, Math.max(first, head.titleAt) + NEAR); at += 1) {
    const number = orderNumberOf(textOf(flow, flow.blocks[at]))
    if (!number) continue
    const above = textOf(flow, flow.blocks[at - 1])
    return /^第/.test(number) && /令$/.test(above) ? above + number : number
  }
  return /令(第\d{1,4}号)$/.test(title) ? title : null
}

function issuersOfTitle(flow: Flow, head: Head): string[] {
  const name = head.title === '' ? null : issuerInTitle(head.title)
  const block = flow.blocks[head.titleAt]
  if (name === null || !block) return name === null ? [] : [name]
  const from = flow.clean.indexOf(name, block.from)
  return from < 0 || from > block.to ? [name] : issuersIn(flow, from, from + name.length)
}
