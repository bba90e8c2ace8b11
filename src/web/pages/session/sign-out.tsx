import { useQueryClient } from '@tanstack/react-query'
import { useCommand } from '../../api/hooks.ts'
import { SESSION_KEY } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { Button } from '../../ui/button.tsx'
import { sessionWords } from './words.ts'

/** Out again, from the pages before the shell. */
export function SignOut() {
  const t = useWords(sessionWords)
  const queries = useQueryClient()
  const signOut = useCommand('signOut')
  return (
    <Button link busy={signOut.isPending} onClick={() => signOut.mutate({}, { onSuccess: () => void queries.resetQueries({ queryKey: SESSION_KEY }) })}>
      {t('out')}
    </Button>
  )
}
