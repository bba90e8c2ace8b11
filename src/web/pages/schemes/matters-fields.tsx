import { usePick, useWords } from '../../i18n/language.tsx'
import { Field } from '../../ui/index.ts'
import { useEditing } from './editing.ts'
import { NumberInput } from './inputs.tsx'
import type { MattersMeasure } from './model.ts'
import { schemeWords } from './words.ts'

/** Which matters are counted, whose, and how much each. */
export function MattersFields({ measure, onChange }: { measure: MattersMeasure; onChange: (measure: MattersMeasure) => void }) {
  const t = useWords(schemeWords)
  const pick = usePick()
  const { options } = useEditing()
  const chosen = measure.ledgers ?? []
  const counted = chosen.length === 0 ? options.ledgers : options.ledgers.filter(({ id }) => chosen.includes(id))
  const fields = [...new Map(counted.flatMap((ledger) => ledger.fields).map((field) => [field.id, field])).values()]
  const toggle = (id: string) => {
    const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]
    onChange({ ...measure, ledgers: next.length > 0 ? next : undefined })
  }
  const where = measure.where ? `${measure.where.field} ${measure.where.value}` : ''
  const weighed = fields.find(({ id }) => id === measure.difficulty?.field)
  return (
    <>
      <fieldset>
        <legend className="scheme-legend">{t('ledgers')}　<span className="small ink-3">{t('allLedgers')}</span></legend>
        <div className="scheme-choices">
          {options.ledgers.map(({ id, name }) => <label key={id} className="check"><input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} /> {pick(name)}</label>)}
        </div>
      </fieldset>
      <div className="scheme-fields">
        <Field label={t('part')}>
          {(bound) => (
            <select {...bound} className="input" value={measure.part ?? 'carries'} onChange={(event) => onChange({ ...measure, part: event.target.value === 'supports' ? 'supports' : undefined })}>
              <option value="carries">{t('part.carries')}</option>
              <option value="supports">{t('part.supports')}</option>
            </select>
          )}
        </Field>
        <Field label={t('where')} optional>
          {(bound) => (
            <select
              {...bound}
              className="input"
              value={where}
              onChange={(event) => {
                const [field, value] = event.target.value.split(' ')
                onChange({ ...measure, where: field !== undefined && value !== undefined ? { field, value } : undefined })
              }}
            >
              <option value="">{t('whereAll')}</option>
              {where !== '' && !fields.some((field) => field.choices.some(({ id }) => `${field.id} ${id}` === where)) && <option value={where}>{where}</option>}
              {fields.map((field) => (
                <optgroup key={field.id} label={pick(field.name)}>
                  {field.choices.map(({ id, name }) => <option key={id} value={`${field.id} ${id}`}>{t('whereIs', { field: pick(field.name), value: pick(name) })}</option>)}
                </optgroup>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('difficulty')} optional>
          {(bound) => (
            <select
              {...bound}
              className="input"
              value={measure.difficulty?.field ?? ''}
              onChange={(event) => {
                const field = fields.find(({ id }) => id === event.target.value)
                onChange({ ...measure, difficulty: field && { field: field.id, coefficients: Object.fromEntries(field.choices.map(({ id }) => [id, 1])) } })
              }}
            >
              <option value="">{t('difficultyNone')}</option>
              {measure.difficulty && !weighed && <option value={measure.difficulty.field}>{measure.difficulty.field}</option>}
              {fields.map((field) => <option key={field.id} value={field.id}>{t('difficultyBy', { field: pick(field.name) })}</option>)}
            </select>
          )}
        </Field>
      </div>
      {measure.difficulty && weighed && <Coefficients difficulty={measure.difficulty} choices={weighed.choices} onChange={(difficulty) => onChange({ ...measure, difficulty })} />}
    </>
  )
}

type Difficulty = NonNullable<MattersMeasure['difficulty']>

function Coefficients({ difficulty, choices, onChange }: { difficulty: Difficulty; choices: readonly { id: string; name: { zh: string; en: string } }[]; onChange: (difficulty: Difficulty) => void }) {
  const t = useWords(schemeWords)
  const pick = usePick()
  return (
    <div className="scheme-fields scheme-narrow">
      {choices.map(({ id, name }) => (
        <Field key={id} label={t('coefficient', { value: pick(name) })}>
          {(bound) => <NumberInput {...bound} value={difficulty.coefficients[id]} onChange={(value) => onChange({ ...difficulty, coefficients: { ...difficulty.coefficients, [id]: value ?? 1 } })} />}
        </Field>
      ))}
    </div>
  )
}
