import type { Answer } from '../../../../api/contract/endpoints.ts'
import { useWords } from '../../../i18n/language.tsx'
import { Explained } from './explained.tsx'
import { termWords } from './words.ts'

type Props = { answer: Answer<'getTerms'>; onHere: (place: number) => void }

/** All short names of a document at once: what pointing at each of them shows. */
export function TermList({ answer: { terms, looked, limit }, onHere }: Props) {
  const t = useWords(termWords)
  if (terms.length === 0) return null
  return (
    <details className="term-list">
      <summary>{t('used', { n: terms.length })}</summary>
      <div className="term-list-all" tabIndex={0} role="region" aria-label={t('used', { n: terms.length })}>
        {terms.map((term) => <Explained key={term.short} term={term} onHere={onHere} />)}
        {looked > 0 && <p className="ink-3">{t(looked >= limit ? 'lookedLimit' : 'looked', { n: looked })}</p>}
      </div>
    </details>
  )
}
