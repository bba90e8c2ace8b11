import { useState } from 'react'
import { charactersOf } from '../../../kernel/letter/length.ts'
import { useCommand } from '../../api/hooks.ts'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Button, DayInput, ErrorNote, Field, Note, Section, ShortNotice } from '../../ui/index.ts'
import { AddresseesBox } from './addressees.tsx'
import { AutoText } from './auto-text.tsx'
import { sent } from './blocks.ts'
import { useBodyEditor } from './body-editor.tsx'
import { baseOf, changesOf, editingOf, type Editing } from './editing.ts'
import { editWords } from './edit-words.ts'
import type { Letter } from './model.ts'
import { PaperView } from './paper-view.tsx'
import { useSheetOf } from './use-sheet.ts'
import './edit.css'

type Props = { letter: Letter; again: () => void; /** with what is to be said */ onClose: (words: string | null) => void }

/** A draft written in its place on the paper. What is typed is kept on this machine until it is saved. */
export function Editor({ letter, again, onClose }: Props) {
  const t = useWords(editWords)
  const base = baseOf(letter)
  const draft = useDraft<Editing>(`letter:${letter.id}`, { base, ...editingOf(letter) })
  const { value, set, clear, kept } = draft
  const [tried, setTried] = useState(false)
  const revise = useCommand('reviseLetter')
  const sheet = useSheetOf()
  const editor = useBodyEditor({ blocks: value.blocks, onChange: (blocks) => set({ blocks }) })
  const other = kept && value.base !== base
  const noTitle = value.title.trim() === ''
  const close = (words: string | null) => {
    clear()
    onClose(words)
  }
  const save = () => {
    setTried(true)
    if (noTitle || other || revise.isPending) return
    const changes = changesOf(letter, value)
    if (Object.keys(changes).length === 0) return close(t('nothing'))
    revise.mutate(
      { params: { letter: letter.id }, body: { changes } },
      {
        onSuccess: () => close(t('saved')),
        onError: (error) => {
          if (!error.undecided) again()
        },
      },
    )
  }
  const paper = { ...sheet(letter), to: value.to.map(({ name }) => name), copies: value.copies.map(({ name }) => name) }
  return (
    <div className="letter-columns letter-editing">
      <div className="letter-paper">
        <PaperView
          sheet={paper}
          editing={{
            title: <AutoText className="edit-text sheet-title" aria-label={t('title')} aria-invalid={tried && noTitle ? true : undefined} maxLength={200} value={value.title} onChange={(event) => set({ title: event.target.value.replace(/\n/g, '') })} />,
            body: editor.body,
            slip: editor.slip,
          }}
        />
      </div>
      <div className="letter-do edit-side">
        {other && (
          <Note tone="due" live>
            {t('other')}
            <span className="actions">
              <Button small onClick={() => set({ base })}>{t('mine')}</Button>
              <Button small onClick={() => set({ base, ...editingOf(letter) })}>{t('theirs')}</Button>
            </span>
          </Note>
        )}
        <Length letter={letter} value={value} />
        {tried && noTitle && <Note tone="wrong" live>{t('titleMissing')}</Note>}
        <ErrorNote error={revise.error} />
        <div className="actions">
          <Button primary busy={revise.isPending} onClick={save}>{t('save')}</Button>
          <Button onClick={() => onClose(null)}>{t('close')}</Button>
          {kept && <Button link onClick={() => close(null)}>{t('discard')}</Button>}
        </div>
        <p className="small ink-3">{t('kept')}{letter.status === 'draft' ? '' : t('back')}</p>
        <Particulars value={value} set={set} />
        <p className="small ink-3">{t('keys')}</p>
      </div>
    </div>
  )
}

/** Counted as one types; too long warns and hinders nothing. */
function Length({ letter, value }: { letter: Letter; value: Editing }) {
  const t = useWords(editWords)
  const n = charactersOf({ blocks: sent(value.blocks) as Parameters<typeof charactersOf>[0]['blocks'] })
  const { most } = letter.length
  if (most !== null && n > most) return <Note tone="due" live>{t('over', { n, most })}</Note>
  return <p className="mid ink-2">{most === null ? t('length', { n }) : t('lengthOf', { n, most })}</p>
}

const URGENCIES = ['', 'urgent', 'extra-urgent'] as const

function Particulars({ value, set }: { value: Editing; set: (change: Partial<Editing>) => void }) {
  const t = useWords(editWords)
  return (
    <Section title={t('particulars')}>
      <div className="edit-particulars">
        <Field label={t('to')}>{(bound) => <AddresseesBox bound={bound} chosen={value.to} onChange={(to) => set({ to })} placeholder={t('addressee')} />}</Field>
        <Field label={t('copies')} optional>{(bound) => <AddresseesBox bound={bound} chosen={value.copies} onChange={(copies) => set({ copies })} placeholder={t('addressee')} />}</Field>
        <Field label={t('replyBy')} optional>{(bound) => <DayInput {...bound} value={value.replyBy} onChange={(replyBy) => set({ replyBy })} />}</Field>
        <ShortNotice due={value.replyBy || null} />
        <Field label={t('urgency')}>
          {(bound) => (
            <select {...bound} className="input" value={value.urgency} onChange={(event) => set({ urgency: URGENCIES.find((one) => one === event.target.value) ?? '' })}>
              {URGENCIES.map((one) => <option key={one} value={one}>{t(`urgency.${one === '' ? 'none' : one}`)}</option>)}
            </select>
          )}
        </Field>
      </div>
    </Section>
  )
}
