/** The rows in order, in parts of at most `size`. @throws RangeError unless `size` is a whole number above 0 */
export function batchesOf<T>(rows: readonly T[], size: number): T[][] {
  if (!Number.isInteger(size) || size < 1) throw new RangeError(`a batch of ${size} rows is none`)
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) => rows.slice(index * size, (index + 1) * size))
}
