import { Link } from 'react-router'
import { useAnswer } from '../../api/hooks.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { Section, shortDay } from '../../ui/index.ts'
import { inspectionWords } from './words.ts'

/** What inspections ask of who looks: a case that may be stated until a day, a case that waits for an answer. */
export function InspectionsOnDesk() {
  const t = useWords(inspectionWords)
  const may = useMay()
  const { today } = useSession()
  const answer = useAnswer('listInspections', { query: {} }, { when: may('listInspections') })
  const asked = answer.data?.asked ?? []
  if (asked.length === 0) return null
  return (
    <Section title={t('onDesk')} aside={asked.length} more={<Link to="/inspections">{t('title')}</Link>}>
      <ul className="list">
        {asked.map(({ does, inspection, title, due }) => (
          <li key={`${inspection} ${does}`}>
            <Link to={`/inspections/${inspection}`}>{title}</Link>
            <p className="small ink-3">{t(`asked.${does}`)}{due && `　${t('nextBy', { day: shortDay(due, today) })}`}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
