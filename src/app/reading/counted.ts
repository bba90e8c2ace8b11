import type { ReadingProgress } from './thread-words.ts'

/** What a file is counted in while its text is taken out; null for formats that are taken at once. */
export function countedOf(name: string): ReadingProgress['unit'] {
  if (/\.pdf$/i.test(name)) return 'page'
  return /\.xlsx$/i.test(name) ? 'sheet' : null
}
