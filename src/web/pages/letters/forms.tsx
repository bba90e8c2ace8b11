import type { UseMutationResult } from '@tanstack/react-query'
import type { ProblemError } from '../../api/problem.ts'
import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Field, InPlace } from '../../ui/index.ts'
import type { Attachment } from '../record/content.ts'
import { FilesField } from '../record/files-field.tsx'
import { letterWords } from './words.ts'

type Close = { onDone: () => void; onClose: () => void; /** the letter may stand elsewhere meanwhile: it is asked again, and what was written stays */ onRefused: () => void }

/** One thing done with its reason: sent back, withdrawn, given up. */
export function ReasonForm<A, G>({ draft, label, hint, action, command, given, ...close }: Close & { draft: string; label: string; hint: string; action: string; command: UseMutationResult<A, ProblemError, G>; given: (reason: string) => G }) {
  const t = useWords(letterWords)
  const { value, set, clear } = useDraft(draft, { reason: '' })
  const reason = value.reason.trim()
  const send = () => {
    if (reason === '') return
    sendThen(command, given(reason), () => (clear(), close.onDone()), close.onRefused)
  }
  return (
    <InPlace className="letter-form" label={action} action={action} busy={command.isPending} error={command.error} onSend={send} onClose={close.onClose}>
      {(tried) => (
        <Field label={label} aside={hint} wrong={tried && reason === '' ? t('reasonMissing') : null}>
          {(bound) => <input {...bound} className="input" type="text" maxLength={1000} value={value.reason} onChange={(event) => set({ reason: event.target.value })} />}
        </Field>
      )}
    </InPlace>
  )
}

type Signers = readonly { id: string; name: string }[]

/** 签发: by whom; the machine signs nothing. */
export function SignForm({ letter, signers, ...close }: Close & { letter: string; signers: Signers }) {
  const t = useWords(letterWords)
  const { acting } = useSession()
  const own = signers.find(({ id }) => id === acting?.post?.id)
  const { value, set, clear } = useDraft(`sign:${letter}`, { signer: own?.id ?? (signers.length === 1 ? (signers[0]?.id ?? '') : ''), words: '' })
  const sign = useCommand('signLetter')
  const known = signers.some(({ id }) => id === value.signer)
  const send = () => {
    if (!known) return
    sendThen(sign, { params: { letter }, body: { signer: value.signer, words: value.words.trim() || null } }, () => (clear(), close.onDone()), close.onRefused)
  }
  return (
    <InPlace className="letter-form" label={t('sign')} action={t('sign')} busy={sign.isPending} error={sign.error} onSend={send} onClose={close.onClose} note={own ? null : t('signNote')}>
      {(tried) => (
        <>
          <Field label={t('signer')} wrong={signers.length === 0 ? t('signerNone') : tried && !known ? t('signerMissing') : null}>
            {(bound) => (
              <select {...bound} className="input" value={known ? value.signer : ''} onChange={(event) => set({ signer: event.target.value })}>
                <option value="">{t('signerChoose')}</option>
                {signers.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
              </select>
            )}
          </Field>
          <Field label={t('opinion')} optional>
            {(bound) => <input {...bound} className="input" type="text" maxLength={1000} value={value.words} onChange={(event) => set({ words: event.target.value })} />}
          </Field>
        </>
      )}
    </InPlace>
  )
}

/** The first number of a register, where some were given on paper before: it goes on from there. */
export function ContinueForm({ letter, ...close }: Close & { letter: string }) {
  const t = useWords(letterWords)
  const { value, set, clear } = useDraft(`continue:${letter}`, { n: '' })
  const issue = useCommand('issueLetter')
  const n = /^[1-9]\d{0,4}$/.test(value.n.trim()) ? Number(value.n.trim()) : null
  const send = () => {
    if (n === null) return
    sendThen(issue, { params: { letter }, body: { n } }, () => (clear(), close.onDone()), close.onRefused)
  }
  return (
    <InPlace className="letter-form" label={t('continue')} action={t('issue')} busy={issue.isPending} error={issue.error} onSend={send} onClose={close.onClose} note={t('continueNote')}>
      {(tried) => (
        <Field label={t('continueFrom')} wrong={tried && n === null ? t('continueWrong') : null}>
          {(bound) => <input {...bound} className="input" type="text" inputMode="numeric" maxLength={5} value={value.n} onChange={(event) => set({ n: event.target.value })} />}
        </Field>
      )}
    </InPlace>
  )
}

/** A reply in the name of one's own unit, with files. `units`: those it may be given for. */
export function ReplyForm({ letter, units, ...close }: Close & { letter: string; units: readonly { id: string; name: string }[] }) {
  const t = useWords(letterWords)
  const { value, set, clear } = useDraft(`reply:${letter}`, { text: '', files: [] as Attachment[], unit: '' })
  const reply = useCommand('replyLetter')
  const missing = value.text.trim() === ''
  const unit = value.unit || (units.length === 1 ? (units[0]?.id ?? '') : '')
  const send = () => {
    if (missing) return
    sendThen(reply, { params: { letter }, body: { text: value.text.trim(), attachments: value.files.map(({ sha256 }) => sha256), ...(unit ? { unit } : {}) } }, () => (clear(), close.onDone()), close.onRefused)
  }
  return (
    <InPlace className="letter-form" label={t('reply.do')} action={t('reply.do')} busy={reply.isPending} error={reply.error} onSend={send} onClose={close.onClose} note={t('replyNote')}>
      {(tried) => (
        <>
          <Field label={t('replyText')} wrong={tried && missing ? t('replyMissing') : null}>
            {(bound) => <textarea {...bound} className="input" rows={5} maxLength={4000} value={value.text} onChange={(event) => set({ text: event.target.value })} />}
          </Field>
          {units.length > 1 && (
            <Field label={t('replyUnit')}>
              {(bound) => (
                <select {...bound} className="input" value={unit} onChange={(event) => set({ unit: event.target.value })}>
                  {units.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
                </select>
              )}
            </Field>
          )}
          <FilesField files={value.files} onChange={(files) => set({ files })} />
        </>
      )}
    </InPlace>
  )
}
