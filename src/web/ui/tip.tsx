import { useEffect, useId, useRef, useState, type ReactNode } from 'react'

const MARGIN = 8
const WIDTH = 320

/**
 * More about something, on hover and on focus. It may be pointed at itself, and Escape puts it away (WCAG 1.4.13). It is
 * placed by the window and not by its parents, so that a scrolling table does not cut it off.
 */
export function Tip({ content, children }: { content: ReactNode; children: ReactNode }) {
  const id = useId()
  const trigger = useRef<HTMLSpanElement>(null)
  const [at, setAt] = useState<{ left: number; top?: number; bottom?: number } | null>(null)
  const open = () => {
    const box = trigger.current?.getBoundingClientRect()
    if (!box) return
    const left = Math.max(MARGIN, Math.min(box.left, window.innerWidth - WIDTH - MARGIN))
    setAt(box.bottom > window.innerHeight * 0.7 ? { left, bottom: window.innerHeight - box.top + 2 } : { left, top: box.bottom + 2 })
  }
  const close = () => setAt(null)
  useEffect(() => {
    if (!at) return
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && close()
    window.addEventListener('keydown', onKey)
    window.addEventListener('scroll', close, true)
    return () => {
      window.removeEventListener('keydown', onKey)
      window.removeEventListener('scroll', close, true)
    }
  }, [at])
  return (
    <span onMouseEnter={open} onMouseLeave={close}>
      {/* Focusable without being a button: a keyboard must reach what a mouse reads by pointing. */}
      <span
        ref={trigger}
        className="tip-trigger"
        tabIndex={0}
        role="note"
        aria-describedby={at ? id : undefined}
        onFocus={open}
        onBlur={close}
      >
        {children}
      </span>
      {at ? (
        <div id={id} role="tooltip" className="tip" style={at}>
          {content}
        </div>
      ) : null}
    </span>
  )
}
