import { appointmentIn, SPEAKS } from './appointment-sentences.ts'
import type { SaidAppointment } from './appointment-sentences.ts'
import { dayAt } from '../documents/days.ts'
import type { DocumentPart } from '../documents/documents.ts'
import { spanOf } from '../text/flow.ts'
import type { Flow } from '../text/flow.ts'
import type { Appointment, ReadDay, ReadDocument } from '../reading.ts'

const ABOUT_POSTS = /任免|任职|免职|任命|免去|提名|聘任|挂职|人事|职务/
/** In other papers only these words open the door. */
const SIGNS = ['任命', '免去', '提名', '同志任', '不再担任', '聘任', '辞去']
const LONGEST_PARAGRAPH = 3000
/** A clause of a list is no longer; a longer paragraph must use one of the words above. */
const SHORT_PARAGRAPH = 160

/** Who is given or leaves a post, of papers about appointments and of sentences in others that say so in so many words. */
export function appointmentsOf(flow: Flow, documents: readonly DocumentPart[]): Appointment[] {
  const speaking = blocksWith(flow, SIGNS)
  const found: Appointment[] = []
  let next = 0
  for (const { document, first, last } of documents) {
    const paper = ABOUT_POSTS.test(document.title) && !/工作|办法|规定|条例|方案|制度/.test(document.title)
    const carried: Carried = { above: '', verb: '', persons: [], units: new Set() }
    while ((speaking[next] ?? last) < first) next += 1
    if (paper) for (let at = first; at < last; at += 1) for (const appointment of appointmentsIn(flow, document, at, true, carried)) found.push(appointment)
    else {
      for (let at = speaking[next]; at !== undefined && at < last; at = speaking[++next]) {
        for (const appointment of appointmentsIn(flow, document, at, false, { ...carried })) found.push(appointment)
      }
    }
  }
  return found
}

/** Paragraphs in which one of the words stands, in order. */
function blocksWith({ clean, blocks }: Flow, words: readonly string[]): number[] {
  const found = new Set<number>()
  for (const word of words) {
    let block = 0
    for (let at = clean.indexOf(word); at >= 0; at = clean.indexOf(word, (blocks[block]?.to ?? clean.length) + 1)) {
      while (block < blocks.length - 1 && (blocks[block]?.to ?? 0) <= at) block += 1
      found.add(block)
    }
  }
  return [...found].sort((left, right) => left - right)
}

/** “自2023年3月16日起”, “任职时间从2023年3月起计算”. */
const FROM = /(?:自|从)(\d{4}年\d{1,2}月(?:\d{1,2}日)?)起/
/** “（试用期一年）”, “，试用期一年”, “（聘期三年）”. */
const PROBATION = /试用期(?:为)?([一二三两\d]{1,2}(?:年|个月))/
const REMARKS = /[，,]?试用期满[，,]?(?:正式)?|[（(](?:[^（）()]{0,16}(?:试用|聘|任期|挂职|列|计算|兼|保留|时间|[正副][县处科厅]级|级别)[^（）()]{0,24})[）)]|[，,](?:试用期|聘期|任期|挂职|任职时间|时间)[^，。；]{0,20}/g
/** “决定，任命：” above a list of clauses that leave the verb out. */
const LIST_VERB = /(任命|免去|聘任|提名)[^。；]{0,12}[：:]$/
const OWN_VERB = /^(?:任命|聘任|提名|免去)/
/** “经市政府第9次常务会议研究，决定：” before the verb. */
const PREFACE = /^(?:决定|(?:经|根据|按照)[^，,]{0,40}[，,](?:决定)?)(?=.)/
const LONGEST_PREFACE = 80

/** What carries over from one clause to the next: the verb that stands above a list or before a comma, who was spoken of last, units named before. */
type Carried = { above: string; verb: string; persons: string[]; units: Set<string> }

function appointmentsIn(flow: Flow, document: ReadDocument, at: number, paper: boolean, carried: Carried): Appointment[] {
  const block = flow.blocks[at]
  if (!block || block.row || block.to - block.from > LONGEST_PARAGRAPH) return []
  const text = flow.clean.slice(block.from, block.to)
  if (text.length > SHORT_PARAGRAPH && !SIGNS.some((sign) => text.includes(sign))) return []
  carried.above = LIST_VERB.exec(text)?.[1] ?? carried.above
  carried.verb = carried.above
  if (!SPEAKS.test(text) && carried.above === '') return []
  const found: Appointment[] = []
  const since = dayFromWords(text)
  for (const { words, from } of clausesOf(text)) {
    const said = saidBy(words, paper, carried, document.title)
    if (!said) continue
    const place = spanOf(flow, block.from + from, block.from + from + words.length)
    for (const person of said.persons) {
      for (const { unit, post } of said.posts) {
        found.push({ document: document.id, person, post, unit, from: dayFromWords(words) ?? since, probation: PROBATION.exec(words)?.[1] ?? null, released: said.released, at: place })
      }
    }
  }
  return found
}

/** The words after the last colon of a preface; a clause that ends with one keeps it. */
function afterColon(words: string): string {
  const head = words.slice(0, LONGEST_PREFACE)
  const colon = Math.max(head.lastIndexOf('：'), head.lastIndexOf(':'))
  return colon + 1 < words.length ? words.slice(colon + 1) : words
}

function saidBy(words: string, paper: boolean, carried: Carried, title: string): SaidAppointment | null {
  const clause = afterColon(words.replace(REMARKS, '')).replace(PREFACE, '')
  carried.verb = OWN_VERB.exec(clause)?.[0] ?? carried.verb
  const named = clause.replace(/^(免去|任命|聘任)其/, `$1${carried.persons.join('、')}`)
  const own = appointmentIn(named, paper)
  const said = own ?? (carried.verb === '' || OWN_VERB.test(named) ? null : appointmentIn(carried.verb + named, paper)) ?? leftOf(named, carried, title)
  if (!said) return null
  carried.persons = said.persons
  for (const { unit } of said.posts) if (unit !== null) carried.units.add(unit)
  return said
}

/** “免去：李某某河东文旅公司董事长职务”: nothing parts the name from the unit, unless the title names the one or the paper the other. */
function leftOf(named: string, { verb, units }: Carried, title: string): SaidAppointment | null {
  if (verb !== '免去') return null
  const titled = /关于(.{2,4}?)(?:等|同志|任|免)/.exec(title)?.[1]
  const lengths = [titled !== undefined && named.startsWith(titled) ? titled.length : -1, ...[...units].map((unit) => named.slice(0, 4 + unit.length).indexOf(unit))]
  const length = lengths.find((one) => one >= 2 && one <= 4)
  return length === undefined ? null : appointmentIn(`免去${named.slice(0, length)}的${named.slice(length)}`, true)
}

function dayFromWords(words: string): ReadDay | null {
  const said = FROM.exec(words)?.[1]
  return said ? dayAt(said.endsWith('日') ? said : `${said}1日`) : null
}

const ENDS = 1
const COMMA = 2
const OPENS = 3
const CLOSES = 4
const KINDS = new Uint8Array(0x10000)
for (const [kind, marks] of [[ENDS, '。；;'], [COMMA, '，,'], [OPENS, '（('], [CLOSES, '）)']] as const) for (const mark of marks) KINDS[mark.charCodeAt(0)] = kind

/** Clauses between full stops and semicolons, and after commas where the next names a person or a verb of its own; brackets unopened. */
function clausesOf(text: string): { words: string; from: number }[] {
  const clauses: { words: string; from: number }[] = []
  let from = 0
  let depth = 0
  for (let at = 0; at <= text.length; at += 1) {
    const kind = KINDS[text.charCodeAt(at)]
    if (kind === 0) continue
    if (kind === OPENS) depth += 1
    else if (kind === CLOSES) depth = Math.max(0, depth - 1)
    const ends = at === text.length || (depth === 0 && (kind === ENDS || (kind === COMMA && STARTS_ANEW.test(text.slice(at + 1, at + 20)))))
    if (!ends) continue
    if (at > from) clauses.push({ words: text.slice(from, at), from })
    from = at + 1
  }
  return clauses
}

const STARTS_ANEW = /^(?:同时)?(?:免去|任命|聘任|提名|不再)|^(?!正式|继续|试用)[\u4e00-\u9fff×]{2,4}(?:同志)?(?:为|任|兼任)/
