import { DeliveryError } from '../../kernel/errors.ts'
import { isDay } from '../../kernel/time/day.ts'

/**
 * Where a page ended: the sorted value and the id of its last row. Pages are continued by what was seen, not by counting,
 * so that a row added meanwhile neither repeats nor hides another.
 */
export type Cursor = { value: string; id: string }

export function cursorText({ value, id }: Cursor): string {
  return Buffer.from(JSON.stringify([value, id])).toString('base64url')
}

/** What the sorted value is, so that the database can read it back. */
export type CursorValue = 'date' | 'int' | 'text'

/** @throws DeliveryError `input_invalid` for anything that `cursorText` did not make of a value of this kind */
export function parseCursor(text: string, kind: CursorValue): Cursor {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    const [value, id] = Array.isArray(parsed) ? (parsed as unknown[]) : []
    if (typeof value === 'string' && typeof id === 'string' && UUID.test(id) && reads[kind](value)) return { value, id }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new DeliveryError('input_invalid', { problems: ['cursor'] })
}

const reads: Record<CursorValue, (value: string) => boolean> = {
  date: isDay,
  int: (value) => /^-?\d{1,9}$/.test(value),
  text: (value) => !value.includes('\0') && value.isWellFormed(),
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A page of what was asked for with one row more: the rows, and where the next page begins. */
export function pageOf<Row>(rows: readonly Row[], limit: number, at: (row: Row) => Cursor): { rows: Row[]; next: string | null } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > limit && last !== undefined ? cursorText(at(last)) : null }
}
