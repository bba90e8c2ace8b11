import { Link, useParams, useSearchParams } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useAnswer } from '../../api/hooks.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { ErrorNote, Loading, Note } from '../../ui/index.ts'
import { MeasuredBy } from '../indicators/on-matter.tsx'
import { LettersOf } from '../letters/beside.tsx'
import { Links, Raises } from '../problems/beside.tsx'
import { Content } from './content.tsx'
import { Head } from './head.tsx'
import { Origin } from './origin.tsx'
import { Asked } from './procedure/asked.tsx'
import { Escalation } from './procedure/escalation.tsx'
import { Extensions } from './procedure/extensions.tsx'
import { Procedure } from './procedure/line.tsx'
import { Parts } from './procedure/parts.tsx'
import { Duties } from './side/duties.tsx'
import { Exemptions } from './side/exemptions.tsx'
import { Facts, Milestones } from './side/facts.tsx'
import { Files } from './side/files.tsx'
import { NamedReaders } from '../readers/named-readers.tsx'
import { Standing } from './standing.tsx'
import { Timeline } from './timeline/timeline.tsx'
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
          <Extensions matter={matter} />
          <Escalation matter={matter} />
          <Parts matter={matter} />
          <Content matter={matter} />
          <Raises matter={matter} />
          <Timeline matter={matter} />
        </div>
        <div className="beside">
          <Duties matter={matter} />
          <Asked matter={matter} />
          <Links matter={matter} />
          <LettersOf matter={matter.id} />
          <MeasuredBy matter={matter} />
          <Milestones matter={matter} />
          <Facts matter={matter} />
          <Files matter={matter} />
          <Exemptions matter={matter} />
          {!matter.shown && <NamedReaders subject={{ type: 'matter', id: matter.id }} may={matter.may.includes('setReaders')} />}
        </div>
      </div>
    </>
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
