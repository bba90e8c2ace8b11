import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { useAnswer } from '../../api/hooks.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { ErrorNote, Loading, Note } from '../../ui/index.ts'
import { About, FileOf, History, Replies } from './beside-letter.tsx'
import { NamedReaders } from '../readers/named-readers.tsx'
import { Editor } from './editor.tsx'
import { editWords } from './edit-words.ts'
import { Standing } from './letter-table.tsx'
import type { Letter } from './model.ts'
import { Next } from './next.tsx'
import { PaperView } from './paper-view.tsx'
import { Routes } from './routes.tsx'
import { Steps } from './steps.tsx'
import { useSheetOf } from './use-sheet.ts'
import { letterWords } from './words.ts'
import './letters.css'

/** A letter: the paper as it will look, where it stands, and the one thing asked of you. `?edit=1`: its text is being written. */
export default function LetterPage() {
  const { letter = '' } = useParams()
  return <LetterView key={letter} id={letter} />
}

function LetterView({ id }: { id: string }) {
  const t = useWords(letterWords)
  const pick = usePick()
  const [search, setSearch] = useSearchParams()
  const [said, say] = useState<string | null>(null)
  const answer = useAnswer('getLetter', { params: { letter: id } })
  const letter = answer.data
  usePage({ title: letter?.title ?? t('title'), crumbs: [{ text: t('title'), to: '/letters' }, ...(letter ? [{ text: letter.number ?? pick(letter.kindName) }] : [])] })
  if (!letter) return answer.error ? <ErrorNote error={answer.error} retry={() => void answer.refetch()} /> : <Loading rows={10} />
  const editing = search.get('edit') === '1' && letter.may.includes('revise')
  const edit = (on: boolean) => setSearch(on ? { edit: '1' } : {}, { replace: true, preventScrollReset: true })
  return (
    <>
      {answer.error && <ErrorNote error={answer.error} retry={() => void answer.refetch()} />}
      <Head letter={letter} />
      {said && <Note tone="done" live>{said}</Note>}
      {editing ? (
        <Editor
          letter={letter}
          again={() => void answer.refetch()}
          onClose={(words) => {
            say(words)
            edit(false)
          }}
        />
      ) : (
        <div className="letter-columns">
          <div className="letter-paper"><OnPaper letter={letter} /></div>
          <div className="letter-do">
            <Steps letter={letter} />
            <Warnings letter={letter} />
            <Next letter={letter} again={() => void answer.refetch()} onEdit={() => edit(true)} />
          </div>
          <div className="letter-more">
            <Replies letter={letter} again={() => void answer.refetch()} />
            <About letter={letter} />
            <FileOf letter={letter} />
            <History letter={letter} />
            <NamedReaders subject={{ type: 'letter', id: letter.id }} />
          </div>
        </div>
      )}
    </>
  )
}

/** Before it goes out: to whom it may not go and which way instead, and that it is too long. */
function Warnings({ letter }: { letter: Letter }) {
  const e = useWords(editWords)
  if (letter.issuedOn !== null || letter.status === 'abandoned') return null
  const { characters, most, over } = letter.length
  return (
    <>
      <Routes rows={letter.route.filter(({ allowed }) => !allowed)} />
      {over && most !== null && <Note tone="due">{e('over', { n: characters, most })}</Note>}
    </>
  )
}

function OnPaper({ letter }: { letter: Letter }) {
  const sheet = useSheetOf()
  return <PaperView sheet={sheet(letter)} />
}

function Head({ letter }: { letter: Letter }) {
  const pick = usePick()
  const t = useWords(letterWords)
  return (
    <header className="letter-head">
      <div>
        <p className="letter-number">
          {letter.number ? <span className={letter.status === 'withdrawn' ? 'letter-struck' : undefined}>{letter.number}</span> : t('noNumber')}　{pick(letter.kindName)}　{letter.issuer.name}
        </p>
        <h1>{letter.title}</h1>
      </div>
      <Standing row={letter} />
    </header>
  )
}
