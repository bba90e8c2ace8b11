/**
 * Every match of a global expression in a text.
 *
 * `matchAll` makes a copy of the expression at each call, and for the long ones of the reader, asked of every clause, the copies cost more
 * than the search.
 *
 * @param pattern with the flag `g`; its `lastIndex` is used and left at 0
 */
export function matchesOf(pattern: RegExp, text: string): RegExpExecArray[] {
  const matches: RegExpExecArray[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    matches.push(match)
    if (match[0] === '') pattern.lastIndex += 1
  }
  return matches
}
