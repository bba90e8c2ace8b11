import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { useWords } from '../i18n/language.tsx'
import { useQueue } from '../keep/queue.ts'
import { shellWords } from './words.ts'

/** Tells that the line is broken and what is waiting to be sent, on every page. */
export function Connection() {
  const t = useWords(shellWords)
  const online = useOnline()
  const { waiting, refused, sending } = useQueue()
  if (online && waiting === 0 && refused === 0) return null
  return (
    <div className="offline" role="status">
      {online ? null : (
        <>
          <b>{t('offline')}</b>　{t('offline.text')}
          {'　'}
        </>
      )}
      {waiting > 0 ? <>{sending ? t('queued.sending', { count: waiting }) : t('queued', { count: waiting })}　</> : null}
      {refused > 0 ? <>{t('queued.refused', { count: refused })}　</> : null}
      {waiting + refused > 0 ? <Link to="/record">{t('queued.open')}</Link> : null}
    </div>
  )
}

/** Whether the browser believes to be connected. */
export function useOnline(): boolean {
  const [online, set] = useState(navigator.onLine)
  useEffect(() => {
    const update = () => set(navigator.onLine)
    window.addEventListener('online', update)
    window.addEventListener('offline', update)
    return () => {
      window.removeEventListener('online', update)
      window.removeEventListener('offline', update)
    }
  }, [])
  return online
}
