import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { Explained, type Term } from './explained.tsx'

type Props = { terms: ReadonlyMap<string, Term>; onHere: (place: number) => void; children: ReactNode }
type Shown = { term: Term; left: number; top?: number; bottom?: number }

const MARGIN = 8
const WIDTH = 360
/** Long enough to move the pointer from the word onto what is shown. */
const LEAVE_MS = 250

/**
 * Shows what a term means on hover, focus and tap of any element inside that carries `data-term`. What is shown may be pointed at itself, and Escape puts it
 * away (WCAG 1.4.13).
 */
export function TermTips({ terms, onHere, children }: Props) {
  const id = useId()
  const [shown, setShown] = useState<Shown | null>(null)
  const leaving = useRef(0)
  const trigger = useRef<HTMLElement | null>(null)

  const hide = () => {
    window.clearTimeout(leaving.current)
    trigger.current?.removeAttribute('aria-describedby')
    setShown(null)
  }
  const show = (target: EventTarget) => {
    const element = target instanceof Element ? target.closest<HTMLElement>('[data-term]') : null
    const term = terms.get(element?.dataset.term ?? '')
    if (!element || !term) return false
    window.clearTimeout(leaving.current)
    trigger.current?.removeAttribute('aria-describedby')
    trigger.current = element
    element.setAttribute('aria-describedby', id)
    const box = element.getClientRects()[0] ?? element.getBoundingClientRect()
    const left = Math.max(MARGIN, Math.min(box.left, window.innerWidth - WIDTH - MARGIN))
    setShown({ term, left, ...(box.bottom > window.innerHeight * 0.6 ? { bottom: window.innerHeight - box.top + 2 } : { top: box.bottom + 2 }) })
    return true
  }
  const leave = () => {
    window.clearTimeout(leaving.current)
    leaving.current = window.setTimeout(hide, LEAVE_MS)
  }
  useEffect(() => {
    if (!shown) return
    const away = (event: Event) => {
      // Only what moves the word away from what is shown: not the list beside it, nor a long explanation itself.
      if (event instanceof KeyboardEvent ? event.key === 'Escape' : event.target instanceof Node && event.target.contains(trigger.current)) hide()
    }
    window.addEventListener('keydown', away)
    window.addEventListener('scroll', away, true)
    return () => {
      window.removeEventListener('keydown', away)
      window.removeEventListener('scroll', away, true)
    }
  }, [shown])
  useEffect(() => () => window.clearTimeout(leaving.current), [])

  return (
    <div
      onMouseOver={({ target }) => show(target) || leave()}
      onMouseLeave={leave}
      onFocus={({ target }) => show(target)}
      onBlur={leave}
      onClick={({ target }) => show(target)}
    >
      {children}
      {shown && (
        <div
          id={id}
          role="tooltip"
          className="tip term-tip"
          style={{ left: shown.left, top: shown.top, bottom: shown.bottom }}
          onMouseOver={(event) => {
            event.stopPropagation()
            window.clearTimeout(leaving.current)
          }}
          onFocus={() => window.clearTimeout(leaving.current)}
        >
          <Explained term={shown.term} onHere={(place) => { hide(); onHere(place) }} />
        </div>
      )}
    </div>
  )
}
