import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { Button, ErrorNote } from '../../ui/index.ts'
import { matterWords } from './words.ts'

type Props = {
  /** words of the one button */
  action: string
  busy: boolean
  error: Error | null
  /** sends it, or says by `false` that something is still missing */
  onSend: () => boolean | void
  onClose: () => void
  children: (tried: boolean) => ReactNode
}

/** A small form opened where the thing stands. Escape closes it; what was filled in is kept. */
export function InPlace({ action, busy, error, onSend, onClose, children }: Props) {
  const t = useWords(matterWords)
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>('input, textarea, select')?.focus(), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!busy) onSend()
  }
  return (
    <form
      ref={form}
      className="matter-form"
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
      }}
    >
      {children(tried)}
      <ErrorNote error={error} />
      <div className="actions">
        <Button small primary type="submit" busy={busy}>{action}</Button>
        <Button small onClick={onClose}>{t('cancel')}</Button>
        <span className="small ink-3">{t('kept')}</span>
      </div>
    </form>
  )
}
