import { useId } from 'react'
import { useCommand } from '../../../api/hooks.ts'
import { sendThen } from '../../../api/send-then.ts'
import { useSession } from '../../../api/session.tsx'
import { usePick, useWords } from '../../../i18n/language.tsx'
import { useDraft } from '../../../keep/draft.ts'
import { DayInput, Field, InPlace, shortDay } from '../../../ui/index.ts'
import type { Attachment } from '../../record/content.ts'
import { FilesField } from '../../record/files-field.tsx'
import type { Matter } from '../page.tsx'
import { procedureWords } from './words.ts'

export type Rule = Matter['extensions']['rules'][number]
/** A request as its word is asked for, here and on the desk. */
export type Request = Pick<Matter['extensions']['requests'][number], 'id' | 'from' | 'to' | 'latest'>

/** Asks for a later day, with the reason; the latest day and how often it may still be asked stand beside it. */
export function AskForm({ matter, rule, onClose }: { matter: string; rule: Rule; onClose: () => void }) {
  const t = useWords(procedureWords)
  const pick = usePick()
  const { today } = useSession()
  const { value, set, clear } = useDraft(`extension:${matter}:${rule.id}`, { to: '', reason: '', files: [] as Attachment[] })
  const ask = useCommand('requestExtension')
  const { from, latest, left } = rule
  const wrongDay = dayFault(value.to, from, latest, t, today)
  const missing = { reason: value.reason.trim() === '', files: rule.needsEvidence && value.files.length === 0 }
  const send = () => {
    if (wrongDay || missing.reason || missing.files) return
    sendThen(ask, { params: { matter }, body: { rule: rule.id, to: value.to, reason: value.reason.trim(), attachments: value.files.map(({ sha256 }) => ({ sha256 })) } }, () => (clear(), onClose()))
  }
  const room = { from: from ? shortDay(from, today) : '', left, latest: latest ? shortDay(latest, today) : '' }
  return (
    <InPlace className="matter-form" label={t('ask', { name: pick(rule.name) })} action={t('askDo')} busy={ask.isPending} error={ask.error} onSend={send} onClose={onClose} note={t('askNote')}>
      {(tried) => (
        <>
          <Field label={t('askTo')} help={t(latest ? 'askLatest' : 'askFree', room)} wrong={tried ? wrongDay : null}>
            {(bound) => <DayInput {...bound} {...(from ? { min: from } : {})} {...(latest ? { max: latest } : {})} value={value.to} onChange={(to) => set({ to })} />}
          </Field>
          <Field label={t('askReason')} aside={t('askReasonHint')} wrong={tried && missing.reason ? t('missing') : null}>
            {(bound) => <textarea {...bound} className="input" maxLength={1000} value={value.reason} onChange={(event) => set({ reason: event.target.value })} />}
          </Field>
          {rule.needsEvidence && <FilesField files={value.files} onChange={(files) => set({ files })} needed wrong={tried && missing.files ? t('evidenceMissing') : null} />}
        </>
      )}
    </InPlace>
  )
}

function dayFault(to: string, from: string | null, latest: string | null, t: ReturnType<typeof useWords<typeof procedureWords>>, today: string): string | null {
  if (to === '') return t('missing')
  if (from !== null && to <= from) return t('tooEarly', { from: shortDay(from, today) })
  return latest !== null && to > latest ? t('tooLate', { latest: shortDay(latest, today) }) : null
}

/** Grants or refuses a later day; what is granted may be an earlier day than the one asked for. */
export function DecideForm({ matter, request, onClose, onDone = onClose }: { matter: string; request: Request; onClose: () => void; onDone?: () => void }) {
  const t = useWords(procedureWords)
  const { today } = useSession()
  const group = useId()
  const { value, set, clear } = useDraft(`decide-extension:${request.id}`, { approved: true, to: request.to, words: '' })
  const decide = useCommand('decideExtension')
  const wrongDay = value.approved ? dayFault(value.to, request.from, request.latest, t, today) : null
  const noWords = !value.approved && value.words.trim() === ''
  const send = () => {
    if (wrongDay || noWords) return
    sendThen(decide, { params: { matter, request: request.id }, body: { approved: value.approved, to: value.approved ? value.to : null, words: value.words.trim() || null } }, () => (clear(), onDone()))
  }
  return (
    <InPlace className="matter-form" label={t('decideOf')} action={t('decideDo')} busy={decide.isPending} error={decide.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <>
          <fieldset className="field">
            <legend>{t('decideWhat')}</legend>
            <div className="segments">
              {([true, false] as const).map((approved) => (
                <label key={String(approved)}>
                  <input type="radio" name={group} checked={value.approved === approved} onChange={() => set({ approved })} />
                  <span>{t(approved ? 'decideYes' : 'decideNo')}</span>
                </label>
              ))}
            </div>
          </fieldset>
          {value.approved && (
            <Field label={t('askTo')} {...(request.latest ? { help: t('tooLate', { latest: shortDay(request.latest, today) }) } : {})} wrong={tried ? wrongDay : null}>
              {(bound) => <DayInput {...bound} min={request.from} {...(request.latest ? { max: request.latest } : {})} value={value.to} onChange={(to) => set({ to })} />}
            </Field>
          )}
          <Field label={t(value.approved ? 'decideWords' : 'decideWhy')} optional={value.approved} wrong={tried && noWords ? t('missing') : null}>
            {(bound) => <textarea {...bound} className="input" maxLength={1000} value={value.words} onChange={(event) => set({ words: event.target.value })} />}
          </Field>
        </>
      )}
    </InPlace>
  )
}
