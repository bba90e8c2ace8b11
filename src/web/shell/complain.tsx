import { useState } from 'react'
import { Link, useLocation } from 'react-router'
import type { Body } from '../../api/contract/endpoints.ts'
import { useCommand } from '../api/hooks.ts'
import { sendThen } from '../api/send-then.ts'
import { useMay, useSession } from '../api/session.tsx'
import { useWords } from '../i18n/language.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { InPlace } from '../ui/in-place.tsx'
import { Note } from '../ui/note.tsx'
import { complainWords } from './complain-words.ts'

type Kind = Body<'makeComplaint'>['kind']
export type About = { type: 'request' | 'letter' | 'inspection'; id: string; title: string } | null

const KINDS = ['asked-twice', 'too-much', 'too-short', 'photographs', 'check-in', 'form', 'other'] as const satisfies readonly Kind[]

/**
 * 反映负担: a button that opens the form above the page.
 *
 * @source 国办函〔2026〕12号: a channel for complaints must exist on every page of a mobile application
 */
export function Complain({ about = null }: { about?: About }) {
  const t = useWords(complainWords)
  const may = useMay()
  const [open, set] = useState(false)
  if (!may('makeComplaint')) return null
  return (
    <>
      <Button link onClick={() => set(true)}>{t('open')}</Button>
      {open && (
        <Dialog title={t('title')} onClose={() => set(false)}>
          <ComplaintForm about={about} onClose={() => set(false)} />
        </Dialog>
      )}
    </>
  )
}

/** What is too much, in words, with or without the own unit's name. What is half written is not kept on the machine: it may be shared. */
export function ComplaintForm({ about, onClose }: { about: About; onClose: () => void }) {
  const t = useWords(complainWords)
  const { acting } = useSession()
  const { pathname } = useLocation()
  const [value, set] = useState<{ kind: Kind; words: string; named: boolean; which: boolean }>({ kind: 'too-much', words: '', named: false, which: false })
  const [sent, setSent] = useState(false)
  const make = useCommand('makeComplaint')
  const words = value.words.trim()
  const tellsWhich = value.named || value.which
  if (sent) {
    return (
      <Note tone="done" live>
        {t('sent')}　<Link to="/burden?view=complaints" onClick={onClose}>{t('seeAnswers')}</Link>
      </Note>
    )
  }
  const send = () => {
    if (words === '') return
    // Without a name the address of the page, which may be the own unit's, is not even sent.
    const what = about ? { type: about.type, id: tellsWhich ? about.id : null, path: null } : { type: 'page' as const, id: null, path: value.named ? pathname : null }
    sendThen(make, { body: { about: what, kind: value.kind, words, named: value.named } }, () => setSent(true))
  }
  return (
    <InPlace className="complain" label={t('title')} action={t('send')} busy={make.isPending} error={make.error} onSend={send} onClose={onClose} kept={false} note={t(value.named ? 'namedNote' : 'unnamedNote')}>
      {(tried) => (
        <>
          <p className="mid ink-2">{t('about', { what: about ? `${t(`about.${about.type}`)}　${about.title}` : t('about.page') })}</p>
          <Field label={t('kind')}>
            {(bound) => (
              <select {...bound} className="input" value={value.kind} onChange={(event) => set({ ...value, kind: KINDS.find((kind) => kind === event.target.value) ?? 'other' })}>
                {KINDS.map((kind) => <option key={kind} value={kind}>{t(`kind.${kind}`)}</option>)}
              </select>
            )}
          </Field>
          <Field label={t('words')} wrong={tried && words === '' ? t('wordsMissing') : null}>
            {(bound) => <textarea {...bound} className="input" rows={4} maxLength={2000} value={value.words} onChange={(event) => set({ ...value, words: event.target.value })} />}
          </Field>
          <fieldset className="complain-sign">
            <legend>{t('sign')}</legend>
            <label><input type="radio" name="complain-sign" checked={!value.named} onChange={() => set({ ...value, named: false })} />{t('unnamed')}</label>
            {acting?.unit && <label><input type="radio" name="complain-sign" checked={value.named} onChange={() => set({ ...value, named: true })} />{t('named', { unit: acting.unit.name })}</label>}
            {about && !value.named && <label><input type="checkbox" checked={value.which} onChange={(event) => set({ ...value, which: event.target.checked })} />{t(`which.${about.type}`)}</label>}
          </fieldset>
        </>
      )}
    </InPlace>
  )
}
