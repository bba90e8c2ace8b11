import type { LedgerRules } from '../../kernel/pack/lookup.ts'
import { lightWords } from '../../kernel/words/reasons.ts'
import type { WordsKept } from '../../store/tables.ts'

export type { WordsKept } from '../../store/tables.ts'

/** Their words for one of ours: the first goes out, each comes in. */
const BETWEEN = /[、；;]/

function theirs(words: string): string[] {
  return words.split(BETWEEN).map((one) => one.trim()).filter((one) => one !== '')
}

/** What another system's words are in ours; a list stays one. Words that nothing is kept for are themselves. */
export function ourWords(kept: Readonly<Record<string, string>> | undefined, words: string): string {
  if (kept === undefined || words === '') return words
  const ours = new Map(Object.entries(kept).flatMap(([our, their]) => theirs(their).map((one) => [one, our] as const)))
  return ours.get(words) ?? words.split('、').map((one) => ours.get(one.trim()) ?? one).join('、')
}

/** What our words are in theirs. */
export function theirWords(kept: Readonly<Record<string, string>> | undefined, words: string): string {
  if (kept === undefined || words === '') return words
  const one = (our: string): string => (Object.hasOwn(kept, our) ? (theirs(kept[our] ?? '')[0] ?? our) : our)
  return Object.hasOwn(kept, words) ? one(words) : words.split('、').map(one).join('、')
}

/** The words a column of a ledger can say, where they are few and declared: stages, lights, choices. Null: anything. */
export function wordsOfColumn(show: string, { ledger, procedure }: LedgerRules): string[] | null {
  if (show === 'state') return procedure.states.map(({ name }) => name.zh)
  if (show === 'light') return Object.values(lightWords).map(({ zh }) => zh)
  const field = ledger.fields.find(({ id }) => show === `field:${id}`)
  return field?.type === 'choice' ? field.choices.map(({ name }) => name.zh) : null
}

/** Only words that a column can say, only those that differ from ours, and none said for two of ours that come in. */
export function keepable(words: WordsKept, rules: LedgerRules): WordsKept {
  return Object.fromEntries(
    Object.entries(words).flatMap(([show, kept]) => {
      const known = wordsOfColumn(show, rules)
      const pairs = Object.entries(kept).flatMap(([our, their]) => (known?.includes(our) && theirs(their).length > 0 ? [[our, theirs(their).join('、')] as const] : []))
      return pairs.length === 0 ? [] : [[show, Object.fromEntries(pairs)] as const]
    }),
  )
}
