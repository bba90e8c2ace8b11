import { lazy, Suspense } from 'react'
import { useLanguage, usePick, useWords } from '../../i18n/language.tsx'
import { minus } from '../../ui/chart/figure-text.ts'
import { Loading, Section, Table3 } from '../../ui/index.ts'
import { None } from './indicator-table.tsx'
import type { Indicator, Standing } from './model.ts'
import { axesOf, trendOf } from './pictures.ts'
import { useBulletSays } from './use-says.ts'
import { indicatorWords } from './words.ts'

const TrendFigure = lazy(() => import('./trend-figure.tsx'))

/** How the figure came where it is, with its targets, the way to them, the year before and the forecast. */
export function Trend({ indicator, standing }: { indicator: Indicator; standing: Standing }) {
  const t = useWords(indicatorWords)
  const pick = usePick()
  const { language } = useLanguage()
  const says = useBulletSays()
  const data = trendOf(indicator, standing, (level) => t(`level.${level}`))
  if (data.points.length === 0 && data.waiting.length === 0) return null
  const text = {
    says: says({ name: indicator.name, measure: indicator.measure, whole: standing }),
    course: t('shouldBeHead'),
    before: t('yearBefore'),
    forecast: t('trendForecast'),
    waiting: t('status.checked'),
    today: t('trendToday', { day: data.today.slice(5) }),
    ...axesOf(language),
  }
  const rows = [...data.points.map((point) => ({ ...point, open: false })), ...data.waiting.map((point) => ({ ...point, open: true }))].sort((a, b) => (a.asOf < b.asOf ? -1 : 1))
  return (
    <Section title={t('trend')}>
      <Suspense fallback={<Loading rows={6} />}>
        <TrendFigure
          title={`${indicator.name}　${standing.place?.name ?? t('whole')}`}
          under={`${indicator.measure}　${pick(indicator.periodLabel)}`}
          source={standing.latest?.source ?? indicator.source}
          asOf={standing.latest?.asOf ?? null}
          data={data}
          text={text}
          table={
            <Table3
              caption={t('trend')}
              rows={rows}
              keyOf={({ asOf, open }) => `${asOf}${open}`}
              columns={[
                { key: 'asOf', head: t('when'), names: true, cell: ({ asOf }) => asOf },
                { key: 'value', head: t('value'), num: true, cell: ({ value }) => minus(value) },
                { key: 'before', head: t('yearBefore'), num: true, cell: ({ asOf }) => { const before = data.before.find((one) => one.asOf === asOf); return before ? minus(before.value) : <None /> } },
                { key: 'state', head: t('status'), cell: ({ open }) => t(open ? 'status.checked' : 'status.confirmed') },
              ]}
            />
          }
        />
      </Suspense>
    </Section>
  )
}
