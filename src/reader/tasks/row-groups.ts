import { numberingOf, RANK } from '../documents/numbering.ts'
import type { FieldKind } from '../units/words.ts'
import { isUnits } from './row-cells.ts'

/** A heading over rows of a table. */
export type Group = { rank: number; heading: string }

const CHINESE_NUMBER = /^[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]?$/
/** Over headings without a number stands nothing. */
const UNNUMBERED = -1

/**
 * The heading that a row is: the same words in every cell it covers, words with a number alone in their row, or a Chinese number and words
 * with nobody who answers for them.
 */
export function groupOf(cells: readonly { text: string }[], kinds: readonly FieldKind[]): Group | null {
  const filled = cells.filter(({ text }) => text !== '')
  const [first, second] = [filled[0]?.text ?? '', filled[1]?.text ?? '']
  const same = cells.length > 2 && first !== '' && filled.every(({ text }) => text === first) && (filled.length > 1 || numberingOf(first) !== null)
  if (same) return { rank: numberingOf(first)?.rank ?? UNNUMBERED, heading: first }
  const answered = kinds.some((kind, at) => (isUnits(kind) || kind === 'leaders' || kind === 'due') && (cells[at]?.text ?? '') !== '')
  if (filled.length !== 2 || cells.length < 3 || answered || !CHINESE_NUMBER.test(first) || second.length > 60) return null
  const bracketed = /[）)]/.test(first)
  return { rank: bracketed ? RANK.second : RANK.first, heading: bracketed || /[、.．]$/.test(first) ? `${first}${second}` : `${first}、${second}` }
}

/** The headings in force below `group`. */
export function withGroup(groups: readonly Group[], group: Group): Group[] {
  return [...groups.filter(({ rank }) => rank < group.rank), group]
}
