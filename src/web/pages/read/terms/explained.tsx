import { Link } from 'react-router'
import type { Answer } from '../../../../api/contract/endpoints.ts'
import { useWords } from '../../../i18n/language.tsx'
import { termWords } from './words.ts'

export type Term = Answer<'getTerms'>['terms'][number]

/** A term with every explanation of it, each with where it stands. */
export function Explained({ term, onHere }: { term: Term; onHere: (place: number) => void }) {
  const t = useWords(termWords)
  return (
    <>
      <p className="term-name">
        <b>{term.short}</b>
        {term.definitions.length > 1 && <span className="ink-3">　{t('several', { n: term.definitions.length })}</span>}
      </p>
      <ul className="term-meanings" lang="zh-CN">
        {term.definitions.map(({ meaning, source }) => (
          <li key={`${source.document}-${source.at.start}`}>
            {meaning}
            <span className="term-source">
              {source.here ? (
                <button type="button" className="link" onClick={() => onHere(source.at.start)}>{t('here')}</button>
              ) : (
                <Link to={`/documents/${source.document}?place=${source.at.start}`}>《{source.title}》{source.number}</Link>
              )}
              {source.heading && `　${source.heading}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
