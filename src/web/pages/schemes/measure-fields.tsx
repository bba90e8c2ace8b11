import { usePick, useWords } from '../../i18n/language.tsx'
import { Field } from '../../ui/index.ts'
import { useEditing, useWrong } from './editing.ts'
import { FormulaFields } from './formula-fields.tsx'
import { NOTHING, NumberInput, WordsInput } from './inputs.tsx'
import { MattersFields } from './matters-fields.tsx'
import { kindOf, measureOf, type Measure, type MeasureKind, type Path } from './model.ts'
import { schemeWords } from './words.ts'

export const SHARES = ['done-in-time', 'milestones-in-time', 'rectified', 'answered-in-time', 'solved-confirmed', 'satisfied', 'adopted'] as const
const OTHERS = ['indicator', 'activity', 'byHand', 'formula'] as const
const LEVELS = ['country', 'province', 'city', 'county', 'own'] as const
const AGAINST = ['target', 'trajectory', 'growth'] as const

type Props = { measure: Measure; at: Path; onChange: (measure: Measure) => void; /** an item's own measure, which may be scored by hand or be a formula */ whole?: boolean }

/** How something is measured, chosen in words. */
export function MeasureFields({ measure, at, onChange, whole = false }: Props) {
  const t = useWords(schemeWords)
  const { options } = useEditing()
  const kind = kindOf(measure)
  const others = whole ? OTHERS : OTHERS.filter((one) => one !== 'byHand' && one !== 'formula')
  return (
    <div className="scheme-measure">
      <Field label={t('measuredBy')}>
        {(bound) => (
          <select {...bound} className="input" value={kind} onChange={(event) => onChange(measureOf(event.target.value as MeasureKind, measure, options, t('take.rate').replace(/[（(].*/, '').trim()))}>
            <optgroup label={t('ofLedgers')}>{SHARES.map((one) => <option key={one} value={one}>{t(`share.${one}`)}</option>)}</optgroup>
            {others.map((one) => <option key={one} value={one}>{t(`kind.${one}`)}</option>)}
          </select>
        )}
      </Field>
      {'matters' in measure && <MattersFields measure={measure} onChange={onChange} />}
      {'activity' in measure && <ActivityFields measure={measure} at={at} onChange={onChange} />}
      {'indicator' in measure && <IndicatorFields measure={measure} at={at} onChange={onChange} />}
      {'byHand' in measure && <HandFields measure={measure} at={at} onChange={onChange} />}
      {'formula' in measure && <FormulaFields measure={measure} at={at} onChange={onChange} fields={(one, path, change) => <MeasureFields measure={one} at={path} onChange={change} />} />}
    </div>
  )
}

type Of<K extends string> = { measure: Extract<Measure, Record<K, unknown>>; at: Path; onChange: (measure: Measure) => void }

function ActivityFields({ measure, at, onChange }: Of<'activity'>) {
  const t = useWords(schemeWords)
  const pick = usePick()
  const wrong = useWrong()
  const { options } = useEditing()
  return (
    <div className="scheme-fields">
      <Field label={t('activity')}>
        {(bound) => (
          <select {...bound} className="input" aria-invalid={wrong(...at) || undefined} value={measure.activity} onChange={(event) => onChange({ ...measure, activity: event.target.value })}>
            {!options.activities.some(({ id }) => id === measure.activity) && <option value={measure.activity}>{measure.activity || t('choose')}</option>}
            {options.activities.map(({ id, name, outcome }) => <option key={id} value={id}>{pick(name)}{outcome ? '' : t('workMark')}</option>)}
          </select>
        )}
      </Field>
      <Field label={t('activityFull')} optional help={t('activityFullHelp')}>{(bound) => <NumberInput {...bound} value={measure.full} onChange={(full) => onChange({ ...measure, full })} />}</Field>
    </div>
  )
}

function IndicatorFields({ measure, at, onChange }: Of<'indicator'>) {
  const t = useWords(schemeWords)
  const pick = usePick()
  const wrong = useWrong()
  const { options } = useEditing()
  const known = options.indicators.find(({ id, called }) => id === measure.indicator || called === measure.indicator)
  const offered = options.offered.filter(({ id }) => !options.indicators.some(({ called }) => called === id))
  return (
    <div className="scheme-fields">
      <Field label={t('indicator')}>
        {(bound) => (
          <select {...bound} className="input" aria-invalid={wrong(...at) || undefined} value={known?.id ?? measure.indicator} onChange={(event) => onChange({ ...measure, indicator: event.target.value })}>
            {!known && !offered.some(({ id }) => id === measure.indicator) && <option value={measure.indicator}>{measure.indicator || t('choose')}</option>}
            {options.indicators.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
            {offered.map(({ id, name }) => <option key={id} value={id}>{t('indicatorOffered', { name: pick(name) })}</option>)}
          </select>
        )}
      </Field>
      <Field label={t('against')}>
        {(bound) => (
          <select {...bound} className="input" value={measure.against ?? 'target'} onChange={(event) => onChange({ ...measure, against: AGAINST.find((one) => one === event.target.value) })}>
            {AGAINST.map((one) => <option key={one} value={one}>{t(`against.${one}`)}</option>)}
          </select>
        )}
      </Field>
      <Field label={t('level')}>
        {(bound) => (
          <select {...bound} className="input" value={measure.level ?? ''} onChange={(event) => onChange({ ...measure, level: LEVELS.find((one) => one === event.target.value) })}>
            <option value="">{t('anyLevel')}</option>
            {LEVELS.map((one) => <option key={one} value={one}>{t(`level.${one}`)}</option>)}
          </select>
        )}
      </Field>
    </div>
  )
}

function HandFields({ measure, at, onChange }: Of<'byHand'>) {
  const t = useWords(schemeWords)
  const wrong = useWrong()
  const { byHand } = measure
  const set = (change: Partial<typeof byHand>) => onChange({ byHand: { ...byHand, ...change } })
  return (
    <div className="scheme-fields">
      <Field label={t('scorer')}>{(bound) => <WordsInput {...bound} max={80} wrong={wrong(...at, 'byHand', 'scorer')} value={byHand.scorer} onChange={(scorer) => set({ scorer: scorer ?? NOTHING })} />}</Field>
      <Field label={t('ground')}>{(bound) => <WordsInput {...bound} max={200} wrong={wrong(...at, 'byHand', 'ground')} value={byHand.ground} onChange={(ground) => set({ ground: ground ?? NOTHING })} />}</Field>
      <Field label={t('jury')} optional help={t('juryHelp')}>{(bound) => <NumberInput {...bound} value={byHand.jury} onChange={(jury) => set({ jury })} />}</Field>
      <label className="check scheme-check"><input type="checkbox" aria-invalid={wrong(...at, 'byHand', 'trimmed') || undefined} checked={byHand.trimmed === true} onChange={(event) => set({ trimmed: event.target.checked || undefined })} /> {t('trimmed')}</label>
    </div>
  )
}
