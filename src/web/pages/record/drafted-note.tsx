import { useWords } from '../../i18n/language.tsx'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import type { MatterChoice, RecordContent } from './content.ts'
import { DRAFTED_PARTS, unread, type Draft } from './drafted.ts'
import { recordWords } from './words.ts'

type Props = {
  draft: Draft
  content: Partial<RecordContent>
  /** matters that may be meant too */
  offered: readonly MatterChoice[]
  onAdd: (matter: MatterChoice) => void
  /** the file it was read from, while it is not attached */
  file: File | null
  onAttach: (file: File) => void
}

/** What was read out of the text, what it did not say, and what it may mean besides. A person confirms by sending the record. */
export function DraftedNote({ draft, content, offered, onAdd, file, onAttach }: Props) {
  const t = useWords(recordWords)
  const count = DRAFTED_PARTS.filter((part) => content.read?.[part] !== undefined).length
  const missing = unread(content).map((part) => t(`part.${part}`))
  const strangers = draft.present.filter(({ known }) => !known)
  return (
    <Note tone={count > 0 ? 'done' : 'due'} live>
      <p>
        {count > 0 ? t('drafted', { count }) : t('drafted.none')}
        {missing.length > 0 && count > 0 ? `　${t('drafted.missing', { parts: missing.join('、') })}` : ''}
      </p>
      {draft.heldOn?.yearInferred ? <p className="ink-2">{t('drafted.year', { year: draft.heldOn.value.slice(0, 4) })}</p> : null}
      {draft.present.length > 0 ? (
        <p className="ink-2">
          {t('drafted.present', { names: draft.present.map(({ words }) => words).join('、') })}
          {strangers.length > 0 ? `　${t('drafted.strangers', { names: strangers.map(({ words }) => words).join('、') })}` : ''}
        </p>
      ) : null}
      {offered.length > 0 ? (
        <p className="ink-2">
          {t('drafted.offered')}
          {offered.map((matter) => (
            <Button key={matter.id} link onClick={() => onAdd(matter)}>
              {matter.title}
            </Button>
          ))}
        </p>
      ) : null}
      {draft.capped ? <p className="ink-2">{t('drafted.capped')}</p> : null}
      {file ? (
        <p>
          <Button link onClick={() => onAttach(file)}>
            {t('drafted.attach', { name: file.name })}
          </Button>
        </p>
      ) : null}
    </Note>
  )
}
