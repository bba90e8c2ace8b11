import type { Checked } from './check-store.ts'
import { countsOf, type Figure, type Finding } from './findings.ts'
import type { checkWords } from './words.ts'

type Translate = (key: keyof typeof checkWords, values?: Record<string, string | number>) => string
export type Report = { checked: Checked; findings: readonly Finding[]; language: 'zh' | 'en'; t: Translate }

/** A quotation in a table or a letter: as it stands, on one line, cut where it is long. */
const LONGEST_QUOTE = 160

/** The arithmetic in words, in the language in use. */
export function arithmeticOf({ sentence, explanation }: Figure, language: 'zh' | 'en'): string {
  return language === 'zh' ? sentence : explanation
}

export function quoteOf({ checked }: Pick<Report, 'checked'>, { text, figure }: Finding): string {
  const words = (checked.texts[text]?.text ?? '').slice(figure.at.start, figure.at.end).replace(/\s+/g, '')
  return words.length > LONGEST_QUOTE ? `${words.slice(0, LONGEST_QUOTE)}…` : words
}

/** The findings as rows: number, result, text, words, arithmetic. */
export function rowsOf(report: Report): string[][] {
  const { checked, findings, language, t } = report
  return findings.map((finding) => [String(finding.number), t(finding.figure.verdict), checked.texts[finding.text]?.name ?? '', quoteOf(report, finding), arithmeticOf(finding.figure, language)])
}

/** The whole result as a text to be pasted into a letter. */
export function textReport(report: Report): string {
  const { checked, findings, language, t } = report
  const counts = countsOf(findings)
  const lines = rowsOf(report).map(([number, verdict, name, quote, sum]) => `${number}. ${verdict}${checked.texts.length > 1 ? ` · ${name}` : ''}\n   ${quote}\n   ${sum}`)
  const refused = checked.refused.map(({ name, detail, detailEn }) => t('reportRefused', { name, why: language === 'zh' ? detail : detailEn }))
  const head = [t('title'), checked.texts.map(({ name }) => name).join('\n'), t('reportCounts', { n: findings.length, wrong: counts.inconsistent, rounded: counts.rounding, right: counts.consistent })]
  return [...head, ...refused, '', ...lines, '', t('silent'), ''].join('\n')
}

/** The result as a table for Excel, which knows by the mark at the beginning that it is UTF-8. */
export function csvReport(report: Report): string {
  const { t } = report
  const head = [t('colNumber'), t('colVerdict'), t('colText'), t('colPlace'), t('colSum')]
  return `\ufeff${[head, ...rowsOf(report)].map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`
}

/** A cell that begins like a formula would be worked out by Excel: an apostrophe makes it words. */
function cellOf(words: string): string {
  const harmless = /^[=+\-@\t\r]/.test(words) ? `'${words}` : words
  return `"${harmless.replaceAll('"', '""')}"`
}
