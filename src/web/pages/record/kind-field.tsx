import { usePick, useWords } from '../../i18n/language.tsx'
import { DayInput, Field, type Choice } from '../../ui/index.ts'
import { PostField, UnitField, UnitsField } from '../organisation/pick.tsx'
import type { FieldValue, KindField } from './content.ts'
import { recordWords } from './words.ts'

type Props = { field: KindField; value: FieldValue | undefined; onChange: (value: FieldValue) => void; wrong: string | null }

/** One field that a kind of record declares, asked by its type. Left empty unless the pack requires it. */
export function KindFieldInput(props: Props) {
  const pick = usePick()
  const { field, value, onChange, wrong } = props
  const label = pick(field.name)
  const told = { label, wrong, ...(field.required ? {} : { optional: true }), ...(field.help ? { help: pick(field.help) } : {}) }
  const chosen = choicesIn(value)
  const chooseOne = (choice: Choice | null) => onChange(choice ? [choice] : [])
  switch (field.type) {
    case 'unit':
      return field.many ? (
        <UnitsField {...told} units={chosen} onChange={onChange} />
      ) : (
        <UnitField {...told} chosen={chosen[0] ?? null} onChoose={chooseOne} />
      )
    case 'post':
      return <PostField {...told} unit={null} chosen={chosen[0] ?? null} onChoose={chooseOne} />
    case 'flag':
      return (
        <label className="check">
          <input type="checkbox" checked={value === true} onChange={(event) => onChange(event.target.checked)} />
          <span>{label}</span>
        </label>
      )
    case 'choice':
      return field.many ? <Several {...props} label={label} /> : <Typed {...props} told={told} />
    default:
      return <Typed {...props} told={told} />
  }
}

type Told = { label: string; optional?: boolean; help?: string; wrong: string | null }

function Typed({ field, value, onChange, told }: Props & { told: Told }) {
  const t = useWords(recordWords)
  const pick = usePick()
  const text = typeof value === 'string' ? value : ''
  return (
    <Field {...told} {...(field.measure ? { aside: pick(field.measure) } : {})}>
      {(bound) => {
        if (field.type === 'day') return <DayInput {...bound} value={text} onChange={onChange} />
        if (field.type === 'choice')
          return (
            <select {...bound} className="input" value={text} onChange={(event) => onChange(event.target.value)}>
              <option value="">{t('field.choose')}</option>
              {field.choices.map(({ id, name }) => (
                <option key={id} value={id}>
                  {pick(name)}
                </option>
              ))}
            </select>
          )
        if (field.type === 'text')
          return (
            <textarea
              {...bound}
              className="input brief"
              rows={1}
              maxLength={4000}
              value={text}
              onChange={(event) => onChange(event.target.value)}
            />
          )
        return (
          <input
            {...bound}
            className="input"
            type="text"
            inputMode="decimal"
            maxLength={24}
            value={text}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }}
    </Field>
  )
}

function Several({ field, value, onChange, label, wrong }: Props & { label: string }) {
  const pick = usePick()
  const chosen = Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
  return (
    <fieldset className="field">
      <legend>{label}</legend>
      <div className="checks">
        {field.choices.map(({ id, name }) => (
          <label key={id} className="check">
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={(event) => onChange(event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))}
            />
            <span>{pick(name)}</span>
          </label>
        ))}
      </div>
      {wrong ? <div className="wrong">{wrong}</div> : null}
    </fieldset>
  )
}

function choicesIn(value: FieldValue | undefined): Choice[] {
  return Array.isArray(value) ? value.filter((one): one is Choice => typeof one === 'object') : []
}
