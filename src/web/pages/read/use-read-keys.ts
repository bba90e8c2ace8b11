import { useEffect, useRef } from 'react'
import { actionOf, writesText, type ReadAction } from './keys.ts'

/** Listens to the reading keys while nothing is written and no dialog is open. */
export function useReadKeys(act: (action: ReadAction) => void) {
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const action = actionOf(event)
      if (action === null || writesText(event.target) || document.querySelector('dialog[open]')) return
      event.preventDefault()
      latest.current(action)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
