import { useWords } from '../../i18n/language.tsx'
import { BulletCell } from '../../ui/chart/bullet-cell.tsx'
import { minus, signed } from '../../ui/chart/figure-text.ts'
import { Section, shortDay, Table3 } from '../../ui/index.ts'
import { None } from './indicator-table.tsx'
import { bulletOf, type Against, type Indicator, type Standing } from './model.ts'
import { Ahead, StandingWord } from './standing-word.tsx'
import { useBulletSays, useIndicatorReason } from './use-says.ts'
import { indicatorWords } from './words.ts'

/** Where it stands now: the figure, each target with its rate and what was due by the day, and where it would end. */
export function Now({ indicator, standing }: { indicator: Indicator; standing: Standing }) {
  const t = useWords(indicatorWords)
  const says = useBulletSays()
  const say = useIndicatorReason()
  const { latest, growth, forecast, elapsed, against, open } = standing
  const { measure, today } = indicator
  return (
    <Section title={standing.place?.name ?? t('whole')} aside={elapsed !== null && latest ? t('elapsed', { n: elapsed }) : undefined} first>
      <div className="indicator-now">
        <dl>
          <div>
            <dt>{t('value')}</dt>
            <dd>{latest ? <><b className="indicator-figure">{minus(latest.value)}</b> {measure}</> : t('noFigure')}</dd>
            <dd className="small ink-3">{[latest && t('asOf', { day: shortDay(latest.asOf, today) }), latest?.corrected && t('corrected'), open > 0 && t('open', { n: open })].filter(Boolean).join('　')}</dd>
          </div>
          {growth && (
            <div>
              <dt>{t('growth')}</dt>
              <dd>{growth.rate === null ? <None /> : <b className="indicator-figure">{signed(growth.rate)}%</b>}</dd>
              <dd className="small ink-3">{t('growthFrom', { value: minus(growth.before) })}</dd>
            </div>
          )}
          {forecast && (
            <div>
              <dt>{t('forecastEnd')}</dt>
              <dd><b className="indicator-figure">{minus(forecast.value)}</b> {forecast.low !== null && forecast.high !== null && t('forecastRange', { low: minus(forecast.low), high: minus(forecast.high) })}</dd>
              {forecast.reasons.map((reason) => <dd key={reason.code} className="small ink-3">{say(reason)}</dd>)}
            </div>
          )}
        </dl>
        <div className="indicator-now-bullet"><BulletCell data={bulletOf(standing, (level) => t(`short.${level}`))} says={says({ name: indicator.name, measure, whole: standing })} /></div>
      </div>
      {against.length > 0 && <Targets rows={against} standing={standing} />}
      {standing.targets.length === 0 && <p className="mid ink-2">{t('noTarget')}</p>}
    </Section>
  )
}

/** Said by a word and a figure of its own beside it. */
const SHOWN: readonly string[] = ['reached', 'ahead', 'on-course', 'behind', 'missed'] satisfies Against['standing'][]

function Targets({ rows, standing }: { rows: readonly Against[]; standing: Standing }) {
  const t = useWords(indicatorWords)
  const say = useIndicatorReason()
  const known = standing.latest !== null
  return (
    <Table3<Against>
      caption={t('target')}
      rows={rows}
      keyOf={({ target }) => target}
      stack
      labelled
      columns={[
        { key: 'level', head: t('target'), names: true, cell: ({ level, value, about, reasons }) => <><b>{t(`level.${level}`)} {minus(value)}</b>{about && ` ${t('about')}`}{known && reasons.filter(({ code }) => !SHOWN.includes(code)).map((reason) => <p key={reason.code} className="small ink-3">{say(reason)}</p>)}</> },
        { key: 'rate', head: t('rate'), num: true, width: 96, cell: ({ rate }) => (known && rate !== null ? `${minus(rate)}%` : <None />) },
        { key: 'gap', head: t('gap'), num: true, width: 128, cell: ({ gap, reached }) => known && Number(gap) !== 0 && <span className="ink-2">{t(reached ? 'gapMore' : 'gapLess', { gap: gap.replace('-', '') })}</span> },
        { key: 'expected', head: t('shouldBeHead'), num: true, width: 96, cell: ({ expected }) => known && minus(expected) },
        { key: 'standing', head: t('standing'), width: 160, cell: (one) => known && <span className="nowrap"><StandingWord standing={one.standing} /> <Ahead against={one} /></span> },
      ]}
    />
  )
}
