import { useEffect, useState, type ReactNode } from 'react'
import { Link } from 'react-router'
import { uiWords } from '../i18n/ui-words.ts'
import { useWords } from '../i18n/language.tsx'

/** Nothing here yet: one sentence on what belongs here, one link to begin. */
export function Empty({ children, to, begin }: { children: ReactNode; to?: string; begin?: string }) {
  return (
    <p className="empty">
      {children}
      {to && begin ? (
        <>
          {'　'}
          <Link to={to}>{begin}</Link>
        </>
      ) : null}
    </p>
  )
}

const PATIENCE_MS = 300

/** Nothing for 300 ms, then grey bars of the height of rows: a quick answer does not flicker. */
export function Loading({ rows = 3 }: { rows?: number }) {
  const [shown, show] = useState(false)
  const t = useWords(uiWords)
  useEffect(() => {
    const timer = setTimeout(() => show(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="loading" role="status">
      {shown ? <div className="unseen">{t('loading')}</div> : null}
      {shown ? Array.from({ length: rows }, (_, index) => <span key={index} />) : null}
    </div>
  )
}
