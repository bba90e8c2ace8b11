import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { EndpointName } from '../../api/contract/paths.ts'
import { paths } from '../../api/contract/paths.ts'

/** After what a page shows first: listening is in nobody's way. */
const BEGIN_MS = 3_000
/** A city that writes each second has a page ask this often. */
const EVERY_MS = 10_000
/** Asking keeps a session from growing idle: only for who has just moved or typed. */
const AWAKE_MS = 60_000

const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchstart'] as const

/**
 * Asks again for an answer that is shown when something was written in the city, whoever wrote it: while the page is in sight and somebody sits before it. What is
 * missed is seen at the next look.
 */
export function useAskAgain(name: EndpointName): void {
  const queries = useQueryClient()
  useEffect(() => {
    let source: EventSource | null = null
    let awakeAt = Date.now()
    let askedAt = 0
    let waiting: ReturnType<typeof setTimeout> | undefined
    const awake = () => (awakeAt = Date.now())
    const ask = () => {
      waiting = undefined
      if (Date.now() - awakeAt > AWAKE_MS) return
      askedAt = Date.now()
      void queries.invalidateQueries({ queryKey: [name] })
    }
    const changed = () => (waiting ??= setTimeout(ask, Math.max(0, askedAt + EVERY_MS - Date.now())))
    const listen = () => {
      source?.close()
      source = null
      if (document.hidden) return
      source = new EventSource(paths.followChanges.slice('GET '.length))
      source.addEventListener('changed', changed)
    }
    const begin = setTimeout(() => {
      listen()
      document.addEventListener('visibilitychange', listen)
    }, BEGIN_MS)
    for (const sign of SIGNS) window.addEventListener(sign, awake, { passive: true })
    return () => {
      clearTimeout(begin)
      clearTimeout(waiting)
      source?.close()
      document.removeEventListener('visibilitychange', listen)
      for (const sign of SIGNS) window.removeEventListener(sign, awake)
    }
  }, [queries, name])
}
