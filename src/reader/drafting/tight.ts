/** A text without what titles are set off by, each character with its place in the text it came from. */
export type Tight = { text: string; places: Uint32Array }

const LEFT_OUT = /[\s“”"'‘’「」《》〈〉、，,·•—－-]/

/** Quotation marks, blanks and divisions left out: “一业一证、免证明”改革 is found in 一业一证和“免证明”改革's parts alike. Linear. */
export function tightOf(text: string): Tight {
  const places = new Uint32Array(text.length)
  let tight = ''
  let count = 0
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? ''
    if (LEFT_OUT.test(character)) continue
    places[count] = at
    count += 1
    tight += character
  }
  return { text: tight, places }
}

/** The stretch of the original text that a stretch of the tight one stands for. */
export function stretchOf({ places }: Tight, from: number, length: number): { start: number; end: number } {
  return { start: places[from] ?? 0, end: (places[from + length - 1] ?? 0) + 1 }
}
