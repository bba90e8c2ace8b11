import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useAnswer } from '../../api/hooks.ts'
import { ProblemError } from '../../api/problem.ts'
import { useWords } from '../../i18n/language.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorNote } from '../../ui/note.tsx'
import { oidcWords } from './oidc-words.ts'

/** Leads to the other system by which people may sign in, where there is one. */
export function OidcButton() {
  const t = useWords(oidcWords)
  const ways = useAnswer('getSignInWays', {})
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ProblemError | null>(null)
  if (!ways.data?.oidc) return null
  const go = async () => {
    setBusy(true)
    setError(null)
    try {
      const { url } = await call('startOidc')
      window.location.assign(url)
    } catch (refused) {
      if (!(refused instanceof ProblemError)) throw refused
      setError(refused)
      setBusy(false)
    }
  }
  return (
    <>
      <Button className="other-way" busy={busy} onClick={() => void go()}>
        {t('by', { name: ways.data.oidc.name })}
      </Button>
      <ErrorNote error={error} />
    </>
  )
}
