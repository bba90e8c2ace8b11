import { useState } from 'react'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useWords } from '../../i18n/language.tsx'
import { Field, InPlace } from '../../ui/index.ts'
import { noRight, RightFields, rightGiven, rightSent } from './right-fields.tsx'
import { accountsWords } from './words.ts'

/** One account for somebody; its right then waits. */
export function OpenForm({ onDone, onClose }: { onDone: (opened: Answer<'openAccount'>) => void; onClose: () => void }) {
  const t = useWords(accountsWords)
  const open = useCommand('openAccount')
  const [username, setUsername] = useState('')
  const [right, setRight] = useState(noRight)
  const send = () => {
    if (username.trim() && rightGiven(right)) sendThen(open, { body: { username: username.trim(), ...rightSent(right) } }, onDone)
  }
  return (
    <InPlace className="panel accounts-panel" label={t('add')} action={t('add.do')} busy={open.isPending} error={open.error} onSend={send} onClose={onClose} kept={false} note={t('add.once')}>
      {(tried) => (
        <div className="panel-grid">
          <Field label={t('username')} wrong={tried && !username.trim() ? t('username.missing') : null}>
            {(bound) => <input {...bound} className="input" autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={80} value={username} onChange={(event) => setUsername(event.target.value)} />}
          </Field>
          <RightFields draft={right} onChange={setRight} tried={tried} />
        </div>
      )}
    </InPlace>
  )
}
