import { ProblemError } from '../../api/problem.ts'
import { useLanguage, usePick, useWords } from '../../i18n/language.tsx'
import { Field, Note } from '../../ui/index.ts'
import { indicatorWords } from './words.ts'

export const READING_ODD = 'reading_odd'
export const TARGET_ODD = 'target_odd'

/** What the server found odd, one sentence each; null where the error is another one or there is none. */
export function useOdd(error: Error | null): string[] | null {
  const { language } = useLanguage()
  return oddSentences(error, language)
}

/** @returns the sentences of a refusal that may be overruled with a reason, in the order of its rows */
export function oddSentences(error: Error | null, language: 'zh' | 'en'): string[] | null {
  if (!(error instanceof ProblemError) || (error.code !== READING_ODD && error.code !== TARGET_ODD)) return null
  const said = error.facts[language]
  return Array.isArray(said) && said.length > 0 ? said.map(String) : [error.sentence(language)]
}

/** The rows, from 1, that each sentence is about. */
export function oddRows(error: Error | null): number[] {
  return error instanceof ProblemError && Array.isArray(error.facts.rows) ? error.facts.rows.map(Number) : []
}

type Props = { head: string; label: string; aside: string; said: readonly string[]; despite: string; onDespite: (words: string) => void; wrong: boolean }

/** The sentence on what is odd, and the reason that is asked only then: whoever has mistyped mends the figure and says nothing. */
export function OddField({ head, label, aside, said, despite, onDespite, wrong }: Props) {
  const t = useWords(indicatorWords)
  return (
    <>
      <Note tone="due" live><b>{head}</b>{said.join('；')}</Note>
      <Field label={label} aside={aside} wrong={wrong ? t('missing') : null}>
        {(bound) => <input {...bound} className="input" type="text" maxLength={500} value={despite} onChange={(event) => onDespite(event.target.value)} />}
      </Field>
    </>
  )
}

/** The sentences of warnings that came with an answer. */
export function Warnings({ warnings }: { warnings: readonly { zh: string; en: string }[] }) {
  const pick = usePick()
  return warnings.map((warning) => <p key={warning.zh} className="small indicator-warning">{pick(warning)}</p>)
}
