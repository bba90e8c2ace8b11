import { Link } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { useReasonText } from '../../i18n/reason-text.ts'
import { DateText, Empty, Section, shortDay } from '../../ui/index.ts'
import { uiWords } from '../../i18n/ui-words.ts'
import { deskWords } from './words.ts'

/** What changed since the last visit, newest first, with the reason where there is one. */
export function Changes({ rows }: { rows: Answer<'getDesk'>['changes'] }) {
  const t = useWords(deskWords)
  const u = useWords(uiWords)
  const pick = usePick()
  const say = useReasonText()
  const { today } = useSession()
  const oldest = rows.at(-1)
  return (
    <Section title={t('changes')} aside={oldest ? t('changes.since', { day: shortDay(oldest.on, today) }) : null}>
      {rows.length === 0 ? (
        <Empty>{t('changes.none')}</Empty>
      ) : (
        <ol className="list changes">
          {rows.map(({ on, text, matter, reason }, index) => (
            <li key={index}>
              <span className="ink-3">
                <DateText day={on} today={today} />
              </span>
              <span>
                {matter ? (
                  <Link className="plain" to={`/matters/${matter}`}>
                    {pick(text)}
                  </Link>
                ) : (
                  pick(text)
                )}
                {reason ? (
                  <span className="ink-2">
                    {u('colon')}
                    {say(reason)}
                  </span>
                ) : null}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}
