import type { ReactNode } from 'react'

/** Words quoted from a document, with where they stand. */
export function Clause({ children, cite }: { children: ReactNode; cite?: ReactNode }) {
  return (
    <blockquote className="clause">
      {children}
      {cite ? <cite>{cite}</cite> : null}
    </blockquote>
  )
}
