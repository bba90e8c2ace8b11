import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState, type DragEvent } from 'react'
import { Link, useNavigate } from 'react-router'
import { ProblemError } from '../../api/problem.ts'
import { useLanguage, useWords } from '../../i18n/language.tsx'
import { Button, Dialog, Field, Note } from '../../ui/index.ts'
import { fileOfText, sendDocument, sendingOf, type Sending } from './upload.ts'
import { useFirstFocus } from './use-first-focus.ts'
import { readWords } from './words.ts'

/** Drop, choose or paste documents. Several are taken one after the other; each says what became of it. */
export function UploadPanel() {
  const t = useWords(readWords)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const chooser = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [pasting, setPasting] = useState(false)
  const [list, setList] = useState<readonly Sending[]>([])

  const replace = (next: Sending) => setList((before) => before.map((one) => (one.key === next.key ? next : one)))

  async function send(sending: Sending): Promise<Sending> {
    const base = { key: sending.key, file: sending.file, command: sending.command }
    replace({ ...base, state: 'sending', part: 0 })
    let result: Sending
    try {
      const answer = await sendDocument(sending.file, sending.command, (part) => replace({ ...base, state: 'sending', part }))
      result = { ...base, state: 'taken', answer }
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      result = { ...base, state: 'refused', error }
    }
    replace(result)
    return result
  }

  async function take(files: readonly File[]) {
    const fresh = files.map(sendingOf)
    setList((before) => [...fresh, ...before.filter((one) => one.state !== 'taken')])
    const results: Sending[] = []
    for (const one of fresh) results.push(await send(one))
    await queries.invalidateQueries({ queryKey: ['listDocuments'] })
    const [only] = results
    if (results.length === 1 && only?.state === 'taken') await navigate(`/documents/${only.answer.document}${only.answer.known ? '?known=1' : ''}`)
  }

  async function retry(sending: Sending) {
    await send(sending)
    await queries.invalidateQueries({ queryKey: ['listDocuments'] })
  }

  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take([...event.dataTransfer.files])
  }
  return (
    <div className="read-upload-block">
      <div
        className={over ? 'read-upload read-upload-over' : 'read-upload'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p>
          {t('drop')}
          <Button primary onClick={() => chooser.current?.click()}>{t('choose')}</Button>
          <Button onClick={() => setPasting(true)}>{t('paste')}</Button>
        </p>
        <p className="ink-3 small">{t('formats')}</p>
        <input
          ref={chooser}
          type="file"
          className="unseen"
          tabIndex={-1}
          aria-label={t('choose')}
          multiple
          accept=".docx,.txt,.md,.html"
          onChange={(event) => {
            void take([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
      </div>
      {list.length > 0 && (
        <ul className="sendings" aria-live="polite">
          {list.map((sending) => (
            <SendingRow key={sending.key} sending={sending} retry={() => void retry(sending)} />
          ))}
        </ul>
      )}
      {pasting && (
        <PasteDialog
          onClose={() => setPasting(false)}
          onText={(text) => {
            setPasting(false)
            void take([fileOfText(text, t('pasteName'))])
          }}
        />
      )}
    </div>
  )
}

function SendingRow({ sending, retry }: { sending: Sending; retry: () => void }) {
  const t = useWords(readWords)
  const { language } = useLanguage()
  if (sending.state === 'refused') {
    const lost = sending.error instanceof ProblemError && sending.error.undecided
    return (
      <li>
        <Note tone="wrong">
          <b>{sending.file.name}</b>　{t('refused')}
          <dl className="pairs read-refusal">
            <dt>{t('refusedHad')}</dt>
            <dd>{sending.error instanceof ProblemError ? sending.error.sentence(language) : sending.error.message}</dd>
            <dt>{t('refusedKept')}</dt>
            <dd>{lost ? t('keptHere') : t('keptNothing')}</dd>
          </dl>
          {lost && <Button small onClick={retry}>{t('again')}</Button>}
        </Note>
      </li>
    )
  }
  return (
    <li className="sending">
      <span>{sending.file.name}</span>
      {sending.state === 'waiting' && <span className="ink-3">{t('waiting')}</span>}
      {sending.state === 'sending' && (
        <span className="ink-2">
          <progress max={1} value={sending.part < 1 ? sending.part : undefined} aria-label={sending.file.name} />
          {sending.part < 1 ? t('sending', { percent: Math.round(sending.part * 100) }) : t('reading')}
        </span>
      )}
      {sending.state === 'taken' && (
        <span className="ink-2">
          {sending.answer.known ? t('readKnown') : sending.answer.proposals > 0 ? t('readDone', { n: sending.answer.proposals }) : t('readNone')}
          {!sending.answer.known && sending.answer.knownParts > 0 && `　${t('readParts', { n: sending.answer.knownParts })}`}
          　<Link to={`/documents/${sending.answer.document}`}>{t('openIt')}</Link>
        </span>
      )}
    </li>
  )
}

function PasteDialog({ onClose, onText }: { onClose: () => void; onText: (text: string) => void }) {
  const t = useWords(readWords)
  const form = useFirstFocus<HTMLFormElement>()
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  return (
    <Dialog title={t('pasteTitle')} onClose={onClose}>
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim() === '') setWrong(t('pasteEmpty'))
          else onText(text)
        }}
      >
        <Field label={t('pasteLabel')} wrong={wrong}>
          {(bound) => <textarea className="input paste-text" rows={14} value={text} onChange={(event) => setText(event.target.value)} {...bound} />}
        </Field>
        <div className="actions">
          <Button type="submit" primary>{t('pasteGo')}</Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
