import { Link } from 'react-router'
import { useWords } from '../../i18n/language.tsx'
import { DateText, Section } from '../../ui/index.ts'
import type { View } from './model.ts'
import { schemeWords } from './words.ts'

/** Every version that was adopted; runs keep theirs. */
export function Versions({ view: { id, versions, today } }: { view: View }) {
  const t = useWords(schemeWords)
  if (versions.length === 0) return null
  return (
    <Section title={t('versions')} aside={versions.length}>
      <ul className="list">
        {versions.toReversed().map(({ version, from, on, reason }) => (
          <li key={version}><Link to={`/schemes/${id}?version=${version}`}>{t('version', { n: version })}</Link>　{t('versionLine', { day: from })}　<DateText day={on} today={today} />　{reason ?? t('firstVersion')}</li>
        ))}
      </ul>
    </Section>
  )
}
