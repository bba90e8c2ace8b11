import { acrossBar, box, dot, stroke, tenth, widthOf, words, type Mark, type Picture } from './marks.ts'

/** A figure against its targets, small enough for a row of a table. Values are decimals as strings; `short` is one character: 省. */
export type BulletData = { value: string | null; targets: readonly { short: string; value: string }[]; expected: string | null }

export const BULLET = { width: 148, height: 30 }
const MIDDLE = 20
const BAR = 8
/** Two names nearer than this would run into each other. */
const NEAR = 14
const ROOM = 7

/**
 * The bullet of a row: bar from 0, each target a line with its character above it, a wedge below where it should have come to by now.
 *
 * Some forty lines of straight geometry, and drawn with the page: thirty of a library's charts in thirty rows would each bring a canvas, a watcher of sizes and
 * the library itself to a list that is read in a second.
 */
export function bullet({ value, targets, expected }: BulletData, says: string, { width, height } = BULLET): Picture {
  const all = [value, expected, ...targets.map((target) => target.value)].filter((one) => one !== null).map(Number)
  const [least, most] = [Math.min(0, ...all), Math.max(0, ...all)]
  const x = (one: string | number) => ROOM + ((Number(one) - least) / (most - least || 1)) * (width - 2 * ROOM)
  const zero = x(0)
  const marks: Mark[] = [
    stroke(`M${ROOM} ${MIDDLE + BAR / 2 + 0.5}H${width - ROOM}`, 'line'),
    ...(value === null ? [] : [box(Math.min(zero, x(value)), MIDDLE - BAR / 2, Math.abs(x(value) - zero), BAR, 'blue')]),
    ...(value !== null && Number(value) === 0 ? [dot(zero, MIDDLE, 2.5, 'blue', true)] : []),
    ...targets.flatMap((target) => acrossBar(x(target.value), MIDDLE - 7, MIDDLE + BAR / 2 + 1)),
    ...(expected === null ? [] : [{ is: 'path' as const, d: `M${tenth(x(expected))} ${MIDDLE + BAR / 2 + 1}l3.5 5h-7z`, fill: 'ink' as const }]),
    ...named(targets.map((target) => ({ at: x(target.value), short: target.short })), width),
  ]
  return { width, height, marks, says }
}

/** Names of targets that lie on each other are written as one: 省市. */
function named(targets: readonly { at: number; short: string }[], width: number): Mark[] {
  const groups: { at: number; short: string; last: number }[] = []
  for (const { at, short } of [...targets].sort((a, b) => a.at - b.at)) {
    const before = groups.at(-1)
    if (before && at - before.last < NEAR) Object.assign(before, { short: before.short + short, at: (before.at + at) / 2, last: at })
    else groups.push({ at, short, last: at })
  }
  return groups.map(({ at, short }) => {
    const half = widthOf(short) / 2
    return words(Math.min(Math.max(at, half), width - half), 6, short, { anchor: 'middle', ink: 'ink-2' })
  })
}
