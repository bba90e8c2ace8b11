import { useState } from 'react'
import { useCommand } from '../../api/hooks.ts'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { passkeysWork, useAddPasskey } from '../session/use-passkey.ts'
import { Button, Field, InPlace, Note, Section, Table3, useOpened, type Column } from '../../ui/index.ts'
import { momentText } from './moment.ts'
import { PasswordField } from './password-field.tsx'
import type { Own } from './password.tsx'
import { accountWords } from './words.ts'

type Key = Own['passkeys'][number]

/** 通行密钥: keys of devices that know their owner. */
export function Passkeys({ own }: { own: Own }) {
  const t = useWords(accountWords)
  const { today } = useSession()
  const forms = useOpened<string>()
  const here = passkeysWork()
  const columns: Column<Key>[] = [
    { key: 'name', head: t('keys.name'), names: true, cell: ({ name }) => name },
    { key: 'host', head: t('keys.host'), cell: ({ host }) => host },
    { key: 'made', head: t('keys.made'), width: 112, cell: ({ madeAt }) => momentText(madeAt, today) },
    { key: 'used', head: t('keys.used'), width: 112, cell: ({ usedAt }) => (usedAt ? momentText(usedAt, today) : <span className="ink-3">{t('keys.never')}</span>) },
    { key: 'remove', head: t('keys.remove'), quiet: true, num: true, width: 72, cell: ({ id, name }) => <Button link aria-label={`${t('keys.remove')}：${name}`} {...forms.link(id)}>{t('keys.remove')}</Button> },
  ]
  return (
    <Section title={t('keys')} more={here ? <Button link {...forms.link('add')}>{t('keys.add')}</Button> : null}>
      {here ? null : <p className="small ink-3">{t('keys.not.here')}</p>}
      {forms.form('add', (close) => (
        <Add onClose={close} />
      ))}
      {own.passkeys.length === 0 ? <p className="empty">{t('keys.none')}</p> : <Table3 stack labelled caption={t('keys')} columns={columns} rows={own.passkeys} keyOf={({ id }) => id} inside={({ id }) => forms.form(id, (close) => <Remove passkey={id} onClose={close} />)} />}
    </Section>
  )
}

function Add({ onClose }: { onClose: () => void }) {
  const t = useWords(accountWords)
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const { busy, error, calledOff, add } = useAddPasskey(onClose)
  const send = () => {
    if (name.trim() && password) add({ name: name.trim(), password })
  }
  return (
    <InPlace className="account-form" label={t('keys.add.title')} action={t('keys.add')} busy={busy} error={error} onSend={send} onClose={onClose} kept={false}>
      {(tried) => (
        <>
          <Field label={t('keys.name')} help={t('keys.name.help')} wrong={tried && !name.trim() ? t('keys.name.missing') : null}>
            {(bound) => <input {...bound} className="input" maxLength={40} value={name} onChange={(event) => setName(event.target.value)} />}
          </Field>
          <PasswordField value={password} onChange={setPassword} tried={tried} />
          {calledOff ? <Note tone="due" live>{t('keys.off')}</Note> : null}
        </>
      )}
    </InPlace>
  )
}

function Remove({ passkey, onClose }: { passkey: string; onClose: () => void }) {
  const t = useWords(accountWords)
  const remove = useCommand('removePasskey')
  const [password, setPassword] = useState('')
  const send = () => {
    if (password) remove.mutate({ params: { passkey }, body: { password } }, { onSuccess: onClose })
  }
  return (
    <InPlace className="account-form" label={t('keys.remove')} action={t('keys.remove')} busy={remove.isPending} error={remove.error} onSend={send} onClose={onClose} kept={false}>
      {(tried) => <PasswordField value={password} onChange={setPassword} tried={tried} />}
    </InPlace>
  )
}
