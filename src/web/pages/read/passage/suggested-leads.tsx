import { useAnswer } from '../../../api/hooks.ts'
import { useWords } from '../../../i18n/language.tsx'
import { ErrorNote } from '../../../ui/index.ts'
import type { ChosenUnit } from '../decide.ts'
import { passageWords } from './words.ts'

type Props = { document: string; proposal: string; units: readonly ChosenUnit[]; onUnits: (units: ChosenUnit[]) => void }

/** Who may lead what names nobody, with the words that speak for it; chosen by a person or not at all. */
export function SuggestedLeads({ document, proposal, units, onUnits }: Props) {
  const t = useWords(passageWords)
  const answer = useAnswer('suggestLeads', { params: { document }, query: { proposal } })
  if (answer.error) return <ErrorNote error={answer.error} />
  if (!answer.data) return null
  const { rows } = answer.data
  const lead = units.find(({ role }) => role === 'lead')?.holder.id
  return (
    <fieldset className="read-near">
      <legend>{t('suggested')}</legend>
      {rows.map(({ holder, name, because }) => (
        <label key={holder.id}>
          <input
            type="radio"
            name={`lead-of-${proposal}`}
            checked={lead === holder.id}
            onChange={() => onUnits([{ written: name, role: 'lead', holder, territory: null }, ...units.filter(({ role }) => role !== 'lead')])}
          />
          {name}
          <span className="read-near-why">{t('because', { words: because.join('、') })}</span>
        </label>
      ))}
      <p className="small ink-3">{rows.length > 0 ? t('suggestedHelp') : t('suggestedNone')}</p>
    </fieldset>
  )
}
