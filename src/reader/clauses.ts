/** A stretch of `clean`. */
export type Stretch = { text: string; at: number }

/** The sentences of a paragraph, marks excluded. */
export function sentencesIn(text: string, at: number, marks = '。！？!?；;'): Stretch[] {
  const parts: Stretch[] = []
  let from = 0
  for (let to = 0; to <= text.length; to += 1) {
    if (to < text.length && !marks.includes(text[to] ?? '')) continue
    if (to > from) parts.push({ text: text.slice(from, to), at: at + from })
    from = to + 1
  }
  return parts
}
