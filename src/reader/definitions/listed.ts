import { markTable } from '../text/marks.ts'
import { matchesOf } from '../text/matches.ts'
import { withoutLead, wordsBefore, type Explained } from './found.ts'
import { countsIn } from './items.ts'

const TERM = /[“"「](?<short>[\d十一二两三四五六七八九][^“”"「」，。；：:]{1,13})[”"」](?<behind>[^、，,。；;：:]{0,20})/g
/** What a sentence does with the list: no part of its first thing, unless the others do the same. */
const VERB = /^(?:要|将|应|就是|即|以|按照|持续|深入|全面|积极|着力|分级|集成|加快|健全|完善|抓好|切实|大力)*(?:实施|推行|采取|推进|推动|建立|健全|完善|形成|打造|做好|建设|开展|深化|坚持|发展|落实|构建|实现|抓好|围绕|聚焦|通过|对接|应对|加强|优化|统筹)?/
/** How an enumeration leads to the term that counts it. */
const LEADING = /(?:为(?:主要|重点|核心)?内容的|为(?:重点|核心|主|代表|抓手)的|等|的|这|共|，?即)$/
const LONGEST_LIST = 200
const LONGEST_LEADING = 10
const MARKS = markTable('，,。；;：:“”"！？')
const LONGEST_ITEM = 18
const FEWEST = 3

/** 减环节、减材料、减时限的“三减”: a list just before a quoted term that counts exactly as many things. */
export function listedTerms(text: string): Explained[] {
  return matchesOf(TERM, text).flatMap((match): Explained[] => {
    const short = match.groups?.short ?? ''
    const [count = 0] = countsIn(short)
    if (count < FEWEST) return []
    const leading = LEADING.exec(text.slice(Math.max(0, match.index - LONGEST_LEADING), match.index))?.[0].length ?? 0
    const list = wordsBefore(text, match.index - leading, MARKS, LONGEST_LIST)
    if (!list.includes('、')) return []
    const items = list.replace(/(?:以及|和|及)(?=[^、]*$)/, '、').split('、')
    if (items.length !== count || items.some((item) => item.length < 2 || item.length > LONGEST_ITEM)) return []
    const behind = match.groups?.behind ?? ''
    // “……相贯通、……相贯通、‘三个体系’相贯通”: the quoted words are the beginning of the last thing, not the name of all.
    if (behind.length >= 2 && items[0]?.endsWith(behind.slice(-3))) return []
    const end = match.index + match[0].length - behind.length
    return [{ term: text.slice(match.index, end), short, kind: 'meaning', meaning: withoutVerb(items).join('、'), from: match.index, to: end }]
  })
}

function withoutVerb([first = '', ...others]: string[]): string[] {
  const bare = withoutLead(first).replace(VERB, '')
  return [bare.length < 2 || others.every((item) => item.startsWith(first.charAt(0))) ? first : bare, ...others]
}
