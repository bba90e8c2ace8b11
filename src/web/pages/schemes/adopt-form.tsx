import type { Day } from '../../../kernel/time/day.ts'
import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Button, DayInput, Field, InPlace } from '../../ui/index.ts'
import type { View } from './model.ts'
import { schemeWords } from './words.ts'

type Props = { view: View; onClose: () => void; onDone: () => void }

/** Adopts what is saved, from a day on; a ranking that nothing authorises is offered without places. */
export function AdoptForm({ view, onClose, onDone }: Props) {
  const t = useWords(schemeWords)
  const again = view.versions.length > 0
  const { value, set, clear } = useDraft<{ from: Day | ''; reason: string }>(`adopt:${view.id}`, { from: view.today, reason: '' })
  const adopt = useCommand('adoptScheme')
  const send = (unranked: boolean) => {
    if (value.from === '' || (again && value.reason.trim() === '')) return
    sendThen(adopt, { params: { scheme: view.id }, body: { from: value.from, reason: value.reason.trim() || null, unranked, seen: view.seen } }, () => (clear(), onDone()))
  }
  return (
    <InPlace className="scheme-form" label={t('adopt')} action={t(again ? 'adoptAgain' : 'adopt')} busy={adopt.isPending} error={adopt.error} onSend={() => send(false)} onClose={onClose} note={t('adoptNote')}>
      {(tried) => (
        <>
          <Field label={t('adoptFrom')} help={t('adoptFromHelp')} wrong={tried && value.from === '' ? t('missing') : null}>{(bound) => <DayInput {...bound} value={value.from} onChange={(from) => set({ from })} />}</Field>
          {again && <Field label={t('adoptReason')} wrong={tried && value.reason.trim() === '' ? t('missing') : null}>{(bound) => <input {...bound} className="input" type="text" maxLength={1000} value={value.reason} onChange={(event) => set({ reason: event.target.value })} />}</Field>}
          {adopt.error?.code === 'scheme_ranks_without_basis' && <p><Button small onClick={() => send(true)}>{t('adoptUnranked')}</Button></p>}
        </>
      )}
    </InPlace>
  )
}

/** Ends a scheme, or gives its draft up. */
export function EndForm({ view, onClose, onDone }: Props) {
  const t = useWords(schemeWords)
  const { value, set, clear } = useDraft(`end-scheme:${view.id}`, { reason: '' })
  const end = useCommand('endScheme')
  const send = () => {
    if (value.reason.trim() !== '') sendThen(end, { params: { scheme: view.id }, body: { reason: value.reason.trim() } }, () => (clear(), onDone()))
  }
  return (
    <InPlace className="scheme-form" label={t('end')} action={t(view.status === 'draft' ? 'giveUp' : 'end')} busy={end.isPending} error={end.error} onSend={send} onClose={onClose} note={view.status === 'draft' ? undefined : t('endNote')}>
      {(tried) => <Field label={t('endReason')} wrong={tried && value.reason.trim() === '' ? t('missing') : null}>{(bound) => <input {...bound} className="input" type="text" maxLength={1000} value={value.reason} onChange={(event) => set({ reason: event.target.value })} />}</Field>}
    </InPlace>
  )
}
