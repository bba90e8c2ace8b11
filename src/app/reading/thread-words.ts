import type { Extracted } from '../../files/index.ts'
import type { FileRefusalReason } from '../../files/refusal.ts'
import type { ErrorCode, Facts } from '../../kernel/errors.ts'
import type { Figure, KnownForDraft, ReadDocument, Reading, RecordDraft, Span } from '../../reader/index.ts'

/** What the server and its reading threads say to each other. */

/** One file to be read as an official document. */
export type DocumentTask = { kind: 'document'; name: string; bytes: Uint8Array; units: readonly string[] }

/** Texts whose figures are checked together; pasted ones are plain text whatever their name looks like. */
export type CheckTask = { kind: 'check'; name: string; texts: { name: string; bytes: Uint8Array; pasted?: true }[] }

/** A notice or minutes from which a record is drafted, with what the city knows. */
export type DraftTask = { kind: 'draft'; name: string; bytes: Uint8Array; pasted: boolean; known: KnownForDraft }

/** A table that is compared with a ledger row by row; `known`: names of columns by which its head is found. */
export type TableTask = { kind: 'table'; name: string; bytes: Uint8Array; known: readonly string[] }

export type ReadingTask = DocumentTask | CheckTask | DraftTask | TableTask

/** What of a file was not read, in both languages. */
export type Note = { zh: string; en: string }

/**
 * How far a reading is: `done` of `total` in `unit`, where that can be told; text is read in one go, and only its length is known.
 */
export type ReadingProgress = { state: 'extracting' | 'reading'; done: number; total: number; unit: 'page' | 'sheet' | 'file' | 'character' | null }

/** A document as it is to be kept: its text and reading already as bytes, so that the server has nothing left to do with them. */
export type DocumentRead = {
  format: Extracted['format']
  characters: number
  text: Uint8Array
  reading: Uint8Array
  documents: ReadDocument[]
  /** fingerprint of each document, in their order */
  prints: string[]
  /** the document of each task read */
  taskDocuments: string[]
  /** what of the file is not in the text, in words */
  notes: Note[]
}

/** A text that was checked, with what a page needs to show it. */
export type CheckedText = { name: string; format: Extracted['format']; text: string } & Pick<Reading, 'documents' | 'sections'> & {
    /** `other`: the place in another text, by its index, that says otherwise */
    figures: (Figure & { other: { text: number; at: Span } | null })[]
    /** what of the file is not in the text */
    notes: Note[]
  }

export type CheckRead = { texts: CheckedText[]; refused: { name: string; said: SaidRefusal }[] }

/** The table of a workbook: its head, and its rows as JSON in parts, so that the server has nothing left to do with them but keep them. */
export type TableRead = {
  sheet: string
  title: string | null
  /** row of the head from 1 */
  headRow: number
  columns: { at: number; name: string; group: string | null; hidden: boolean }[]
  rows: number
  /** each the JSON of `[{ row, cells }]` */
  parts: string[]
  /** lines across the table: headings among its rows */
  asides: { row: number; text: string }[]
  notes: Note[]
}

/** A refusal by its code or exact reason: the sentences are made again from it. */
export type SaidRefusal = { reason: FileRefusalReason | null; code: ErrorCode; facts: Facts }

/** What comes of each kind of task. */
export type ResultOf<T extends ReadingTask> = T extends DocumentTask ? DocumentRead : T extends CheckTask ? CheckRead : T extends TableTask ? TableRead : T extends DraftTask ? RecordDraft : never

export type FromThread<Progress, Result, Refusal> =
  | { progress: Progress }
  | { result: Result }
  | { refused: Refusal }
  | { failed: { message: string; stack: string | undefined } }
