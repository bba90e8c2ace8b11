import { useId } from 'react'
import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useMay } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Field, InPlace } from '../../ui/index.ts'
import { problemWords } from './words.ts'

const SOLVED = ['yes', 'partly', 'no'] as const

/** What the one it is solved for says; the office enters it for enterprises and the public. */
export function AnswerForm({ problem, beneficiary, onClose }: { problem: string; /** the unit that benefits, where it is one */ beneficiary: string | null; onClose: () => void }) {
  const t = useWords(problemWords)
  const may = useMay()
  const group = useId()
  const forOthers = may('divideProblem')
  const { value, set, clear } = useDraft(`answer:${problem}`, { solved: 'yes' as (typeof SOLVED)[number], words: '', name: '' })
  const answer = useCommand('answerBeneficiary')
  const noName = forOthers && beneficiary === null && value.name.trim() === ''
  const noWords = value.solved !== 'yes' && value.words.trim() === ''
  const send = () => {
    if (noName || noWords) return
    sendThen(
      answer,
      { params: { matter: problem }, body: { solved: value.solved, words: value.words.trim(), name: value.name.trim() || null } },
      () => (clear(), onClose()),
    )
  }
  return (
    <InPlace className="problem-form" label={t('beneficiary')} action={t('answerDo')} busy={answer.isPending} error={answer.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <>
          <fieldset className="field problem-choices">
            <legend>{t('answerSolved')}</legend>
            {SOLVED.map((one) => (
              <label key={one}>
                <input type="radio" name={group} checked={value.solved === one} onChange={() => set({ solved: one })} />
                {t(one)}
              </label>
            ))}
          </fieldset>
          {forOthers && (
            <Field label={t('answerBy')} aside={t('answerByHint')} optional={beneficiary !== null} wrong={tried && noName ? t('missing') : null}>
              {(bound) => <input {...bound} className="input" type="text" maxLength={120} placeholder={beneficiary ?? ''} value={value.name} onChange={(event) => set({ name: event.target.value })} />}
            </Field>
          )}
          <Field label={t('answerWords')} optional={value.solved === 'yes'} wrong={tried && noWords ? t('missing') : null}>
            {(bound) => <textarea {...bound} className="input" maxLength={1000} value={value.words} onChange={(event) => set({ words: event.target.value })} />}
          </Field>
        </>
      )}
    </InPlace>
  )
}
