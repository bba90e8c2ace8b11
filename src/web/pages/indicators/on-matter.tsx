import { Link } from 'react-router'
import { LEVELS } from '../../../kernel/pack/levels.ts'
import { call } from '../../api/call.ts'
import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { minus } from '../../ui/chart/figure-text.ts'
import { Button, Combobox, ErrorNote, Field, InPlace, Section, shortDay, useOpened, type Choice } from '../../ui/index.ts'
import type { Matter } from '../matter/page.tsx'
import { UnitField } from '../organisation/pick.tsx'
import type { Level } from './model.ts'
import { StandingWord } from './standing-word.tsx'
import { indicatorWords } from './words.ts'
import './indicators.css'

/** On a matter's page: the indicators that tell how far it has come, and for the office the link itself. */
export function MeasuredBy({ matter }: { matter: Matter }) {
  const t = useWords(indicatorWords)
  const { today } = useSession()
  const forms = useOpened<'measure'>()
  const unmeasure = useCommand('unmeasureMatter')
  const mayLink = matter.shown === null && matter.may.includes('measureMatter')
  if (matter.measuredBy.length === 0 && !mayLink) return null
  return (
    <Section title={t('measuredBy')} more={mayLink && <Button link className="matter-no-paper" {...forms.link('measure')}>{t('measureLink')}</Button>}>
      {forms.form('measure', (close) => <MeasureForm matter={matter.id} onClose={close} />)}
      <ErrorNote error={unmeasure.error} />
      {matter.measuredBy.length === 0 ? <p className="mid ink-3">{t('measuredNone')}</p> : <ul className="list">
        {matter.measuredBy.map(({ indicator, place, latest }) => (
          <li key={`${indicator.id}${place?.id ?? ''}`}>
            <p><Link to={`/indicators/${indicator.id}${place ? `?place=${place.id}` : ''}`}>{indicator.name}</Link>{place && <span className="ink-3">　{place.name}</span>}</p>
            {latest ? (
              <p className="small ink-2">
                {t('measuredFigure', { value: minus(latest.value), level: t(`level.${latest.level}`), target: minus(latest.target), measure: indicator.measure })}
                {latest.rate !== null && `　${t('rate')} ${minus(latest.rate)}%`}　<StandingWord standing={latest.standing} />　<span className="ink-3">{t('asOf', { day: shortDay(latest.asOf, today) })}</span>
              </p>
            ) : (
              <p className="small ink-3">{t('noFigure')}</p>
            )}
            {mayLink && <Button link className="matter-no-paper" busy={unmeasure.isPending} aria-label={`${t('unmeasure')} ${indicator.name}`} onClick={() => unmeasure.mutate({ params: { matter: matter.id }, body: { indicator: indicator.id, place: place?.id ?? null } })}>{t('unmeasure')}</Button>}
          </li>
        ))}
      </ul>}
    </Section>
  )
}

function MeasureForm({ matter, onClose }: { matter: string; onClose: () => void }) {
  const t = useWords(indicatorWords)
  const { value, set, clear } = useDraft(`measure:${matter}`, { indicator: null as Choice | null, place: null as Choice | null, level: '' as Level | '' })
  const measure = useCommand('measureMatter')
  const send = () => {
    if (value.indicator) sendThen(measure, { params: { matter }, body: { indicator: value.indicator.value, place: value.place?.value ?? null, level: value.level || null } }, () => (clear(), onClose()))
  }
  return (
    <InPlace className="indicator-form" label={t('measureLink')} action={t('measureDo')} busy={measure.isPending} error={measure.error} onSend={send} onClose={onClose} note={t('measureNote')}>
      {(tried) => (
        <>
          <Field label={t('name')} wrong={tried && !value.indicator ? t('missing') : null}>
            {(bound) => <Combobox {...bound} chosen={value.indicator} onChoose={(indicator) => set({ indicator })} find={findIndicators} />}
          </Field>
          <UnitField label={t('targetPlace')} optional fits={({ kind }) => kind === 'place'} chosen={value.place} onChoose={(place) => set({ place })} />
          <Field label={t('measureLevel')} optional>
            {(bound) => (
              <select {...bound} className="input" value={value.level} onChange={(event) => set({ level: LEVELS.find((one) => one === event.target.value) ?? '' })}>
                <option value="">{t('measureFirst')}</option>
                {LEVELS.map((level) => <option key={level} value={level}>{t(`level.${level}`)}</option>)}
              </select>
            )}
          </Field>
        </>
      )}
    </InPlace>
  )
}

async function findIndicators(text: string, signal: AbortSignal): Promise<Choice[]> {
  const { rows } = await call('listIndicators', { query: text ? { q: text } : {}, signal })
  return rows.map(({ id, name, measure }) => ({ value: id, name, aside: measure }))
}
