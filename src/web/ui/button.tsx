import type { ButtonHTMLAttributes, ReactNode } from 'react'

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> & {
  primary?: boolean
  small?: boolean
  /** shown as a link: for the lesser action of a row */
  link?: boolean
  /** at work: pressing again does nothing, and focus stays where it is */
  busy?: boolean
  /** the key that does the same, shown on the button; listen to it with `useKeys` */
  keyName?: string
  className?: string
  children: ReactNode
}

/** One primary button a view, one more in an opened row. */
export function Button({ primary, small, link, busy, keyName, className = '', children, onClick, type = 'button', ...rest }: Props) {
  const look = link ? 'link' : ['button', primary ? 'button-primary' : '', small ? 'button-small' : ''].join(' ')
  return (
    <button
      {...rest}
      type={type}
      className={`${look} ${className}`.trim()}
      aria-disabled={busy || undefined}
      aria-keyshortcuts={keyName}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {children}
      {keyName ? <Kbd>{keyName}</Kbd> : null}
    </button>
  )
}

export function Kbd({ children }: { children: ReactNode }) {
  return <kbd aria-hidden="true">{children}</kbd>
}
