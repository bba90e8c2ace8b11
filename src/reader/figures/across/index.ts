import { flowOf, spanOf } from '../../text/flow.ts'
import type { Flow } from '../../text/flow.ts'
import type { Figure, Reading, Span } from '../../reading.ts'
import { sizedNamesIn } from './sized-names.ts'
import type { SizedName } from './sized-names.ts'

/** A text with its name and what was read from it. */
export type NamedReading = { name: string; text: string; reading: Reading }

/**
 * A figure with the file it stands in. Where another file contradicts it, `other` says which and where; the places of its operands are
 * then places of that other file.
 */
export type CheckedFigure = Figure & { file: string; other?: { file: string; at: Span; text: string } }

type Mention = SizedName & { file: number; flow: Flow }

/**
 * The figures of several texts, each with its file, and what one says against the others: the same long name with a quantity in it that is
 * ten, a hundred or a thousand times as large elsewhere (“青河万亩粮食高产示范基地” and “青河百万亩粮食高产示范基地”).
 *
 * Silent about everything else in which two texts differ: years, scopes and ways of counting differ, too.
 */
export function checkTogether(readings: readonly NamedReading[]): { figures: CheckedFigure[] } {
  const figures = readings.flatMap(({ name, reading }) => reading.figures.map((figure): CheckedFigure => ({ ...figure, file: name })))
  return { figures: readings.length > 1 ? [...figures, ...contradictions(readings)] : figures }
}

function contradictions(readings: readonly NamedReading[]): CheckedFigure[] {
  const flows = readings.map(({ text }) => flowOf(text))
  const groups = new Map<string, Mention[]>()
  flows.forEach((flow, file) => {
    for (const name of sizedNamesIn(flow)) {
      const key = `${name.place} ${name.tail.slice(0, name.tail.indexOf(' '))} ${name.tail.slice(-2)}`
      const mention = { ...name, file, flow }
      const others = groups.get(key)
      if (others) others.push(mention)
      else groups.set(key, [mention])
    }
  })
  const differing = [...groups.values()].filter((mentions) => mentions.some(({ value }) => value !== mentions[0]?.value))
  const standing = timesStanding(flows, new Set(differing.flatMap(([first]) => first?.place ?? [])))
  return differing.flatMap((mentions) => ((standing.get(mentions[0]?.place ?? '') ?? 0) <= mentions.length ? oddOnes(mentions, readings) : []))
}

/** How often each of the words before a quantity stands in all texts: a place stands in its name only, a verb or a common noun elsewhere, too. */
function timesStanding(flows: readonly Flow[], places: ReadonlySet<string>): Map<string, number> {
  const times = new Map<string, number>()
  if (places.size === 0) return times
  for (const { clean } of flows) {
    for (let at = 0; at + 2 <= clean.length; at += 1) {
      const place = clean.slice(at, at + 2)
      if (places.has(place)) times.set(place, (times.get(place) ?? 0) + 1)
    }
  }
  return times
}

/** Mentions of a name whose quantity is a power of ten away from that of most files, or of the first where as many say the one as the other. */
function oddOnes(mentions: readonly Mention[], readings: readonly NamedReading[]): CheckedFigure[] {
  const files = new Map<number, Set<number>>()
  for (const { value, file } of mentions) files.set(value, (files.get(value) ?? new Set<number>()).add(file))
  const filesWith = ({ value }: Mention): number => files.get(value)?.size ?? 0
  const usual = mentions.reduce((best, mention) => (filesWith(mention) > filesWith(best) ? mention : best))
  return mentions.flatMap((mention): CheckedFigure[] => {
    if (mention.file === usual.file || !isPowerOfTen(mention.value / usual.value) || !isSameTail(mention.tail, usual.tail)) return []
    const file = readings[mention.file]
    const other = readings[usual.file]
    return file && other ? [contradiction(mention, usual, file, other)] : []
  })
}

function isPowerOfTen(times: number): boolean {
  return [1e-4, 1e-3, 1e-2, 0.1, 10, 100, 1e3, 1e4].some((power) => Math.abs(times / power - 1) < 1e-9)
}

/** Whether one name has all the words of the other, in order: “粮食高产基地” and “粮食优质高产基地”. */
function isSameTail(left: string, right: string): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left]
  let at = 0
  for (const character of long) if (character === short[at]) at += 1
  return at === short.length && short.length >= long.length * 0.6
}

function contradiction(mention: Mention, usual: Mention, file: NamedReading, other: NamedReading): CheckedFigure {
  const words = ({ flow }: Mention, { from, to }: { from: number; to: number }): string => flow.clean.slice(from, to)
  const at = spanOf(mention.flow, mention.from, mention.to)
  const otherAt = spanOf(usual.flow, usual.from, usual.to)
  const computed = usual.value / mention.factor
  const [claimed, said] = [words(mention, mention.number), words(usual, usual.number)]
  return {
    document: documentAt(file.reading, at.start),
    at,
    relation: 'repeat',
    operands: [{ text: said, value: usual.value / usual.factor, unit: usual.unit, at: spanOf(usual.flow, usual.number.from, usual.number.to) }],
    claimed: { text: claimed, value: mention.value / mention.factor, unit: mention.unit },
    computed,
    verdict: 'inconsistent',
    explanation: `${other.name}: ${said}, the text says ${claimed}`,
    sentence: `“${words(mention, mention)}”，${other.name}为“${words(usual, usual)}”，相差${timesApart(mention.value, usual.value)}倍，不一致。`,
    file: file.name,
    other: { file: other.name, at: otherAt, text: words(usual, usual) },
  }
}

function timesApart(left: number, right: number): number {
  return Math.round(Math.max(left / right, right / left))
}

function documentAt({ documents }: Reading, at: number): string {
  return (documents.findLast(({ start }) => start <= at) ?? documents[0])?.id ?? ''
}
