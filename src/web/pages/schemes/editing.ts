import { createContext, useContext, useEffect, useRef, useState } from 'react'
import { call } from '../../api/call.ts'
import { ProblemError } from '../../api/problem.ts'
import { findingsAt, type Finding, type Options, type Path, type Scheme, type View } from './model.ts'

export type Editing = {
  content: Scheme
  set: (change: Partial<Scheme>) => void
  options: Options
  findings: readonly Finding[]
  members: View['members']
}

export const EditingContext = createContext<Editing | null>(null)

/** The scheme that is being written, for every part of its editor. */
export function useEditing(): Editing {
  const editing = useContext(EditingContext)
  if (!editing) throw new Error('useEditing belongs inside an editor')
  return editing
}

/** Whether something is wrong at a place itself: its field is marked; what it is stands with `Findings`. */
export function useWrong(): (...path: Path) => boolean {
  const { findings } = useEditing()
  return (...path) => findingsAt(findings, path).some(({ weight }) => weight === 'mistake')
}

/** So long after the last change the server looks; leaving a field asks at once. */
const PAUSE_MS = 600

type Checked = Pick<View, 'findings' | 'members'>

/**
 * What is wrong with what is being written. The server looks when a field is left (`check`) and soon after any change; an answer that was overtaken by a
 * later one is dropped.
 *
 * @param asIs the content is the one that `first` was said of
 */
export function useChecked(content: Scheme, first: Checked, asIs: boolean): Checked & { busy: boolean; error: ProblemError | null; check: () => void } {
  const [checked, setChecked] = useState<Checked>(first)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ProblemError | null>(null)
  const asked = useRef(asIs ? JSON.stringify(content) : '')
  const running = useRef<AbortController | null>(null)
  const latest = useRef(content)
  useEffect(() => {
    latest.current = content
  })
  const check = () => {
    const text = JSON.stringify(latest.current)
    if (asked.current === text) return
    asked.current = text
    running.current?.abort()
    const mine = new AbortController()
    running.current = mine
    setBusy(true)
    call('checkScheme', { body: { content: JSON.parse(text) as Record<string, unknown> }, signal: mine.signal }).then(
      ({ findings, members, shaped }) => {
        if (mine.signal.aborted) return
        setChecked((before) => ({ findings, members: shaped ? members : before.members }))
        setError(null)
        setBusy(false)
      },
      (reason: unknown) => {
        if (mine.signal.aborted) return
        if (!(reason instanceof ProblemError)) throw reason
        asked.current = ''
        setError(reason)
        setBusy(false)
      },
    )
  }
  const go = useRef(check)
  useEffect(() => {
    go.current = check
  })
  useEffect(() => {
    const timer = setTimeout(() => go.current(), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [content])
  useEffect(() => () => running.current?.abort(), [])
  return { ...checked, busy, error, check }
}
