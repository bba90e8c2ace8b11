import { useState } from 'react'
import { useCommand } from '../../api/hooks.ts'
import { useWords } from '../../i18n/language.tsx'
import { CodeField } from '../session/code-field.tsx'
import { secondFactorWords } from '../session/second-factor-words.ts'
import { SetSecondFactor } from '../session/set-second-factor.tsx'
import { Button, InPlace, Note, Section, useOpened } from '../../ui/index.ts'
import type { Own } from './password.tsx'
import { PasswordField } from './password-field.tsx'
import { accountWords } from './words.ts'

const FEW_CODES = 3

/** 二次验证: whether codes are asked for, and how that begins and ends. */
export function SecondFactor({ own }: { own: Own }) {
  const t = useWords(accountWords)
  const forms = useOpened<'set' | 'remove'>()
  const what = own.secondFactor ? 'remove' : 'set'
  const left = own.backupCodesLeft ?? 0
  return (
    <Section title={t('factor')} more={<Button link {...forms.link(what)}>{t(`factor.${what}`)}</Button>}>
      <p>{own.secondFactor ? t('factor.on', { left }) : t('factor.off')}</p>
      {own.secondFactor && left < FEW_CODES ? <Note tone="due">{t('factor.few')}</Note> : null}
      {forms.form('set', (close) => (
        <div className="account-form">
          <SetSecondFactor username={own.username} onClose={close} />
        </div>
      ))}
      {forms.form('remove', (close) => (
        <Remove onClose={close} />
      ))}
    </Section>
  )
}

function Remove({ onClose }: { onClose: () => void }) {
  const t = useWords(accountWords)
  const f = useWords(secondFactorWords)
  const remove = useCommand('removeSecondFactor')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const send = () => {
    if (!password || !code.trim()) return
    remove.mutate({ body: { password, code: code.trim() } }, { onSuccess: onClose })
  }
  return (
    <InPlace className="account-form" label={t('factor.remove')} action={t('factor.remove')} busy={remove.isPending} error={remove.error} onSend={send} onClose={onClose} kept={false} note={t('factor.remove.note')}>
      {(tried) => (
        <>
          <PasswordField value={password} onChange={setPassword} tried={tried} />
          <CodeField label={f('code')} help={f('code.help')} value={code} onChange={setCode} wrong={tried && !code.trim() ? f('code.missing') : null} />
        </>
      )}
    </InPlace>
  )
}
