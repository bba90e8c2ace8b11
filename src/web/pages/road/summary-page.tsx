import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { paths } from '../../../api/contract/paths.ts'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { addressOf } from '../../api/call.ts'
import { useAnswer } from '../../api/hooks.ts'
import { useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { Button, ErrorNote, Loading, Section, shortDay } from '../../ui/index.ts'
import { copyText } from '../../ui/hand-out.ts'
import { chosenYear } from './parts.ts'
import { summaryText } from './summary-text.ts'
import { paperWords, roadWords } from './words.ts'
import './road.css'
import './papers.css'

export type Summary = Answer<'getYearSummary'>
type Behind = { kind: string; year: number; quarter: number | null }

/** The year's account drafted from records: a table with earlier years beside it, text to build on; every number opens what it counts. */
export default function SummaryPage() {
  const t = useWords(paperWords)
  const r = useWords(roadWords)
  const [search] = useSearchParams()
  const asked = useAnswer('getYearSummary', { query: chosenYear(search) })
  usePage({ title: r('paper.summary'), crumbs: [{ text: r('title'), to: '/road' }, { text: r('paper.summary') }] })
  if (!asked.data) return asked.error ? <ErrorNote error={asked.error} retry={() => void asked.refetch()} /> : <Loading rows={8} />
  return <Account summary={asked.data} title={t('summary', { year: asked.data.year })} />
}

function Account({ summary, title }: { summary: Summary; title: string }) {
  const t = useWords(paperWords)
  const r = useWords(roadWords)
  const pick = usePick()
  const [copied, setCopied] = useState<boolean | null>(null)
  const [behind, setBehind] = useState<Behind | null>(null)
  const paragraphs = summaryText(summary, t, pick)
  return (
    <div className="road-page road-paper-page">
      {summary.city.demonstration && <p className="road-on-paper">{r('demoPaper', { city: summary.city.name })}</p>}
      <header className="road-head">
        <h1>{title}</h1>
        <p className="road-acts road-no-paper">
          <Button onClick={() => void copyText([title, ...paragraphs].join('\n')).then(setCopied)}>{r('copy')}</Button>
          <a className="button" download href={addressOf(paths.exportYearSummary.slice('GET '.length), {}, { ledger: summary.ledger.id, year: summary.year })}>{r('csv')}</a>
          <Button primary onClick={() => window.print()}>{r('print')}</Button>
        </p>
      </header>
      <p className="small ink-3" role="status">{copied === null ? '' : r(copied ? 'copied' : 'notCopied')}</p>
      <Section title={t('table')} aside={t('tableHint')} first>
        <Table summary={summary} chosen={behind} onOpen={setBehind} />
        {behind && <Records summary={summary} behind={behind} onClose={() => setBehind(null)} />}
      </Section>
      <Section title={t('ends')}>
        <Ends summary={summary} />
      </Section>
      {summary.meetings.length > 0 && (
        <Section title={t('meetings')}>
          <table className="t3">
            <thead><tr><th scope="col">{t('meeting')}</th><th scope="col" className="num">{t('count')}</th></tr></thead>
            <tbody>{summary.meetings.map(({ meeting, n }) => <tr key={meeting}><th scope="row">{meeting}</th><td className="num"><Link to={`/ledgers/${summary.ledger.id}?q=${encodeURIComponent(meeting.slice(0, 30))}`}>{n}</Link></td></tr>)}</tbody>
          </table>
        </Section>
      )}
      <Section title={t('summaryText')} aside={<span className="road-draft">{t('draft')}</span>}>
        <div className="road-draft-text">{paragraphs.map((one) => <p key={one}>{one}</p>)}</div>
      </Section>
    </div>
  )
}

function Table({ summary, chosen, onOpen }: { summary: Summary; chosen: Behind | null; onOpen: (behind: Behind) => void }) {
  const t = useWords(paperWords)
  const pick = usePick()
  const { year, kinds, partial } = summary
  const years = kinds[0]?.years.map((one) => one.year) ?? [year]
  const number = (n: number, kind: string | null, of: number, quarter: number | null, name: string) =>
    n === 0 ? <span className="ink-3">—</span> : kind === null ? n : (
      <button type="button" className="link tabular" aria-label={t('behind', { kind: name, when: quarter ? t('q', { year: of, n: quarter }) : t('y', { year: of }), n })} aria-expanded={chosen?.kind === kind && chosen.year === of && chosen.quarter === quarter} onClick={() => onOpen({ kind, year: of, quarter })}>{n}</button>
    )
  const row = (key: string, name: string, kind: string | null, of: Summary['kinds'][number]['years']) => (
    <tr key={key}>
      <th scope="row">{name}</th>
      {[1, 2, 3, 4].map((quarter) => <td key={quarter} className="num">{number(of[0]?.quarters[quarter - 1] ?? 0, kind, year, quarter, name)}</td>)}
      {of.map((one, index) => <td key={one.year} className={index === 0 ? 'num road-year-now' : 'num'}>{number(one.total, kind, one.year, null, name)}</td>)}
    </tr>
  )
  const sums = years.map((one, index) => ({ year: one, quarters: [0, 1, 2, 3].map((quarter) => kinds.reduce((sum, kind) => sum + (kind.years[index]?.quarters[quarter] ?? 0), 0)), total: kinds.reduce((sum, kind) => sum + (kind.years[index]?.total ?? 0), 0) }))
  return (
    <div className="road-scroll">
      <table className="t3 road-table">
        <caption className="unseen">{t('table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('kind')}</th>
            {[1, 2, 3, 4].map((quarter) => <th key={quarter} scope="col" className="num">{t(`q.${quarter as 1 | 2 | 3 | 4}`)}</th>)}
            {years.map((one, index) => <th key={one} scope="col" className={index === 0 ? 'num road-year-now' : 'num'}>{t(index === 0 && partial ? 'partial' : 'whole', { year: one })}</th>)}
          </tr>
        </thead>
        <tbody>{kinds.map(({ id, name, years: of }) => row(id, pick(name), id, of))}</tbody>
        <tfoot>
          {row('total', t('total'), null, sums)}
          {summary.solved.years.some(({ total }) => total > 0) && row('solved', t('solved'), null, summary.solved.years)}
        </tfoot>
      </table>
    </div>
  )
}

function Ends({ summary }: { summary: Summary }) {
  const t = useWords(paperWords)
  const r = useWords(roadWords)
  const ends = ['proposed', 'under-way', 'done', 'carried-over', 'suspended', 'stopped', 'declined'] as const
  return (
    <div className="road-scroll">
      <table className="t3 road-table">
        <thead><tr><th scope="col">{t('endsYear')}</th><th scope="col" className="num">{t('all')}</th>{ends.map((end) => <th key={end} scope="col" className="num">{r(`end.${end}`)}</th>)}</tr></thead>
        <tbody>
          {summary.projects.map(({ year, all, ends: n }) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              <td className="num"><Link to={`/road?year=${year}&part=carrying-out`}>{all}</Link></td>
              {ends.map((end) => <td key={end} className="num">{n[end] ? <Link to={`/road?year=${year}&part=${end === 'proposed' ? 'call' : end === 'under-way' || end === 'suspended' ? 'carrying-out' : 'closing'}`}>{n[end]}</Link> : <span className="ink-3">—</span>}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The records that a number counts. */
function Records({ summary, behind, onClose }: { summary: Summary; behind: Behind; onClose: () => void }) {
  const t = useWords(paperWords)
  const { today } = useSession()
  const asked = useAnswer('listCounted', { query: { ledger: summary.ledger.id, kind: behind.kind, year: behind.year, ...(behind.quarter ? { quarter: behind.quarter } : {}) } })
  return (
    <div className="road-behind road-no-paper">
      <ErrorNote error={asked.error} />
      {!asked.data && !asked.error && <Loading rows={3} />}
      <ul className="list">
        {asked.data?.rows.map((one) => (
          <li key={one.id}>
            <span className="tabular ink-3">{shortDay(one.heldOn, today)}</span>　{one.summary}
            <div className="small ink-3">{one.matters.map(({ id, code, title }) => <Link key={id} to={`/matters/${id}`}>{code} {title}　</Link>)}</div>
          </li>
        ))}
      </ul>
      <Button link onClick={onClose}>{t('close')}</Button>
    </div>
  )
}
