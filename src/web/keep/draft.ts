import { useCallback, useEffect, useRef, useState } from 'react'
import { useSession } from '../api/session.tsx'

const PREFIX = 'lingxian.draft.'

/**
 * A form's content that survives a lost session, a closed window and a broken line: kept on this machine by account and
 * page until `clear` is called after success.
 *
 * @param page    names the form, e.g. `record` or `appoint:<post>`
 * @param initial what the form begins with; older drafts get fields added since from it
 */
export function useDraft<T extends object>(
  page: string,
  initial: T,
): { value: T; set: (change: Partial<T>) => void; clear: () => void; kept: boolean } {
  const { account } = useSession()
  const key = `${PREFIX}${account.id}.${page}`
  const first = useRef(initial)
  const [state, setState] = useState(() => ({ key, ...readDraft(key, initial) }))
  if (state.key !== key) setState({ key, ...readDraft(key, initial) })
  const { value, kept } = state
  useEffect(() => {
    if (!kept) return
    localStorage.setItem(key, JSON.stringify(value))
  }, [key, value, kept])
  const set = useCallback(
    (change: Partial<T>) => setState((before) => ({ ...before, value: { ...before.value, ...change }, kept: true })),
    [],
  )
  const clear = useCallback(() => {
    localStorage.removeItem(key)
    setState({ key, value: first.current, kept: false })
  }, [key])
  return { value, set, clear, kept }
}

/** What was kept for a form, over what it begins with; a draft that cannot be read is dropped, as a form must open. */
export function readDraft<T extends object>(
  key: string,
  initial: T,
  shelf: Pick<Storage, 'getItem' | 'removeItem'> = localStorage,
): { value: T; kept: boolean } {
  const text = shelf.getItem(key)
  if (text === null) return { value: initial, kept: false }
  try {
    const draft: unknown = JSON.parse(text)
    if (typeof draft === 'object' && draft !== null) return { value: { ...initial, ...draft }, kept: true }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  shelf.removeItem(key)
  return { value: initial, kept: false }
}
