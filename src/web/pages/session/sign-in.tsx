import { useState, type FormEvent } from 'react'
import { useCommand } from '../../api/hooks.ts'
import { useTakeSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { ErrorNote, Note } from '../../ui/note.tsx'
import { CodeField } from './code-field.tsx'
import { Door } from './door.tsx'
import { secondFactorWords } from './second-factor-words.ts'
import { OidcButton } from './oidc-button.tsx'
import { passkeysWork, usePasskeySignIn } from './use-passkey.ts'
import { sessionWords } from './words.ts'
import './second-factor.css'

/**
 * Sign in. `facts` come with the answer that no one is signed in: whether this is a demonstration, and of which city. `ended`: someone
 * was signed in here, and is told that nothing is lost.
 */
export default function SignIn({ facts, ended = false }: { facts: Record<string, unknown>; ended?: boolean }) {
  const t = useWords(sessionWords)
  const f = useWords(secondFactorWords)
  const take = useTakeSession()
  const signIn = useCommand('signIn')
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!username.trim() || !password || signIn.isPending) return
    signIn.mutate({ body: { username: username.trim(), password } }, { onSuccess: (answer) => ('secondStep' in answer ? undefined : take(answer)) })
  }
  const passkey = usePasskeySignIn()
  if (signIn.data && 'secondStep' in signIn.data) return <SecondStep onBack={() => (setPassword(''), setTried(false), signIn.reset())} />
  return (
    <Door title={t('signIn')}>
      <form onSubmit={submit} noValidate>
        <h1 className="unseen">{t('signIn')}</h1>
        {ended ? <Note tone="due">{t('ended')}</Note> : null}
        <Field label={t('username')} wrong={tried && !username.trim() ? t('username.missing') : null}>
          {(bound) => (
            <input
              {...bound}
              className="input"
              name="username"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              autoFocus
              value={username}
              onChange={(event) => setUsername(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('password')} wrong={tried && !password ? t('password.missing') : null}>
          {(bound) => (
            <input
              {...bound}
              className="input"
              name="password"
              type="password"
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        <ErrorNote error={signIn.error} />
        <div className="actions">
          <Button primary type="submit" busy={signIn.isPending}>
            {t('signIn')}
          </Button>
        </div>
        {passkeysWork() ? (
          <Button className="other-way" busy={passkey.busy} onClick={passkey.signIn}>
            {f('key')}
          </Button>
        ) : null}
        <OidcButton />
        {passkey.calledOff ? <Note tone="due" live>{f('key.off')}</Note> : null}
        <ErrorNote error={passkey.error} />
      </form>
      <Demonstration facts={facts} />
    </Door>
  )
}

/** The password was right: now a code of the second factor. */
function SecondStep({ onBack }: { onBack: () => void }) {
  const t = useWords(secondFactorWords)
  const take = useTakeSession()
  const finish = useCommand('signInSecondStep')
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!code.trim() || finish.isPending) return
    finish.mutate({ body: { code: code.trim() } }, { onSuccess: take, onError: () => setCode('') })
  }
  return (
    <Door title={t('step')} foot={<Button link onClick={onBack}>{t('back')}</Button>}>
      <form onSubmit={submit} noValidate>
        <h1>{t('step')}</h1>
        <CodeField focus label={t('code')} help={t('code.help')} value={code} onChange={setCode} wrong={tried && !code.trim() && !finish.error ? t('code.missing') : null} />
        <ErrorNote error={finish.error} />
        <div className="actions">
          <Button primary type="submit" busy={finish.isPending}>
            {t('continue')}
          </Button>
        </div>
      </form>
    </Door>
  )
}

function Demonstration({ facts }: { facts: Record<string, unknown> }) {
  const t = useWords(sessionWords)
  if (facts['demonstration'] !== true) return null
  return <Note>{t('demo', { city: String(facts['city']) })}</Note>
}
