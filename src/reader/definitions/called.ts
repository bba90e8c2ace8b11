import { endOfMeaning, type Explained } from './found.ts'

const CALLED = /(?:本|前款|前条|该)[\u4e00-\u9fff]{0,6}所称的?[“"「]?(?<term>[^，,。；;：:“”"「」]{2,24}?)[”"」]?[，,、]?(?:是指|系指|指的是|主要包括|包括|指(?![标导挥数引示定南令])|为(?=[^了]))/g

/** 本办法所称X，是指……: the term a rule says it uses. */
export function calledTerms(text: string): Explained[] {
  if (!text.includes('所称')) return []
  return [...text.matchAll(CALLED)].flatMap((match): Explained[] => {
    const term = match.groups?.term ?? ''
    const from = match.index + match[0].length
    const to = endOfMeaning(text, from)
    if (to - from < 4) return []
    return [{ term, short: term, kind: 'meaning', meaning: text.slice(from, to).replace(/^[：:，,]/, ''), from: match.index + match[0].indexOf(term), to }]
  })
}
