import type { Day } from '../../../kernel/time/day.ts'

/** A letter as it stands on paper, every name resolved: what the .docx is written from, and what the screen shows. */
export type Sheet = {
  layout: 'paper' | 'letter' | 'minutes'
  mark: string
  number: string | null
  signer: string | null
  copyNumber: string | null
  urgency: string | null
  title: string
  to: readonly string[]
  blocks: readonly SheetBlock[]
  attachments: readonly string[]
  signature: { issuer: string; date: Day | null; seal: boolean } | null
  note: string | null
  copies: readonly string[]
  printed: { by: string; on: Day | null } | null
  draft: boolean
  demonstration: boolean
}

export type SheetBlock =
  | { kind: 'paragraph' | 'heading-1' | 'heading-2' | 'heading-3' | 'slip'; text: string }
  | { kind: 'table'; title: string | null; head: readonly string[]; rows: readonly (readonly string[])[] }
  | { kind: 'people'; label: string; names: readonly string[] }

/** A line of a slip: a row to be filled in (`标签：`, `标签：值`) or a sentence. */
export type SlipLine = { label: string; value: string } | { text: string }

const ROW = /^([^：:]{1,20})[：:](.*)$/u

/** A slip as it is set: its first line is the title, the others are rows or sentences. */
export function slipOf(text: string): { title: string; lines: SlipLine[] } {
  const [title = '', ...rest] = text.split('\n').map((line) => line.trim()).filter((line) => line !== '')
  return {
    title,
    lines: rest.map((line) => {
      const row = ROW.exec(line)
      return row ? { label: row[1] ?? '', value: (row[2] ?? '').trim() } : { text: line }
    }),
  }
}

/** The lines of a piece of text, as each becomes a paragraph of its own. */
export function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '')
}
