/**
 * Chinese has no spaces, and the database's own parser reads it differently from machine to machine. So words are cut here:
 * a run of Han characters into its pairs and its last character, a run of letters and digits as it is.
 */
const RUNS = /(\p{Script=Han}+)|((?:(?!\p{Script=Han})[\p{L}\p{N}])+)/gu

const LONGEST_WORD = 60

/** Text as it is searched: full-width forms, capitals and white space made equal. */
export function searchable(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}

/** The terms under which a text is found, for the column `search_terms`; `text` is already `searchable`. */
export function indexTerms(text: string): string[] {
  const terms = new Set<string>()
  for (const [, han, word] of text.matchAll(RUNS)) {
    if (word !== undefined) terms.add(word.slice(0, LONGEST_WORD))
    if (han !== undefined) for (const term of pairs(han)) terms.add(term)
  }
  return [...terms]
}

function pairs(han: string): string[] {
  const characters = [...han]
  return characters.map((character, index) => character + (characters[index + 1] ?? ''))
}

export type SearchQuery = {
  /** a tsquery that finds candidates */
  words: string
  /** LIKE patterns that each candidate must meet: pairs alone would also find 改革 … 革新 for 改革新 */
  texts: string[]
}

/**
 * What a person typed, as a query: every part between blanks must occur.
 *
 * @returns null when nothing searchable was typed
 */
export function searchQuery(typed: string): SearchQuery | null {
  const text = searchable(typed)
  const terms: string[] = []
  for (const [, han, word] of text.matchAll(RUNS)) {
    if (word !== undefined) terms.push(`'${word.slice(0, LONGEST_WORD)}':*`)
    if (han !== undefined) terms.push(...queryPairs(han))
  }
  if (terms.length === 0) return null
  return { words: [...new Set(terms)].join(' & '), texts: text.split(' ').map(like) }
}

/** A single character is the beginning of a pair or the last of its run. */
function queryPairs(han: string): string[] {
  const characters = [...han]
  if (characters.length === 1) return [`'${han}':*`]
  return pairs(han)
    .slice(0, -1)
    .map((pair) => `'${pair}'`)
}

/** A LIKE pattern for text that contains this part, whatever signs it has. */
export function like(part: string): string {
  return `%${part.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
}
