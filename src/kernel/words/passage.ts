/**
 * A passage of a document's text that a person picks to make a matter of. Server and page name it, bound it and title it alike.
 *
 * Places are UTF-16 offsets into the text as it came, end exclusive.
 */
export type Passage = { start: number; end: number }

/** Characters without white space that name something at least. */
export const SHORTEST_PASSAGE = 4
/** Longer is no passage but a chapter. */
export const LONGEST_PASSAGE = 3000
const TITLE = 80

const ID = /^at:(\d{1,7})-(\d{1,7})$/

/** The name of a passage among the proposals of its document. */
export function passageId({ start, end }: Passage): string {
  return `at:${start}-${end}`
}

/** The place that an id names; null for the id of a proposal that the reader made. */
export function passageOfId(id: string): Passage | null {
  const [, start, end] = ID.exec(id) ?? []
  return start === undefined || end === undefined ? null : { start: Number(start), end: Number(end) }
}

const NUMBER = /^(?:[（(]?[一二三四五六七八九十百]{1,4}[）)、.．]|[（(]?\d{1,3}[）)、.．]|[①-⑳])/u
const LINE_BREAKS = /[^\S\t\u3000]+/gu

/** The first part of its words, without a number and the marks it may begin with; cells of a table stay apart. */
export function passageTitle(words: string): string {
  const plain = words.replace(LINE_BREAKS, '').replace(/[\t\u3000]+/gu, '　').replace(/^[　。；;，,、：:！!？?]+/u, '')
  const first = (/^[^。；;]+/u.exec(plain)?.[0] ?? plain).trim()
  return (first.replace(NUMBER, '') || first).replace(/[：:]$/u, '').slice(0, TITLE)
}

/** A heading without its number: a matter has a code of its own. */
export function plainTitle(heading: string): string {
  const bare = heading.replace(/\s+/g, '').replace(NUMBER, '')
  return (bare || heading).replace(/[。；;：:]$/u, '').slice(0, 300)
}
