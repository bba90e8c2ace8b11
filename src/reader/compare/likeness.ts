/** A text as it is compared: letters and digits of one width, without marks and white space. */
export function bare(text: string): string {
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}%]/gu, '')
}

/** Every two neighbouring characters of a bare text. */
export function pairsOf(words: string): Set<string> {
  const pairs = new Set<string>()
  for (let at = 1; at < words.length; at += 1) pairs.add(words.slice(at - 1, at + 1))
  return pairs
}

/** 0 … 1: how much two texts have in common, by their pairs of characters (Dice). */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return a.size + b.size === 0 ? 0 : (2 * shared(a, b)) / (a.size + b.size)
}

/** 0 … 1: how much of `inner` stands in `outer`. */
export function containment(inner: ReadonlySet<string>, outer: ReadonlySet<string>): number {
  return inner.size === 0 ? 0 : shared(inner, outer) / inner.size
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a]
  let count = 0
  for (const pair of few) if (many.has(pair)) count += 1
  return count
}
