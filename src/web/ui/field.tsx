import { useId, type ReactNode } from 'react'
import { uiWords } from '../i18n/ui-words.ts'
import { useWords } from '../i18n/language.tsx'

/** What a control needs to belong to its label, its help and its error. */
export type Bound = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
  'aria-required': true | undefined
}

type Props = {
  label: string
  /** only what may be left out is marked */
  optional?: boolean
  /** where a prefilled value comes from, or what to keep in mind; beside the label */
  aside?: string
  help?: ReactNode
  wrong?: string | null
  children: (bound: Bound) => ReactNode
}

/** A label above its control: `<Field label={t('day')}>{(bound) => <input className="input" {...bound} />}</Field>` */
export function Field({ label, optional, aside, help, wrong, children }: Props) {
  const id = useId()
  const t = useWords(uiWords)
  const described = [help ? `${id}-help` : '', wrong ? `${id}-wrong` : ''].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>
        <span>{label}</span>
        {aside || optional ? (
          <span className="aside">{[optional ? t('optional') : '', aside ?? ''].filter(Boolean).join('　')}</span>
        ) : null}
      </label>
      {children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': wrong ? true : undefined,
        'aria-required': optional ? undefined : true,
      })}
      {help ? (
        <div className="help" id={`${id}-help`}>
          {help}
        </div>
      ) : null}
      {wrong ? (
        <div className="wrong" id={`${id}-wrong`}>
          {wrong}
        </div>
      ) : null}
    </div>
  )
}
