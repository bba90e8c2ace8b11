import { useState, type FormEvent } from 'react'
import { useCommand } from '../../api/hooks.ts'
import { useTakeSession, type Session } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorNote } from '../../ui/note.tsx'
import { Door } from './door.tsx'
import { noPasswords, PasswordFields, passwordFaults } from './password-fields.tsx'
import { SignOut } from './sign-out.tsx'
import { sessionWords } from './words.ts'

/** The change that must come before anything else. */
export default function FirstPassword({ session }: { session: Session }) {
  const t = useWords(sessionWords)
  const take = useTakeSession()
  const change = useCommand('changePassword')
  const [values, setValues] = useState(noPasswords)
  const [tried, setTried] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(passwordFaults(values)).length > 0 || change.isPending) return
    change.mutate({ body: { current: values.current, next: values.next } }, { onSuccess: take })
  }
  return (
    <Door title={t('first')} foot={<SignOut />}>
      <form onSubmit={submit} noValidate>
        <h1>{t('first')}</h1>
        <p className="sub">{t('first.why')}</p>
        <PasswordFields username={session.account.username} value={values} onChange={setValues} tried={tried} />
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
