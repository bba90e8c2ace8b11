/** A stretch of words that both wordings have, or only the later (`new`) or the earlier (`gone`) one. */
export type Piece = { op: 'same' | 'gone' | 'new'; text: string }

/** More differences than this are another text: it is then shown as one that replaces the other. */
const MOST_DIFFERENCES = 400
/** Words that both have but which stand alone between two changes only make them harder to read. */
const SHORTEST_SAME = 2

/**
 * What became of a wording, in reading order: numbers and Latin words change as a whole, Chinese by the character.
 *
 * @returns pieces whose `same` and `gone` texts together are `before`, whose `same` and `new` texts are `after`
 */
export function rewording(before: string, after: string): Piece[] {
  const [a, b] = [wordsOf(before), wordsOf(after)]
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1
  const middle = changesOf(a.slice(head, a.length - tail), b.slice(head, b.length - tail))
  return joined([piece('same', a.slice(0, head)), ...readable(joined(middle)), piece('same', a.slice(a.length - tail))])
}

function wordsOf(text: string): string[] {
  return text.match(/\d[\d.,]{0,30}[%％‰]?|[A-Za-z]{1,60}|[\s\S]/g) ?? []
}

const piece = (op: Piece['op'], words: readonly string[]): Piece => ({ op, text: words.join('') })

/**
 * The fewest changes that make `b` of `a`.
 * @source E. W. Myers, An O(ND) Difference Algorithm and Its Variations (1986)
 */
function changesOf(a: readonly string[], b: readonly string[]): Piece[] {
  const replaced = [piece('gone', a), piece('new', b)]
  if (a.length === 0 || b.length === 0) return replaced
  const most = Math.min(a.length + b.length, MOST_DIFFERENCES)
  const reached = new Int32Array(2 * most + 3)
  const trace: Int32Array[] = []
  for (let differences = 0; differences <= most; differences += 1) {
    trace.push(reached.slice())
    for (let diagonal = -differences; diagonal <= differences; diagonal += 2) {
      const at = diagonal + most + 1
      const down = diagonal === -differences || (diagonal !== differences && (reached[at - 1] ?? 0) < (reached[at + 1] ?? 0))
      let x = down ? (reached[at + 1] ?? 0) : (reached[at - 1] ?? 0) + 1
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x += 1
      reached[at] = x
      if (x >= a.length && x - diagonal >= b.length) return wayBack(a, b, trace, most)
    }
  }
  return replaced
}

function wayBack(a: readonly string[], b: readonly string[], trace: readonly Int32Array[], most: number): Piece[] {
  const pieces: Piece[] = []
  let [x, y] = [a.length, b.length]
  for (let differences = trace.length - 1; differences >= 0; differences -= 1) {
    const reached = trace[differences] ?? new Int32Array()
    const at = x - y + most + 1
    const down = x - y === -differences || (x - y !== differences && (reached[at - 1] ?? 0) < (reached[at + 1] ?? 0))
    const fromX = differences === 0 ? 0 : down ? (reached[at + 1] ?? 0) : (reached[at - 1] ?? 0)
    const fromY = differences === 0 ? 0 : fromX - (down ? x - y + 1 : x - y - 1)
    const same = Math.min(x - fromX, y - fromY)
    pieces.push(piece('same', a.slice(x - same, x)))
    x -= same
    y -= same
    if (differences > 0) pieces.push(down ? piece('new', b.slice(fromY, y)) : piece('gone', a.slice(fromX, x)))
    x = fromX
    y = fromY
  }
  return pieces.reverse()
}

/** Neighbours of one kind become one; between two stretches that stayed, what is gone stands before what is new. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = []
  let [gone, added] = ['', '']
  const flush = () => {
    if (gone) result.push({ op: 'gone', text: gone })
    if (added) result.push({ op: 'new', text: added })
    gone = added = ''
  }
  for (const { op, text } of pieces) {
    if (text === '') continue
    if (op === 'gone') gone += text
    else if (op === 'new') added += text
    else {
      flush()
      const last = result.at(-1)
      if (last?.op === 'same') last.text += text
      else result.push({ op, text })
    }
  }
  flush()
  return result
}

/** A lone character that stayed between two changes belongs to them, unless it is a mark. */
function readable(pieces: readonly Piece[]): Piece[] {
  return joined(
    pieces.flatMap((one, index) => {
      const alone = one.op === 'same' && one.text.length < SHORTEST_SAME && index > 0 && index < pieces.length - 1 && /[\p{L}\p{N}]/u.test(one.text)
      return alone ? [{ op: 'gone' as const, text: one.text }, { op: 'new' as const, text: one.text }] : [one]
    }),
  )
}
