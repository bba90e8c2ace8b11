import { useRef, useState } from 'react'
import type { Day } from '../../kernel/time/day.ts'
import { useSession } from '../api/session.tsx'
import { uiWords } from '../i18n/ui-words.ts'
import { useWords } from '../i18n/language.tsx'
import { nearDay } from './date-text.tsx'
import type { Bound } from './field.tsx'
import { readDay } from './read-day.ts'

type Props = Partial<Bound> & {
  /** `''` where no day is given */
  value: Day | ''
  onChange: (day: Day | '') => void
  min?: Day
  max?: Day
  'aria-label'?: string
}

/**
 * A day, typed in any of the ways people write one or picked from the browser's own calendar. The browser's date field
 * alone would show it in the order of the machine's language: 09/20/2023 on an English Windows.
 */
export function DayInput({ value, onChange, min, max, ...bound }: Props) {
  const t = useWords(uiWords)
  const { today } = useSession()
  const [text, setText] = useState<string | null>(null)
  const picker = useRef<HTMLInputElement>(null)
  const near = value ? nearDay(value, today) : null
  const type = (typed: string) => {
    setText(typed)
    onChange(readDay(typed, today) ?? '')
  }
  return (
    <div className="day-input">
      <input
        {...bound}
        className="input"
        type="text"
        inputMode="numeric"
        autoComplete="off"
        placeholder={t('day.form')}
        value={text ?? value}
        onChange={(event) => type(event.target.value)}
        onBlur={() => value && setText(null)}
      />
      {near && text === null ? (
        <span className="day-near" aria-hidden="true">
          {t(near.key, { days: near.days })}
        </span>
      ) : null}
      <button type="button" className="link" aria-label={t('day.pick')} onClick={() => picker.current?.showPicker()}>
        {t('day.choose')}
      </button>
      <input
        ref={picker}
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        value={value}
        min={min}
        max={max}
        onChange={(event) => {
          setText(null)
          onChange(event.target.value)
        }}
      />
    </div>
  )
}
