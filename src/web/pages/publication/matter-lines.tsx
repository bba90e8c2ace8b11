import { useState } from 'react'
import { Link } from 'react-router'
import { standingWords } from '../../../kernel/words/sources.ts'
import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import type { useDraft } from '../../keep/draft.ts'
import { Button, ErrorNote, Field, InPlace, Table3, useOpened, type Column } from '../../ui/index.ts'
import { begun, toPublish, type Matter, type Typed } from './rows.ts'
import { publicationWords } from './words.ts'

type Lines = ReturnType<typeof useDraft<{ typed: Record<string, Typed> }>>
type Props = { document: string; matters: readonly Matter[]; lines: Lines; onSaid: (said: 'saved' | 'takenBack') => void }

/** Every matter of the document on a line of its own: tick, say it plainly, and send all of them at once. */
export function MatterLines({ document, matters, lines: { value, set, clear }, onSaid }: Props) {
  const t = useWords(publicationWords)
  const pick = usePick()
  const publicise = useCommand('publiciseMatter')
  const leaving = useOpened<string>()
  const lineOf = (matter: Matter) => value.typed[matter.id] ?? begun(matter)
  const change = (matter: Matter, some: Partial<Typed>) => set({ typed: { ...value.typed, [matter.id]: { ...lineOf(matter), ...some } } })
  const free = matters.filter(({ public: shown }) => shown === null)
  const all = free.length > 0 && free.every((matter) => lineOf(matter).on)
  const sent = toPublish(matters, value.typed)
  const send = () =>
    sendThen(publicise, { params: { document }, body: { matters: sent } }, () => (clear(), onSaid('saved')))
  const columns: Column<Matter>[] = [
    {
      key: 'on',
      head: t('all'),
      quiet: true,
      width: 32,
      cell: (matter) =>
        matter.public ? <span className="ink-3" aria-hidden="true">✓</span> : <input type="checkbox" aria-label={t('choose', { code: matter.code })} checked={lineOf(matter).on} onChange={(event) => change(matter, { on: event.target.checked })} />,
    },
    {
      key: 'matter',
      head: t('matter'),
      names: true,
      width: 200,
      cell: (matter) => (
        <>
          <Link to={`/matters/${matter.id}`}>{matter.code}</Link>
          <div className="small ink-2">{matter.title}</div>
          <div className="small ink-3">{pick(standingWords[matter.standing])}</div>
        </>
      ),
    },
    { key: 'promise', head: t('promise'), cell: (matter) => <Words label={`${matter.code} ${t('promise')}`} lines={2} max={300} value={lineOf(matter).promise} onChange={(promise) => change(matter, { promise })} /> },
    { key: 'topic', head: t('topic'), width: 128, cell: (matter) => <input className="input" type="text" maxLength={40} aria-label={`${matter.code} ${t('topic')}`} value={lineOf(matter).topic} onChange={(event) => change(matter, { topic: event.target.value })} /> },
    { key: 'outcome', head: t('outcome'), cell: (matter) => <Words label={`${matter.code} ${t('outcome')}`} lines={2} max={500} placeholder={t('outcomeHint')} value={lineOf(matter).outcome} onChange={(outcome) => change(matter, { outcome })} /> },
    { key: 'act', head: t('act'), quiet: true, width: 48, cell: (matter) => (matter.public ? <Button link {...leaving.link(matter.id)}>{t('takeBack')}</Button> : null) },
  ]
  return (
    <>
      {free.length > 0 && (
        <label className="check publication-all">
          <input type="checkbox" checked={all} onChange={(event) => set({ typed: { ...value.typed, ...Object.fromEntries(free.map((matter) => [matter.id, { ...lineOf(matter), on: event.target.checked }])) } })} />
          <span>{t('all')}</span>
        </label>
      )}
      <Table3
        caption={t('matters')}
        className="publication-lines"
        columns={columns}
        rows={matters}
        keyOf={({ id }) => id}
        stack
        labelled
        inside={(matter) => leaving.form(matter.id, (close) => <TakeBack matter={matter.id} onDone={() => onSaid('takenBack')} onClose={close} />)}
      />
      <ErrorNote error={publicise.error} />
      <div className="actions publication-send">
        <Button primary={sent.length > 0} disabled={sent.length === 0} busy={publicise.isPending} onClick={send}>{t('publishMatters', { n: sent.length })}</Button>
      </div>
    </>
  )
}

function Words({ label, lines, max, placeholder, value, onChange }: { label: string; lines: number; max: number; placeholder?: string; value: string; onChange: (value: string) => void }) {
  return <textarea className="input" rows={lines} maxLength={max} aria-label={label} placeholder={placeholder} value={value} onChange={(event) => onChange(event.target.value)} />
}

function TakeBack({ matter, onDone, onClose }: { matter: string; onDone: () => void; onClose: () => void }) {
  const t = useWords(publicationWords)
  const [reason, setReason] = useState('')
  const unpublicise = useCommand('unpubliciseMatter')
  const send = () => {
    if (reason.trim() === '') return
    sendThen(unpublicise, { params: { matter }, body: { reason: reason.trim() } }, () => (onClose(), onDone()))
  }
  return (
    <InPlace className="publication-form publication-back" label={t('takeBack')} action={t('takeBackDo')} busy={unpublicise.isPending} error={unpublicise.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <Field label={t('reason')} wrong={tried && reason.trim() === '' ? t('missing') : null}>
          {(bound) => <input {...bound} className="input" type="text" maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
      )}
    </InPlace>
  )
}
