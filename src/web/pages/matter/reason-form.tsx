import type { UseMutationResult } from '@tanstack/react-query'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import type { ProblemError } from '../../api/problem.ts'
import { sendThen } from '../../api/send-then.ts'
import { Field, InPlace } from '../../ui/index.ts'
import { matterWords } from './words.ts'

type Props<A, G> = { draft: string; label: string; hint?: string; action: string; command: UseMutationResult<A, ProblemError, G>; given: (reason: string) => G; onClose: () => void }

/** One thing done with its reason: returned, taken back. */
export function ReasonForm<A, G>({ draft, label, hint, action, command, given, onClose }: Props<A, G>) {
  const t = useWords(matterWords)
  const { value, set, clear } = useDraft(draft, { reason: '' })
  const reason = value.reason.trim()
  const send = () => {
    if (reason === '') return
    sendThen(command, given(reason), () => (clear(), onClose()))
  }
  return (
    <InPlace className="matter-form" action={action} busy={command.isPending} error={command.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <Field label={label} {...(hint ? { aside: hint } : {})} wrong={tried && reason === '' ? t('reasonMissing') : null}>
          {(bound) => <input {...bound} className="input" type="text" maxLength={1000} value={value.reason} onChange={(event) => set({ reason: event.target.value })} />}
        </Field>
      )}
    </InPlace>
  )
}
