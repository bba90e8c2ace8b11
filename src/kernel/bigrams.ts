/**
 * Splitting text for search. Chinese has no spaces, so every two neighbouring characters of a run of Han are one term;
 * Latin words and numbers are terms as they stand, in lower case. 财政局2023年 gives 财政 政局 局 2023 年.
 *
 * The same on every database, because no database's parser takes part: the index holds these terms
 * (`array_to_tsvector`), a query asks for all of them, and the few candidates are compared with the text itself (LIKE),
 * since 财政 and 政局 may also stand apart from each other.
 *
 * The last character of a run is a term of its own: a query of one character asks for terms that begin with it, and finds
 * it at the end of a run too.
 */
const RUN = /(\p{Script=Han}+)|([\p{L}\p{N}]+)/gu
const HAN_WITHIN = /\p{Script=Han}+|[^\p{Script=Han}]+/gu

/** A term to look for; with `prefix`, whatever begins with it. */
export type SearchTerm = { term: string; prefix: boolean }

/** Terms to index, each once, in the order they occur. */
export function indexTerms(text: string): string[] {
  const terms = new Set<string>()
  for (const run of runs(text)) {
    if (!run.han) terms.add(run.characters.join(''))
    else {
      for (const pair of pairs(run.characters)) terms.add(pair)
      terms.add(run.characters.at(-1) ?? '')
    }
  }
  return [...terms]
}

/**
 * Terms that a text must all have to be a candidate for this query; none for a query without letters or digits.
 * A lone Han character and the last Latin word (someone is still typing it) match as beginnings.
 */
export function queryTerms(query: string): SearchTerm[] {
  const found = [...runs(query)]
  const terms = new Map<string, SearchTerm>()
  found.forEach((run, index) => {
    const whole = run.characters.join('')
    if (run.han && run.characters.length > 1) for (const pair of pairs(run.characters)) terms.set(pair, { term: pair, prefix: false })
    else {
      const prefix = run.han || index === found.length - 1
      if (!terms.has(whole) || prefix) terms.set(whole, { term: whole, prefix })
    }
  })
  return [...terms.values()]
}

/** Text as it is compared: one form of every character (NFKC), lower case, white space as one blank. */
export function searchText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}

type Run = { han: boolean; characters: string[] }

function* runs(text: string): Generator<Run> {
  for (const match of searchText(text).matchAll(RUN)) {
    // A word may run into Han without a blank (2023年), and \p{L} holds Han as well.
    for (const part of match[0].match(HAN_WITHIN) ?? []) yield { han: /^\p{Script=Han}/u.test(part), characters: [...part] }
  }
}

function* pairs(characters: readonly string[]): Generator<string> {
  for (let index = 1; index < characters.length; index += 1) yield `${characters[index - 1] ?? ''}${characters[index] ?? ''}`
}
