import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { ProblemError } from '../api/problem.ts'
import { uiWords } from '../i18n/ui-words.ts'
import { useLanguage, useWords } from '../i18n/language.tsx'
import type { Bound } from './field.tsx'

export type Choice<V = string> = { value: V; name: string; /** what tells it from others of the name */ aside?: string }

type Props<V> = Partial<Bound> & {
  chosen: Choice<V> | null
  onChoose: (choice: Choice<V> | null) => void
  /** finds choices for what was typed; asked for the empty text when opened */
  find: (text: string, signal: AbortSignal) => Promise<readonly Choice<V>[]> | readonly Choice<V>[]
  placeholder?: string
  /** what to call it where there is no label */
  'aria-label'?: string
  autoFocus?: boolean
}

type Found<V> = { text: string; choices: readonly Choice<V>[] } | { text: string; failed: ProblemError }

const PAUSE_MS = 150

/**
 * Choose one of many by typing part of its name: units, posts, persons, matters. Arrow keys move, Enter takes, Escape
 * closes; typing lets go of what was chosen.
 *
 * @source WAI-ARIA Authoring Practices, combobox with list autocomplete
 */
export function Combobox<V>({ chosen, onChoose, find, placeholder, ...bound }: Props<V>) {
  const t = useWords(uiWords)
  const { language } = useLanguage()
  const list = useId()
  const [text, setText] = useState<string | null>(null)
  const [found, setFound] = useState<Found<V> | null>(null)
  const [here, setHere] = useState(0)
  const latest = useRef(find)
  useEffect(() => {
    latest.current = find
  })
  useEffect(() => {
    if (text === null) return
    const asked = new AbortController()
    const timer = setTimeout(
      () =>
        void look(latest.current, text, asked.signal, (next) => {
          setFound(next)
          setHere(0)
        }),
      text ? PAUSE_MS : 0,
    )
    return () => {
      clearTimeout(timer)
      asked.abort()
    }
  }, [text])
  const open = text !== null
  const current = found && found.text === text ? found : null
  const choices = current && 'choices' in current ? current.choices : []
  const close = () => setText(null)
  const take = (choice: Choice<V>) => {
    onChoose(choice)
    close()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!open) setText('')
      else if (choices.length) setHere((here + (event.key === 'ArrowDown' ? 1 : choices.length - 1)) % choices.length)
    } else if (event.key === 'Enter' && open) {
      event.preventDefault()
      const choice = choices[here]
      if (choice) take(choice)
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      event.stopPropagation()
      close()
    }
  }
  return (
    <div className="combo">
      <input
        {...bound}
        className="input"
        role="combobox"
        type="text"
        autoComplete="off"
        aria-expanded={open}
        aria-controls={open ? list : undefined}
        aria-autocomplete="list"
        aria-activedescendant={open && choices.length ? `${list}-${here}` : undefined}
        placeholder={placeholder}
        value={text ?? chosen?.name ?? ''}
        onChange={(event) => {
          setText(event.target.value)
          if (chosen) onChoose(null)
        }}
        onFocus={(event) => event.target.select()}
        onClick={() => !open && setText('')}
        onBlur={close}
        onKeyDown={onKeyDown}
      />
      {open ? (
        <div className="combo-list" id={list} role="listbox">
          {choices.map((choice, index) => (
            <div
              key={index}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === here}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(choice)}
              onMouseEnter={() => setHere(index)}
            >
              <span>{choice.name}</span>
              {choice.aside ? <span className="ink-3">{choice.aside}</span> : null}
            </div>
          ))}
          {choices.length === 0 ? (
            <div className="says" role="status">
              {says(current)}
            </div>
          ) : null}
        </div>
      ) : null}
    </div>
  )

  function says(current: Found<V> | null): string {
    if (!current) return t('combo.asking')
    return 'failed' in current ? t('combo.failed', { why: current.failed.sentence(language) }) : t('combo.none', { text: current.text })
  }
}

async function look<V>(find: Props<V>['find'], text: string, signal: AbortSignal, show: (found: Found<V>) => void): Promise<void> {
  try {
    const choices = await find(text.trim(), signal)
    if (!signal.aborted) show({ text, choices })
  } catch (error) {
    if (signal.aborted) return
    if (!(error instanceof ProblemError)) throw error
    show({ text, failed: error })
  }
}
