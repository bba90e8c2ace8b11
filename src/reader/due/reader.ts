import { NUMERAL, wholeNumber } from '../text/numerals.ts'
import type { ReadDay } from '../reading.ts'

/** What a deadline without a year or a start is counted from. */
export type DueContext = { year: number | null; issuedOn: ReadDay | null }

export type Groups = Record<string, string | undefined>

/**
 * One way to write a deadline. `needs` are words of which every match holds one, so that most texts are passed over quickly. `date` gives
 * null for words that promise without a day, and undefined where the words turn out to be no deadline.
 */
export type DueReader = { needs: readonly string[]; pattern: RegExp; date: (groups: Groups, context: DueContext) => ReadDay | null | undefined }

/** A small number in digits or characters. */
export const N = `[${NUMERAL}]{1,3}`
export const YEAR = '(?:(?<year>\\d{4}|[〇○零一二三四五六七八九]{4})年度?|(?<relative>今年|本年度?|当年|明年|后年))(?:的(?=第|上半|下半|[一二三四1-4]季|\\d{1,2}月))?'
/** Words that lead to a day: “力争到……”, “于……”. */
export const BY = '(?:力争|确保|争取)?(?:截止到|截至|截止|到|在|于|至)?'
/** Words that close a limit. */
export const BEFORE = '(?:以前|之前|前)'

/** The year a match names, or the one the document stands in. */
export function yearIn({ year, relative }: Groups, context: DueContext): number | null {
  if (year) return wholeNumber(year.replaceAll('○', '〇'))
  if (context.year === null) return null
  if (relative === '明年') return context.year + 1
  return relative === '后年' ? context.year + 2 : context.year
}

export function numberIn(words: string | undefined): number | null {
  return wholeNumber(words ?? '')
}
