import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { Link, useLocation } from 'react-router'
import { useAnswer } from '../api/hooks.ts'
import { useWords } from '../i18n/language.tsx'
import { Kbd } from '../ui/button.tsx'
import { useKeys } from '../ui/keys.ts'
import { ErrorNote } from '../ui/note.tsx'
import { shellWords } from './words.ts'

const PAUSE_MS = 200

/** Search from anywhere: `/` goes to it, arrows walk the results, Escape closes. */
export function Find() {
  const t = useWords(shellWords)
  const { pathname } = useLocation()
  const [text, setText] = useState('')
  const [asked, ask] = useState('')
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  useKeys({ '/': () => input.current?.focus() })
  useEffect(() => {
    const timer = setTimeout(() => ask(text.trim()), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  const [shownAt, setShownAt] = useState(pathname)
  if (shownAt !== pathname) {
    setShownAt(pathname)
    setOpen(false)
  }
  const found = useAnswer('search', { query: { q: asked || '·' } }, { when: open && asked !== '', keep: true })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      setOpen(false)
      input.current?.focus()
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    const stops = [input.current, ...(box.current?.querySelectorAll<HTMLElement>('.found a') ?? [])]
    const at = stops.indexOf(document.activeElement as HTMLElement)
    stops[(at + (event.key === 'ArrowDown' ? 1 : stops.length - 1)) % stops.length]?.focus()
  }
  return (
    <div
      className="find"
      role="search"
      ref={box}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!box.current?.contains(event.relatedTarget)) setOpen(false)
      }}
    >
      <input
        ref={input}
        type="text"
        aria-label={t('find.label')}
        aria-keyshortcuts="/"
        placeholder={t('find.label')}
        value={text}
        onFocus={() => setOpen(true)}
        onChange={(event) => {
          setText(event.target.value)
          setOpen(true)
        }}
      />
      <Kbd>/</Kbd>
      {open && asked !== '' && (found.data || found.error) ? (
        <div className="found" aria-live="polite">
          <ErrorNote error={found.error} />
          {found.data ? <Results found={found.data} text={asked} /> : null}
        </div>
      ) : null}
    </div>
  )
}

function Results({ found, text }: { found: NonNullable<ReturnType<typeof useAnswer<'search'>>['data']>; text: string }) {
  const t = useWords(shellWords)
  const { matters, documents, units } = found
  if (matters.length + documents.length + units.length === 0) return <p>{t('find.none', { text })}</p>
  return (
    <>
      {matters.length ? <h3>{t('find.matters')}</h3> : null}
      {matters.map(({ id, code, title }) => (
        <Link key={id} to={`/matters/${id}`}>
          <span>{code}</span>
          {title}
        </Link>
      ))}
      {documents.length ? <h3>{t('find.documents')}</h3> : null}
      {documents.map(({ id, title, number }) => (
        <Link key={id} to={`/documents/${id}`}>
          {title}
          {number ? <span>{number}</span> : null}
        </Link>
      ))}
      {units.length ? <h3>{t('find.units')}</h3> : null}
      {units.map(({ id, name }) => (
        <Link key={id} to={`/organisation/units/${id}`}>
          {name}
        </Link>
      ))}
    </>
  )
}
