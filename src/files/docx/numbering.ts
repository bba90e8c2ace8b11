import { attribute, isOn, walkXml } from '../xml.ts'
import type { Attributes } from '../xml.ts'
import { numeral } from './numerals.ts'

/** One level of a list. `restart`: the level above after which it begins anew; 0 for never, null for any. */
type Level = { start: number; kind: string; pattern: string; follows: 'tab' | 'space' | 'nothing'; style: string | null; restart: number | null; plainDigits: boolean }
type Levels = Map<number, Level>
type AbstractList = { levels: Levels; linkedStyle: string | null; definesStyle: string | null }
type List = { abstract: string; starts: Map<number, number>; levels: Levels }

/** The lists a document declares: their patterns, and which of them each list in use follows. */
export type Lists = { abstracts: Map<string, AbstractList>; lists: Map<string, List> }
/** `<w:numPr>`: which list a paragraph is in and how deep. */
export type InList = { list: string; level: number | null }

const DEEPEST = 8

/** The lists of `numbering.xml`. */
export function listsOf(part: Uint8Array | null): Lists {
  const abstracts = new Map<string, AbstractList>()
  const lists = new Map<string, List>()
  if (!part) return { abstracts, lists }
  let abstract: AbstractList | null = null
  let list: List | null = null
  let level: Level | null = null
  let overridden = 0
  walkXml(part, {
    open: (element, attributes) => {
      const value = attribute(attributes, 'val') ?? ''
      if (element === 'abstractNum') {
        abstract = { levels: new Map(), linkedStyle: null, definesStyle: null }
        abstracts.set(attribute(attributes, 'abstractNumId') ?? '', abstract)
      } else if (element === 'num') {
        list = { abstract: '', starts: new Map(), levels: new Map() }
        lists.set(attribute(attributes, 'numId') ?? '', list)
      } else if (element === 'abstractNumId' && list) list.abstract = value
      else if (element === 'lvlOverride') overridden = numberIn(attributes, 'ilvl')
      else if (element === 'startOverride') list?.starts.set(overridden, Number(value))
      else if (element === 'numStyleLink' && abstract) abstract.linkedStyle = value
      else if (element === 'styleLink' && abstract) abstract.definesStyle = value
      else if (element === 'lvl') {
        level = { start: 1, kind: 'decimal', pattern: '', follows: 'tab', style: null, restart: null, plainDigits: false }
        ;(list ?? abstract)?.levels.set(Math.min(numberIn(attributes, 'ilvl'), DEEPEST), level)
      } else if (level) describe(level, element, value, attributes)
    },
    close: (element) => {
      if (element === 'lvl') level = null
      if (element === 'num') list = null
      if (element === 'abstractNum') abstract = null
    },
  })
  return { abstracts, lists }
}

function describe(level: Level, element: string, value: string, attributes: Attributes): void {
  if (element === 'start') level.start = Number(value) || 0
  else if (element === 'numFmt') level.kind = value
  else if (element === 'lvlText') level.pattern = value.slice(0, 100)
  else if (element === 'pStyle') level.style = value
  else if (element === 'lvlRestart') level.restart = Number(value)
  else if (element === 'isLgl') level.plainDigits = isOn(attribute(attributes, 'val'))
  else if (element === 'suff' && (value === 'tab' || value === 'space' || value === 'nothing')) level.follows = value
}

function numberIn(attributes: Attributes, name: string): number {
  return Number(attribute(attributes, name) ?? 0) || 0
}

/**
 * Counts the paragraphs of a document's lists in their order, as a word processor does: lists that follow the same pattern go on
 * counting together, a deeper level begins anew below each paragraph of a higher one, a list told to begin at a number begins there.
 */
export class ListCounter {
  private readonly lists: Lists
  private readonly counts = new Map<string, (number | undefined)[]>()
  private readonly begun = new Set<string>()

  constructor(lists: Lists) {
    this.lists = lists
  }

  /**
   * The number in front of the next paragraph, with what divides it from the words; '' for a bullet and for a list that does not exist.
   *
   * @param style the paragraph's style: a list may say itself which of its levels a style is
   */
  next({ list: id, level: given }: InList, style: string | null): string {
    const list = this.lists.lists.get(id)
    const abstract = list && this.patternOf(list.abstract)
    if (!list || !abstract) return ''
    const depth = Math.min(given ?? this.levelOfStyle(abstract.levels, style) ?? 0, DEEPEST)
    const levelAt = (at: number): Level | undefined => list.levels.get(at) ?? abstract.levels.get(at)
    const level = levelAt(depth)
    if (!level) return ''
    const counts = this.counts.get(list.abstract) ?? []
    this.counts.set(list.abstract, counts)
    if (!this.begun.has(id)) {
      this.begun.add(id)
      for (const [at, start] of list.starts) counts[at] = start - 1
    }
    counts[depth] = (counts[depth] ?? level.start - 1) + 1
    for (let below = depth + 1; below <= DEEPEST; below += 1) {
      const restart = levelAt(below)?.restart ?? null
      if (restart === null || (restart > 0 && depth < restart)) counts[below] = undefined
    }
    const words = level.pattern.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1
      const one = levelAt(at)
      return numeral(counts[at] ?? one?.start ?? 1, level.plainDigits ? 'decimal' : (one?.kind ?? 'decimal'))
    })
    if (level.kind === 'bullet' || words.trim() === '') return ''
    return /[A-Za-z\d]$/.test(words) && level.follows !== 'nothing' ? `${words} ` : words
  }

  /** A list may say that its pattern is the one a list style stands for. */
  private patternOf(abstract: string): AbstractList | undefined {
    const found = this.lists.abstracts.get(abstract)
    if (!found?.linkedStyle) return found
    return [...this.lists.abstracts.values()].find(({ definesStyle }) => definesStyle === found.linkedStyle) ?? found
  }

  private levelOfStyle(levels: Levels, style: string | null): number | null {
    if (style !== null) for (const [at, level] of levels) if (level.style === style) return at
    return null
  }
}
