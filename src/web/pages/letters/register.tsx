import { Link } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useAnswer } from '../../api/hooks.ts'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { Empty, ErrorNote, Loading, Section, shortDay, Table3, type Column } from '../../ui/index.ts'
import { letterWords } from './words.ts'

type Series = Answer<'listLetterNumbers'>['series'][number]
type Row = Series['rows'][number]
const YEARS_BACK = 5

/** 编号登记: every number of a year by series, none left out, withdrawn ones struck. */
export function Register({ year, onYear }: { year: string | null; onYear: (year: string) => void }) {
  const t = useWords(letterWords)
  const { today } = useSession()
  const thisYear = Number(today.slice(0, 4))
  const chosen = Number(year ?? thisYear)
  const answer = useAnswer('listLetterNumbers', { query: { year: chosen } }, { keep: true })
  const years = Array.from({ length: YEARS_BACK }, (_, back) => thisYear - back)
  return (
    <>
      <form className="letters-filters" onSubmit={(event) => event.preventDefault()}>
        <select className="input" aria-label={t('year')} value={chosen} onChange={(event) => onYear(event.target.value === String(thisYear) ? '' : event.target.value)}>
          {[...new Set([...years, chosen])].map((one) => <option key={one} value={one}>{one}</option>)}
        </select>
        <span className="small ink-3">{t('register.note')}</span>
      </form>
      <ErrorNote error={answer.error} retry={() => void answer.refetch()} />
      {answer.isPending ? <Loading rows={6} /> : null}
      {answer.data?.series.length === 0 ? <Empty>{t('register.empty', { year: chosen })}</Empty> : null}
      {answer.data?.series.map((series) => <OneSeries key={`${series.issuer.id} ${series.series}`} series={series} />)}
    </>
  )
}

function OneSeries({ series }: { series: Series }) {
  const t = useWords(letterWords)
  const { today } = useSession()
  const columns: Column<Row>[] = [
    { key: 'number', head: t('number'), names: true, width: 208, cell: ({ number, status }) => <span className={status === 'withdrawn' ? 'letter-struck' : undefined}>{number}</span> },
    { key: 'title', head: t('letter'), cell: ({ letter, title, shown }) => (shown ? <Link to={`/letters/${letter}`}>{title}</Link> : <span className="ink-3">{title || t('register.hidden')}</span>) },
    { key: 'on', head: t('on'), width: 96, cell: ({ issuedOn }) => shortDay(issuedOn, today) },
    { key: 'state', head: t('state'), width: 240, cell: ({ withdrawn }) => (withdrawn ? <span className="ink-2">{t('register.withdrawn', { reason: withdrawn.reason })}　<span className="ink-3">{shortDay(withdrawn.on, today)}</span></span> : <span className="ink-3">{t('register.issued')}</span>) },
  ]
  return (
    <Section title={series.series} aside={series.issuer.name} more={<span className="ink-3">{t('register.last', { n: series.last })}</span>}>
      <Table3 stack className="letters" caption={series.series} columns={columns} rows={series.rows} keyOf={({ number }) => number} />
    </Section>
  )
}
