import { isBlank } from '../text/lines.ts'
import type { ReadDocument } from '../reading.ts'

/**
 * What stays the same when a document is set again: its words, without white space, page numbers, page headers, punctuation of either width
 * and marks of Markdown. Hash it to know a document again — as a file of its own, or inside a gazette.
 *
 * @param text     the text the document stands in, as it came
 * @param document where it stands in it; without it the whole text is one document
 */
export function documentFingerprint(text: string, document?: Pick<ReadDocument, 'start' | 'end'>): string {
  const part = document ? text.slice(document.start, document.end) : text
  const words = part
    .split('\n')
    .map(wordsOf)
    .filter((line) => line !== '' && !PAGE_LINE.test(line))
    .join('')
  // Where a document's title heads every page it is printed in the middle of sentences: no place of it counts.
  const titles = new Set([...words.matchAll(/《([^《》]{6,60})》/g)].map((match) => onlyWords(match[1] ?? '')))
  return [...titles].reduce((left, title) => left.replaceAll(title, ''), onlyWords(words))
}

function onlyWords(text: string): string {
  return text.replace(/[^\p{Script=Han}\p{L}\p{N}%]/gu, '')
}

const PAGE_LINE = /^(?:[-—–·]{0,4}\d{1,4}[-—–·]{0,4}|第\d{1,4}页(?:共\d{1,4}页)?|·[^·]{2,24}·|.{2,20}公报·[^·]{2,24}·)$/

function wordsOf(line: string): string {
  let words = ''
  for (let at = 0; at < line.length; at += 1) if (!isBlank(line.charCodeAt(at))) words += line[at]
  return words.normalize('NFKC')
}

/** Shortest run of words by which one text may be said to stand inside another: less may be a shared phrase. */
const SHORTEST = 40

/**
 * Whether the document with fingerprint `inner` stands, word for word, inside the text with fingerprint `outer`. A document that
 * another one interrupts is not found: it is not the same document.
 */
export function standsInside(inner: string, outer: string): boolean {
  return inner.length >= SHORTEST && outer.includes(inner)
}
