import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { call } from '../../api/call.ts'
import { ProblemError } from '../../api/problem.ts'
import { useTakeSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { Button } from '../../ui/button.tsx'
import { Loading } from '../../ui/empty.tsx'
import { ErrorNote } from '../../ui/note.tsx'
import { Door } from './door.tsx'
import { oidcWords } from './oidc-words.ts'

/** Where the other system sends people back to: its answer is handed on once, and does not stay in the address. */
export default function OidcBack() {
  const t = useWords(oidcWords)
  const take = useTakeSession()
  const navigate = useNavigate()
  const sent = useRef(false)
  const [error, setError] = useState<ProblemError | null>(null)
  useEffect(() => {
    if (sent.current) return
    sent.current = true
    const answer = window.location.search
    window.history.replaceState(null, '', window.location.pathname)
    call('finishOidc', { body: { answer: answer || '?' } }).then(
      (session) => {
        take(session)
        void navigate('/', { replace: true })
      },
      (refused: unknown) => {
        if (!(refused instanceof ProblemError)) throw refused
        setError(refused)
      },
    )
  }, [take, navigate])
  return (
    <Door title={t('back')}>
      <h1>{t('back')}</h1>
      {error ? (
        <>
          <ErrorNote error={error} />
          <div className="actions">
            <Button primary onClick={() => void navigate('/', { replace: true })}>{t('again')}</Button>
          </div>
        </>
      ) : (
        <Loading rows={2} />
      )}
    </Door>
  )
}
