import type { Mark } from '../read/paper/marks.ts'
import type { Standing } from '../read/paper/paper-chunk.tsx'
import type { CheckedText } from './check-store.ts'

export type Figure = CheckedText['figures'][number]
export type Verdict = Figure['verdict']

/** One claim that was checked, in the text it stands in. Its number is its place in the list. */
export type Finding = { id: string; number: number; text: number; figure: Figure }

/** The order in which they ask for attention. */
export const VERDICTS = ['inconsistent', 'rounding', 'consistent'] as const

/** Every claim of all texts: what is wrong first, then what is right by rounding, then the rest; each in the order of the text. */
export function findingsOf(texts: readonly CheckedText[]): Finding[] {
  const all = texts.flatMap(({ figures }, text) => figures.map((figure) => ({ text, figure })))
  const urgency = ({ figure }: { figure: Figure }) => VERDICTS.indexOf(figure.verdict)
  return all
    .sort((a, b) => urgency(a) - urgency(b) || a.text - b.text || a.figure.at.start - b.figure.at.start)
    .map((one, index) => ({ ...one, number: index + 1, id: `f${index + 1}` }))
}

export function countsOf(findings: readonly Finding[]): Record<Verdict, number> {
  const counts: Record<Verdict, number> = { inconsistent: 0, rounding: 0, consistent: 0 }
  for (const { figure } of findings) counts[figure.verdict] += 1
  return counts
}

/** The one after (1) or before (−1) the current in the list shown; the first where none is current, the same at either end. */
export function stepTo(shown: readonly Finding[], current: string | null, by: 1 | -1): string | null {
  const at = shown.findIndex(({ id }) => id === current)
  if (at === -1) return shown[0]?.id ?? null
  return (shown[at + by] ?? shown[at])?.id ?? null
}

const KIND = { inconsistent: 'wrong', rounding: 'rounded', consistent: 'right' } as const satisfies Record<Verdict, Mark['kind'] & Standing>

/** How a finding is marked in its text and in the margin. */
export function kindOf({ figure }: Finding): (typeof KIND)[Verdict] {
  return KIND[figure.verdict]
}

/** Whether a finding has a place in this text: its own, or the one that says otherwise. */
export function standsIn({ text, figure: { other } }: Finding, index: number): boolean {
  return text === index || other?.text === index
}

/** The marks of one text. */
export function marksOfText(findings: readonly Finding[], text: number): Mark[] {
  return findings
    .flatMap((finding): Mark[] => {
      const { at, other } = finding.figure
      const places = [...(finding.text === text ? [at] : []), ...(other?.text === text ? [other.at] : [])]
      return places.map((place) => ({ ...place, kind: kindOf(finding), proposal: finding.id, note: null }))
    })
    .filter((mark) => mark.end > mark.start)
    .sort((a, b) => a.start - b.start || b.end - a.end)
}
