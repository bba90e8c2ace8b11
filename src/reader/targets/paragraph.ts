import { addAll } from '../text/add-all.ts'
import { apart } from '../text/apart.ts'
import { matchesOf } from '../text/matches.ts'
import { narrowDigits } from '../text/numerals.ts'
import type { ReadDay, ReadDocument, Target } from '../reading.ts'
import type { Direction } from './direction.ts'
import { measuresSomething } from './exclusions.ts'
import { grantOf } from './grant.ts'
import { measuresIn, spelledMeasuresIn } from './measures.ts'
import type { Measure } from './measures.ts'
import { nameOf } from './name.ts'
import { operatorOf } from './operator.ts'
import type { Grant, Place } from './place.ts'
import { qualifierOf } from './qualifier.ts'
import { ranksIn } from './ranks.ts'
import { dealtOut, sharers } from './shared.ts'
import { turnsIn } from './tense.ts'
import { timeOf } from './term.ts'
import { isShare } from './units.ts'

/** What is known before a paragraph is read. */
export type Ground = {
  document: ReadDocument
  /** Where the section looks. */
  base: Direction
  /** Last day of a promise without one. */
  end: ReadDay | null
}

/** A target with its place in the paragraph. */
export type FoundTarget = Omit<Target, 'id' | 'document' | 'at'> & { from: number; to: number }

/** The numbers that a paragraph promises or reports, in order. */
export function targetsInParagraph(words: string, ground: Ground): FoundTarget[] {
  const text = narrowDigits(words)
  const measures = allMeasures(text)
  if (measures.length === 0) return []
  const found: FoundTarget[] = []
  let next = 0
  let yearly: ReadDay | null = null
  let year = ground.end ? Number(ground.end.slice(0, 4)) : null
  for (const [from, to] of stretches(text, SENTENCE_ENDS)) {
    const first = next
    while ((measures[next]?.from ?? to) < to) next += 1
    const own = measures.slice(first, next)
    const sentence: SentenceReader = new SentenceReader(text.slice(from, to), from, ground, yearly, year)
    addAll(found, sentence.read(own))
    year = sentence.year
    if (sentence.opening?.endsWith('-12-31')) yearly = sentence.opening
  }
  return found
}

function allMeasures(text: string): Measure[] {
  return apart(measuresIn(text), ranksIn(text), spelledMeasuresIn(text))
}

const SENTENCE_ENDS = /[。！？!?]/g
const CLAUSE_ENDS = /[;；，]|,(?!\d{3}(?!\d))/g

/** From and to of the parts between marks. */
function stretches(text: string, marks: RegExp): [from: number, to: number][] {
  const parts: [number, number][] = []
  let from = 0
  for (const { index } of matchesOf(marks, text)) {
    if (index > from) parts.push([from, index])
    from = index + 1
  }
  if (from < text.length) parts.push([from, text.length])
  return parts
}

/** Reads one sentence clause by clause: what turns it forward or back, and the day it names, hold until something else is said. */
class SentenceReader {
  /** The day that opened a clause last (“到2025年，……”): it holds for the sentences behind as well. */
  opening: ReadDay | null = null
  /** The year the sentence speaks of, when it begins with one. */
  year: number | null
  private readonly sentence: string
  private readonly at: number
  private readonly ground: Ground
  private direction: Direction
  private due: ReadDay | null
  private name = ''
  /** Numbers not yet met: behind the last one only the day a clause names matters, to the sentences that follow. */
  private left = 0
  private grants: Grant | null = null
  private dealt: string[] = []
  /** What the numbers of the sentence measure, in order, each once. */
  private told: string[] = []

  constructor(sentence: string, at: number, ground: Ground, due: ReadDay | null, year: number | null) {
    this.sentence = sentence
    this.at = at
    this.ground = ground
    this.direction = ground.base
    this.due = due
    this.year = year
  }

  read(measures: readonly Measure[]): FoundTarget[] {
    const found: FoundTarget[] = []
    let next = 0
    this.left = measures.length
    if (measures.length > 0) this.grants = grantOf(this.sentence)
    for (const [from, to] of stretches(this.sentence, CLAUSE_ENDS)) {
      const first = next
      while ((measures[next]?.from ?? Infinity) < this.at + to) next += 1
      addAll(found, this.clause(from, to, measures.slice(first, next)))
    }
    return found
  }

  private clause(from: number, to: number, measures: readonly Measure[]): FoundTarget[] {
    const clause = this.sentence.slice(from, to)
    const time = timeOf(clause, this.ground.document, this.year)
    this.year = time.year ?? this.year
    const carried = this.due
    this.due = time.dues.at(-1)?.day ?? carried
    this.opening = time.dues.findLast(({ opens }) => opens)?.day ?? this.opening
    if (this.left === 0) return []
    const turns = [...turnsIn(clause, this.ground.base), ...time.turns].sort((a, b) => a.at - b.at)
    this.left -= measures.length
    const places = measures.map((measure) => this.place(measure, from, to))
    let since = 0
    let turned = 0
    let dated = -1
    const found = places.flatMap((place, index) => {
      for (let turn = turns[turned]; turn && from + turn.at < place.measure.to - this.at; turn = turns[turned]) {
        this.direction = turn.to
        turned += 1
      }
      place.direction = this.direction
      if (!measuresSomething(place)) return []
      place.since = Math.max(0, since - place.clauseFrom)
      since = place.measure.to - this.at
      while (from + (time.dues[dated + 1]?.at ?? Infinity) < place.measure.to - this.at) dated += 1
      // “2个项目年内开工”: a day behind the number is its own where none stands before it.
      const own = time.dues[dated] ?? time.dues[0]
      return this.targets(place, places, index, own?.day ?? carried)
    })
    this.direction = turns.at(-1)?.to ?? this.direction
    for (const { name } of found) if (this.told.at(-1) !== name) this.told.push(name)
    return found
  }

  private place(measure: Measure, clauseFrom: number, clauseTo: number): Place & { clauseFrom: number } {
    const from = measure.from - this.at
    const to = measure.to - this.at
    const first = Math.max(clauseFrom, from - 200)
    return {
      measure, clause: this.sentence.slice(first, Math.min(clauseTo, to + 100)), clauseFrom: first, from: from - first, to: to - first, since: 0,
      before: this.sentence.slice(Math.max(0, from - 40), from), after: this.sentence.slice(to, to + 24), grants: this.grants, direction: this.direction,
    }
  }

  private targets(place: Place, places: readonly Place[], index: number, due: ReadDay | null): FoundTarget[] {
    const { measure, clause } = place
    const row = rowOf(places, index)
    const leader = row[0] ?? place
    const leads = row.length > 1 && leader === place
    if (leads && ONLY_DEALS.test(clause.slice(0, place.from)) && this.told.length >= row.length) this.dealt = this.told.slice(-row.length)
    const read = this.dealt.shift() ?? nameOf(place, this.name)
    const names = leads && this.dealt.length === 0 ? dealtOut(nameOf(place, this.name, LONGEST_DEALT), row.length) : []
    if (names.length > 0) this.dealt = names.slice(1)
    const name = names[0] ?? read
    this.name = name
    const promised = place.direction === 'ahead' && !isBaseline(place) && !isStanding(place)
    const own = operatorOf(measure, place.before, place.after)
    const target: Omit<FoundTarget, 'name'> = {
      from: measure.from - Math.min(place.from, 16),
      to: Math.min(measure.to + 6, measure.to + clause.length - place.to),
      kind: promised ? 'target' : 'actual',
      op: own === '=' && row.length > 1 ? operatorOfRow(row) : own,
      value: measure.second === null ? measure.value : [Math.min(measure.value, measure.second), Math.max(measure.value, measure.second)],
      unit: measure.unit,
      qualifier: qualifierOf(measure.unit, clause.slice(Math.max(leader.since, leader.from - 20), leader.from), clause.slice(place.from, place.to)),
      due: promised ? (due ?? this.ground.end) : null,
    }
    return sharers(name, place).map((one) => ({ ...target, name: one }))
  }
}

const LONGEST_ROW = 8
/** Names of several measures in a row. */
const LONGEST_DEALT = 80
/** “出口20亿元、进口10亿元，*分别增长*5%、6%”: the clause names nothing of its own. */
const ONLY_DEALS = /^(?:同比|[较比][^，,、\d]{1,12})?分别(?:同比|较上年|比上年)?(?:增长|增加|提高|提升|上升|下降|减少|降低|压减|达到?|为)$/

/** Numbers dealt out in a row: “分别增长5%、6%和7%”. */
function rowOf(places: readonly Place[], index: number): Place[] {
  const one = places[index]
  if (!one || !/分别/.test(one.clause)) return []
  let first = index
  while (index - first < LONGEST_ROW && follows(places[first - 1], places[first])) first -= 1
  let last = index
  while (last - index < LONGEST_ROW && follows(places[last], places[last + 1])) last += 1
  return places.slice(first, last + 1)
}

function follows(one: Place | undefined, next: Place | undefined): boolean {
  if (!one || !next || (one.measure.unit !== next.measure.unit && (isShare(one.measure.unit) || isShare(next.measure.unit)))) return false
  const between = one.after.slice(0, next.measure.from - one.measure.to)
  return next.measure.from - one.measure.to <= 4 && /^(?:以上|左右)?(?:、|和|与|及)$/.test(between)
}

/** What is said once before or after a row holds for all of it. */
function operatorOfRow(row: readonly Place[]): Target['op'] {
  const [first, last] = [row[0], row.at(-1)]
  const ahead = first ? operatorOf(first.measure, first.before, '') : '='
  return ahead !== '=' || !last ? ahead : operatorOf(last.measure, '', last.after)
}

/** “从85%提高到95%”: the first number is how it was. */
function isBaseline({ before, after }: Place): boolean {
  return /(?:^|[^自])[从由][^，,。；;、]{0,16}$/.test(before) && /^的?(?:提高|提升|增加|上升|增长|扩大|下降|降低|降至|降到|压缩|压减|减少|缩短)/.test(after)
}

/** “全市132个乡镇”: what there is, unless all of it is to be covered. */
function isStanding({ before, after, clause }: Place): boolean {
  return /(?:全[市省县区州]|所?辖|现有|共)$/.test(before) && /^(?:个)?(?:乡镇|县|街道|社区|行政村|村|开发区|镇|旗)/.test(after) && !/实现|覆盖/.test(clause)
}
