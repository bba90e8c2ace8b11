import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Field, InPlace } from '../../ui/index.ts'
import { fiveWords } from './words.ts'

type Props = { matter: string; rhythm: string; period: string; onDone: () => void; onClose: () => void }

/** 免: this is not asked of this matter in this period, with the reason and who approved it. */
export function ExemptForm({ matter, rhythm, period, onDone, onClose }: Props) {
  const t = useWords(fiveWords)
  const { value, set, clear } = useDraft(`exempt:${matter}:${rhythm}:${period}`, { reason: '', basis: '' })
  const grant = useCommand('grantExemption')
  const reason = value.reason.trim()
  const basis = value.basis.trim()
  const send = () => {
    if (reason === '' || basis === '') return
    sendThen(grant, { params: { matter }, body: { rhythm, period, reason, basis } }, () => {
      clear()
      onDone()
    })
  }
  return (
    <InPlace className="five-form" label={t('act.exempt')} action={t('exempt.do')} busy={grant.isPending} error={grant.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <>
          <Field label={t('exempt.reason')} wrong={tried && reason === '' ? t('reason.missing') : null}>
            {(bound) => <input {...bound} className="input" type="text" maxLength={1000} value={value.reason} onChange={(event) => set({ reason: event.target.value })} />}
          </Field>
          <Field label={t('exempt.basis')} help={t('exempt.basis.hint')} wrong={tried && basis === '' ? t('basis.missing') : null}>
            {(bound) => <input {...bound} className="input" type="text" maxLength={200} value={value.basis} onChange={(event) => set({ basis: event.target.value })} />}
          </Field>
        </>
      )}
    </InPlace>
  )
}

export function RevokeForm({ matter, rhythm, period, onDone, onClose }: Props) {
  const t = useWords(fiveWords)
  const { value, set, clear } = useDraft(`revoke:${matter}:${rhythm}:${period}`, { reason: '' })
  const revoke = useCommand('revokeExemption')
  const reason = value.reason.trim()
  const send = () => {
    if (reason === '') return
    sendThen(revoke, { params: { matter }, body: { rhythm, period, reason } }, () => {
      clear()
      onDone()
    })
  }
  return (
    <InPlace className="five-form" label={t('act.revoke')} action={t('act.revoke')} busy={revoke.isPending} error={revoke.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <Field label={t('revoke.reason')} wrong={tried && reason === '' ? t('reason.missing') : null}>
          {(bound) => <input {...bound} className="input" type="text" maxLength={1000} value={value.reason} onChange={(event) => set({ reason: event.target.value })} />}
        </Field>
      )}
    </InPlace>
  )
}
