/** The rows in order, in parts of at most `size`. @throws RangeError unless `size` is a whole number above 0 */
export function batchesOf<T>(rows: readonly T[], size: number): T[][] {
  if (!Number.isInteger(size) || size < 1) throw new RangeError(`a batch of ${size} rows is none`)
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) => rows.slice(index * size, (index + 1) * size))
}

/** What comes one after another, in order, in parts that weigh at least `weight` together; the last one may be lighter. Nothing is read ahead. */
export function* batchesBy<T>(items: Iterable<T>, weight: number, weigh: (item: T) => number): Generator<T[]> {
  let part: T[] = []
  let heavy = 0
  for (const item of items) {
    part.push(item)
    heavy += weigh(item)
    if (heavy < weight) continue
    yield part
    part = []
    heavy = 0
  }
  if (part.length > 0) yield part
}
