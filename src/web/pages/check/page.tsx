import { useEffect, useState, useSyncExternalStore } from 'react'
import { ProblemError } from '../../api/problem.ts'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { Button, ErrorNote, JobProgress } from '../../ui/index.ts'
import { check } from './check.ts'
import type { CheckState, Given } from './check-store.ts'
import { GivenForm } from './given-form.tsx'
import { loadReader } from './read-here.ts'
import { Result } from './result.tsx'
import { checkWords } from './words.ts'
import '../read/read.css'
import './check.css'

/** Is this text right? Paste it or drop files: every claim that its own numbers can check is marked, with the arithmetic. */
export default function CheckPage() {
  const t = useWords(checkWords)
  const { account } = useSession()
  const state = useSyncExternalStore(check.subscribe, () => check.stateFor(account.id))
  const given = useSyncExternalStore(check.subscribe, () => check.givenBy(account.id))
  useEffect(fetchReader, [])
  const [changing, setChanging] = useState(false)
  const shows = state.state === 'checked' && !changing
  usePage({ title: t('title'), crumbs: [{ text: t('title') }], wide: shows })
  const go = (next: Given, onServer = false) => {
    setChanging(false)
    void check.check(next, account.id, onServer)
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
      <Standing state={state} retry={(onServer) => go(given, onServer)} />
      {!UNDER_WAY.includes(state.state) && <GivenForm given={given} onGive={(next) => check.give(next, account.id)} onGo={(next) => go(next)} />}
    </>
  )
}

/** Fetched while one still writes: then it is there, also when the line breaks. */
function fetchReader(): void {
  loadReader().catch((error: unknown) => {
    // Whoever checks asks for it once more, and is told.
    if (!(error instanceof ProblemError)) throw error
  })
}

const UNDER_WAY: readonly CheckState['state'][] = ['here', 'sending', 'reading']

/** What takes longer than this says that one need not wait for it. */
const PATIENCE_MS = 2000

/** Refusals that say nothing against the text: the same one may be checked once more. */
const PASSING = ['busy', 'too_many_requests', 'not_signed_in', 'reading_cancelled', 'reading_failed', 'internal']

function Standing({ state, retry }: { state: CheckState; retry: (onServer: boolean) => void }) {
  const t = useWords(checkWords)
  if (state.state === 'refused') {
    const { error } = state
    // A browser does not fetch a part of the program again that it could not fetch once.
    if (error.code === 'not_loaded') {
      return (
        <>
          <ErrorNote error={error} />
          <p className="actions check-there"><Button onClick={() => retry(true)}>{t('onServer')}</Button></p>
        </>
      )
    }
    return <ErrorNote error={error} {...((error.undecided || PASSING.includes(error.code)) && { retry: () => retry(false) })} />
  }
  if (state.state === 'here') return <p className="check-progress" role="status">{t('checking')}</p>
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
