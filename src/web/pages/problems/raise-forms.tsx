import { useId } from 'react'
import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { DayInput, Field, InPlace, type Choice } from '../../ui/index.ts'
import { PostField } from '../organisation/pick.tsx'
import { problemWords } from './words.ts'

const MOST_OPTIONS = 5

/** Brings a matter up to a leader's post: what was tried, what is asked, what there is to choose from. */
export function RaiseForm({ matter, leader, onClose }: { matter: string; /** who is offered first: the leader who answers for it */ leader: Choice | null; onClose: () => void }) {
  const t = useWords(problemWords)
  const { value, set, clear } = useDraft(`raise:${matter}`, { to: leader, tried: '', ask: '', options: '' })
  const raise = useCommand('raiseMatter')
  const options = value.options.split('\n').map((line) => line.trim()).filter((line) => line !== '').slice(0, MOST_OPTIONS)
  const missing = { to: !value.to, tried: value.tried.trim() === '', ask: value.ask.trim() === '' }
  const send = () => {
    if (!value.to || missing.tried || missing.ask) return
    sendThen(
      raise,
      { params: { matter }, body: { to: { type: 'post', id: value.to.value }, tried: value.tried.trim(), ask: value.ask.trim(), options } },
      () => (clear(), onClose()),
    )
  }
  return (
    <InPlace className="problem-form" label={t('raise')} action={t('raiseDo')} busy={raise.isPending} error={raise.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <>
          <PostField label={t('raiseTo')} unit={null} chosen={value.to} onChoose={(to) => set({ to })} wrong={tried && missing.to ? t('missing') : null} />
          <Field label={t('raiseAsk')} wrong={tried && missing.ask ? t('missing') : null}>
            {(bound) => <input {...bound} className="input" type="text" maxLength={300} value={value.ask} onChange={(event) => set({ ask: event.target.value })} />}
          </Field>
          <Field label={t('raiseTried')} wrong={tried && missing.tried ? t('missing') : null}>
            {(bound) => <textarea {...bound} className="input" maxLength={1000} value={value.tried} onChange={(event) => set({ tried: event.target.value })} />}
          </Field>
          <Field label={t('raiseOptions')} aside={t('raiseOptionsHint')} optional>
            {(bound) => <textarea {...bound} className="input" maxLength={310} value={value.options} onChange={(event) => set({ options: event.target.value })} />}
          </Field>
        </>
      )}
    </InPlace>
  )
}

/** Enters the word on what was brought up. */
export function DecideForm({ matter, raise, options, onClose }: { matter: string; raise: string; options: readonly string[]; onClose: () => void }) {
  const t = useWords(problemWords)
  const { today } = useSession()
  const group = useId()
  const { value, set, clear } = useDraft(`decide:${raise}`, { option: null as number | null, words: '', on: today })
  const decide = useCommand('decideRaise')
  const empty = value.option === null && value.words.trim() === ''
  const send = () => {
    if (empty) return
    sendThen(
      decide,
      { params: { matter, raise }, body: { option: value.option, words: value.words.trim() || null, occurredOn: value.on || today } },
      () => (clear(), onClose()),
    )
  }
  return (
    <InPlace className="problem-form" label={t('decide')} action={t('decideDo')} busy={decide.isPending} error={decide.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <>
          {options.length > 0 && (
            <fieldset className="field problem-choices">
              <legend>{t('decideOption')}</legend>
              {options.map((option, index) => (
                <label key={option}>
                  <input type="radio" name={group} checked={value.option === index} onChange={() => set({ option: index })} />
                  {option}
                </label>
              ))}
              <label>
                <input type="radio" name={group} checked={value.option === null} onChange={() => set({ option: null })} />
                {t('decideNone')}
              </label>
            </fieldset>
          )}
          <Field label={t('decideWords')} optional={value.option !== null} wrong={tried && empty ? t('decideEmpty') : null}>
            {(bound) => <textarea {...bound} className="input" maxLength={1000} value={value.words} onChange={(event) => set({ words: event.target.value })} />}
          </Field>
          <Field label={t('decideOn')}>{(bound) => <DayInput {...bound} max={today} value={value.on} onChange={(on) => set({ on })} />}</Field>
        </>
      )}
    </InPlace>
  )
}
