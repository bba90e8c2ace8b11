import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { ProblemError } from '../api/problem.ts'
import { useWords } from '../i18n/language.tsx'
import { uiWords } from '../i18n/ui-words.ts'
import { Button } from './button.tsx'
import { ErrorNote } from './note.tsx'
import { useSending } from './opened.tsx'

type Props = {
  /** how it is set: each page has a class for its forms */
  className: string
  /** names the form where several may be open */
  label?: string
  /** words of the one button */
  action: string
  busy: boolean
  error: Error | null
  /** sends it unless something is still missing */
  onSend: () => void
  onClose: () => void
  /** what is half written stays on this machine, and is said to; not where nobody is to find it there */
  kept?: boolean
  /** says what sending does and what it does not; stands above the buttons */
  note?: ReactNode
  /** `tried`: it was sent once, so that what is missing may be said */
  children: (tried: boolean) => ReactNode
}

/**
 * A small form opened where the thing stands. It takes the focus; Escape closes it and what was filled in is kept, but not while it is being sent:
 * opened again it would ask for what is on its way. Where somebody else was quicker, the page around it can be asked anew while the form stays as
 * it was filled in.
 */
export function InPlace({ className, label, action, busy, error, onSend, onClose, kept = true, note, children }: Props) {
  const t = useWords(uiWords)
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useSending(busy)
  useEffect(() => form.current?.querySelector<HTMLElement>('input, textarea, select')?.focus(), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!busy) onSend()
  }
  return (
    <form
      ref={form}
      className={className}
      aria-label={label}
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented && !busy) onClose()
      }}
    >
      {children(tried)}
      {note ? <p className="small ink-3">{note}</p> : null}
      <ErrorNote error={error} />
      <Meanwhile error={error} />
      <div className="actions">
        <Button small primary type="submit" busy={busy}>{action}</Button>
        <Button small busy={busy} onClick={onClose}>{t('cancel')}</Button>
        {kept ? <span className="small ink-3">{t('kept')}</span> : null}
      </div>
    </form>
  )
}

/** What somebody else did meanwhile is to be seen on the page; what was written here is not lost by looking. */
function Meanwhile({ error }: { error: Error | null }) {
  const t = useWords(uiWords)
  const queries = useQueryClient()
  if (!(error instanceof ProblemError) || error.status !== CONFLICT) return null
  return (
    <p className="small ink-3">
      <Button link onClick={() => void queries.invalidateQueries()}>{t('meanwhile')}</Button>　{t('meanwhile.kept')}
    </p>
  )
}

/** The state a command was meant for is no longer there. */
const CONFLICT = 409
