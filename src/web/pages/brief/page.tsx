import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useAnswer } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { Button, DayInput, ErrorNote, Field, Loading, Note } from '../../ui/index.ts'
import { DecideForm } from '../problems/raise-forms.tsx'
import '../problems/problems.css'
import { Paper } from './paper.tsx'
import { briefWords } from './words.ts'
import './brief.css'

export type Brief = Answer<'getBrief'>

/** What a leader must know and decide today, as the one sheet they read. `?asOf=` shows a past day. */
export default function BriefPage() {
  const t = useWords(briefWords)
  const { post = '' } = useParams()
  const [search, setSearch] = useSearchParams()
  const asOf = search.get('asOf')
  const may = useMay()
  const [open, setOpen] = useState<'day' | 'enter' | null>(null)
  const answer = useAnswer('getBrief', { params: { post }, ...(asOf ? { query: { asOf } } : {}) }, { keep: true })
  const brief = answer.data
  usePage({ title: brief ? `${t('title')} ${brief.post.name}` : t('title'), crumbs: [{ text: t('title'), to: '/briefs' }, ...(brief ? [{ text: brief.post.name }] : [])], asOf: brief?.asOf ?? null })
  if (!brief) return answer.error ? <ErrorNote error={answer.error} retry={() => void answer.refetch()} /> : <Loading rows={10} />
  const toggle = (what: 'day' | 'enter') => setOpen(open === what ? null : what)
  return (
    <>
      <div className="brief-bar">
        <h1 className="unseen">{t('title')}　{brief.post.name}</h1>
        <span className="small ink-3">{t('acting')}</span>
        <Button aria-expanded={open === 'day'} onClick={() => toggle('day')}>{t('day')}</Button>
        {may('decideRaise') && !brief.asOf && <Button aria-expanded={open === 'enter'} onClick={() => toggle('enter')}>{t('enter')}</Button>}
        <Button primary onClick={() => window.print()}>{t('print')}</Button>
      </div>
      {answer.error && <ErrorNote error={answer.error} retry={() => void answer.refetch()} />}
      {open === 'day' && (
        <div className="brief-tool">
          <Field label={t('dayLabel')}>
            {(bound) => <DayInput {...bound} max={brief.today} value={brief.asOf ?? brief.today} onChange={(day) => day && setSearch(day === brief.today ? {} : { asOf: day }, { replace: true })} />}
          </Field>
        </div>
      )}
      {brief.asOf && <Note tone="due">{t('effective', { day: brief.asOf })}　<Link to="?">{t('today')}</Link></Note>}
      {open === 'enter' && <Decisions brief={brief} />}
      <Paper brief={brief} />
    </>
  )
}

/** What was decided on paper, entered one by one. */
function Decisions({ brief }: { brief: Brief }) {
  const t = useWords(briefWords)
  const [deciding, setDeciding] = useState<string | null>(brief.decisions[0]?.raise ?? null)
  if (brief.decisions.length === 0) return <p className="brief-tool ink-3">{t('enterNone')}</p>
  return (
    <ol className="brief-tool list">
      {brief.decisions.map(({ raise, ask, options, matter }) => (
        <li key={raise}>
          <Button link aria-expanded={deciding === raise} onClick={() => setDeciding(deciding === raise ? null : raise)}>{ask}</Button>
          {deciding === raise && <DecideForm matter={matter.id} raise={raise} options={options} onClose={() => setDeciding(null)} />}
        </li>
      ))}
    </ol>
  )
}
