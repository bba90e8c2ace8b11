import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Field, InPlace } from '../../ui/index.ts'
import { ContentFields, contentOf, contentSent, EMPTY, type Content } from './content-fields.tsx'
import type { Indicator } from './model.ts'
import { indicatorWords } from './words.ts'

export function DefineForm({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const t = useWords(indicatorWords)
  const { value, set, clear } = useDraft<Content>('indicator', EMPTY)
  const define = useCommand('defineIndicator')
  const sent = contentSent(value)
  const send = () => {
    if (sent) sendThen(define, { body: { ...sent, from: null } }, () => (clear(), onDone()))
  }
  return (
    <InPlace className="indicator-form indicator-panel" label={t('define')} action={t('defineDo')} busy={define.isPending} error={define.error} onSend={send} onClose={onClose}>
      {(tried) => <ContentFields value={value} set={set} tried={tried} />}
    </InPlace>
  )
}

/** Changes a definition; only what is other than before is sent, with the reason. */
export function ChangeForm({ indicator, onClose }: { indicator: Indicator; onClose: () => void }) {
  const t = useWords(indicatorWords)
  const before = contentOf(indicator)
  const { value, set, clear } = useDraft<Content & { reason: string }>(`indicator:${indicator.id}`, { ...before, reason: '' })
  const change = useCommand('changeIndicator')
  const { reason, ...content } = value
  const [was, sent] = [contentSent(before), contentSent(content)]
  const changes = was && sent ? Object.fromEntries(Object.entries(sent).filter(([name, one]) => one !== was[name as keyof typeof was])) : {}
  const none = Object.keys(changes).length === 0
  const send = () => {
    if (sent && !none && reason.trim() !== '') sendThen(change, { params: { indicator: indicator.id }, body: { changes, reason: reason.trim() } }, () => (clear(), onClose()))
  }
  return (
    <InPlace className="indicator-form" label={t('change')} action={t('save')} busy={change.isPending} error={change.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <>
          <ContentFields value={content} set={set} tried={tried} />
          <Field label={t('changeReason')} wrong={tried && none ? t('changeNothing') : tried && reason.trim() === '' ? t('missing') : null}>
            {(bound) => <input {...bound} className="input" type="text" maxLength={1000} value={reason} onChange={(event) => set({ reason: event.target.value })} />}
          </Field>
        </>
      )}
    </InPlace>
  )
}
