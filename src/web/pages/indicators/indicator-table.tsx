import { Link } from 'react-router'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { BulletCell } from '../../ui/chart/bullet-cell.tsx'
import { minus, signed } from '../../ui/chart/figure-text.ts'
import { Button, shortDay, Table3, type Column, type Opened } from '../../ui/index.ts'
import { bulletOf, type IndicatorRow, type Sort, type Standing } from './model.ts'
import { ReportForm } from './report-form.tsx'
import { Ahead, StandingWord } from './standing-word.tsx'
import { useBulletSays } from './use-says.ts'
import { indicatorWords } from './words.ts'

type Props = { caption: string; rows: readonly IndicatorRow[]; period: string; place: string | null; mayReport: boolean; reporting: Opened<string>; sort: Sort | null; onSort: (sort: Sort) => void }

/** One row an indicator: how far it has come, against what, and where it would end. */
export function IndicatorTable({ caption, rows, period, place, mayReport, reporting, sort, onSort }: Props) {
  const t = useWords(indicatorWords)
  const says = useBulletSays()
  const year = /^\d{4}$/.test(period)
  const columns: Column<IndicatorRow>[] = [
    { key: 'name', head: t('name'), names: true, sort: { up: 'name-up', down: 'name-down' }, cell: (row) => <Name row={row} query={place ? `?place=${place}&period=${period}` : `?period=${period}`} /> },
    { key: 'value', head: t('value'), num: true, width: 132, cell: (row) => <Figure row={row} /> },
    { key: 'course', head: t('course'), width: 164, cell: (row) => <BulletCell data={bulletOf(row.whole, (level) => t(`short.${level}`))} says={says(row)} /> },
    { key: 'rate', head: t('rate'), num: true, width: 116, sort: { up: 'rate-up', down: 'rate-down' }, cell: ({ whole }) => <Rates standing={whole} /> },
    { key: 'standing', head: t('standing'), width: 152, sort: { up: 'ahead-up', down: 'ahead-down' }, cell: ({ whole }) => <Course standing={whole} /> },
    { key: 'forecast', head: t(year ? 'forecast' : 'forecastEnd'), num: true, width: 116, cell: ({ whole }) => <Forecast standing={whole} /> },
    { key: 'growth', head: t('growth'), num: true, width: 76, sort: { up: 'growth-up', down: 'growth-down' }, cell: ({ whole }) => (whole?.growth?.rate ? `${signed(whole.growth.rate)}%` : <None />) },
    { key: 'places', head: t('places'), width: 108, cell: ({ places }) => places.count > 0 && <span className="small ink-2">{t(places.behind > 0 ? 'placesBehind' : 'placesFine', places)}</span> },
    ...(mayReport ? [{ key: 'report', head: t('report'), quiet: true, num: true, width: 52, cell: (row: IndicatorRow) => (row.ended ? null : <Button link aria-label={`${t('report')} ${row.name}`} {...reporting.link(row.id)}>{t('report')}</Button>) }] : []),
  ]
  return (
    <Table3
      className="indicators-table"
      caption={caption}
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
      sort={sort ?? undefined}
      onSort={(next) => onSort(next as Sort)}
      inside={(row) => reporting.form(row.id, (close) => <ReportForm indicator={row.id} period={period} onClose={close} onDone={close} />)}
      stack
      labelled
    />
  )
}

function Name({ row, query }: { row: IndicatorRow; query: string }) {
  const t = useWords(indicatorWords)
  return (
    <>
      <Link to={`/indicators/${row.id}${query}`}>{row.name}</Link>
      <p className="small ink-3">
        {[row.owner.name, row.binding && t('binding'), row.ended && t('endedMark')].filter(Boolean).join('　')}
        {row.raised > 0 && <span className="indicator-raised">　{t('raisedMark')}</span>}
      </p>
    </>
  )
}

export function None() {
  const t = useWords(indicatorWords)
  return <span className="ink-3 indicator-none">{t('none')}</span>
}

function Figure({ row: { whole, measure } }: { row: IndicatorRow }) {
  const t = useWords(indicatorWords)
  const { today } = useSession()
  if (!whole?.latest) return <span className="small ink-3">{t('noFigure')}{whole && whole.open > 0 && <><br />{t('open', { n: whole.open })}</>}</span>
  const { value, asOf } = whole.latest
  return (
    <>
      <span className="nowrap"><b>{minus(value)}</b> {measure}</span>
      <p className="small ink-3 nowrap">{t('asOf', { day: shortDay(asOf, today) })}{whole.open > 0 && `　${t('open', { n: whole.open })}`}</p>
    </>
  )
}

/** 省定 122.3%: one line a level; before there is a figure, what was set. */
export function Rates({ standing }: { standing: Standing | null }) {
  const t = useWords(indicatorWords)
  if (!standing || standing.targets.length === 0) return <span className="small ink-3">{t('noTarget')}</span>
  return standing.targets.map(({ id, level, value }) => {
    const rate = standing.against.find(({ target }) => target === id)?.rate ?? null
    const name = t(`level.${level}`)
    return <p key={id} className="nowrap">{rate === null ? <span className="ink-3">{t('targetIs', { level: name, value: minus(value) })}</span> : <><span className="ink-3">{name}</span> {minus(rate)}%</>}</p>
  })
}

function Course({ standing }: { standing: Standing | null }) {
  if (!standing?.latest || standing.against.length === 0) return <None />
  return standing.against.map((one) => <p key={one.target} className="nowrap"><StandingWord standing={one.standing} /> <Ahead against={one} /></p>)
}

function Forecast({ standing }: { standing: Standing | null }) {
  const t = useWords(indicatorWords)
  if (!standing?.forecast) return <None />
  const { value, low, high } = standing.forecast
  return <>{minus(value)}{low !== null && high !== null && <p className="small ink-3 nowrap">{t('forecastRange', { low: minus(low), high: minus(high) })}</p>}</>
}
