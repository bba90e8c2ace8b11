import { Fragment } from 'react'
import { Link } from 'react-router'
import { useWords } from '../../i18n/language.tsx'
import { Section } from '../../ui/index.ts'
import type { Problems } from './page.tsx'
import { problemWords } from './words.ts'

/** Who waits for someone who waits in turn, and who waits for each other. */
export function Chains({ chains }: { chains: Problems['chains'] }) {
  const t = useWords(problemWords)
  if (chains.length === 0) return null
  return (
    <Section title={t('chains')} aside={chains.length}>
      <ul className="list">
        {chains.map(({ units, problems, circle }, index) => (
          <li key={index}>
            <p>
              {units.map((names, at) => (
                <Fragment key={at}>
                  {at > 0 && <span className="problem-arrow" aria-hidden="true">→</span>}
                  {names.length > 0 ? names.join('、') : t('chainOffice')}
                </Fragment>
              ))}
              {circle && <b>　{t('chainCircle')}</b>}
            </p>
            <p className="small ink-3">
              {problems.map(({ id, code }, at) => (
                <Fragment key={id}>
                  {at > 0 && '　'}
                  <Link to={`/matters/${id}`}>{code}</Link>
                </Fragment>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
