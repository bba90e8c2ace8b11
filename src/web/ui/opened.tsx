import { createContext, useCallback, useContext, useEffect, useRef, useState, type Dispatch, type ReactNode, type SetStateAction } from 'react'

type Now<T> = { what: T; /** tells one opening from the next of the same form */ nth: number; sending: boolean } | null

export type Opened<T> = {
  /** what is open, null where nothing is */
  what: T | null
  /** given to the button that opens it, and closes it where it is open: `<Button link {...forms.link('end')}>` */
  link: (what: T) => { 'aria-expanded': boolean; busy: boolean; onClick: () => void }
  /** the form where it is open, else null: `{forms.form('end', (close) => <EndForm onClose={close} />)}` */
  form: (what: T, form: (close: () => void) => ReactNode) => ReactNode
}

/**
 * Forms of which a link opens one in place. A form that was sent closes once every answer shown is fresh, and the page around it may be fresh
 * before: by then its own link waits, and whatever else was opened stays.
 *
 * @param keyOf tells two things from each other where they are not plain words
 */
export function useOpened<T>(keyOf: (what: T) => string = String): Opened<T> {
  const [now, set] = useState<Now<T>>(null)
  const last = useRef(0)
  const is = (what: T) => now !== null && keyOf(now.what) === keyOf(what)
  return {
    what: now?.what ?? null,
    link: (what) => ({
      'aria-expanded': is(what),
      busy: is(what) && now?.sending === true,
      onClick: () => {
        last.current += 1
        set(is(what) ? null : { what, nth: last.current, sending: false })
      },
    }),
    form: (what, form) => (now !== null && is(what) ? <Place key={now.nth} nth={now.nth} set={set}>{form(() => set((then) => (then?.nth === now.nth ? null : then)))}</Place> : null),
  }
}

const Sending = createContext<(busy: boolean) => void>(() => undefined)

/** Says whether the form in which this is used is being sent, to the link that opened it. */
export function useSending(busy: boolean): void {
  const tell = useContext(Sending)
  useEffect(() => {
    tell(busy)
    return () => tell(false)
  }, [tell, busy])
}

function Place<T>({ nth, set, children }: { nth: number; set: Dispatch<SetStateAction<Now<T>>>; children: ReactNode }) {
  const tell = useCallback((sending: boolean) => set((now) => (now?.nth === nth && now.sending !== sending ? { ...now, sending } : now)), [nth, set])
  return <Sending value={tell}>{children}</Sending>
}
