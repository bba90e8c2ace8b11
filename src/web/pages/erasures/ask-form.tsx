import { useState } from 'react'

import type { Answer } from '../../../api/contract/endpoints.ts'
import { call } from '../../api/call.ts'
import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useWords } from '../../i18n/language.tsx'
import { Button, Combobox, ErrorNote, Field, Note, type Choice } from '../../ui/index.ts'
import { erasureWords } from './words.ts'

type Found = Answer<'findForErasure'>

/** Whom, then where they stand, then on what ground. What was found is ticked already; nothing is erased by asking. */
export function AskForm({ onDone }: { onDone: () => void }) {
  const t = useWords(erasureWords)
  const [person, setPerson] = useState<Choice | null>(null)
  const [words, setWords] = useState('')
  const search = useCommand('findForErasure')
  const [found, setFound] = useState<Found | null>(null)
  const typed = words.split('\n').map((word) => word.trim()).filter((word) => word !== '')
  const find = () => sendThen(search, { body: { person: person?.value ?? null, words: typed } }, setFound)
  return (
    <>
      <form
        className="erasures-form"
        onSubmit={(event) => {
          event.preventDefault()
          find()
        }}
      >
        <Field label={t('person')} optional help={t('person.help')}>
          {(bound) => <Combobox {...bound} chosen={person} onChoose={(one) => (setPerson(one), setFound(null))} find={findPersons} placeholder={t('person.find')} />}
        </Field>
        <Field label={t('words')} optional help={t('words.help')}>
          {(bound) => <textarea {...bound} className="input" rows={3} maxLength={400} value={words} onChange={(event) => (setWords(event.target.value), setFound(null))} />}
        </Field>
        <ErrorNote error={search.error} />
        <div className="actions">
          <Button type="submit" primary={found === null} busy={search.isPending || (person === null && typed.length === 0)}>{t('find')}</Button>
        </div>
      </form>
      {found ? <Ask key={JSON.stringify(found)} found={found} person={person?.value ?? null} onDone={onDone} /> : null}
    </>
  )
}

async function findPersons(text: string, signal: AbortSignal): Promise<Choice[]> {
  const { rows } = await call('listPersons', { query: text ? { q: text } : {}, signal })
  return rows.slice(0, 20).map(({ id, name, posts }) => ({ value: id, name: [name ?? id, posts.map((post) => `${post.unit.name}${post.name}`).join('、')].filter(Boolean).join('　') }))
}

function Ask({ found, person, onDone }: { found: Found; person: string | null; onDone: () => void }) {
  const t = useWords(erasureWords)
  const own = found.accounts.filter(({ elsewhere }) => !elsewhere)
  const [facts, setFacts] = useState(() => found.facts.map(({ id }) => id))
  const [documents, setDocuments] = useState(() => found.documents.map(({ id }) => id))
  const [files, setFiles] = useState(() => found.files.map(({ sha256 }) => sha256))
  const [account, setAccount] = useState(own.length > 0)
  const [internal, setInternal] = useState(found.internal > 0)
  const [ground, setGround] = useState('')
  const request = useCommand('requestErasure')
  const send = () => sendThen(request, { body: { person, words: found.words, ground: ground.trim(), account, internal, facts, documents, files } }, onDone)
  return (
    <form
      className="erasures-found"
      aria-label={t('found')}
      onSubmit={(event) => {
        event.preventDefault()
        if (ground.trim().length > 1) send()
      }}
    >
      <h3>{t('found')}</h3>
      <p className="small ink-2">{t('found.words', { words: found.words.join('、') })}</p>
      {found.directory ? <p>{t('found.directory')}</p> : null}
      {found.imports > 0 ? <p>{t('found.imports', { n: found.imports })}</p> : null}
      {own.map(({ account: id, username }) => <Tick key={id} ticked={account} onTick={setAccount}>{t('found.account', { username })}</Tick>)}
      {found.accounts.filter(({ elsewhere }) => elsewhere).map(({ account: id, username }) => <p key={id} className="ink-2">{t('found.elsewhere', { username })}</p>)}
      {found.facts.length + found.documents.length + found.files.length + found.internal === 0 ? <p className="ink-2">{t('found.nowhere')}</p> : null}
      <Choices title={t('facts')} note={t('facts.note')} rows={found.facts.map(({ id, on, places }) => ({ id, text: `${on}　${places.join('　')}` }))} chosen={facts} onChange={setFacts} />
      {found.more ? <Note tone="due">{t('found.more')}</Note> : null}
      <Choices title={t('documents')} note={t('documents.note')} rows={found.documents.map(({ id, title, places }) => ({ id, text: `《${title}》　${places.join('　')}` }))} chosen={documents} onChange={setDocuments} />
      <Choices title={t('files')} note={t('files.note')} rows={found.files.map(({ sha256, name, references }) => ({ id: sha256, text: `${name ?? sha256}${references > 0 ? `　${t('files.kept', { n: references })}` : ''}` }))} chosen={files} onChange={setFiles} />
      {found.internal > 0 ? <Tick ticked={internal} onTick={setInternal}>{t('internal', { n: found.internal })}</Tick> : null}
      {found.frozen > 0 ? <p className="ink-2">{t('frozen', { n: found.frozen })}</p> : null}
      <Field label={t('ground')} help={t('ground.help')}>
        {(bound) => <input {...bound} className="input" maxLength={500} value={ground} onChange={(event) => setGround(event.target.value)} />}
      </Field>
      <ErrorNote error={request.error} />
      <div className="actions">
        <Button type="submit" primary busy={request.isPending || ground.trim().length < 2}>{t('send')}</Button>
      </div>
    </form>
  )
}

type Choosing = { title: string; note: string; rows: readonly { id: string; text: string }[]; chosen: readonly string[]; onChange: (ids: string[]) => void }

function Choices({ title, note, rows, chosen, onChange }: Choosing) {
  if (rows.length === 0) return null
  return (
    <fieldset className="erasures-choices">
      <legend>{title}　<span className="small ink-2">{note}</span></legend>
      {rows.map(({ id, text }) => (
        <Tick key={id} ticked={chosen.includes(id)} onTick={(ticked) => onChange(ticked ? [...chosen, id] : chosen.filter((one) => one !== id))}>{text}</Tick>
      ))}
    </fieldset>
  )
}

function Tick({ ticked, onTick, children }: { ticked: boolean; onTick: (ticked: boolean) => void; children: string }) {
  return (
    <label className="erasures-tick">
      <input type="checkbox" checked={ticked} onChange={(event) => onTick(event.target.checked)} />
      <span>{children}</span>
    </label>
  )
}
