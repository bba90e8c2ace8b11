import { Link } from 'react-router'
import { useAnswer } from '../../api/hooks.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { Section } from '../../ui/index.ts'
import { Due } from './requests.tsx'
import { burdenWords } from './words.ts'

/** Requests that wait for the own unit's answer, by their day. */
export function RequestsOnDesk() {
  const t = useWords(burdenWords)
  const may = useMay()
  const { today } = useSession()
  const answer = useAnswer('listRequests', { query: { open: 'true' } }, { when: may('answerRequest') })
  const asked = answer.data?.asked ?? []
  if (asked.length === 0) return null
  return (
    <Section title={t('onDesk')} aside={asked.length} more={<Link to="/burden?view=requests">{t('view.requests')}</Link>}>
      <ul className="list burden-desk">
        {asked.map((row) => (
          <li key={row.id}>
            <div>
              <Link to={`/requests/${row.id}`}>{row.title}</Link>
              <p className="small ink-3">{row.unit.name}　{t('formOf', { fields: row.fields, minutes: row.minutes })}{row.own === 'returned' && `　${t('own.returned')}`}</p>
            </div>
            <div className="num"><Due row={row} today={today} /></div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
