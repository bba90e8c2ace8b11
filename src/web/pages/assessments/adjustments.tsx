import { Link } from 'react-router'
import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Button, Combobox, Field, InPlace, Section, shortDay, useOpened } from '../../ui/index.ts'
import { Files } from '../inspections/files.tsx'
import type { Attachment, MatterChoice } from '../record/content.ts'
import { FilesField } from '../record/files-field.tsx'
import { findMatters } from '../record/find-matters.ts'
import { printed, type Assessment } from './model.ts'
import { assessmentWords } from './words.ts'

/** Plus and minus points and vetoes that were entered, each with its ground; those taken back stay to be seen. */
export function Adjustments({ assessment }: { assessment: Assessment }) {
  const t = useWords(assessmentWords)
  const pick = usePick()
  const forms = useOpened<string>()
  const { entered, may, today, rules } = assessment
  const mayEnter = may.includes('adjustScore') && rules.some(({ byHand }) => byHand)
  if (entered.length === 0 && !mayEnter) return null
  return (
    <Section title={t('adjusted')} aside={entered.length > 0 ? t('reviewsN', { n: entered.length }) : undefined} more={mayEnter && <Button link {...forms.link('enter')}>{t('adjust')}</Button>}>
      {forms.form('enter', (close) => <EnterForm assessment={assessment} onClose={close} />)}
      {entered.length === 0 && <p className="mid ink-3">{t('adjustNone')}</p>}
      {entered.map(({ id, unit, name, times, ground, matter, attachments, on, by, withdrawn }) => (
        <article key={id} className={withdrawn ? 'assess-review assess-gone' : 'assess-review'}>
          <p><b>{unit.name}</b>　{pick(name)}{times > 1 && `　${t('timesN', { n: times })}`}</p>
          <p className="mid ink-2">{ground}</p>
          {matter && <p className="mid"><Link to={`/matters/${matter.id}`}>{matter.code}　{matter.title}</Link></p>}
          <Files files={attachments} />
          <p className="small ink-3">{[shortDay(on, today), by].filter(Boolean).join('　')}</p>
          {withdrawn ? <p className="small">{t('adjustTaken', { day: shortDay(withdrawn.on, today), reason: withdrawn.reason })}</p> : may.includes('withdrawAdjustment') && <p><Button link {...forms.link(id)}>{t('adjustTake')}</Button></p>}
          {forms.form(id, (close) => <TakeForm assessment={assessment.id} adjustment={id} onClose={close} />)}
        </article>
      ))}
    </Section>
  )
}

type Draft = { unit: string; rule: string; times: string; ground: string; matter: MatterChoice | null; files: Attachment[] }

function EnterForm({ assessment, onClose }: { assessment: Assessment; onClose: () => void }) {
  const t = useWords(assessmentWords)
  const pick = usePick()
  const session = useSession()
  const rules = assessment.rules.filter(({ byHand }) => byHand)
  const { value, set, clear } = useDraft<Draft>(`adjust:${assessment.id}`, { unit: '', rule: '', times: '1', ground: '', matter: null, files: [] })
  const adjust = useCommand('adjustScore')
  const rule = rules.find((one) => one.rule === value.rule)
  const times = Number(value.times)
  const wrong = { unit: value.unit === '', rule: !rule, times: !Number.isInteger(times) || times < 1 || times > 100, ground: value.ground.trim() === '', shown: !value.matter && value.files.length === 0 }
  const send = () => {
    if (Object.values(wrong).some(Boolean)) return
    const body = { unit: value.unit, rule: value.rule, times, ground: value.ground.trim(), matter: value.matter?.id ?? null, attachments: value.files.map(({ sha256 }) => ({ sha256 })) }
    sendThen(adjust, { params: { assessment: assessment.id }, body }, () => (clear(), onClose()))
  }
  const nameOf = ({ name, each, veto }: (typeof rules)[number]) => (veto ? t('adjustVeto', { name: pick(name) }) : each ? t('adjustEach', { name: pick(name), each: printed(each, true) }) : pick(name))
  return (
    <InPlace className="assess-form" label={t('adjust')} action={t('adjustDo')} busy={adjust.isPending} error={adjust.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <>
          <Field label={t('adjustUnit')} wrong={tried && wrong.unit ? t('missing') : null}>
            {(bound) => (
              <select {...bound} className="input" value={value.unit} onChange={(event) => set({ unit: event.target.value })}>
                <option value="" disabled>{t('choose')}</option>
                {assessment.rows.map(({ unit }) => <option key={unit.id} value={unit.id}>{unit.name}</option>)}
              </select>
            )}
          </Field>
          <Field label={t('adjustRule')} help={rule && t('adjustEvidence', { text: pick(rule.evidence) })} wrong={tried && wrong.rule ? t('missing') : null}>
            {(bound) => (
              <select {...bound} className="input" value={value.rule} onChange={(event) => set({ rule: event.target.value })}>
                <option value="" disabled>{t('choose')}</option>
                {rules.map((one) => <option key={one.rule} value={one.rule}>{nameOf(one)}</option>)}
              </select>
            )}
          </Field>
          {rule && !rule.veto && <Field label={t('adjustTimes')} wrong={tried && wrong.times ? t('missing') : null}>{(bound) => <input {...bound} className="input assess-points" type="text" inputMode="numeric" maxLength={3} value={value.times} onChange={(event) => set({ times: event.target.value })} />}</Field>}
          <Field label={t('adjustGround')} wrong={tried && wrong.ground ? t('missing') : null}>{(bound) => <input {...bound} className="input" type="text" maxLength={500} value={value.ground} onChange={(event) => set({ ground: event.target.value })} />}</Field>
          <Field label={t('adjustMatter')} optional help={t('adjustMatterHint')} wrong={tried && wrong.shown ? t('adjustMatterHint') : null}>
            {(bound) => <Combobox {...bound} chosen={value.matter ? { value: value.matter, name: value.matter.title } : null} onChoose={(choice) => set({ matter: choice?.value ?? null })} find={(text, signal) => findMatters(session, text, [], signal)} />}
          </Field>
          <FilesField files={value.files} onChange={(files) => set({ files })} />
        </>
      )}
    </InPlace>
  )
}

function TakeForm({ assessment, adjustment, onClose }: { assessment: string; adjustment: string; onClose: () => void }) {
  const t = useWords(assessmentWords)
  const { value, set, clear } = useDraft(`adjust-take:${adjustment}`, { reason: '' })
  const take = useCommand('withdrawAdjustment')
  const missing = value.reason.trim() === ''
  const send = () => {
    if (!missing) sendThen(take, { params: { assessment, adjustment }, body: { reason: value.reason.trim() } }, () => (clear(), onClose()))
  }
  return (
    <InPlace className="assess-form" label={t('adjustTake')} action={t('withdraw')} busy={take.isPending} error={take.error} onSend={send} onClose={onClose}>
      {(tried) => <Field label={t('reason')} wrong={tried && missing ? t('missing') : null}>{(bound) => <input {...bound} className="input" type="text" maxLength={1000} value={value.reason} onChange={(event) => set({ reason: event.target.value })} />}</Field>}
    </InPlace>
  )
}
