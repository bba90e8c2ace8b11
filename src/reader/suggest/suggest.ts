import { FUNCTIONS } from './functions.ts'

/** Something a unit was once made to lead, or a line of its duties: the words, and who. */
export type Assigned = { unit: string; words: string }

/** What somebody is wanted for: its title, the headings above it outermost first, and its text. */
export type Wanted = { title: string; path: readonly string[]; body: string }

/** A unit that is likely to lead; `because`: the words of the task that speak for it, most telling first. */
export type LeadSuggestion<Unit> = { unit: Unit; score: number; because: string[] }

export type SuggestibleUnit = { id: string; name: string; aliases: readonly string[] }

const MOST = 3
const BECAUSE = 3
/** A title says what it is about, a heading above it what it belongs to; a body says much besides. */
const WEIGHT = { title: 4, path: 2, body: 1 }
const BODY = 600
/** How many of the most similar earlier assignments are asked. */
const NEIGHBOURS = 8

/**
 * The units most likely to lead a task that names none (a work report's): by what the department's name and its usual functions share with the
 * task's words, and by who led the most similar tasks before. Units without anything in common are not named.
 *
 * Pure. The index over `assigned` is made once; asking costs the task's own length times the units.
 *
 * @param assigned earlier assignments and lines of duty lists; `unit` is an id of `units`
 * @example leadSuggester([{ id: 'u1', name: '市水务局', aliases: [] }], [])({ title: '加强水库除险加固', path: [], body: '' })[0]?.because // ['水库']
 */
export function leadSuggester<Unit extends SuggestibleUnit>(units: readonly Unit[], assigned: readonly Assigned[]): (wanted: Wanted) => LeadSuggestion<Unit>[] {
  const fields = units.map((unit) => ({ unit, words: fieldsOf(unit) }))
  const rarity = rarityOf(fields.map(({ words }) => words))
  const earlier = neighboursIn(assigned)
  return (wanted) => {
    const votes = earlier(`${wanted.title} ${wanted.path.join(' ')}`)
    const scored = fields.map(({ unit, words }) => {
      const told = [...words].map((word) => ({ word, points: weightIn(wanted, word) * (rarity.get(word) ?? 0) })).filter(({ points }) => points > 0)
      told.sort((a, b) => b.points - a.points || a.word.localeCompare(b.word))
      const own = told.reduce((sum, { points }) => sum + points, 0)
      const before = votes.get(unit.id)
      return { unit, score: own + VOTE * (before?.sum ?? 0), because: [...told.slice(0, BECAUSE).map(({ word }) => word), ...(before ? [before.words] : [])].slice(0, BECAUSE) }
    })
    return scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score || a.unit.id.localeCompare(b.unit.id)).slice(0, MOST)
  }
}

/** What a whole similar assignment counts beside single words. */
const VOTE = 12

/** Words that a task for this unit is likely to hold. */
function fieldsOf({ name, aliases }: SuggestibleUnit): Set<string> {
  const names = [name, ...aliases]
  const words = FUNCTIONS.filter((row) => names.some((one) => row.name.test(one))).flatMap((row) => row.fields)
  return new Set([...words, ...names.map(coreOf).filter((core) => core.length >= 2)])
}

/** 市财政局 → 财政: the name without its level and kind. */
function coreOf(name: string): string {
  return name.replace(/[（(].*$/, '').replace(/^(?:[\u4e00-\u9fff]{2,4}(?=[市县区]))?[省市县区]委?/, '').replace(/(?:管理|服务|工作)*(?:局|委员会|委|办公室|办|厅|中心|部|公司|会)$/, '')
}

/** Words of few departments tell more than those of many: log of how many have them. */
function rarityOf(all: readonly ReadonlySet<string>[]): Map<string, number> {
  const count = new Map<string, number>()
  for (const words of all) for (const word of words) count.set(word, (count.get(word) ?? 0) + 1)
  return new Map([...count].map(([word, units]) => [word, (Math.min(word.length, 5) / 2) * Math.log(1 + all.length / units)]))
}

/** A word counts in each part once; longer texts say nothing more by saying it again. */
function weightIn({ title, path, body }: Wanted, word: string): number {
  return (title.includes(word) ? WEIGHT.title : 0) + (path.some((heading) => heading.includes(word)) ? WEIGHT.path : 0) + (body.slice(0, BODY).includes(word) ? WEIGHT.body : 0)
}

type Votes = Map<string, { sum: number; words: string }>

/** Who led what reads most like it: cosine of rarity-weighted pairs of characters. */
function neighboursIn(assigned: readonly Assigned[]): (words: string) => Votes {
  const documents = assigned.map(({ words }) => pairsOf(words))
  const rarity = new Map<string, number>()
  for (const pairs of documents) for (const pair of pairs) rarity.set(pair, (rarity.get(pair) ?? 0) + 1)
  for (const [pair, count] of rarity) rarity.set(pair, Math.log(1 + documents.length / count))
  const lengthOf = (pairs: ReadonlySet<string>) => Math.sqrt([...pairs].reduce((sum, pair) => sum + (rarity.get(pair) ?? 0) ** 2, 0))
  const lengths = documents.map(lengthOf)
  const holding = new Map<string, number[]>()
  documents.forEach((pairs, index) => pairs.forEach((pair) => holding.set(pair, [...(holding.get(pair) ?? []), index])))
  return (words) => {
    const pairs = pairsOf(words)
    const common = new Map<number, number>()
    for (const pair of pairs) for (const index of holding.get(pair) ?? []) common.set(index, (common.get(index) ?? 0) + (rarity.get(pair) ?? 0) ** 2)
    const length = lengthOf(pairs)
    const near = [...common].map(([index, product]) => ({ index, likeness: product / ((lengths[index] ?? 1) * length) }))
    near.sort((a, b) => b.likeness - a.likeness || a.index - b.index)
    const votes: Votes = new Map()
    for (const { index, likeness } of near.slice(0, NEIGHBOURS)) {
      const one = assigned[index]
      if (!one) continue
      const before = votes.get(one.unit)
      votes.set(one.unit, { sum: (before?.sum ?? 0) + likeness ** 2, words: before?.words ?? one.words.slice(0, 30) })
    }
    return votes
  }
}

function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>()
  for (const run of text.match(/[\p{Script=Han}]{2,}/gu) ?? []) for (let at = 1; at < run.length; at += 1) pairs.add(run.slice(at - 1, at + 1))
  return pairs
}
