type Placed = { from: number; to: number }

/**
 * Readings that do not overlap, in order of their places. Of two that do the one of the earlier group stays, inside a group the one that
 * begins first. Takes time in proportion to their number (times its logarithm), since hostile texts hold tens of thousands.
 */
export function apart<T extends Placed>(...groups: readonly (readonly T[])[]): T[] {
  let kept: T[] = []
  for (const group of groups) {
    if (group.length === 0) continue
    const merged: T[] = []
    let next = 0
    for (const one of group.toSorted((a, b) => a.from - b.from)) {
      for (let other = kept[next]; other && other.from < one.to && other.to <= one.from; other = kept[next]) {
        merged.push(other)
        next += 1
      }
      const other = kept[next]
      const last = merged.at(-1)
      if ((other && other.from < one.to) || (last && one.from < last.to)) continue
      merged.push(one)
    }
    for (; next < kept.length; next += 1) {
      const other = kept[next]
      if (other) merged.push(other)
    }
    kept = merged
  }
  return kept
}
