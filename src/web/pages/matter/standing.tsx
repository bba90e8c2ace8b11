import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { useReasonText } from '../../i18n/reason-text.ts'
import { Button, Light, shortDay, useOpened } from '../../ui/index.ts'
import { JudgementForm } from './forms.tsx'
import type { Matter } from './page.tsx'
import { matterWords } from './words.ts'

/** The computed light with its reasons, and beside it, never instead of it, the judgement an office has signed. */
export function Standing({ matter }: { matter: Matter }) {
  const t = useWords(matterWords)
  const say = useReasonText()
  const { today } = useSession()
  const forms = useOpened<'sign'>()
  const { judgement } = matter
  const maySign = matter.may.includes('signJudgement')
  return (
    <div className="matter-state">
      <section aria-labelledby="matter-light">
        <h2 id="matter-light">{t('light')}</h2>
        <Light light={matter.light} big />
        <ul>
          {matter.reasons.map((reason, index) => <li key={index}>{say(reason)}</li>)}
          {matter.until && <li>{t('until', { day: shortDay(matter.until, today) })}</li>}
        </ul>
      </section>
      <section aria-labelledby="matter-judgement">
        <h2 id="matter-judgement">{t('judgement')}</h2>
        {judgement ? (
          <>
            <p className="matter-said"><b>{judgement.text}</b></p>
            <ul>
              <li>{judgement.by ? t('judgementBy', { by: judgement.by, day: shortDay(judgement.signedOn, today) }) : t('judgementSigned', { day: shortDay(judgement.signedOn, today) })}</li>
              <li>{t('judgementGround', { ground: judgement.ground })}</li>
              <li>{t('judgementUntil', { day: shortDay(judgement.until, today) })}</li>
            </ul>
          </>
        ) : (
          <p className="ink-2">{t('judgementNone')}</p>
        )}
        {maySign && !forms.what && <Button link className="matter-no-paper" {...forms.link('sign')}>{t(judgement ? 'signAgain' : 'sign')}</Button>}
        {forms.form('sign', (close) => <JudgementForm matter={matter} onClose={close} />)}
      </section>
    </div>
  )
}
