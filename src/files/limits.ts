import { FileRefusal } from './refusal.ts'

/** @source reader's contract: 20 MB a file, 5 million characters. */
export const MOST_BYTES = 20 * 1024 * 1024
export const MOST_CHARACTERS = 5_000_000
/** What the parts of an office file may come to when unpacked: text of the largest size allowed with its markup many times over. */
export const MOST_UNPACKED_BYTES = 200 * 1024 * 1024
/** Parts of an office file. Unpacking one walks the whole directory, so that their square is what takes time. */
export const MOST_PARTS = 4_000
/** Sheets of a workbook: a year of days for each of two shifts. */
export const MOST_SHEETS = 750
/** More pages than five million characters fill. */
export const MOST_PAGES = 10_000

/** A size as people write it: “20 MB”. */
export function megabytes(bytes: number): string {
  return `${Math.round((bytes / (1024 * 1024)) * 10) / 10} MB`
}

/** @throws FileRefusal `too_large` */
export function refuseTooLarge(bytes: number): void {
  if (bytes > MOST_BYTES) throw new FileRefusal('too_large', { size: megabytes(bytes), limit: megabytes(MOST_BYTES) })
}
