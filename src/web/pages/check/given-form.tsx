import { useRef, useState, type KeyboardEvent } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { Button, Field, FileDrop } from '../../ui/index.ts'
import type { Given } from './check-store.ts'
import { checkWords } from './words.ts'

type Props = { given: Given; /** what was written or taken away, not checked yet */ onGive: (given: Given) => void; onGo: (given: Given) => void }

/** The text and the files to be checked. Files are checked as soon as they are there, with the text that stands beside them. */
export function GivenForm({ given, onGive, onGo }: Props) {
  const t = useWords(checkWords)
  const chooser = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(given.text)
  const [wrong, setWrong] = useState<string | null>(null)

  const write = (words: string) => {
    setText(words)
    setWrong(null)
    onGive({ text: words, files: given.files })
  }
  const add = (files: readonly File[]) => files.length > 0 && onGo({ text, files: [...given.files, ...files] })
  const go = () => {
    if (text.trim() === '' && given.files.length === 0) setWrong(t('empty'))
    else onGo({ text, files: given.files })
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) go()
  }
  return (
    <form
      className="check-form"
      onSubmit={(event) => {
        event.preventDefault()
        go()
      }}
    >
      <Field label={t('textLabel')} aside={t('textHint')} wrong={wrong}>
        {(bound) => <textarea {...bound} className="input paste-text" rows={12} value={text} onChange={(event) => write(event.target.value)} onKeyDown={onKey} />}
      </Field>
      <div className="actions">
        <Button type="submit" primary>{t('go')}</Button>
        <span className="ink-3 small check-keys">{t('goKeys')}</span>
        <Button link onClick={() => onGo({ text: t('example'), files: [] })}>{t('tryExample')}</Button>
      </div>
      <FileDrop className="check-drop" hint={t('formats')} label={t('choose')} chooser={chooser} onFiles={add}>
        {t('drop')}
        <Button onClick={() => chooser.current?.click()}>{t('choose')}</Button>
      </FileDrop>
      {given.files.length > 0 && (
        <ul className="chosen-units">
          {given.files.map((file, index) => (
            <li key={`${index}.${file.name}`}>
              {file.name}
              <button type="button" aria-label={t('remove', { name: file.name })} onClick={() => onGive({ text, files: given.files.filter((_, at) => at !== index) })}>×</button>
            </li>
          ))}
        </ul>
      )}
    </form>
  )
}
