import type { Answer } from '../../../api/contract/endpoints.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { recordWords } from './words.ts'

export type Participant = Answer<'listParticipants'>['rows'][number]

type Props = {
  /** posts that required practice asks for, and those a text names */
  offered: readonly { id: string; name: string; roleName: Participant['roleName'] | null }[]
  attended: readonly string[]
  onChange: (attended: string[]) => void
  /** the words it was read from */
  aside: string | null
}

/** Whether those took part in person whom required practice asks for: ticked as a rule, taken off where it was not so. */
export function AttendedField({ offered, attended, onChange, aside }: Props) {
  const t = useWords(recordWords)
  const pick = usePick()
  if (offered.length === 0) return null
  return (
    <fieldset className="field also">
      <legend>
        <span>{t('attended')}</span>
        <span className="aside">{aside ?? t('attended.aside')}</span>
      </legend>
      <div className="checks">
        {offered.map(({ id, name, roleName }) => (
          <label key={id} className="check">
            <input
              type="checkbox"
              checked={attended.includes(id)}
              onChange={(event) => onChange(event.target.checked ? [...attended, id] : attended.filter((one) => one !== id))}
            />
            <span>
              {roleName ? t('attended.one', { role: pick(roleName) }) : t('attended.one', { role: name })}
              {roleName ? <span className="ink-3">　{name}</span> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
