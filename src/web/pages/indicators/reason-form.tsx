import type { UseMutationResult } from '@tanstack/react-query'
import type { ProblemError } from '../../api/problem.ts'
import { sendThen } from '../../api/send-then.ts'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Field, InPlace } from '../../ui/index.ts'
import { indicatorWords } from './words.ts'

type Props<A, G> = { draft: string; label: string; aside?: string; note?: string; action: string; command: UseMutationResult<A, ProblemError, G>; given: (reason: string) => G; onClose: () => void; onDone?: () => void }

/** One thing done with its reason: sent back, taken back, ended. */
export function ReasonForm<A, G>({ draft, label, aside, note, action, command, given, onClose, onDone = onClose }: Props<A, G>) {
  const t = useWords(indicatorWords)
  const { value, set, clear } = useDraft(draft, { reason: '' })
  const reason = value.reason.trim()
  const send = () => {
    if (reason !== '') sendThen(command, given(reason), () => (clear(), onDone()))
  }
  return (
    <InPlace className="indicator-form" label={action} action={action} busy={command.isPending} error={command.error} onSend={send} onClose={onClose} note={note}>
      {(tried) => (
        <Field label={label} {...(aside ? { aside } : {})} wrong={tried && reason === '' ? t('missing') : null}>
          {(bound) => <input {...bound} className="input" type="text" maxLength={1000} value={value.reason} onChange={(event) => set({ reason: event.target.value })} />}
        </Field>
      )}
    </InPlace>
  )
}
