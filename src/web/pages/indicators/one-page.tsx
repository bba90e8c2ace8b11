import { Link, useParams, useSearchParams } from 'react-router'
import { useAnswer } from '../../api/hooks.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { Button, DayInput, ErrorNote, Field, Loading, Note, shortDay, useOpened } from '../../ui/index.ts'
import { Adding, Changes, Definition, MattersMeasured } from './beside.tsx'
import type { Indicator } from './model.ts'
import { Now } from './now.tsx'
import { Readings } from './readings.tsx'
import { SideBySide } from './side-by-side.tsx'
import { Targets } from './targets.tsx'
import { Trend } from './trend.tsx'
import { indicatorWords } from './words.ts'
import './indicators.css'

/** One indicator: where it stands, how it came there, what was asked of it and by whom. `?period=&place=&asOf=` */
export default function IndicatorPage() {
  const { indicator = '' } = useParams()
  return <View key={indicator} id={indicator} />
}

function View({ id }: { id: string }) {
  const t = useWords(indicatorWords)
  const [search, setSearch] = useSearchParams()
  const query = { period: search.get('period') ?? undefined, asOf: search.get('asOf') ?? undefined }
  const answer = useAnswer('getIndicator', { params: { indicator: id }, query }, { keep: true })
  const indicator = answer.data
  usePage({ title: indicator?.name ?? t('title'), crumbs: [{ text: t('title'), to: '/indicators' }, ...(indicator ? [{ text: indicator.name }] : [])], asOf: indicator?.asOf ?? null })
  if (!indicator) return answer.error ? <ErrorNote error={answer.error} retry={() => void answer.refetch()} /> : <Loading rows={8} />
  const set = (change: Record<string, string | null>) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before)
        for (const [name, value] of Object.entries(change)) if (value) next.set(name, value)
        else next.delete(name)
        return next
      },
      { replace: true },
    )
  const place = indicator.standings.find((one) => one.place?.id === search.get('place')) ?? null
  const standing = place ?? indicator.whole ?? indicator.standings[0] ?? null
  return (
    <>
      {answer.error && <ErrorNote error={answer.error} retry={() => void answer.refetch()} />}
      {indicator.asOf && <div className="indicator-past"><Note tone="due">{t('pastNote', { day: indicator.asOf })}　<Button link onClick={() => set({ asOf: null })}>{t('backToday')}</Button></Note></div>}
      <Head indicator={indicator} place={standing?.place?.id ?? ''} set={set} />
      <div className="columns indicator-columns">
        <div>
          {standing && <Now indicator={indicator} standing={standing} />}
          {standing && <Trend indicator={indicator} standing={standing} />}
          <SideBySide indicator={indicator} />
          <Readings indicator={indicator} place={standing?.place ?? null} />
        </div>
        <div>
          <Targets indicator={indicator} />
          <Definition indicator={indicator} />
          <Adding indicator={indicator} />
          <MattersMeasured indicator={indicator} />
          <Changes indicator={indicator} />
        </div>
      </div>
    </>
  )
}

type HeadProps = { indicator: Indicator; place: string; set: (change: Record<string, string | null>) => void }

function Head({ indicator, place, set }: HeadProps) {
  const t = useWords(indicatorWords)
  const pick = usePick()
  const days = useOpened<'asOf'>()
  const { name, measure, binding, owner, ended, period, periods, standings, whole, today, asOf } = indicator
  return (
    <>
      <div className="indicators-head">
        <div>
          <h1>{name}<span className="indicator-measure">　{measure}</span></h1>
          <p className="sub">
            {t(binding ? 'bindingHead' : 'expectedHead')}　<Link to={`/organisation/units/${owner.id}`}>{owner.name}</Link>
            {ended && `　${t('endedOn', { day: shortDay(ended.on, today), reason: ended.reason })}`}
          </p>
        </div>
        <div className="indicator-acts">
          {periods.length > 1 && (
            <select className="input" aria-label={t('period')} value={period} onChange={(event) => set({ period: event.target.value })}>
              {periods.map(({ key, label }) => <option key={key} value={key}>{pick(label)}</option>)}
            </select>
          )}
          {standings.length + (whole ? 1 : 0) > 1 && (
            <select className="input" aria-label={t('place')} value={place} onChange={(event) => set({ place: event.target.value })}>
              {whole && <option value="">{t('whole')}</option>}
              {standings.map((one) => one.place && <option key={one.place.id} value={one.place.id}>{one.place.name}</option>)}
            </select>
          )}
          <Button {...days.link('asOf')}>{t('otherDay')}</Button>
        </div>
      </div>
      {days.form('asOf', (close) => (
        <div className="indicator-day">
          <Field label={t('whichDay')}>{(bound) => <DayInput {...bound} max={today} value={asOf ?? today} onChange={(day) => day && (set({ asOf: day === today ? null : day }), day !== today && close())} />}</Field>
        </div>
      ))}
    </>
  )
}
