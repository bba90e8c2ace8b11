import { Link, useNavigate } from 'react-router'
import { useSession } from '../../api/session.tsx'
import { useLanguage, useWords } from '../../i18n/language.tsx'
import { useQueue } from '../../keep/queue.ts'
import type { Entry } from '../../keep/queue-store.ts'
import { usePage } from '../../shell/page.tsx'
import { useOnline } from '../../shell/connection.tsx'
import { Button } from '../../ui/button.tsx'
import { Loading } from '../../ui/empty.tsx'
import { ErrorNote, Note } from '../../ui/note.tsx'
import { Section } from '../../ui/section.tsx'
import { RecordForm } from './record-form.tsx'
import { useBegun } from './use-begun.ts'
import { recordWords } from './words.ts'

/** 记一笔 on its own page, made for a telephone in a hall without a signal. */
export default function RecordPage() {
  const t = useWords(recordWords)
  const { city } = useSession()
  const navigate = useNavigate()
  const online = useOnline()
  const { entries } = useQueue()
  const { begun, error } = useBegun()
  usePage({ title: t('title'), crumbs: [{ text: city.name, to: '/desk' }, { text: t('title') }], phone: true })
  return (
    <div className="record-page">
      <div className="phone-top">
        <Button link onClick={() => void navigate(-1)}>
          {t('back')}
        </Button>
        <h1>{t('title')}</h1>
      </div>
      {online ? null : (
        <p className="offline in-page">
          <b>{t('offline')}</b>　{t('offline.text')}
        </p>
      )}
      <p className="sub">{t('lead')}</p>
      <ErrorNote error={error} />
      {begun ? <RecordForm drafts key={begun.key} draft={begun.key} kind={begun.kind} matters={begun.matters} units={begun.units} heldOn={begun.heldOn} /> : null}
      {begun || error ? null : <Loading rows={6} />}
      {entries.length > 0 ? <Waiting entries={entries} /> : null}
      <footer className="phone-foot">
        <Link to="/feedback">{t('feedback')}</Link>
        <span>{t('promise')}</span>
      </footer>
    </div>
  )
}

function Waiting({ entries }: { entries: readonly Entry[] }) {
  const t = useWords(recordWords)
  const { drop } = useQueue()
  const { language } = useLanguage()
  return (
    <Section title={t('waiting')} aside={t('waiting.count', { count: entries.length })}>
      <ul className="list">
        {entries.map(({ body, refused }) => (
          <li key={body.command}>
            <div>
              {body.heldOn}　{body.summary}
            </div>
            {refused ? (
              <Note tone="wrong">
                {t('waiting.refused')}　{refused[language]}
              </Note>
            ) : null}
            {refused ? (
              <Button link onClick={() => drop(body.command)}>
                {t('waiting.drop')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}
