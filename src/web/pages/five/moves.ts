/** Where one stands in the grid: row and column, counted from 0. */
export type Place = { row: number; column: number }

/**
 * Where a key leads in a grid of this size; null for keys that move nothing. At the edge one stays: nothing wraps around, so
 * that holding a key down comes to rest where the eye expects it.
 */
export function moved({ row, column }: Place, key: string, ctrl: boolean, size: { rows: number; columns: number }): Place | null {
  const to = (row: number, column: number): Place => ({ row: within(row, size.rows), column: within(column, size.columns) })
  if (key === 'ArrowUp') return to(row - 1, column)
  if (key === 'ArrowDown') return to(row + 1, column)
  if (key === 'ArrowLeft') return to(row, column - 1)
  if (key === 'ArrowRight') return to(row, column + 1)
  if (key === 'Home') return ctrl ? to(0, 0) : to(row, 0)
  if (key === 'End') return ctrl ? to(size.rows - 1, size.columns - 1) : to(row, size.columns - 1)
  return null
}

function within(n: number, size: number): number {
  return Math.min(Math.max(n, 0), Math.max(size - 1, 0))
}
