import { lazy, Suspense } from 'react'
import { usePick, useWords } from '../../i18n/language.tsx'
import { minus } from '../../ui/chart/figure-text.ts'
import { Loading, Section, Table3 } from '../../ui/index.ts'
import { None } from './indicator-table.tsx'
import { isBehind, type Indicator } from './model.ts'
import { placeRows } from './pictures.ts'
import { StandingWord } from './standing-word.tsx'
import { indicatorWords } from './words.ts'

const PlacesFigure = lazy(() => import('./places-figure.tsx'))
type Row = Indicator['standings'][number]

/** Places beside each other in the order of the directory: no ranking, which only an authorised scheme may make; what separates a place from its next is in the table. */
export function SideBySide({ indicator }: { indicator: Indicator }) {
  const t = useWords(indicatorWords)
  const pick = usePick()
  const { standings, measure } = indicator
  const says = t('sideSays', { name: indicator.name, count: standings.length, behind: standings.filter(isBehind).length })
  const { byRate, rows } = placeRows(standings, measure)
  const head = { says, none: t('notReported'), value: t(byRate ? 'rate' : 'value'), beside: byRate ? t('value') : '', behind: t('behind') }
  if (standings.length < 2) return null
  const asOf = standings.flatMap(({ latest }) => (latest ? [latest.asOf] : [])).sort().at(-1) ?? null
  return (
    <Section title={t('sideBySide')} aside={t('sideOrder')}>
      <Suspense fallback={<Loading rows={Math.min(standings.length, 8)} />}>
        <PlacesFigure title={`${indicator.name}　${t('sideBySide')}`} under={`${measure}　${pick(indicator.periodLabel)}`} source={indicator.source} asOf={asOf} note={t(byRate ? 'oneHundred' : 'byValue')} rows={rows} text={head} table={<Places rows={standings} />} />
      </Suspense>
    </Section>
  )
}

function Places({ rows }: { rows: readonly Row[] }) {
  const t = useWords(indicatorWords)
  return (
    <Table3<Row>
      caption={t('sideBySide')}
      rows={rows}
      keyOf={({ place }) => place?.id ?? ''}
      columns={[
        { key: 'place', head: t('place'), names: true, cell: ({ place }) => place?.name },
        { key: 'value', head: t('value'), num: true, cell: ({ latest }) => (latest ? minus(latest.value) : <span className="ink-3">{t('notReported')}</span>) },
        { key: 'asOf', head: t('when'), cell: ({ latest }) => latest?.asOf },
        { key: 'target', head: t('target'), num: true, cell: ({ targets: [first] }) => (first ? minus(first.value) : <None />) },
        { key: 'rate', head: t('rate'), num: true, cell: (row) => { const rate = row.latest && row.against[0]?.rate; return rate ? `${minus(rate)}%` : <None /> } },
        { key: 'standing', head: t('standing'), cell: (row) => { const first = row.against[0]; return row.latest && first ? <StandingWord standing={first.standing} /> : <None /> } },
        { key: 'next', head: t('next'), cell: ({ next }) => next && <span className="ink-2">{t(next.in === 'points' ? 'nextPoints' : 'nextMeasure', { place: next.place.name, by: minus(next.by) })}</span> },
      ]}
    />
  )
}
