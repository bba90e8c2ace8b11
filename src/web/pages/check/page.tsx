import { useEffect, useState, useSyncExternalStore } from 'react'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { Button, ErrorNote, JobProgress } from '../../ui/index.ts'
import { check } from './check.ts'
import type { CheckState, Given } from './check-store.ts'
import { GivenForm } from './given-form.tsx'
import { Result } from './result.tsx'
import { checkWords } from './words.ts'
import '../read/read.css'
import './check.css'

/** Is this text right? Paste it or drop files: every claim that its own numbers can check is marked, with the arithmetic. */
export default function CheckPage() {
  const t = useWords(checkWords)
  const { account } = useSession()
  const state = useSyncExternalStore(check.subscribe, () => check.stateFor(account.id))
  const given = check.givenBy(account.id)
  const [changing, setChanging] = useState(false)
  const shows = state.state === 'checked' && !changing
  usePage({ title: t('title'), crumbs: [{ text: t('title') }], wide: shows })
  const go = (next: Given) => {
    setChanging(false)
    void check.check(next, account.id)
  }
  if (state.state === 'checked' && !changing) {
    return (
      <Result
        checked={state.checked}
        where={state.where}
        onChange={() => setChanging(true)}
        onAnother={() => check.clear()}
      />
    )
  }
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="sub">{t('lead')}</p>
      <p className="check-kept">{t('notKept')}</p>
      <Standing state={state} retry={() => go(given)} />
      {state.state !== 'sending' && state.state !== 'reading' && <GivenForm given={given} onGo={go} />}
    </>
  )
}

/** What takes longer than this says that one need not wait for it. */
const PATIENCE_MS = 2000

function Standing({ state, retry }: { state: CheckState; retry: () => void }) {
  const t = useWords(checkWords)
  if (state.state === 'refused') return <ErrorNote error={state.error} retry={retry} />
  if (state.state !== 'sending' && state.state !== 'reading') return null
  return (
    <div className="check-progress">
      {state.state === 'sending' ? (
        <span>
          <progress max={1} value={state.part} aria-label={t('checking')} />
          {t('sending', { percent: Math.round(state.part * 100) })}
        </span>
      ) : (
        <JobProgress job={state.job} label={t('checking')} />
      )}
      <Button small onClick={() => void check.cancel()}>{t('cancel')}</Button>
      <MayLeave />
    </div>
  )
}

function MayLeave() {
  const t = useWords(checkWords)
  const [long, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  return long && <span className="ink-3 small">{t('mayLeave')}</span>
}
