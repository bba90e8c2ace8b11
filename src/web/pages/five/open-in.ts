import type { Board, Period, Rhythm, Row, Status } from './model.ts'

/** The cells of a period that stand so, in the order of the rows. */
export function openIn({ rows, rhythms }: Pick<Board, 'rows' | 'rhythms'>, period: Period, status: Status): { row: Row; rhythm: Rhythm }[] {
  return rows.flatMap((row) =>
    rhythms.flatMap((rhythm) =>
      row.cells.some((cell) => cell.period === period.key && cell.rhythm === rhythm.id && cell.status === status) ? { row, rhythm } : [],
    ),
  )
}
