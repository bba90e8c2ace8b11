import { useState } from 'react'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useCommand } from '../../api/hooks.ts'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { noPasswords, PasswordFields, passwordFaults } from '../session/password-fields.tsx'
import { Button, InPlace, Note, Section, useOpened } from '../../ui/index.ts'
import { momentText } from './moment.ts'
import { accountWords } from './words.ts'

export type Own = Answer<'getSecurity'>

/** 密码: since when it holds, and its change. */
export function Password({ own }: { own: Own }) {
  const t = useWords(accountWords)
  const { today } = useSession()
  const forms = useOpened<'change'>()
  const [changed, setChanged] = useState(false)
  return (
    <Section first title={t('password')} more={<Button link {...forms.link('change')}>{t('password.change')}</Button>}>
      <p>{own.passwordSince ? t('password.since', { moment: momentText(own.passwordSince, today) }) : t('password.unknown')}</p>
      {(['passwordReset', 'linked', 'secondFactorReset'] as const).map((what) => {
        const at = own.byOthers[what]
        return at ? <p key={what} className="ink-2">{t(`others.${what}`, { moment: momentText(at, today) })}</p> : null
      })}
      {changed ? <Note tone="done" live>{t('password.changed')}</Note> : null}
      {forms.form('change', (close) => (
        <Change own={own} onClose={close} onDone={() => (setChanged(true), close())} />
      ))}
    </Section>
  )
}

function Change({ own, onClose, onDone }: { own: Own; onClose: () => void; onDone: () => void }) {
  const t = useWords(accountWords)
  const change = useCommand('changePassword')
  const [values, setValues] = useState(noPasswords)
  const send = () => {
    if (Object.keys(passwordFaults(values)).length > 0) return
    change.mutate({ body: { current: values.current, next: values.next } }, { onSuccess: onDone })
  }
  return (
    <InPlace className="account-form" label={t('password.change')} action={t('password.change')} busy={change.isPending} error={change.error} onSend={send} onClose={onClose} kept={false} note={t('password.note')}>
      {(tried) => <PasswordFields username={own.username} value={values} onChange={setValues} tried={tried} />}
    </InPlace>
  )
}
