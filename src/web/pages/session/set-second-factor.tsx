import { useState, type FormEvent } from 'react'
import { encode } from 'uqr'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useCommand } from '../../api/hooks.ts'
import { useWords } from '../../i18n/language.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { ErrorNote } from '../../ui/note.tsx'
import { CodeField } from './code-field.tsx'
import { secondFactorWords } from './second-factor-words.ts'
import './second-factor.css'

type Secret = Answer<'startSecondFactor'>

/** Sets up a second factor: the password once more, then the secret into an app, the codes on paper, and a first code. Every answer is asked anew then, also who is signed in. */
export function SetSecondFactor({ username, onClose }: { username: string; onClose?: () => void }) {
  const t = useWords(secondFactorWords)
  const start = useCommand('startSecondFactor')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  if (start.data) return <Confirm secret={start.data} onClose={onClose} />
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (password && !start.isPending) start.mutate({ body: { password } })
  }
  return (
    <form className="second-factor" aria-label={t('set')} noValidate onSubmit={submit}>
      <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
      <Field label={t('password')} wrong={tried && !password ? t('password.missing') : null}>
        {(bound) => <input {...bound} className="input" type="password" autoFocus autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />}
      </Field>
      <ErrorNote error={start.error} />
      <div className="actions">
        <Button primary type="submit" busy={start.isPending}>{t('go')}</Button>
        {onClose ? <Button onClick={onClose}>{t('cancel')}</Button> : null}
      </div>
    </form>
  )
}

function Confirm({ secret: { uri, secret, backupCodes }, onClose }: { secret: Secret; onClose: (() => void) | undefined }) {
  const t = useWords(secondFactorWords)
  const confirm = useCommand('confirmSecondFactor')
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!code.trim() || confirm.isPending) return
    confirm.mutate({ body: { code: code.trim() } }, { onSuccess: () => onClose?.() })
  }
  return (
    <form className="second-factor" aria-label={t('set')} noValidate onSubmit={submit}>
      <ol className="factor-steps">
        <li>
          <b>{t('scan')}</b>
          <div className="scan">
            <Picture text={uri} label={t('picture')} />
            <p className="small ink-2">
              {t('by.hand')}
              <code className="secret">{secret.replace(/(.{4})/g, '$1 ').trim()}</code>
            </p>
          </div>
        </li>
        <li>
          <b>{t('paper')}</b>
          <p className="small ink-2">{t('paper.why')}</p>
          <ul className="codes">
            {backupCodes.map((one) => (
              <li key={one}><code>{one}</code></li>
            ))}
          </ul>
        </li>
        <li>
          <b>{t('first')}</b>
          <CodeField label={t('code')} value={code} onChange={setCode} wrong={tried && !code.trim() ? t('code.missing') : null} />
        </li>
      </ol>
      <ErrorNote error={confirm.error} />
      <div className="actions">
        <Button primary type="submit" busy={confirm.isPending}>{t('confirm')}</Button>
        {onClose ? <Button onClick={onClose}>{t('cancel')}</Button> : null}
      </div>
    </form>
  )
}

/** The secret as a picture that an app reads: dark squares on white, whatever the page's colours. */
function Picture({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 3, ecc: 'M' })
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg className="qr" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#FFFFFF" />
      <path d={squares} fill="#15191E" />
    </svg>
  )
}
