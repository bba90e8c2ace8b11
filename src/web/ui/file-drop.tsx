import { useState, type ReactNode, type Ref } from 'react'

/** What the server reads; it looks at the content and refuses what is something else. */
const READABLE = '.docx,.xlsx,.pdf,.txt,.md,.html'

type Props = {
  className?: string
  /** what may be done here, with the button that opens `chooser` */
  children: ReactNode
  /** which files, how large */
  hint: string
  /** name of the file input for assistive technology */
  label: string
  /** endings to choose from; absent: every document the server reads */
  accept?: string
  chooser: Ref<HTMLInputElement>
  onFiles: (files: File[]) => void
}

/** A place to drop documents on, or to choose them from. */
export function FileDrop({ className, children, hint, label, accept = READABLE, chooser, onFiles }: Props) {
  const [over, setOver] = useState(false)
  return (
    <div
      className={['file-drop', over && 'file-drop-over', className].filter(Boolean).join(' ')}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        onFiles([...event.dataTransfer.files])
      }}
    >
      <p>{children}</p>
      <p className="ink-3 small">{hint}</p>
      <input
        ref={chooser}
        type="file"
        className="unseen"
        tabIndex={-1}
        aria-label={label}
        multiple
        accept={accept}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
    </div>
  )
}
