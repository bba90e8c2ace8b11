import type { ReactNode } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { Button, Field } from '../../ui/index.ts'
import { useEditing, useWrong } from './editing.ts'
import { withOne, type Measure, type Path, type PlainMeasure } from './model.ts'
import { schemeWords } from './words.ts'

type Formula = Extract<Measure, { formula: unknown }>
type Props = {
  measure: Formula
  at: Path
  onChange: (measure: Formula) => void
  /** the fields of one figure's own measure */
  fields: (measure: PlainMeasure, at: Path, onChange: (measure: Measure) => void) => ReactNode
}

const TAKES = ['value', 'of', 'rate'] as const

/** For who wants more than the table says: arithmetic over named figures. */
export function FormulaFields({ measure, at, onChange, fields }: Props) {
  const t = useWords(schemeWords)
  const { options } = useEditing()
  const wrong = useWrong()
  const { figures } = measure
  const set = (next: Formula['figures']) => onChange({ ...measure, figures: next })
  return (
    <>
      <Field label={t('formula')} help={t('formulaHelp')}>
        {(bound) => <textarea {...bound} className="input scheme-formula" rows={2} maxLength={500} spellCheck={false} aria-invalid={wrong(...at, 'formula') || undefined} value={measure.formula} onChange={(event) => onChange({ ...measure, formula: event.target.value })} />}
      </Field>
      <fieldset>
        <legend className="scheme-legend">{t('figures')}</legend>
        {figures.map((figure, index) => (
          <div key={index} className="scheme-figure">
            <div className="scheme-fields">
              <Field label={t('figureName')}>{(bound) => <input {...bound} className="input" type="text" maxLength={40} aria-invalid={wrong(...at, 'figures', index, 'name') || undefined} value={figure.name} onChange={(event) => set(withOne(figures, index, { ...figure, name: event.target.value }))} />}</Field>
              <Field label={t('figureTake')}>
                {(bound) => (
                  <select {...bound} className="input" value={figure.take} onChange={(event) => set(withOne(figures, index, { ...figure, take: TAKES.find((one) => one === event.target.value) ?? figure.take }))}>
                    {TAKES.map((take) => <option key={take} value={take}>{t(`take.${take}`)}</option>)}
                  </select>
                )}
              </Field>
            </div>
            {fields(figure.measure, [...at, 'figures', index, 'measure'], (next) => {
              if (!('byHand' in next || 'formula' in next)) set(withOne(figures, index, { ...figure, measure: next }))
            })}
            <Button link onClick={() => set(withOne(figures, index, null))}>{t('remove')}</Button>
          </div>
        ))}
        <Button link onClick={() => set([...figures, { name: t('figureNew', { n: figures.length + 1 }), take: 'rate', measure: { matters: 'done-in-time', ...(options.ledgers[0] ? { ledgers: [options.ledgers[0].id] } : {}) } }])}>{t('addFigure')}</Button>
      </fieldset>
    </>
  )
}
