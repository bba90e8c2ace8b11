import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useAnswer } from '../../api/hooks.ts'
import { useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { Button, Clause, ErrorNote, Loading, Note } from '../../ui/index.ts'
import { Beneficiary, Links, Raises } from '../problems/beside.tsx'
import { Content } from './content.tsx'
import { Duties } from './duties.tsx'
import { Exemptions } from './exemptions.tsx'
import { AmendForm } from './forms.tsx'
import { Procedure } from './procedure.tsx'
import { Facts, Milestones } from './side.tsx'
import { Standing } from './standing.tsx'
import { Timeline } from './timeline.tsx'
import { matterWords } from './words.ts'
import './matter.css'
import './matter-print.css'

export type Matter = Answer<'getMatter'>

/** What this is, who answers, what happened. `?asOf=&by=` shows a past day. */
export default function MatterPage() {
  const { matter = '' } = useParams()
  return <MatterView key={matter} id={matter} />
}

function MatterView({ id }: { id: string }) {
  const t = useWords(matterWords)
  const pick = usePick()
  const [search] = useSearchParams()
  const asOf = search.get('asOf')
  const answer = useAnswer('getMatter', { params: { matter: id }, ...(asOf ? { query: { asOf, by: search.get('by') === 'known' ? 'known' : 'effective' } } : {}) }, { keep: true })
  const matter = answer.data
  usePage({
    title: matter ? `${matter.code} ${matter.title}` : t('ledgers'),
    crumbs: [{ text: t('ledgers'), to: '/ledgers' }, ...(matter ? [{ text: pick(matter.ledgerName), to: `/ledgers/${matter.ledger}` }, { text: matter.code }] : [])],
    asOf: matter?.shown?.asOf ?? null,
  })
  if (!matter) return answer.error ? <ErrorNote error={answer.error} retry={() => void answer.refetch()} /> : <Loading rows={8} />
  return (
    <>
      {answer.error && <ErrorNote error={answer.error} retry={() => void answer.refetch()} />}
      {matter.shown && <PastNote shown={matter.shown} />}
      <Head matter={matter} />
      <div className="matter-columns">
        <div>
          <Origin matter={matter} />
          <Standing matter={matter} />
          <Procedure matter={matter} />
          <Content matter={matter} />
          <Raises matter={matter} />
          <Timeline matter={matter} />
        </div>
        <div className="beside">
          <Duties matter={matter} />
          <Beneficiary matter={matter} />
          <Links matter={matter} />
          <Milestones matter={matter} />
          <Facts matter={matter} />
          <Exemptions matter={matter} />
        </div>
      </div>
    </>
  )
}

function Head({ matter }: { matter: Matter }) {
  const t = useWords(matterWords)
  const pick = usePick()
  const { city } = useSession()
  const [amending, setAmending] = useState(false)
  const leads = matter.duties.filter(({ role }) => role === 'lead').map(({ name }) => name)
  return (
    <>
      {city.demonstration && <p className="matter-on-paper">{t('printed', { city: city.name })}</p>}
      <header className="matter-head">
        <div>
          <p className="matter-number">
            {matter.code}　{t('year', { year: matter.year, ledger: pick(matter.ledgerName) })}
            {leads.length > 0 && `　${t('leadOf', { names: leads.join('、') })}`}
          </p>
          <h1>{matter.title}</h1>
        </div>
        <div className="matter-acts">
          {matter.may.includes('amendMatter') && <Button aria-expanded={amending} onClick={() => setAmending(!amending)}>{t('amend')}</Button>}
          <Button onClick={() => window.print()}>{t('print')}</Button>
        </div>
      </header>
      {amending && <AmendForm matter={matter} onClose={() => setAmending(false)} />}
    </>
  )
}

function Origin({ matter }: { matter: Matter }) {
  const t = useWords(matterWords)
  const { clause } = matter
  if (!clause) return <p className="mid ink-3">{t('clauseNone')}</p>
  return (
    <Clause
      cite={
        <>
          {t('clauseFrom', { title: clause.documentTitle })}
          {clause.path.length > 0 && clause.path.at(-1)}
          {clause.number && `　${clause.number}`}
          {'　'}
          <Link to={`/documents/${clause.document}?at=${encodeURIComponent(clause.proposal)}`}>{t('openText')}</Link>
        </>
      }
    >
      {clause.text}
    </Clause>
  )
}

function PastNote({ shown }: { shown: NonNullable<Matter['shown']> }) {
  const t = useWords(matterWords)
  return (
    <div className="matter-past">
      <Note tone="due">
        {t('asOfNote', { day: shown.asOf, by: t(shown.by) })}　<Link to="?">{t('backToday')}</Link>
      </Note>
    </div>
  )
}
