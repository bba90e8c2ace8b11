import { useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useCommand } from '../../api/hooks.ts'
import { SESSION_KEY, useTakeSession, type Session } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { ErrorNote } from '../../ui/note.tsx'
import { Door } from './door.tsx'
import { sessionWords } from './words.ts'

/** Told before sending; the server decides (`password_unfit`). */
const LEAST = 10

/** The change that must come before anything else. */
export default function FirstPassword({ session }: { session: Session }) {
  const t = useWords(sessionWords)
  const take = useTakeSession()
  const queries = useQueryClient()
  const change = useCommand('changePassword')
  const signOut = useCommand('signOut')
  const [fields, setFields] = useState({ current: '', next: '', repeat: '' })
  const [tried, setTried] = useState(false)
  const wrong = tried ? faults(fields) : {}
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(faults(fields)).length > 0 || change.isPending) return
    change.mutate({ body: { current: fields.current, next: fields.next } }, { onSuccess: take })
  }
  const box = (name: keyof typeof fields, autoComplete: string, autoFocus = false) => (
    <Field
      label={t(name)}
      help={name === 'next' ? t('next.help', { least: LEAST }) : undefined}
      wrong={wrong[name] ? t(wrong[name], { least: LEAST }) : null}
    >
      {(bound) => (
        <input
          {...bound}
          className="input"
          type="password"
          name={name}
          autoFocus={autoFocus}
          autoComplete={autoComplete}
          value={fields[name]}
          onChange={(event) => setFields({ ...fields, [name]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <Door
      title={t('first')}
      foot={
        <Button link onClick={() => signOut.mutate({}, { onSuccess: () => void queries.resetQueries({ queryKey: SESSION_KEY }) })}>
          {t('out')}
        </Button>
      }
    >
      <form onSubmit={submit} noValidate>
        <h1>{t('first')}</h1>
        <p className="sub">{t('first.why')}</p>
        <input type="text" name="username" autoComplete="username" value={session.account.username} readOnly hidden />
        {box('current', 'current-password', true)}
        {box('next', 'new-password')}
        {box('repeat', 'new-password')}
        <ErrorNote error={change.error} />
        <div className="actions">
          <Button primary type="submit" busy={change.isPending}>
            {t('change')}
          </Button>
        </div>
      </form>
    </Door>
  )
}

type Fields = { current: string; next: string; repeat: string }

function faults({ current, next, repeat }: Fields): Partial<Record<keyof Fields, keyof typeof sessionWords>> {
  return {
    ...(current ? {} : { current: 'password.missing' as const }),
    ...(next.length < LEAST ? { next: 'next.short' as const } : next === current ? { next: 'next.same' as const } : {}),
    ...(repeat === next ? {} : { repeat: 'repeat.differs' as const }),
  }
}
