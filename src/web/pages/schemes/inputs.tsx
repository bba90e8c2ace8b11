import { useState } from 'react'
import type { Text } from '../../../kernel/pack/primitives.ts'
import { useLanguage, usePick } from '../../i18n/language.tsx'
import type { Bound } from '../../ui/field.tsx'
import { findingsAt, type Path } from './model.ts'
import { useEditing } from './editing.ts'

type Named = Partial<Bound> & { 'aria-label'?: string; placeholder?: string; wrong?: boolean }

/** A number while it is typed: what is no number yet is not handed on, and nothing is null. */
export function NumberInput({ value, onChange, wrong, ...bound }: Named & { value: number | undefined; onChange: (value: number | undefined) => void }) {
  const [text, setText] = useState<string | null>(null)
  const type = (typed: string) => {
    setText(typed)
    const plain = typed.trim().replace('−', '-')
    if (plain === '') onChange(undefined)
    else if (/^-?\d+(\.\d+)?$/.test(plain)) onChange(Number(plain))
  }
  return (
    <input
      {...bound}
      className="input scheme-number"
      type="text"
      inputMode="decimal"
      autoComplete="off"
      maxLength={10}
      aria-invalid={wrong || bound['aria-invalid'] || undefined}
      value={text ?? (value === undefined ? '' : String(value))}
      onChange={(event) => type(event.target.value)}
      onBlur={() => setText(null)}
    />
  )
}

/** Words that people read, written in the language of the page and kept as both until somebody translates them. */
export function WordsInput({ value, onChange, wrong, rows, max = 200, ...bound }: Named & { value: Text | undefined; onChange: (value: Text | undefined) => void; rows?: number; max?: number }) {
  const pick = usePick()
  const shown = value ? pick(value) : ''
  const type = (text: string) => onChange(text === '' ? undefined : { zh: text, en: text })
  const common = { ...bound, className: 'input', maxLength: max, 'aria-invalid': wrong || bound['aria-invalid'] || undefined, value: shown }
  return rows === undefined ? <input {...common} type="text" autoComplete="off" onChange={(event) => type(event.target.value)} /> : <textarea {...common} rows={rows} onChange={(event) => type(event.target.value)} />
}

/** What is wrong or unwise at a place, each in a sentence with its remedy. */
export function Findings({ at, exact = false, but = [] }: { at: Path; exact?: boolean; /** said elsewhere */ but?: readonly string[] }) {
  const { findings } = useEditing()
  const { language } = useLanguage()
  const here = findingsAt(findings, at, exact).filter(({ code }) => !but.includes(code))
  if (here.length === 0) return null
  return (
    <div role="status">
      <ul className="scheme-findings">
        {here.map((finding, index) => <li key={index} className={finding.weight}>{finding.text[language]}</li>)}
      </ul>
    </div>
  )
}

export const NOTHING: Text = { zh: '', en: '' }
