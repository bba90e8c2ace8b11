import { useEffect, useId, useRef, type ReactNode } from 'react'
import { uiWords } from '../i18n/ui-words.ts'
import { useWords } from '../i18n/language.tsx'
import { Button } from './button.tsx'

type Props = { title: string; onClose: () => void; children: ReactNode }

/** A box above the page, for the one thing in hand; Escape closes it, focus returns to where it was. */
export function Dialog({ title, onClose, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  const t = useWords(uiWords)
  useEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={ref}
      className="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <header>
        <h2 id={id}>{title}</h2>
        <Button link onClick={onClose}>
          {t('close')}
        </Button>
      </header>
      <div className="in">{children}</div>
    </dialog>
  )
}
