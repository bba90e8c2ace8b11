import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'

export type Crumb = { text: string; to?: string }
export type PageHead = {
  /** of the window */
  title: string
  crumbs: readonly Crumb[]
  /** the past day shown: the bar then carries the ochre line */
  asOf?: string | null
  /** `wide` pages lay themselves out to the window's edges */
  wide?: boolean
  /** made for a telephone: below 600 px it stands without navigation and bar, and brings its own heading */
  phone?: boolean
}

const nothing: PageHead = { title: '', crumbs: [] }
const HeadContext = createContext<{ head: PageHead; setHead: (head: PageHead) => void }>({ head: nothing, setHead: () => undefined })

export function PageHeadProvider({ children }: { children: ReactNode }) {
  const [head, setHead] = useState(nothing)
  return <HeadContext value={useMemo(() => ({ head, setHead }), [head])}>{children}</HeadContext>
}

export function usePageHead(): PageHead {
  return useContext(HeadContext).head
}

/** Names the page in the window's title and in the bar above it. Call it in every page, before any early return. */
export function usePage({ title, crumbs, asOf = null, wide = false, phone = false }: PageHead): void {
  const { setHead } = useContext(HeadContext)
  const key = JSON.stringify([title, crumbs, asOf, wide, phone])
  useEffect(() => {
    const [title, crumbs, asOf, wide, phone] = JSON.parse(key) as [string, Crumb[], string | null, boolean, boolean]
    setHead({ title, crumbs, asOf, wide, phone })
  }, [key, setHead])
}
