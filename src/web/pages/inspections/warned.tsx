import { useId } from 'react'
import type { PlanWarning } from '../../../kernel/inspection/plan.ts'
import { warningSentence } from '../../../kernel/words/inspections.ts'
import { useLanguage, useWords } from '../../i18n/language.tsx'
import { Field, Note, type Choice } from '../../ui/index.ts'
import { inspectionWords } from './words.ts'

type Value = { despite: string; /** the other one, where both are merged */ mergeInto: string; reason: string }
type Props = { warnings: readonly PlanWarning[]; /** names of the units meant */ names: readonly Choice[]; value: Value; onChange: (change: Partial<Value>) => void; tried: boolean; /** those that may still be merged with: planned, and announced or not as this one is */ mergeable: readonly string[] }

/** What the plan warns of, and what to do about it: merge the two that are too near, or say why it is needed all the same. */
export function Warned({ warnings, names, value, onChange, tried, mergeable }: Props) {
  const t = useWords(inspectionWords)
  const { language } = useLanguage()
  const group = useId()
  if (warnings.length === 0) return null
  const nameOf = (id: string) => names.find((one) => one.value === id)?.name ?? id
  const near = warnings.flatMap((one) => (one.code === 'overlap' && mergeable.includes(one.inspection) ? [one] : []))
  const missing = tried && (value.mergeInto ? value.reason : value.despite).trim() === ''
  return (
    <div className="inspect-warned">
      <Note tone="due" live>
        <b>{t('warned')}</b>
        <ul>{warnings.map((warning) => <li key={JSON.stringify(warning)}>{warningSentence(warning, nameOf, language)}</li>)}</ul>
      </Note>
      {near.length > 0 && (
        <fieldset className="field inspect-choices">
          <legend>{t('mergeWay')}</legend>
          {near.map(({ inspection, title }) => (
            <label key={inspection}>
              <input type="radio" name={group} checked={value.mergeInto === inspection} onChange={() => onChange({ mergeInto: inspection })} />
              {t('mergeInto', { title })}
            </label>
          ))}
          <label>
            <input type="radio" name={group} checked={value.mergeInto === ''} onChange={() => onChange({ mergeInto: '' })} />
            {t('mergeNot')}
          </label>
        </fieldset>
      )}
      {value.mergeInto ? (
        <Field label={t('mergeWhy')} wrong={missing ? t('missing') : null}>
          {(bound) => <input {...bound} className="input" type="text" maxLength={1000} value={value.reason} onChange={(event) => onChange({ reason: event.target.value })} />}
        </Field>
      ) : (
        <Field label={t('despite')} wrong={missing ? t('missing') : null}>
          {(bound) => <input {...bound} className="input" type="text" maxLength={1000} value={value.despite} onChange={(event) => onChange({ despite: event.target.value })} />}
        </Field>
      )}
    </div>
  )
}
