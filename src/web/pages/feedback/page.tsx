import { Link, useNavigate } from 'react-router'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { ComplaintForm } from '../../shell/complain.tsx'
import { usePage } from '../../shell/page.tsx'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import { feedbackWords } from './words.ts'

const WAYS = ['way.office', 'way.burden', 'way.admin'] as const
const RULES = ['rules.once', 'rules.no', 'rules.place'] as const

/** Where to complain: a channel that the rules on relieving the grass roots ask for on every telephone page. */
export default function FeedbackPage() {
  const t = useWords(feedbackWords)
  const { city } = useSession()
  const navigate = useNavigate()
  usePage({ title: t('title'), crumbs: [{ text: city.name, to: '/desk' }, { text: t('title') }], phone: true })
  return (
    <div className="reading">
      <div className="phone-top">
        <Button link onClick={() => void navigate(-1)}>
          {t('back')}
        </Button>
        <h1>{t('title')}</h1>
      </div>
      <p className="lead">{t('lead')}</p>
      <Section title={t('here')} more={<Link to="/burden?view=complaints">{t('answers')}</Link>}>
        <ComplaintForm about={null} onClose={() => void navigate(-1)} />
      </Section>
      <div className="section">
        <ul className="list">
          {WAYS.map((way) => (
            <li key={way}>
              <b>{t(way)}</b>
              <div className="ink-2">{t(`${way}.text`)}</div>
            </li>
          ))}
        </ul>
      </div>
      <Section title={t('rules')}>
        <ul className="list">
          {RULES.map((rule) => (
            <li key={rule}>{t(rule)}</li>
          ))}
        </ul>
      </Section>
    </div>
  )
}
