import { Link } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useWords } from '../../i18n/language.tsx'
import { Section } from '../../ui/index.ts'
import { deskWords } from './words.ts'

/** Documents with proposals that nobody has decided on. */
export function Documents({ rows }: { rows: Answer<'getDesk'>['documents'] }) {
  const t = useWords(deskWords)
  return (
    <Section title={t('documents')} aside={t('documents.count', { count: rows.length })}>
      <ul className="list">
        {rows.map(({ id, title, number, open }) => (
          <li key={id}>
            <b>
              <Link className="plain" to={`/documents/${id}`}>
                {title}
              </Link>
            </b>
            <div className="line ink-3">
              <span>
                {number ? `${number}　` : ''}
                {t('documents.open', { count: open })}
              </span>
              <Link to={`/documents/${id}`}>{t('documents.go')}</Link>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
