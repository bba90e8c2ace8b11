import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { Button, ErrorNote } from '../../ui/index.ts'
import { organisationWords } from './words.ts'

type Props = {
  /** what the form is for, read out */
  label: string
  /** words of the one button */
  action: string
  busy: boolean
  error: Error | null
  /** sends it unless something is still missing */
  onSend: () => void
  onClose: () => void
  /** says what sending does and what it does not; stands above the buttons */
  note?: ReactNode
  children: (tried: boolean) => ReactNode
}

/** A form opened where the thing stands. It takes the focus; Escape closes it and what was filled in is kept. */
export function Panel({ label, action, busy, error, onSend, onClose, note, children }: Props) {
  const t = useWords(organisationWords)
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>('input, select')?.focus(), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!busy) onSend()
  }
  return (
    <form
      ref={form}
      className="panel"
      aria-label={label}
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
      }}
    >
      {children(tried)}
      {note ? <p className="small ink-3">{note}</p> : null}
      <ErrorNote error={error} />
      <div className="actions">
        <Button small primary type="submit" busy={busy}>
          {action}
        </Button>
        <Button small onClick={onClose}>
          {t('cancel')}
        </Button>
        <span className="small ink-3">{t('kept')}</span>
      </div>
    </form>
  )
}
