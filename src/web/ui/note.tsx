import type { ReactNode } from 'react'
import { ProblemError } from '../api/problem.ts'
import { uiWords } from '../i18n/ui-words.ts'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { Button } from './button.tsx'

type Tone = 'plain' | 'info' | 'due' | 'wrong' | 'done'

/** A sentence with a rule on its left: a hint, what was done, what went wrong. `live` reads it out when it appears. */
export function Note({ tone = 'plain', live, children }: { tone?: Tone; live?: boolean; children: ReactNode }) {
  return (
    <div className={`note note-${tone}`} role={live ? (tone === 'wrong' ? 'alert' : 'status') : undefined}>
      {children}
    </div>
  )
}

/** What happened, what was kept, what to do: the server's sentence. Any other error is a bug and is thrown on. */
export function ErrorNote({ error, retry }: { error: Error | null; retry?: () => void }) {
  const { language } = useLanguage()
  const t = useWords(uiWords)
  if (!error) return null
  if (!(error instanceof ProblemError)) throw error
  return (
    <Note tone="wrong" live>
      {error.sentence(language)}
      {retry ? (
        <>
          {'　'}
          <Button link onClick={retry}>
            {t('again')}
          </Button>
        </>
      ) : null}
    </Note>
  )
}
