import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { useAnswer } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { ErrorNote, Section } from '../../ui/index.ts'
import { proposeWords } from './words.ts'

const TYPING_MS = 400
const LEAST = 3
const MOST_GOAL = 1000

/** What is alike among pilots, reforms of places and earlier years' projects, with the words they share, while one types. */
export function Alike({ title, goal, ledger }: { title: string; goal: string; ledger: string }) {
  const t = useWords(proposeWords)
  const pick = usePick()
  const sees = useMay()('listMatters')
  const asked = useRested(JSON.stringify([title.trim(), goal.trim().slice(0, MOST_GOAL)]))
  const [words, wanted] = JSON.parse(asked) as [string, string]
  const found = useAnswer('similarMatters', { query: { ledger, title: words, goal: wanted } }, { when: words.length >= LEAST, keep: true })
  const rows = words.length >= LEAST ? found.data?.rows : undefined
  return (
    <aside className="road-alike" aria-live="polite">
      <Section title={t('alike')} aside={rows?.length || undefined} first>
        <p className="small ink-3">{t('alikeHint')}</p>
        <ErrorNote error={found.error} />
        {!rows && <p className="empty">{t('alikeType')}</p>}
        {rows?.length === 0 && <p className="empty">{t('alikeNone')}</p>}
        <ul className="list" hidden={!rows?.length}>
          {rows?.map((one) => (
            <li key={one.id}>
              {sees ? <Link to={`/matters/${one.id}`}>{one.title}</Link> : one.title}
              <div className="small ink-3">{one.code}　{pick(one.stageName)}{one.lead && `　${one.lead.name}`}</div>
              <div className="small ink-2">{t('shared', { words: one.shared.join(t('because')) })}</div>
            </li>
          ))}
        </ul>
      </Section>
    </aside>
  )
}

/** A text once typing rests, so that nothing is asked at every key. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), TYPING_MS)
    return () => clearTimeout(timer)
  }, [text])
  return rested
}
