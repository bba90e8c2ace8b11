import { useRef, useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import type { ProblemError } from '../../api/problem.ts'
import { useWords } from '../../i18n/language.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { ErrorNote } from '../../ui/note.tsx'
import type { Draft } from './drafted.ts'
import { recordWords } from './words.ts'

type Props = { onDrafted: (draft: Draft, file: File | null) => void }

/** Paste a notice or minutes, or drop the file: what it says is laid into the form below, to be looked through. */
export function DraftPanel({ onDrafted }: Props) {
  const t = useWords(recordWords)
  const [opened, open] = useState(false)
  const [text, setText] = useState('')
  const chooser = useRef<HTMLInputElement>(null)
  const read = useMutation<Draft, ProblemError, { text: string; file: File | null }>({
    mutationFn: (paper) => {
      const form = new FormData()
      if (paper.file) form.set('file', paper.file)
      else form.set('text', paper.text)
      return call('draftRecord', { form })
    },
    onSuccess: (draft, { file }) => {
      onDrafted(draft, file)
      open(false)
      setText('')
    },
  })
  if (!opened)
    return (
      <div className="draft-begin">
        <Button onClick={() => open(true)}>{t('draft.open')}</Button>
        <span className="small ink-3">{t('draft.open.aside')}</span>
      </div>
    )
  const go = () => {
    if (!read.isPending && text.trim() !== '') read.mutate({ text, file: null })
  }
  return (
    <section className="draft-panel" aria-label={t('draft.open')}>
      <Field label={t('draft.text')} aside={t('draft.secret')}>
        {(bound) => (
          <textarea
            {...bound}
            className="input"
            rows={7}
            autoFocus
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => (event.ctrlKey || event.metaKey) && event.key === 'Enter' && !event.nativeEvent.isComposing && go()}
          />
        )}
      </Field>
      <div className="actions">
        <Button busy={read.isPending} onClick={go}>
          {t('draft.go')}
        </Button>
        <Button link onClick={() => open(false)}>
          {t('cancel')}
        </Button>
        <span className="small ink-3">{t('draft.kept.not')}</span>
      </div>
      <FileDrop hint={t('draft.formats')} label={t('draft.choose')} chooser={chooser} onFiles={([file]) => file && read.mutate({ text: '', file })}>
        {t('draft.drop')}
        <Button small onClick={() => chooser.current?.click()}>
          {t('draft.choose')}
        </Button>
      </FileDrop>
      <ErrorNote error={read.error} />
    </section>
  )
}
