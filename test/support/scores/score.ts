import type { Span } from '../../../src/reader/index.ts'

/** What a person said stands in a text: `anchor` is a stretch of it with all white space removed that stands there exactly once. */
export type Anchored = { doc: string; anchor: string }
/** A label with its number in its file; `soft`: defensible either way, counts neither when found nor when missed. */
export type Numbered<Label> = { number: number; label: Label; soft: boolean }
export type Count = { found: number; labels: number; said: number }
export type Failure = { doc: string; number: number | null; what: string }
export type Scores = { counts: Record<string, Count>; failures: Failure[] }

/** How one layer is compared. */
export type Layer<Label extends Anchored, Item> = {
  name: string
  /** a longer place (characters without white space) places nothing */
  longest: number
  placeOf: (item: Item) => Span
  /** whether this item may be what the label says, whatever its place */
  agrees: (label: Label, item: Item) => boolean
  /** of two that agree the one that is preferred, place apart */
  prefers?: (label: Label, item: Item) => boolean
  /** further counts of a found pair, of a missed label (`item` null) or of an item that no label says (`label` null) */
  also?: (label: Label | null, item: Item | null, count: (name: string, by: Partial<Count>) => void, fail: (what: string) => void) => void
}

/** Where an anchor and where a span stand in a text without white space. */
export type Places = { anchor: (words: string) => Place; span: (span: Span) => Place }
type Place = readonly [from: number, to: number]

/** Adds the counts of a layer over one document `doc`: every label is found by its place, never by its wording. */
export function scoreLayer<Label extends Anchored, Item>(doc: string, layer: Layer<Label, Item>, labels: readonly Numbered<Label>[], items: readonly Item[], places: Places, scores: Scores): void {
  const count = (name: string, { found = 0, labels: wanted = 0, said = 0 }: Partial<Count>) => {
    const sum = (scores.counts[name] ??= { found: 0, labels: 0, said: 0 })
    scores.counts[name] = { found: sum.found + found, labels: sum.labels + wanted, said: sum.said + said }
  }
  const left = new Set(items)
  count(layer.name, { said: items.length })
  for (const { number, label, soft } of labels) {
    const fail = (what: string) => void scores.failures.push({ doc, number, what })
    const item = nearest(layer, label, left, places)
    if (item) left.delete(item)
    if (soft) {
      if (item) count(layer.name, { said: -1 })
      continue
    }
    count(layer.name, { labels: 1, found: item ? 1 : 0 })
    if (!item) fail(`${layer.name}: missed`)
    layer.also?.(label, item, count, fail)
  }
  for (const item of left) {
    const fail = (what: string) => void scores.failures.push({ doc, number: null, what })
    fail(`${layer.name}: said, and in no label`)
    layer.also?.(null, item, count, fail)
  }
}

function nearest<Label extends Anchored, Item>({ longest, placeOf, agrees, prefers }: Layer<Label, Item>, label: Label, left: ReadonlySet<Item>, places: Places): Item | null {
  const [from, to] = places.anchor(label.anchor)
  let best: Item | null = null
  let most = 0
  for (const item of left) {
    if (!agrees(label, item)) continue
    const [start, end] = places.span(placeOf(item))
    const common = Math.min(to, end) - Math.max(from, start)
    if (common <= 0 || end - start > longest) continue
    const closeness = common / (Math.max(to, end) - Math.min(from, start)) + (prefers?.(label, item) ? 1 : 0)
    if (closeness > most) [best, most] = [item, closeness]
  }
  return best
}

/** Places in a text with all white space removed. @throws RangeError for an anchor that does not stand there exactly once */
export function placesIn(text: string): Places {
  const stripped = text.replace(/\s+/g, '')
  const before = new Uint32Array(text.length + 1)
  for (let at = 0; at < text.length; at += 1) before[at + 1] = (before[at] ?? 0) + (/\s/.test(text[at] ?? '') ? 0 : 1)
  return {
    anchor: (words) => {
      const wanted = words.replace(/\s+/g, '')
      const from = stripped.indexOf(wanted)
      if (from < 0 || stripped.includes(wanted, from + 1)) throw new RangeError(`the anchor stands not exactly once: ${words}`)
      return [from, from + wanted.length]
    },
    span: ({ start, end }) => [before[start] ?? 0, before[end] ?? 0],
  }
}

/** Harmonic mean of precision and recall; 1 where nothing was to be found and nothing was said. */
export function f1({ found, labels, said }: Count): number {
  return labels + said === 0 ? 1 : (2 * found) / (labels + said)
}
