import { useState } from 'react'

import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useWords } from '../../i18n/language.tsx'
import { Button, ErrorNote, Field } from '../../ui/index.ts'
import type { Erasure } from './page.tsx'
import { erasureWords } from './words.ts'

/** What who looks may do with a request now: agree or decline, or carry it out; each with a second step, because neither can be taken back. */
export function Deciding({ row: { id, state, own, preview }, may }: { row: Erasure; may: readonly string[] }) {
  if (state === 'requested' && may.includes('decideErasure')) return <>{preview ? <Preview preview={preview} /> : null}{own ? <Own /> : <Decide erasure={id} />}</>
  if (state === 'approved' && may.includes('forgetPerson')) return <CarryOut erasure={id} />
  return null
}

/** Each record as it will read: what is agreed to is seen before. */
function Preview({ preview: { facts, documents, files, internal } }: { preview: NonNullable<Erasure['preview']> }) {
  const t = useWords(erasureWords)
  const parts = [
    { title: t('preview.records'), lines: facts.map(({ id, on, texts }) => ({ id, text: `${on}　${texts.join('　')}` })) },
    { title: t('preview.documents'), lines: documents.map(({ id, title, texts }) => ({ id, text: `《${title}》　${texts.join('　')}` })) },
    { title: t('preview.files'), lines: files.map((name, index) => ({ id: String(index), text: name })) },
  ].filter(({ lines }) => lines.length > 0)
  return (
    <details className="erasures-preview" open>
      <summary>{t('preview')}</summary>
      {parts.map(({ title, lines }) => (
        <section key={title}>
          <h4>{title}</h4>
          <ul>{lines.map(({ id, text }) => <li key={id}>{text}</li>)}</ul>
        </section>
      ))}
      {internal > 0 ? <p>{t('preview.internal', { n: internal })}</p> : null}
      {parts.length === 0 && internal === 0 ? <p>{t('preview.none')}</p> : null}
    </details>
  )
}

function Own() {
  return <span className="small ink-2">{useWords(erasureWords)('own.note')}</span>
}

function Decide({ erasure }: { erasure: string }) {
  const t = useWords(erasureWords)
  const [declining, setDeclining] = useState(false)
  const [reason, setReason] = useState('')
  const decide = useCommand('decideErasure')
  const send = (agree: boolean) => sendThen(decide, { params: { erasure }, body: { agree, reason: agree ? null : reason.trim() } }, () => setDeclining(false))
  return (
    <>
      {declining ? (
        <>
          <Field label={t('decline.reason')}>{(bound) => <input {...bound} className="input" maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
          <div className="actions">
            <Button small busy={decide.isPending || reason.trim().length < 2} onClick={() => send(false)}>{t('decline')}</Button>
            <Button small link onClick={() => setDeclining(false)}>{t('cancel')}</Button>
          </div>
        </>
      ) : (
        <div className="actions">
          <Button small primary busy={decide.isPending} onClick={() => send(true)}>{t('agree')}</Button>
          <Button small onClick={() => setDeclining(true)}>{t('decline')}</Button>
        </div>
      )}
      <ErrorNote error={decide.error} />
    </>
  )
}

function CarryOut({ erasure }: { erasure: string }) {
  const t = useWords(erasureWords)
  const [sure, setSure] = useState(false)
  const forget = useCommand('forgetPerson')
  return (
    <>
      {sure ? <p className="erasures-sure">{t('carry.sure')}</p> : null}
      <div className="actions">
        {sure ? (
          <>
            <Button small primary busy={forget.isPending} onClick={() => sendThen(forget, { params: { erasure }, body: {} }, () => setSure(false))}>{t('carry.yes')}</Button>
            <Button small onClick={() => setSure(false)}>{t('cancel')}</Button>
          </>
        ) : <Button small onClick={() => setSure(true)}>{t('carry')}</Button>}
      </div>
      <ErrorNote error={forget.error} />
    </>
  )
}
