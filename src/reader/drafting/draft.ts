import { dayFrom, daysInMonth, type Day } from '../../kernel/time/day.ts'
import { documentsOf } from '../documents/documents.ts'
import type { DocumentPart } from '../documents/documents.ts'
import { meetingOf } from '../meetings/meeting.ts'
import { dayOfMeeting, openingIn } from '../meetings/meeting-opening.ts'
import type { Meeting, Quote, ReadDocument, Span } from '../reading.ts'
import { partsOf } from '../text/clauses.ts'
import { flowOf, spanOf } from '../text/flow.ts'
import type { Flow } from '../text/flow.ts'
import { unitCandidates, type KnownUnit } from '../units/units.ts'
import { actIn, actInTitle, kindOf, meetingWord, type SaidAct } from './acts.ts'
import { mattersNamedIn, type FoundMatter, type KnownMatter } from './matters.ts'
import { presentIn, type KnownPost, type Present } from './present.ts'

/** What a city knows, against which a notice or minutes are read. `kinds`: of records, by the packs' names. */
export type KnownForDraft = {
  today: Day
  kinds: readonly { id: string; name: string }[]
  units: readonly (KnownUnit & { about: boolean })[]
  posts: readonly (KnownPost & { /** matters it leads */ leads: readonly string[] })[]
  matters: readonly KnownMatter[]
}

/** What a record could say, each value with the words it rests on. Nothing is certain until a person has looked. */
export type RecordDraft = {
  heldOn: (Quote & { day: Day; /** the year stands there, or is that of the paper or the nearest one */ year: 'stated' | 'inferred' }) | null
  place: Quote | null
  kinds: (Quote & { id: string })[]
  /** places and bodies it is about */
  units: (Quote & { id: string })[]
  /** posts that took part */
  attended: (Quote & { id: string })[]
  /** everyone the text names as taking part, known or not */
  present: Present[]
  matters: FoundMatter[]
  summary: Quote | null
}

/** A record is drafted from what stands at the head of a paper: further down there are annexes. */
const MOST_BLOCKS = 40
const MOST_SENTENCES = 12
const LONGEST_SENTENCE = 400
const LONGEST_SUMMARY = 300

/**
 * Drafts a record from a pasted notice, minutes or report: day, place, kinds, who took part, the matters it serves, and what was
 * said. Where the text does not say, there is nothing; where several could be meant, none is taken.
 *
 * Pure; time grows with the text's length times the number of matters known.
 */
export function draftRecord(text: string, known: KnownForDraft): RecordDraft {
  const flow = flowOf(text)
  const documents = documentsOf(flow)
  const [first] = documents
  const meeting = meetingOf(flow, documents)
  const sentences = sentencesOf(flow, first)
  const told = actToldIn(flow, sentences, first?.document ?? null)
  const heldOn = dayOf(flow, meeting, sentences, told, first?.document ?? null, known.today)
  const opening = meeting ? null : openedIn(flow, sentences)
  const place = meeting?.where ?? opening?.where ?? told?.where ?? null
  const called = meeting?.name ? quoteIn(text, meeting.name) : (opening?.name ?? null)
  const heads = [meeting?.chair ?? opening?.chair?.text ?? '', ...(meeting?.attendees ?? []), ...(told?.who ?? [])].filter((words) => words !== '')
  const present = [...new Set(heads)].slice(0, 60).map((words) => presentIn(words, known.units, known.posts))
  const attended = uniqueBy(present.flatMap(({ words, post }) => (post ? [{ id: post, ...quoteIn(text, words) }] : [])))
  const named = mattersNamedIn(text, known.matters)
  return {
    heldOn,
    place,
    kinds: kindsOf(called, told, known),
    units: unitsAbout(text, place, called, known.units),
    attended,
    present,
    matters: [...named, ...ledBy(attended, known).filter(({ id }) => !named.some((one) => one.id === id))],
    summary: summaryOf(flow, meeting, told, sentences),
  }
}

type Sentence = { text: string; at: number; block: number }

function sentencesOf(flow: Flow, part: DocumentPart | undefined): Sentence[] {
  const found: Sentence[] = []
  const from = part?.first ?? 0
  for (let at = from; at < Math.min(part?.last ?? flow.blocks.length, from + MOST_BLOCKS) && found.length < MOST_SENTENCES * 2; at += 1) {
    const block = flow.blocks[at]
    if (!block || block.row) continue
    for (const sentence of partsOf(flow.clean.slice(block.from, Math.min(block.to, block.from + LONGEST_SENTENCE * MOST_SENTENCES)), block.from, 'periods').slice(0, MOST_SENTENCES)) {
      found.push({ text: sentence.text.slice(0, LONGEST_SENTENCE), at: sentence.at, block: at })
    }
  }
  return found
}

type Told = Omit<SaidAct, 'where'> & { quote: Quote; where: Quote | null; sentence: Sentence | null; who: string[] }

/** 9月12日上午，副市长张某到……: who stands before the verb, without the day. */
const BEFORE_VERB = /(?:^|[，,日午])(?<who>[^，,。；;\d]{2,40}?)(?:一行|带队|率队|率领[^，。]{0,20}|带领[^，。]{0,20})?$/

function actToldIn(flow: Flow, sentences: readonly Sentence[], document: ReadDocument | null): Told | null {
  for (const sentence of sentences) {
    const said = actIn(sentence.text)
    if (!said) continue
    const quote = quoted(flow, sentence.at + said.from, said.to - said.from)
    const where = said.where ? quoted(flow, sentence.at + said.where.from, said.where.text.length) : null
    const who = BEFORE_VERB.exec(sentence.text.slice(0, said.from).replace(/[，,]$/, ''))?.groups?.who
    return { ...said, quote, where, sentence, who: who ? who.split('、') : [] }
  }
  const titled = document ? actInTitle(document.title) : null
  return titled ? { ...titled, quote: { text: document?.title ?? '', at: { start: document?.start ?? 0, end: document?.start ?? 0 } }, where: null, sentence: null, who: [] } : null
}

/** The day of the meeting, else of the sentence that tells the act, else the first day that an opening sentence begins with. */
function dayOf(flow: Flow, meeting: Meeting | null, sentences: readonly Sentence[], told: Told | null, document: ReadDocument | null, today: Day): RecordDraft['heldOn'] {
  if (meeting?.when) return dayIn(meeting.when, document, today)
  const opening = sentences.find(({ text }) => openingIn(text)?.when)
  for (const sentence of [told?.sentence, opening]) {
    if (!sentence) continue
    const match = DAY.exec(sentence.text)
    if (match) return dayIn(quoted(flow, sentence.at + match.index, match[0].length), document, today)
  }
  return null
}

const DAY = /(?:\d{4}年|今年)?\d{1,2}月\d{1,2}日(?:上午|下午|晚上?)?/

/** The year that is not said is the paper's; without one, the latest in which the day is not to come. */
function dayIn(quote: Quote, document: ReadDocument | null, today: Day): RecordDraft['heldOn'] {
  const said = dayOfMeeting(quote.text)
  if (!said || said.month < 1 || said.month > 12) return null
  const thisYear = Number(today.slice(0, 4))
  const on = (year: number) => (said.day >= 1 && said.day <= daysInMonth(year, said.month) ? dayFrom(year, said.month, said.day) : null)
  if (said.year !== null) return withDay(on(said.year), 'stated')
  if (document?.year) return withDay(on(document.year), 'inferred')
  const now = on(thisYear)
  return withDay(now !== null && now <= today ? now : (on(thisYear - 1) ?? now), 'inferred')

  function withDay(day: Day | null, year: 'stated' | 'inferred') {
    return day === null ? null : { text: quote.text, at: quote.at, day, year }
  }
}

function kindsOf(called: Quote | null, told: Told | null, { kinds }: KnownForDraft): RecordDraft['kinds'] {
  const found: RecordDraft['kinds'] = []
  const word = called ? meetingWord(called.text) : null
  // The very name of a kind in a meeting's name says more than the like: 联席会议 is a kind of its own in some packs.
  const kind = word ? kindOf({ act: 'meeting', word }, kinds) : null
  if (kind && called) found.push({ id: kind.id, ...called })
  const act = told ? kindOf(told, kinds) : null
  if (act && told && act.id !== kind?.id) found.push({ id: act.id, ...told.quote })
  return found
}

/** Places and bodies that the place or the meeting's name begins with: 安邑区政务大厅, 市数据共享联席会议. */
function unitsAbout(text: string, place: Quote | null, called: Quote | null, units: KnownForDraft['units']): RecordDraft['units'] {
  const about = units.filter((unit) => unit.about)
  const found = [place, called].flatMap((quote) => {
    if (!quote) return []
    const begun = quote.text.split(/[、和]/).flatMap((words) => {
      const names = about.filter(({ name, aliases }) => [name, ...aliases].some((one) => one.length >= 2 && words.includes(one)))
      return names.map(({ id, name }) => ({ id, name, words }))
    })
    return begun.map(({ id }) => ({ id, ...quote }))
  })
  const sure = place && found.length === 0 ? unitCandidates(place.text, about).filter(({ certain }) => certain) : []
  return uniqueBy([...found, ...(sure.length === 1 && place ? [{ id: sure[0]?.id ?? '', ...quoteIn(text, place.text) }] : [])])
}

/** What a leader who took part leads: offered, for there may be several. */
function ledBy(attended: RecordDraft['attended'], { posts }: KnownForDraft): FoundMatter[] {
  return attended.flatMap(({ id, at }) => (posts.find((post) => post.id === id)?.leads ?? []).map((matter): FoundMatter => ({ id: matter, why: 'leader', at })))
}

/** What the meeting decided; else the sentence that tells what was done and the one after it; else what it is to talk about. */
function summaryOf(flow: Flow, meeting: Meeting | null, told: Told | null, sentences: readonly Sentence[]): Quote | null {
  const said = meeting && (meeting.decisions.length > 0 ? meeting.decisions : meeting.topics)
  if (said && said.length > 0) return joined(said)
  const begun = told?.sentence ?? sentences.find(({ text: words }) => openingIn(words)) ?? null
  if (!begun) return null
  const after = sentences[sentences.indexOf(begun) + 1]
  const both = after && after.block === begun.block && begun.text.length < LONGEST_SUMMARY / 2 ? after.at + after.text.length - begun.at : begun.text.length
  return quoted(flow, begun.at, Math.min(both, LONGEST_SUMMARY))
}

function joined(quotes: readonly Quote[]): Quote {
  let text = ''
  for (const quote of quotes) {
    const next = text === '' ? quote.text : `${text}；${quote.text}`
    if (text !== '' && next.length > LONGEST_SUMMARY) break
    text = next
  }
  const [first] = quotes
  return { text: `${text.slice(0, LONGEST_SUMMARY)}。`, at: first?.at ?? { start: 0, end: 0 } }
}

/** A meeting told of in running text, with no paper of its own. */
function openedIn(flow: Flow, sentences: readonly Sentence[]): { [part in 'name' | 'where' | 'chair']: Quote | null } | null {
  for (const sentence of sentences) {
    const opening = openingIn(sentence.text)
    if (!opening) continue
    const part = (one: { text: string; from: number } | null) => one && quoted(flow, sentence.at + one.from, one.text.length)
    return { name: part(opening.name), where: part(opening.where), chair: part(opening.chair) }
  }
  return null
}

function quoteIn(text: string, words: string): Quote {
  return { text: words, at: placeIn(text, words) }
}

function placeIn(text: string, words: string): Span {
  const at = Math.max(0, text.indexOf(words))
  return { start: at, end: at + words.length }
}

function quoted(flow: Flow, from: number, length: number): Quote {
  const at = spanOf(flow, from, from + length)
  return { text: flow.clean.slice(from, from + length), at }
}

function uniqueBy<T extends { id: string }>(list: readonly T[]): T[] {
  return list.filter(({ id }, at) => list.findIndex((one) => one.id === id) === at)
}
