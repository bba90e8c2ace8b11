import { lastNotAfter } from '../text/flow.ts'
import type { Flow } from '../text/flow.ts'

const ENDS_NAME = /[局委办厅部院会府心社行署团处室站队司区县市镇乡校）)]/
const BEGINS_NAME = /[省市县区州各国中团人驻自]/
const WHOLE_NAME = /^[^、，,；;：:。]{2,}(?:[局委办厅部院会府心社行署团队司校）)]|街道)$|^[^、，,；;：:。]{1,12}[发新经开园范景]区$|^各[^、，,]{0,6}(?:[县市镇乡]|街道)$/
const LINE_BREAK = /[\n\r\f]/

/**
 * The words of `clean[from, to)` with the blanks given back that part two names: “市公安局　市民政局”. Blanks anywhere else are
 * typesetting, and so are line breaks but in a cell of a table.
 */
export function wordsOf({ source, clean, starts, places }: Flow, from: number, to: number, inCell = false): string {
  let words = ''
  let start = from
  for (let run = lastNotAfter(starts, from) + 1; run < starts.length; run += 1) {
    const at = starts[run] ?? to
    if (at >= to) break
    if (inCell && partsNames(clean.slice(Math.max(from, starts[run - 1] ?? 0), at), clean.slice(at, Math.min(to, starts[run + 1] ?? to)))) {
      words += `${clean.slice(start, at)} `
      start = at
      continue
    }
    if (!ENDS_NAME.test(clean[at - 1] ?? '') || !BEGINS_NAME.test(clean[at] ?? '') || clean.startsWith('人民政府', at)) continue
    const gapFrom = (places[run - 1] ?? 0) + at - (starts[run - 1] ?? 0)
    if (!inCell && LINE_BREAK.test(source.slice(gapFrom, Math.min(places[run] ?? gapFrom, gapFrom + 12)))) continue
    words += `${clean.slice(start, at)} `
    start = at
  }
  return words + clean.slice(start, to)
}

/** Whether a blank, or anything else left out, stands before `at` in the text as it came. */
export function beginsRun({ starts }: Flow, at: number): boolean {
  return starts[lastNotAfter(starts, at)] === at
}

/** Whether the blank between two runs of a cell parts names: what stands before and after it are whole names, not a place and its office. */
function partsNames(before: string, after: string): boolean {
  return WHOLE_NAME.test(before) && WHOLE_NAME.test(after)
}
