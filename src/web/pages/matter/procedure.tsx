import { lazy, Suspense, useState } from 'react'
import { useSession } from '../../api/session.tsx'
import { useLanguage, usePick, useWords } from '../../i18n/language.tsx'
import { useReasonText } from '../../i18n/reason-text.ts'
import { Button, Loading, Section, shortDay } from '../../ui/index.ts'
import { DivideForm } from '../problems/divide-form.tsx'
import { AssignForm } from './assign-form.tsx'
import { MoveForm, ReachForm } from './forms.tsx'
import type { Matter } from './page.tsx'
import { matterWords } from './words.ts'

const RecordForm = lazy(async () => ({ default: (await import('../record/record-form.tsx')).RecordForm }))

type Transition = Matter['procedure']['offered'][number]
// A step keeps its transition: done, it is offered no more, yet its form must last to the end.
type Doing = { what: 'record' } | { what: 'milestone'; id: string } | { what: 'move'; transition: Transition } | { what: 'assign'; role: string | null }
type Offer = { words: string; doing: Doing }

const WHEN = { past: 'stepPast', now: 'stepNow', coming: 'stepComing' } as const

/** The road of the matter, and the one thing asked next, done where it stands. */
export function Procedure({ matter }: { matter: Matter }) {
  const t = useWords(matterWords)
  const pick = usePick()
  const { language } = useLanguage()
  const who = (one: { who: string | null; whoEn: string | null }) => (language === 'en' ? one.whoEn : one.who)
  const say = useReasonText()
  const { today } = useSession()
  const [doing, setDoing] = useState<Doing | null>(null)
  const { steps, offered, name } = matter.procedure
  const at = steps.findIndex(({ when }) => when === 'now') + 1
  const offer = offerOf(matter, t)
  const others = offered.filter(({ id }) => !(offer?.doing.what === 'move' && offer.doing.transition.id === id))
  // A road that has ended takes no more records.
  const mayRecord = matter.may.includes('recordActivity') && matter.next.action !== 'none' && offer?.doing.what !== 'record'
  const close = () => setDoing(null)
  return (
    <Section title={t('procedure')} aside={<span className="small">{t('stepOf', { name: pick(name), at, n: steps.length })}</span>}>
      <ol className="matter-steps" style={{ gridTemplateColumns: `repeat(${steps.length}, minmax(0, 1fr))` }}>
        {steps.map((step) => (
          <li key={step.id} className={`step-${step.when}`} aria-current={step.when === 'now' ? 'step' : undefined}>
            <b>{pick(step.name)}</b>
            <span className="unseen">{t(WHEN[step.when])}</span>
            {step.on && step.when === 'past' && <small>{shortDay(step.on, today)}</small>}
            {step.limit && <small>{t('stepLimit', { day: shortDay(step.limit, today) })}</small>}
            {step.who && <small>{who(step)}</small>}
          </li>
        ))}
      </ol>
      <div className="matter-next">
        <i>{t('next')}</i>
        <div>
          <b>{say(matter.next.what)}</b>
          <span className="mid ink-2">
            {[who(matter.next), matter.next.by && t('nextBy', { day: shortDay(matter.next.by, today) }), matter.next.action === 'record' || matter.next.action === 'milestone' ? t('nextRecordHint') : null].filter(Boolean).join('　')}
          </span>
        </div>
        {offer && <Button primary aria-expanded={doing !== null} onClick={() => setDoing(doing ? null : offer.doing)}>{offer.words}</Button>}
        {(others.length > 0 || mayRecord) && (
          <p className="matter-also">
            <span className="ink-3">{t('also')}</span>
            {mayRecord && <Button link onClick={() => setDoing({ what: 'record' })}>{t('nextRecord')}</Button>}
            {others.map((transition) => <Button key={transition.id} link onClick={() => setDoing({ what: 'move', transition })}>{pick(transition.name)}</Button>)}
          </p>
        )}
        {doing && <div className="matter-doing"><Form key={JSON.stringify(doing)} matter={matter} doing={doing} onClose={close} /></div>}
      </div>
    </Section>
  )
}

function offerOf(matter: Matter, t: (key: keyof typeof matterWords) => string): Offer | null {
  const { action, target } = matter.next
  const may = (command: string) => matter.may.includes(command)
  if (action === 'record' && may('recordActivity')) return { words: t('nextRecord'), doing: { what: 'record' } }
  if (action === 'milestone' && target && may('reachMilestone')) return { words: t('nextMilestone'), doing: { what: 'milestone', id: target } }
  const transition = matter.procedure.offered.find(({ id }) => id === target)
  if (action === 'move' && transition) return { words: t('nextMove'), doing: { what: 'move', transition } }
  if (action === 'assign' && may('assignDuty')) return { words: t('nextAssign'), doing: { what: 'assign', role: target } }
  return null
}

function Form({ matter, doing, onClose }: { matter: Matter; doing: Doing; onClose: () => void }) {
  if (doing.what === 'record') {
    const { id, code, title, ledger } = matter
    return (
      <Suspense fallback={<Loading />}>
        <RecordForm draft={`record:${id}`} matter={{ id, code, title, ledger }} onCancel={onClose} />
      </Suspense>
    )
  }
  if (doing.what === 'milestone') return <ReachForm matter={matter.id} milestone={doing.id} onClose={onClose} />
  if (doing.what === 'assign') return <AssignForm matter={matter} role={doing.role} onClose={onClose} />
  if (doing.transition.id === matter.problem?.divide) return <DivideForm problem={matter.id} onDone={onClose} onClose={onClose} />
  return <MoveForm matter={matter.id} transition={doing.transition} onClose={onClose} />
}
