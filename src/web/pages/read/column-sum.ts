import { BEFORE_LABEL, PARTED } from '../../../kernel/words/operands.ts'
import type { Document } from './decide.ts'

type Figure = Document['figures'][number]

/** One line of the sum: the words of the text for it, the sign before it, and the number as printed or computed. */
export type SumLine = { words: string; sign: string; number: string }
export type ColumnSum = {
  lines: SumLine[]
  /** the same in one line: 74 + 52 + 41 */
  inOneLine: string
  computed: string
  claimed: string
  /** how far apart they are, or null when nothing is to be said of it */
  difference: string | null
}

const SIGN: Record<Figure['relation'], string> = { sum: '+', difference: '−', ratio: '÷', product: '×', enumeration: '+', repeat: '=' }
const LABEL = 14
/** so far back a heading is looked for */
const REACH = 100

/**
 * A checked figure as it is set in a column: what the text gives, what comes out, what the text says.
 *
 * A list has no numbers of its own: each member counts one and stands by its name.
 */
export function columnSum({ relation, operands, computed, claimed, explanation }: Figure, text: string): ColumnSum {
  const listed = relation === 'enumeration'
  const joined = operands.map((operand) => (listed ? '1' : plain(operand.value))).join(` ${SIGN[relation]} `)
  // Growth and shares of a difference are ratios too, but no plain division: the reader's own formula says what was done.
  const formula = listed || relation === 'repeat' ? null : formulaIn(explanation)
  const simple = formula === null || formula === joined
  const lines = operands.map((operand, index) => ({
    words: listed ? operand.text : labelBefore(text, operand.at.start),
    sign: index === 0 || listed || relation === 'sum' || !simple ? '' : SIGN[relation],
    number: listed ? '1' : plain(operand.value),
  }))
  const apart = Math.abs(rounded(claimed.value - computed))
  return {
    lines,
    inOneLine: formula ?? joined,
    computed: plain(computed),
    claimed: plain(claimed.value),
    difference: apart === 0 ? null : plain(apart),
  }
}

/** “12.3 ÷ 10.9 − 1” of “12.3 ÷ 10.9 − 1 = 12.84 %, the text says 12.8%”; null where there is no arithmetic. */
function formulaIn(explanation: string): string | null {
  const end = explanation.indexOf(' = ')
  return end === -1 ? null : explanation.slice(0, end)
}

/** What the text calls a number: the words right before it, back to the last mark, number, heading or empty line. */
export function labelBefore(text: string, at: number): string {
  const reach = text.slice(Math.max(0, at - REACH), at)
  const parted = [...reach.matchAll(PARTED)].at(-1)
  const before = reach.slice(parted ? parted.index + parted[0].length : Math.max(0, reach.length - 2 * LABEL)).replace(/\s/g, '')
  const words = /[^，,、。；;：:（）()“”"\d%．.]*$/.exec(before)?.[0] ?? ''
  return words.replace(BEFORE_LABEL, '').slice(-LABEL)
}

const plain = (value: number): string => String(rounded(value)).replace('-', '−')
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6
