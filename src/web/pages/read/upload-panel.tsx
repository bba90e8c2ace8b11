import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useNavigate } from 'react-router'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { Button, Dialog, Field, FileDrop } from '../../ui/index.ts'
import { SendingRow } from './upload-row.tsx'
import { fileOfText, handedIn, uploads } from './upload.ts'
import { useFirstFocus } from './use-first-focus.ts'
import { readWords } from './words.ts'

/** Drop, choose or paste documents. Several are taken one after the other; each says how far it is and what became of it. */
export function UploadPanel() {
  const t = useWords(readWords)
  const navigate = useNavigate()
  const { account } = useSession()
  const chooser = useRef<HTMLInputElement>(null)
  const [pasting, setPasting] = useState(false)
  const here = useStillHere()
  const list = useUploads(account.id)

  async function take(files: readonly File[]) {
    if (files.length === 0) return
    const results = await uploads.take(files.map(handedIn), account.id)
    const [only] = results
    // What of the file was not read is said here, before one goes on to what was.
    if (here() && results.length === 1 && only?.state === 'taken' && only.answer.notes.length === 0) await navigate(`/documents/${only.answer.document}${only.answer.known ? '?known=1' : ''}`)
  }

  return (
    <div className="read-upload-block">
      <FileDrop hint={t('formats')} label={t('choose')} chooser={chooser} onFiles={(files) => void take(files)}>
        {t('drop')}
        <Button primary onClick={() => chooser.current?.click()}>{t('choose')}</Button>
        <Button onClick={() => setPasting(true)}>{t('paste')}</Button>
      </FileDrop>
      {list.length > 0 && (
        <ul className="sendings">
          {list.map((sending) => (
            <SendingRow key={sending.command} sending={sending} onChoose={() => chooser.current?.click()} />
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

/** What this account has handed in from this window, found again after the page was left or loaded anew. */
function useUploads(who: string) {
  const queries = useQueryClient()
  const list = useSyncExternalStore(uploads.subscribe, () => uploads.list).filter((one) => one.who === who)
  const taken = list.filter(({ state }) => state === 'taken').length
  useEffect(() => uploads.resume(who), [who])
  useEffect(() => {
    if (taken > 0) void queries.invalidateQueries({ queryKey: ['listDocuments'] })
  }, [taken, queries])
  return list
}

/** Whether the page that began something is still the one that is open. */
function useStillHere(): () => boolean {
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])
  return () => here.current
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
