import { useId, useState } from 'react'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Button } from '../../ui/button.tsx'
import type { ActivityKind } from './content.ts'
import { recordWords } from './words.ts'

type Props = {
  kinds: readonly ActivityKind[]
  kind: string
  also: readonly string[]
  onChange: (change: { kind?: string; also?: string[] }) => void
  wrong: string | null
  /** the words it was read from */
  help?: string | null
  /** kinds that are still missing in this period: named first */
  wanted?: readonly string[]
}

/** More than these do not fit side by side on a telephone. */
const MANY = 5
const NONE: readonly string[] = []

/** The kind of a record as buttons side by side, and what else it counts as. */
export function KindsField({ kinds, kind, also, onChange, wrong, help = null, wanted = NONE }: Props) {
  const t = useWords(recordWords)
  const pick = usePick()
  const id = useId()
  const chosen = kinds.find((one) => one.id === kind)
  const [all, showAll] = useState(false)
  const others = kinds.filter((one) => one.id !== kind)
  const offered = others.filter((one) => wanted.includes(one.id) || also.includes(one.id))
  // Where it is known what is missing, that is what one visit may serve besides; the rest is a press away.
  const shown = all || offered.length === 0 ? others : offered
  return (
    <>
      <fieldset className="field" aria-describedby={wrong ? `${id}-wrong` : undefined}>
        <legend>{t('kind')}</legend>
        <div className="segments" data-many={kinds.length > MANY || undefined}>
          {kinds.map((one) => (
            <label key={one.id}>
              <input type="radio" name={id} value={one.id} checked={one.id === kind} onChange={() => onChange({ kind: one.id })} />
              <span>{pick(one.name)}</span>
            </label>
          ))}
        </div>
        {help ? <div className="help">{help}</div> : null}
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
            {shown.map((one) => (
              <label key={one.id} className="check">
                <input
                  type="checkbox"
                  checked={also.includes(one.id)}
                  onChange={(event) =>
                    onChange({ also: event.target.checked ? [...also, one.id] : also.filter((other) => other !== one.id) })
                  }
                />
                <span>
                  {pick(one.name)}
                  {wanted.includes(one.id) ? <span className="ink-3">　{t('also.wanted')}{one.criterion ? t('also.criterion', { text: pick(one.criterion) }) : ''}</span> : null}
                </span>
              </label>
            ))}
            {shown.length < others.length ? (
              <Button link onClick={() => showAll(true)}>
                {t('also.more')}
              </Button>
            ) : null}
          </div>
        </fieldset>
      ) : null}
    </>
  )
}
