import { useState, type FormEvent } from 'react'
import { useCommand } from '../../api/hooks.ts'
import { useTakeSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { ErrorNote, Note } from '../../ui/note.tsx'
import { Door } from './door.tsx'
import { sessionWords } from './words.ts'

/**
 * Sign in. `facts` come with the answer that no one is signed in: whether this is a demonstration, and of which city. `ended`: someone
 * was signed in here, and is told that nothing is lost.
 */
export default function SignIn({ facts, ended = false }: { facts: Record<string, unknown>; ended?: boolean }) {
  const t = useWords(sessionWords)
  const take = useTakeSession()
  const signIn = useCommand('signIn')
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!username.trim() || !password || signIn.isPending) return
    signIn.mutate({ body: { username: username.trim(), password } }, { onSuccess: take })
  }
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
      </form>
      <Demonstration facts={facts} />
    </Door>
  )
}

function Demonstration({ facts }: { facts: Record<string, unknown> }) {
  const t = useWords(sessionWords)
  if (facts['demonstration'] !== true) return null
  return <Note>{t('demo', { city: String(facts['city']) })}</Note>
}
