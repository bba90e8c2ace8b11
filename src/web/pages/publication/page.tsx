import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useAnswer, useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { usePage } from '../../shell/page.tsx'
import { Button, DateText, Empty, ErrorNote, Field, InPlace, Loading, Note, Section } from '../../ui/index.ts'
import { Released } from '../public/released.tsx'
import { MatterLines } from './matter-lines.tsx'
import { begun, type Publication, type Typed } from './rows.ts'
import { publicationWords } from './words.ts'
import '../public/public.css'
import './publication.css'

/** What of one document people without log-in may read: the office chooses and says it in plain words. */
export default function PublicationPage() {
  const t = useWords(publicationWords)
  const { document = '' } = useParams()
  const answer = useAnswer('getPublication', { params: { document } })
  const found = answer.data
  const [said, setSaid] = useState<Said | null>(null)
  usePage({ title: t('page'), crumbs: [{ text: t('title'), to: '/publications' }, { text: found?.published?.title ?? found?.proposed.title ?? '' }] })
  if (!found) return answer.error ? <ErrorNote error={answer.error} retry={() => void answer.refetch()} /> : <Loading rows={8} />
  // Once public, the form begins with the words that are public.
  return <Publishing key={JSON.stringify([document, found.published])} document={document} found={found} said={said} onSaid={setSaid} />
}

type Said = 'saved' | 'takenBack'

function Publishing({ document, found, said, onSaid }: { document: string; found: Publication; said: Said | null; onSaid: (said: Said) => void }) {
  const t = useWords(publicationWords)
  const { today } = useSession()
  const words = useDraft(`publish:${document}`, found.published ?? found.proposed)
  const lines = useDraft<{ typed: Record<string, Typed> }>(`publicise:${document}`, { typed: {} })
  const chosen = found.matters.flatMap((matter) => {
    const line = lines.value.typed[matter.id] ?? begun(matter)
    return line.on ? [{ promise: line.promise, topic: line.topic || null, outcome: line.outcome || null, standing: matter.standing, on: matter.standing === 'going-on' ? (matter.public?.on ?? today) : matter.since }] : []
  })
  return (
    <div className="publication">
      <header>
        <h1>{t('page')}</h1>
        <p className="sub">{t('lead')}</p>
      </header>
      {said && <Note tone="done" live>{t(said)}</Note>}
      <DocumentWords document={document} found={found} words={words} onSaid={onSaid} />
      <Section title={t('matters')} aside={found.matters.length > 0 ? `${chosen.length}/${found.matters.length}` : undefined}>
        {found.matters.length === 0 ? <Empty to={`/documents/${document}`} begin={t('toDocument')}>{t('noMatters')}</Empty> : <MatterLines document={document} matters={found.matters} lines={lines} onSaid={onSaid} />}
      </Section>
      <Section title={t('preview')} more={found.published ? <Link to={`/public/${found.city}`}>{t('see')}</Link> : <span className="ink-3">{t('previewNote')}</span>}>
        <div className="publication-preview public">
          <Released document={{ id: 'preview', title: words.value.title, summary: words.value.summary, on: found.published?.on ?? today, commitments: chosen }} />
        </div>
      </Section>
    </div>
  )
}

type Words = ReturnType<typeof useDraft<{ title: string; summary: string }>>

/** The document's own title and words; taken back with a reason. */
function DocumentWords({ document, found, words: { value, set, clear }, onSaid }: { document: string; found: Publication; words: Words; onSaid: (said: Said) => void }) {
  const t = useWords(publicationWords)
  const { today } = useSession()
  const publish = useCommand('publishDocument')
  const [tried, setTried] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const missing = value.title.trim() === ''
  const { published } = found
  const changed = published === null || published.title !== value.title.trim() || published.summary !== value.summary.trim()
  const send = () => {
    setTried(true)
    if (missing || publish.isPending) return
    sendThen(publish, { params: { document }, body: { title: value.title.trim(), summary: value.summary.trim() } }, () => (clear(), onSaid('saved')))
  }
  return (
    <Section title={t('document')} aside={published ? <><DateText day={published.on} today={today} /></> : t('notPublic')} first>
      <form
        className="publication-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <Field label={t('plainTitle')} wrong={tried && missing ? t('missing') : null}>
          {(bound) => <input {...bound} className="input" type="text" maxLength={200} value={value.title} onChange={(event) => set({ title: event.target.value })} />}
        </Field>
        <Field label={t('summary')} help={t('summaryHint')} optional>
          {(bound) => <textarea {...bound} className="input" rows={3} maxLength={1000} value={value.summary} onChange={(event) => set({ summary: event.target.value })} />}
        </Field>
        <p className="small ink-3">{t('inside')}</p>
        <ErrorNote error={publish.error} />
        <div className="actions">
          {changed && <Button primary={!leaving} type="submit" busy={publish.isPending}>{t(published ? 'save' : 'publish')}</Button>}
          {published && <Button aria-expanded={leaving} onClick={() => setLeaving(!leaving)}>{t('takeBack')}</Button>}
        </div>
      </form>
      {leaving && <TakeBack document={document} onDone={() => onSaid('takenBack')} onClose={() => setLeaving(false)} />}
    </Section>
  )
}

function TakeBack({ document, onDone, onClose }: { document: string; onDone: () => void; onClose: () => void }) {
  const t = useWords(publicationWords)
  const [reason, setReason] = useState('')
  const unpublish = useCommand('unpublishDocument')
  const send = () => {
    if (reason.trim() === '') return
    sendThen(unpublish, { params: { document }, body: { reason: reason.trim() } }, () => (onClose(), onDone()))
  }
  return (
    <InPlace className="publication-form publication-back" label={t('takeBack')} action={t('takeBackDo')} busy={unpublish.isPending} error={unpublish.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <Field label={t('reason')} wrong={tried && reason.trim() === '' ? t('missing') : null}>
          {(bound) => <input {...bound} className="input" type="text" maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
      )}
    </InPlace>
  )
}
