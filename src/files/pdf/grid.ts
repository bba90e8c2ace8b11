import type { Ruling } from './rulings.ts'

/** A ruled table: places of its lines from left to right and from top to bottom, and which of its cells have a line left of or above them. */
export type Grid = { xs: number[]; ys: number[]; lineLeftOf: (column: number, row: number) => boolean; lineAbove: (column: number, row: number) => boolean }

/** Lines as near as these are one line. */
const NEAR = 3
const MOST_LINES = 400

/** The tables that lines on a page make: lines that touch each other, with two cells at least. */
export function gridsOf(rulings: readonly Ruling[]): Grid[] {
  const whole = [...merged(rulings.filter(({ across }) => across)), ...merged(rulings.filter(({ across }) => !across))]
  return touching(whole).flatMap((lines) => gridOf(lines) ?? [])
}

/** Pieces of one line, drawn cell by cell, as one. */
function merged(rulings: readonly Ruling[]): Ruling[] {
  const lines: Ruling[] = []
  const byPlace = [...rulings].sort((a, b) => a.at - b.at)
  for (let at = 0; at < byPlace.length; ) {
    const place = byPlace[at]?.at ?? 0
    let to = at
    while (to < byPlace.length && (byPlace[to]?.at ?? 0) - place <= NEAR) to += 1
    let open: Ruling | null = null
    for (const one of byPlace.slice(at, to).sort((a, b) => a.from - b.from)) {
      if (open && one.from <= open.to + NEAR) open.to = Math.max(open.to, one.to)
      else lines.push((open = { ...one, at: place }))
    }
    at = to
  }
  return lines
}

function touching(lines: readonly Ruling[]): Ruling[][] {
  if (lines.length > MOST_LINES) return []
  const group = lines.map((_, at) => at)
  const rootOf = (at: number): number => {
    let root = at
    while (group[root] !== undefined && group[root] !== root) root = group[root] ?? root
    group[at] = root
    return root
  }
  lines.forEach((one, at) => {
    lines.forEach((other, beside) => {
      if (beside > at && one.across !== other.across && holds(one, other.at) && holds(other, one.at)) group[rootOf(beside)] = rootOf(at)
    })
  })
  const groups = new Map<number, Ruling[]>()
  lines.forEach((line, at) => groups.set(rootOf(at), [...(groups.get(rootOf(at)) ?? []), line]))
  return [...groups.values()]
}

function holds({ from, to }: Ruling, place: number): boolean {
  return place >= from - NEAR && place <= to + NEAR
}

function gridOf(lines: readonly Ruling[]): Grid | null {
  const across = lines.filter((line) => line.across)
  const down = lines.filter((line) => !line.across)
  const xs = places(down)
  const ys = places(across)
  if (xs.length < 2 || ys.length < 2 || (xs.length - 1) * (ys.length - 1) < 2) return null
  const covered = (candidates: readonly Ruling[], at: number | undefined, middle: number): boolean =>
    at !== undefined && candidates.some((line) => Math.abs(line.at - at) <= NEAR && line.from <= middle && line.to >= middle)
  const between = (all: readonly number[], at: number): number => ((all[at] ?? 0) + (all[at + 1] ?? 0)) / 2
  return {
    xs,
    ys,
    lineLeftOf: (column, row) => column === 0 || covered(down, xs[column], between(ys, row)),
    lineAbove: (column, row) => row === 0 || covered(across, ys[row], between(xs, column)),
  }
}

function places(lines: readonly Ruling[]): number[] {
  const found: number[] = []
  for (const { at } of [...lines].sort((a, b) => a.at - b.at)) if (at - (found.at(-1) ?? -Infinity) > NEAR) found.push(at)
  return found
}
