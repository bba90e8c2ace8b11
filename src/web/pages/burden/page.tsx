import { Link, useSearchParams } from 'react-router'
import { monthOf, monthsUpTo } from '../../../kernel/burden/months.ts'
import { addMonths } from '../../../kernel/time/day.ts'
import { useAnswer } from '../../api/hooks.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { Button, ErrorNote, Loading } from '../../ui/index.ts'
import { CityMonth } from './city-month.tsx'
import { Complaints } from './complaints.tsx'
import { monthText } from './model.ts'
import { Requests } from './requests.tsx'
import { UnitMonth } from './unit-month.tsx'
import { burdenWords } from './words.ts'
import './burden.css'

const VIEWS = [
  { view: 'month', needs: 'getBurden' },
  { view: 'requests', needs: 'listRequests' },
  { view: 'complaints', needs: 'listComplaints' },
] as const

/** How much is asked of us, and why: one unit's month, for the office all units; requests; complaints. Month, unit and view live in the address. */
export default function BurdenPage() {
  const t = useWords(burdenWords)
  const may = useMay()
  const [search, setSearch] = useSearchParams()
  const views = VIEWS.filter(({ needs }) => may(needs)).map(({ view }) => view)
  const view = views.find((one) => one === search.get('view')) ?? views[0] ?? 'complaints'
  usePage({ title: t('title'), crumbs: [{ text: t('title') }] })
  const go = (values: Record<string, string | null>) =>
    setSearch((before) => {
      const next = new URLSearchParams(before)
      for (const [key, value] of Object.entries(values)) {
        if (value === null) next.delete(key)
        else next.set(key, value)
      }
      return next
    }, { replace: true })
  return (
    <>
      <header className="burden-head">
        <h1>{t('title')}</h1>
      </header>
      <nav className="burden-tabs" aria-label={t('views')}>
        {views.map((one) => (
          <button key={one} type="button" aria-pressed={view === one} onClick={() => go({ view: one })}>{t(`view.${one}`)}</button>
        ))}
      </nav>
      {view === 'month' ? <Month month={search.get('month')} unit={search.get('unit')} go={go} /> : view === 'requests' ? <Requests /> : <Complaints />}
    </>
  )
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/

function Month({ month: asked, unit, go }: { month: string | null; unit: string | null; go: (values: Record<string, string | null>) => void }) {
  const t = useWords(burdenWords)
  const { today } = useSession()
  const month = asked !== null && MONTH.test(asked) ? asked : monthOf(today)
  const answer = useAnswer('getBurden', { query: { month, ...(unit ? { unit } : {}) } }, { keep: true })
  const data = answer.data
  const [before = month] = monthsUpTo(month, 2)
  const step = (to: string) => go({ month: to })
  return (
    <>
      <div className="burden-months">
        <nav aria-label={monthText(month, t)}>
          <Button link aria-label={t('before')} onClick={() => step(before)}>‹</Button>
          <b>{monthText(month, t)}</b>
          <Button link aria-label={t('after')} onClick={() => step(monthOf(addMonths(`${month}-01`, 1)))}>›</Button>
        </nav>
        {unit !== null && data && <Link to={`/burden?month=${month}`}>{t('city')}</Link>}
      </div>
      <ErrorNote error={answer.error} retry={() => void answer.refetch()} />
      {data ? data.burden && data.unit ? <UnitMonth data={data} unit={data.unit} burden={data.burden} /> : <CityMonth data={data} /> : !answer.error && <Loading rows={8} />}
    </>
  )
}
