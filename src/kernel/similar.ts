import { indexTerms, searchText } from './bigrams.ts'

/** A project as far as it is compared with others. */
export type Compared = { title: string; goal: string }

/** How alike two are (0 to 1), and the words they share, longest first: what a person looks at to judge whether it is the same. */
export type Similarity = { score: number; shared: string[] }

/** Below this nobody would call it the same; above, a person should look. */
export const WORTH_A_LOOK = 0.34
const MOST_SHOWN = 5
const TITLE_WEIGHS = 0.7
/** Shared words shorter than this say nothing: 改革, 推进 are everyone's. */
const LEAST_SHARED = 3
const MOST_SHARED = 4
const HAN_PAIR = /^\p{Script=Han}{2}$/u

/**
 * Which of these projects a new one may repeat, the likest first. Pairs of neighbouring characters are compared; a pair that
 * many of them have (改革, 机制) says little, one that few have (一证) says much. A help to a person, who decides.
 *
 * @param others earlier and present projects, pilots, reforms of places
 */
export function similar<T extends Compared>(draft: Compared, others: readonly T[]): (T & Similarity)[] {
  const titles = others.map(({ title }) => termsOf(title))
  const rarity = rarityOf(titles)
  const [own, ownGoal] = [termsOf(draft.title), termsOf(draft.goal)]
  if (own.size === 0) return []
  return others
    .map((other, index) => {
      const byTitle = likeness(own, titles[index] ?? new Set(), rarity)
      const byGoal = ownGoal.size === 0 || other.goal === '' ? byTitle : likeness(ownGoal, termsOf(other.goal), rarity)
      const score = Math.max(byTitle * TITLE_WEIGHS + byGoal * (1 - TITLE_WEIGHS), byGoal * TITLE_WEIGHS)
      return { ...other, score: Math.round(score * 100) / 100, shared: sharedWords(`${draft.title} ${draft.goal}`, `${other.title} ${other.goal}`) }
    })
    .filter(({ score, shared }) => score >= WORTH_A_LOOK && shared.length > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_SHOWN)
}

/** Pairs and words; the last character of a run, which the index of the search wants, says nothing here. */
function termsOf(text: string): Set<string> {
  return new Set(indexTerms(text).filter((term) => term.length > 1))
}

/** ln(1 + n / (1 + number that have it)): what everyone has weighs little. */
function rarityOf(all: readonly ReadonlySet<string>[]): (term: string) => number {
  const having = new Map<string, number>()
  for (const terms of all) for (const term of terms) having.set(term, (having.get(term) ?? 0) + 1)
  return (term) => Math.log(1 + (all.length + 1) / (1 + (having.get(term) ?? 0)))
}

/** Twice what they share over what both have (Dice), weighed by rarity. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>, weightOf: (term: string) => number): number {
  const sum = (terms: Iterable<string>) => [...terms].reduce((total, term) => total + weightOf(term), 0)
  const whole = sum(a) + sum(b)
  return whole === 0 ? 0 : (2 * sum([...a].filter((term) => b.has(term)))) / whole
}

/** The longest stretches of one text that the other has too, none inside another. */
function sharedWords(one: string, other: string): string[] {
  const pairs = termsOf(other)
  const found: string[] = []
  let stretch = ''
  const keep = () => {
    if ([...stretch].length >= LEAST_SHARED && searchText(other).includes(stretch)) found.push(stretch)
    stretch = ''
  }
  const characters = [...searchText(one)]
  for (let at = 1; at < characters.length; at += 1) {
    const pair = `${characters[at - 1] ?? ''}${characters[at] ?? ''}`
    const goesOn = HAN_PAIR.test(pair) && pairs.has(pair) && searchText(other).includes(stretch === '' ? pair : stretch + (characters[at] ?? ''))
    if (!goesOn) keep()
    else stretch = stretch === '' ? pair : stretch + (characters[at] ?? '')
  }
  keep()
  const longest = [...new Set(found)].sort((a, b) => b.length - a.length)
  return longest.filter((words, index) => !longest.slice(0, index).some((longer) => longer.includes(words))).slice(0, MOST_SHARED)
}
