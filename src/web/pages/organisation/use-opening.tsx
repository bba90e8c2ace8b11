import { useState, type ReactNode } from 'react'
import { Button, Note } from '../../ui/index.ts'

type FormProps = { onClose: () => void; /** `text` says what was done */ onDone: (text: string) => void }

/** A form behind a button in the head of a section: the button, and below it the open form or what was done last. */
export function useOpening(allowed: boolean, words: string, form: (props: FormProps) => ReactNode): { open: boolean; button: ReactNode; panel: ReactNode } {
  const [open, setOpen] = useState(false)
  const [done, setDone] = useState<string | null>(null)
  const onDone = (text: string) => {
    setOpen(false)
    setDone(text)
  }
  return {
    open: open && allowed,
    button: allowed ? <Button link aria-expanded={open} onClick={() => setOpen(!open)}>{words}</Button> : null,
    panel: (
      <>
        {done ? <Note tone="done" live>{done}</Note> : null}
        {open && allowed ? form({ onClose: () => setOpen(false), onDone }) : null}
      </>
    ),
  }
}
