import { useId } from 'react'
import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Field, InPlace } from '../../ui/index.ts'
import type { Attachment } from '../record/content.ts'
import { FilesField } from '../record/files-field.tsx'
import { inspectionWords } from './words.ts'

type Close = { onClose: () => void }

/** The opinion for one unit, drafted from what was found there. */
export function OpinionForm({ inspection, unit, text, onClose }: Close & { inspection: string; unit: { id: string; name: string }; text: string }) {
  const t = useWords(inspectionWords)
  const { value, set, clear } = useDraft(`opinion:${inspection}:${unit.id}`, { text })
  const send = useCommand('sendOpinion')
  const missing = value.text.trim() === ''
  const go = () => {
    if (!missing) sendThen(send, { params: { inspection }, body: { unit: unit.id, text: value.text.trim() } }, () => (clear(), onClose()))
  }
  return (
    <InPlace className="inspect-form" label={t('opinionTo', { unit: unit.name })} action={t('opinionDo')} busy={send.isPending} error={send.error} onSend={go} onClose={onClose} note={t('opinionNote')}>
      {(tried) => (
        <Field label={t('opinionText')} aside={t('opinionPrefilled')} wrong={tried && missing ? t('missing') : null}>
          {(bound) => <textarea {...bound} className="input inspect-long" maxLength={4000} value={value.text} onChange={(event) => set({ text: event.target.value })} />}
        </Field>
      )}
    </InPlace>
  )
}

/** The inspected state their case, once. */
export function StateForm({ inspection, opinion, onClose }: Close & { inspection: string; opinion: string }) {
  const t = useWords(inspectionWords)
  const { value, set, clear } = useDraft(`case:${opinion}`, { text: '', files: [] as Attachment[] })
  const state = useCommand('stateCase')
  const missing = value.text.trim() === ''
  const go = () => {
    if (!missing) sendThen(state, { params: { inspection, opinion }, body: { text: value.text.trim(), attachments: value.files.map(({ sha256 }) => ({ sha256 })) } }, () => (clear(), onClose()))
  }
  return (
    <InPlace className="inspect-form" label={t('state')} action={t('stateDo')} busy={state.isPending} error={state.error} onSend={go} onClose={onClose} note={t('stateNote')}>
      {(tried) => (
        <>
          <Field label={t('stateText')} wrong={tried && missing ? t('missing') : null}>{(bound) => <textarea {...bound} className="input" maxLength={4000} value={value.text} onChange={(event) => set({ text: event.target.value })} />}</Field>
          <FilesField files={value.files} onChange={(files) => set({ files })} />
        </>
      )}
    </InPlace>
  )
}

/** The office's answer; where it upholds the case, findings are taken back in the same step. */
export function AnswerForm({ inspection, opinion, findings, onClose }: Close & { inspection: string; opinion: string; findings: readonly { id: string; title: string }[] }) {
  const t = useWords(inspectionWords)
  const group = useId()
  const { value, set, clear } = useDraft(`answer:${opinion}`, { upheld: null as boolean | null, words: '', withdraw: [] as string[] })
  const answer = useCommand('answerCase')
  const missing = { upheld: value.upheld === null, words: value.words.trim() === '' }
  const go = () => {
    if (value.upheld === null || missing.words) return
    sendThen(answer, { params: { inspection, opinion }, body: { upheld: value.upheld, words: value.words.trim(), withdraw: value.upheld ? value.withdraw : [] } }, () => (clear(), onClose()))
  }
  return (
    <InPlace className="inspect-form" label={t('answer')} action={t('answerDo')} busy={answer.isPending} error={answer.error} onSend={go} onClose={onClose}>
      {(tried) => (
        <>
          <fieldset className="field inspect-choices">
            <legend>{t('verdict')}</legend>
            <label><input type="radio" name={group} checked={value.upheld === true} onChange={() => set({ upheld: true })} />{t('upheld')}</label>
            <label><input type="radio" name={group} checked={value.upheld === false} onChange={() => set({ upheld: false })} />{t('notUpheld')}</label>
            {tried && missing.upheld && <div className="wrong">{t('missing')}</div>}
          </fieldset>
          <Field label={t('answerWords')} wrong={tried && missing.words ? t('missing') : null}>{(bound) => <textarea {...bound} className="input inspect-short" maxLength={2000} value={value.words} onChange={(event) => set({ words: event.target.value })} />}</Field>
          {value.upheld && findings.length > 0 && (
            <fieldset className="field inspect-choices">
              <legend>{t('withdraw')}</legend>
              {findings.map(({ id, title }) => (
                <label key={id}>
                  <input type="checkbox" checked={value.withdraw.includes(id)} onChange={(event) => set({ withdraw: event.target.checked ? [...value.withdraw, id] : value.withdraw.filter((one) => one !== id) })} />
                  {title}
                </label>
              ))}
            </fieldset>
          )}
        </>
      )}
    </InPlace>
  )
}
