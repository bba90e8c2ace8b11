import { useState, type ReactNode } from 'react'
import { Link } from 'react-router'
import { LEVELS } from '../../../kernel/pack/levels.ts'
import { call } from '../../api/call.ts'
import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { minus } from '../../ui/chart/figure-text.ts'
import { Button, Combobox, Field, InPlace, Section, shortDay, useOpened, type Choice } from '../../ui/index.ts'
import { UnitField } from '../organisation/pick.tsx'
import { figureTyped, trajectoryTyped, type Indicator, type Level } from './model.ts'
import { OddField, useOdd, Warnings } from './odd.tsx'
import { ReasonForm } from './reason-form.tsx'
import { indicatorWords } from './words.ts'

type Target = Indicator['targets'][number]

/** What was asked, by whom and on what ground; a target that is stricter than the one above it says so, and why. */
export function Targets({ indicator }: { indicator: Indicator }) {
  const t = useWords(indicatorWords)
  const forms = useOpened<string>()
  const [all, showAll] = useState(false)
  const { targets, may, asOf, ended } = indicator
  const holding = targets.filter(({ withdrawn, superseded }) => !withdrawn && !superseded)
  const earlier = targets.length - holding.length
  const mayNow = may.define && asOf === null && ended === null
  return (
    <Section title={t('target')} more={mayNow && <Button link {...forms.link('set')}>{t('setTarget')}</Button>} first>
      {forms.form('set', (close) => <TargetForm indicator={indicator} onClose={close} />)}
      {holding.length === 0 && <p className="mid ink-2">{t('targetNone')}</p>}
      {(all ? targets : holding).length > 0 && <ul className="list">
        {(all ? targets : holding).map((target) => (
          <li key={target.id}>
            <One target={target} indicator={indicator}>{mayNow && !target.withdrawn && !target.superseded && <>　<Button link className="small" {...forms.link(target.id)}>{t('targetWithdraw')}</Button></>}</One>
            {forms.form(target.id, (close) => <Withdraw indicator={indicator.id} target={target.id} onClose={close} />)}
          </li>
        ))}
      </ul>}
      {earlier > 0 && !all && <Button link onClick={() => showAll(true)}>{t('targetEarlier', { n: earlier })}</Button>}
    </Section>
  )
}

function One({ target, indicator: { today, measure }, children }: { target: Target; indicator: Indicator; children: ReactNode }) {
  const t = useWords(indicatorWords)
  const pick = usePick()
  const { level, value, about, place, periodLabel, document, ground, despite, trajectory, raised, on, withdrawn, superseded } = target
  const figure = `${minus(value)} ${measure}${about ? ` ${t('about')}` : ''}`
  return (
    <>
      <p className="indicator-target">
        <span>{t(`level.${level}`)}　{place?.name ?? t('whole')}</span>
        <span className="num">{withdrawn || superseded ? <s className="ink-3">{figure}</s> : <b>{figure}</b>}</span>
      </p>
      <p className="small ink-3">
        {[pick(periodLabel), t('targetOn', { day: shortDay(on, today) }), superseded && t('targetWas')].filter(Boolean).join('　')}
        {document && <>　<Link to={`/documents/${document.id}`}>{document.title}</Link></>}
        {ground && `　${ground}`}
        {children}
      </p>
      {trajectory.length > 0 && <p className="small ink-2">{t('targetCourse', { points: trajectory.map((point) => `${shortDay(point.by, today)} ${minus(point.value)}`).join('、') })}</p>}
      {raised.length > 0 && !withdrawn && !superseded && <div className="indicator-alarm"><p className="small"><b>{t('raisedMark')}</b></p><Warnings warnings={raised} />{despite && <p className="small ink-2">{t('targetDespiteWas', { words: despite })}</p>}</div>}
      {withdrawn && <p className="small ink-2">{t('targetWithdrawn', { day: shortDay(withdrawn.on, today), reason: withdrawn.reason })}</p>}
    </>
  )
}

function Withdraw({ indicator, target, onClose }: { indicator: string; target: string; onClose: () => void }) {
  const t = useWords(indicatorWords)
  const command = useCommand('withdrawTarget')
  return <ReasonForm draft={`withdraw-target:${target}`} label={t('targetWithdrawReason')} action={t('targetWithdraw')} command={command} given={(reason) => ({ params: { indicator, target }, body: { reason } })} onClose={onClose} />
}

type Draft = { level: Level; period: string; place: Choice | null; value: string; about: boolean; trajectory: string; document: Choice | null; ground: string; despite: string }

function TargetForm({ indicator, onClose }: { indicator: Indicator; onClose: () => void }) {
  const t = useWords(indicatorWords)
  const { value, set, clear } = useDraft<Draft>(`target:${indicator.id}`, { level: 'city', period: indicator.period, place: null, value: '', about: false, trajectory: '', document: null, ground: '', despite: '' })
  const command = useCommand('setTarget')
  const [asked, ask] = useState<string | null>(null)
  const [pressed, press] = useState(false)
  const odd = useOdd(command.error)
  const figure = figureTyped(value.value)
  const course = trajectoryTyped(value.trajectory)
  // A reason belongs to the target it was asked about: another is looked at anew.
  const about = JSON.stringify([value.level, value.period, value.place?.value, value.value, value.about, value.trajectory])
  const stillOdd = odd !== null && asked === about
  const send = () => {
    press(stillOdd)
    if (figure === null || !('points' in course) || value.period.trim() === '' || (stillOdd && value.despite.trim() === '')) return
    ask(about)
    const body = {
      level: value.level,
      period: value.period.trim(),
      place: value.place?.value ?? null,
      value: figure,
      about: value.about,
      trajectory: course.points,
      document: value.document?.value ?? null,
      ground: value.ground.trim() || null,
      despite: stillOdd ? value.despite.trim() : null,
    }
    sendThen(command, { params: { indicator: indicator.id }, body }, () => (clear(), onClose()))
  }
  return (
    <InPlace className="indicator-form" label={t('setTarget')} action={t(stillOdd ? 'targetDespiteDo' : 'targetDo')} busy={command.isPending} error={odd === null ? command.error : null} onSend={send} onClose={onClose}>
      {(tried) => (
        <>
          <Field label={t('targetLevel')}>
            {(bound) => (
              <select {...bound} className="input" value={value.level} onChange={(event) => set({ level: LEVELS.find((one) => one === event.target.value) ?? 'city' })}>
                {LEVELS.map((level) => <option key={level} value={level}>{t(`level.${level}`)}</option>)}
              </select>
            )}
          </Field>
          <Field label={t('targetPeriod')} aside={t('targetPeriodHint')} wrong={tried && value.period.trim() === '' ? t('missing') : null}>
            {(bound) => <input {...bound} className="input" type="text" maxLength={30} value={value.period} onChange={(event) => set({ period: event.target.value })} />}
          </Field>
          <UnitField label={t('targetPlace')} optional fits={({ kind }) => kind === 'place'} chosen={value.place} onChoose={(place) => set({ place })} />
          <Field label={`${t('targetValue')}（${indicator.measure}）`} wrong={tried && figure === null ? t('notNumber') : null}>
            {(bound) => <input {...bound} className="input num" type="text" inputMode="decimal" autoComplete="off" value={value.value} onChange={(event) => set({ value: event.target.value })} />}
          </Field>
          <label className="check"><input type="checkbox" checked={value.about} onChange={(event) => set({ about: event.target.checked })} /> {t('targetAbout')}</label>
          <Field label={t('targetTrajectory')} optional aside={t('targetTrajectoryHint')} wrong={tried && 'wrong' in course ? t('targetTrajectoryWrong', { line: course.wrong }) : null}>
            {(bound) => <textarea {...bound} className="input" maxLength={2000} value={value.trajectory} onChange={(event) => set({ trajectory: event.target.value })} />}
          </Field>
          <Field label={t('targetDocument')} optional>
            {(bound) => <Combobox {...bound} chosen={value.document} onChoose={(document) => set({ document })} find={findDocuments} />}
          </Field>
          <Field label={t('targetGround')} optional aside={t('targetGroundHint')}>
            {(bound) => <input {...bound} className="input" type="text" maxLength={300} value={value.ground} onChange={(event) => set({ ground: event.target.value })} />}
          </Field>
          {stillOdd && <OddField head={t('targetOdd')} label={t('targetDespite')} aside={t('targetDespiteHint')} said={odd} despite={value.despite} onDespite={(despite) => set({ despite })} wrong={pressed && value.despite.trim() === ''} />}
        </>
      )}
    </InPlace>
  )
}

const OFFERED = 20

async function findDocuments(text: string, signal: AbortSignal): Promise<Choice[]> {
  // Nothing is searched for without a word; documents have too many words in common to be offered before one is typed.
  if (text === '') return []
  const { documents } = await call('search', { query: { q: text }, signal })
  return documents.slice(0, OFFERED).map(({ id, title, number }) => ({ value: id, name: title, ...(number ? { aside: number } : {}) }))
}
