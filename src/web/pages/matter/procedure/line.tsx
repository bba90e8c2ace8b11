import { useState } from 'react'
import { paths } from '../../../../api/contract/paths.ts'
import { workingDaysBetween } from '../../../../kernel/time/calendar.ts'
import { china } from '../../../../kernel/time/china.ts'
import { addressOf } from '../../../api/call.ts'
import { useSession } from '../../../api/session.tsx'
import { useLanguage, usePick, useWords } from '../../../i18n/language.tsx'
import { Button, Note, Section, shortDay } from '../../../ui/index.ts'
import type { Matter } from '../page.tsx'
import { clockTime } from './clock-time.ts'
import { Next } from './next.tsx'
import { procedureWords } from './words.ts'
import './procedure.css'

type Step = Matter['procedure']['steps'][number]

/** The road of the matter as a line of steps with days, limits and who took them; below it the one thing asked next. */
export function Procedure({ matter }: { matter: Matter }) {
  const t = useWords(procedureWords)
  const pick = usePick()
  const [drawn, setDrawn] = useState(false)
  const { steps, name } = matter.procedure
  const ended = matter.light === 'done' || (matter.light === 'stopped' && matter.next.action === 'none')
  const at = steps.findIndex(({ when }) => when === 'now') + 1
  return (
    <Section
      title={t('procedure')}
      aside={<span className="small">{t('stepOf', { name: pick(name), at, n: steps.length })}</span>}
      more={<Button link className="matter-no-paper" aria-expanded={drawn} onClick={() => setDrawn(!drawn)}>{t('picture')}</Button>}
    >
      {drawn && <Picture matter={matter} />}
      <ol className="matter-steps" style={{ gridTemplateColumns: `repeat(${steps.length}, minmax(72px, 1fr))` }}>
        {steps.map((step) => <StepOnLine key={step.id} step={step} ended={ended} />)}
      </ol>
      <Next matter={matter} />
    </Section>
  )
}

/** `ended`: the road has come to its end, so that where it stands is a day and waits for no one. */
function StepOnLine({ step, ended }: { step: Step; ended: boolean }) {
  const t = useWords(procedureWords)
  const pick = usePick()
  const { language } = useLanguage()
  const { today } = useSession()
  return (
    <li className={`step-${step.when}`} aria-current={step.when === 'now' ? 'step' : undefined}>
      <b>{pick(step.name)}</b>
      <span className="unseen">{t(step.when)}</span>
      {step.when === 'past' && <Past step={step} />}
      {step.when === 'now' && (ended ? step.on && <small>{shortDay(step.on, today)}</small> : <Now step={step} />)}
      {step.when === 'past' ? step.by && <small className="matter-no-paper">{step.by}</small> : !ended && step.who && <small>{language === 'en' ? step.whoEn : step.who}</small>}
    </li>
  )
}

function Past({ step: { on, leftOn } }: { step: Step }) {
  const t = useWords(procedureWords)
  const { today } = useSession()
  if (!on) return <small>{t('skipped')}</small>
  if (!leftOn) return <small>{shortDay(on, today)}</small>
  const used = workingDaysBetween(on, leftOn, china)
  return (
    <>
      <small>{on === leftOn ? shortDay(on, today) : t('span', { from: shortDay(on, today), to: shortDay(leftOn, today) })}</small>
      <small className="matter-no-paper">{used === 0 ? t('tookNone') : t('took', { n: used })}</small>
    </>
  )
}

function Now({ step: { on, limit } }: { step: Step }) {
  const t = useWords(procedureWords)
  const { today } = useSession()
  return (
    <>
      {on && <small>{t('since', { day: shortDay(on, today) })}</small>}
      {limit && (
        <>
          <small className="step-limit">{limit.at ? t('limitAt', { day: shortDay(limit.due, today), time: clockTime(limit.at) }) : t('limit', { day: shortDay(limit.due, today) })}</small>
          <small>{t('used', { used: limit.used, allowed: limit.allowed })}</small>
        </>
      )}
    </>
  )
}

/** The whole procedure as its pack says it. As an image nothing in it can run. */
function Picture({ matter: { procedure, stage, stageName } }: { matter: Matter }) {
  const t = useWords(procedureWords)
  const pick = usePick()
  const { language } = useLanguage()
  const [failed, setFailed] = useState(false)
  const address = addressOf(paths.getProcedurePicture.slice('GET '.length), { pack: procedure.pack, procedure: procedure.id }, { language, at: stage })
  if (failed) return <Note tone="wrong" live>{t('pictureFailed')}</Note>
  return (
    <div className="matter-picture">
      <div role="group" tabIndex={0} aria-label={t('picture')}>
        <img src={address} alt={t('pictureAlt', { name: pick(procedure.name), state: pick(stageName) })} onError={() => setFailed(true)} />
      </div>
      <a className="small" href={address} download>{t('pictureSave')}</a>
    </div>
  )
}
