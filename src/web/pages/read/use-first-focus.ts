import { useEffect, useRef } from 'react'

/** Gives the focus to the first control inside, after a dialog has opened and taken it for its “close”. */
export function useFirstFocus<E extends HTMLElement>() {
  const box = useRef<E>(null)
  useEffect(() => {
    const frame = requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('textarea, input, button')?.focus())
    return () => cancelAnimationFrame(frame)
  }, [])
  return box
}
