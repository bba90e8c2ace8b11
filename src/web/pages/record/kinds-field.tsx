import { useId } from 'react'
import { usePick, useWords } from '../../i18n/language.tsx'
import type { ActivityKind } from './content.ts'
import { recordWords } from './words.ts'

type Props = {
  kinds: readonly ActivityKind[]
  kind: string
  also: readonly string[]
  onChange: (change: { kind?: string; also?: string[] }) => void
  wrong: string | null
  /** the words it was read from */
  aside?: string | null
}

/** More than these do not fit side by side on a telephone. */
const MANY = 5

/** The kind of a record as buttons side by side, and what else it counts as. */
export function KindsField({ kinds, kind, also, onChange, wrong, aside = null }: Props) {
  const t = useWords(recordWords)
  const pick = usePick()
  const id = useId()
  const chosen = kinds.find((one) => one.id === kind)
  const others = kinds.filter((one) => one.id !== kind)
  return (
    <>
      <fieldset className="field" aria-describedby={wrong ? `${id}-wrong` : undefined}>
        <legend>
          <span>{t('kind')}</span>
          {aside ? <span className="aside">{aside}</span> : null}
        </legend>
        <div className="segments" data-many={kinds.length > MANY || undefined}>
          {kinds.map((one) => (
            <label key={one.id}>
              <input type="radio" name={id} value={one.id} checked={one.id === kind} onChange={() => onChange({ kind: one.id })} />
              <span>{pick(one.name)}</span>
            </label>
          ))}
        </div>
        {kinds.length === 0 ? <div className="help">{t('no-kinds')}</div> : null}
        {chosen?.criterion ? <div className="help">{t('criterion', { text: pick(chosen.criterion) })}</div> : null}
        {wrong ? (
          <div className="wrong" id={`${id}-wrong`}>
            {wrong}
          </div>
        ) : null}
      </fieldset>
      {chosen && others.length > 0 ? (
        <fieldset className="field also">
          <legend>
            <span>{t('also')}</span>
            <span className="aside">{t('also.help')}</span>
          </legend>
          <div className="checks">
            {others.map((one) => (
              <label key={one.id} className="check">
                <input
                  type="checkbox"
                  checked={also.includes(one.id)}
                  onChange={(event) =>
                    onChange({ also: event.target.checked ? [...also, one.id] : also.filter((other) => other !== one.id) })
                  }
                />
                <span>{pick(one.name)}</span>
              </label>
            ))}
          </div>
        </fieldset>
      ) : null}
    </>
  )
}
