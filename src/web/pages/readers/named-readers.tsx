import { useState } from 'react'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useAnswer, useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Button, ErrorNote, Field, InPlace, Section, useOpened, type Choice } from '../../ui/index.ts'
import { PostOfUnit, UnitField } from '../organisation/pick.tsx'
import { readersWords } from './words.ts'
import './readers.css'

type Row = Answer<'listInternal'>['rows'][number]
type Subject = Pick<Row, 'type' | 'id'>
type Readers = Pick<Row, 'posts' | 'reason'>

/**
 * Who alone may read it (限定知悉), as far as it is limited.
 *
 * @param may whether who looks may name readers; absent: as the server says of its like
 */
export function NamedReaders({ subject, may, folded = false }: { subject: Subject; may?: boolean; folded?: boolean }) {
  const t = useWords(readersWords)
  const forms = useOpened<'set' | 'lift'>()
  const answer = useAnswer('listInternal', { query: subject }, { keep: true })
  const limited = answer.data?.rows[0] ?? null
  if (answer.error) return <ErrorNote error={answer.error} retry={() => void answer.refetch()} />
  if (!answer.data) return null
  const maySet = may ?? answer.data.may
  if (!limited && !maySet) return null
  const links = maySet && (
    <span className="readers-links">
      <Button link {...forms.link('set')}>{t(limited ? 'change' : 'set')}</Button>
      {limited && <Button link {...forms.link('lift')}>{t('lift')}</Button>}
    </span>
  )
  return (
    <Section title={t('title')} aside={limited ? t('posts', { n: limited.posts.length }) : undefined} more={links}>
      {forms.form('set', (close) => <SetForm subject={subject} known={limited} onClose={close} />)}
      {forms.form('lift', (close) => <LiftForm subject={subject} onClose={close} />)}
      {limited ? (
        <>
          <ul className="list">
            {limited.posts.map(({ id, name, unit, holders, vacant }) => (
              <li key={id}>
                {unit.name}　{name}
                <span className="ink-3 small">　{vacant ? t('vacant') : holders.flatMap((one) => one.name ?? []).join('、')}</span>
              </li>
            ))}
          </ul>
          <p className="small ink-2">{limited.reason}</p>
          <p className="small ink-3">{t(subject.type === 'matter' ? 'uncounted' : 'unlisted')}</p>
        </>
      ) : (
        !folded && <p className="empty">{t('none')}</p>
      )}
    </Section>
  )
}

function SetForm({ subject, known, onClose }: { subject: Subject; known: Readers | null; onClose: () => void }) {
  const t = useWords(readersWords)
  const { acting } = useSession()
  const own = acting?.post ? [{ value: acting.post.id, name: `${acting.unit?.name ?? ''}　${acting.post.name}`.trim() }] : []
  const { value, set, clear } = useDraft(`readers:${subject.type}:${subject.id}`, { posts: (known?.posts.map(({ id, name, unit }) => ({ value: id, name: `${unit.name}　${name}` })) ?? own) as Choice[], reason: known?.reason ?? '' })
  const [unit, setUnit] = useState<Choice | null>(null)
  const command = useCommand('setReaders')
  const reason = value.reason.trim()
  const send = () => {
    if (value.posts.length === 0 || reason === '') return
    sendThen(command, { body: { subject, posts: value.posts.map((post) => post.value), reason } }, () => (clear(), onClose()))
  }
  const add = (post: Choice | null) => {
    if (post && !value.posts.some((one) => one.value === post.value)) set({ posts: [...value.posts, { value: post.value, name: `${unit?.name ?? ''}　${post.name}` }] })
  }
  return (
    <InPlace className="readers-form" action={t('do')} busy={command.isPending} error={command.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <>
          <ul className="chosen-units">
            {value.posts.map((post) => (
              <li key={post.value}>
                {post.name}　
                <Button link aria-label={t('removeOne', { name: post.name })} onClick={() => set({ posts: value.posts.filter((one) => one.value !== post.value) })}>{t('remove')}</Button>
              </li>
            ))}
          </ul>
          <UnitField label={t('unit')} chosen={unit} onChoose={setUnit} />
          <PostOfUnit label={t('post')} unit={unit} chosen={null} onChoose={add} wrong={tried && value.posts.length === 0 ? t('postMissing') : null} />
          <Field label={t('reason')} wrong={tried && reason === '' ? t('reasonMissing') : null}>
            {(bound) => <input {...bound} className="input" type="text" maxLength={500} value={value.reason} onChange={(event) => set({ reason: event.target.value })} />}
          </Field>
        </>
      )}
    </InPlace>
  )
}

function LiftForm({ subject, onClose }: { subject: Subject; onClose: () => void }) {
  const t = useWords(readersWords)
  const { value, set, clear } = useDraft(`readers-lift:${subject.type}:${subject.id}`, { reason: '' })
  const command = useCommand('openToAll')
  const reason = value.reason.trim()
  const send = () => {
    if (reason !== '') sendThen(command, { body: { subject, reason } }, () => (clear(), onClose()))
  }
  return (
    <InPlace className="readers-form" action={t('liftDo')} busy={command.isPending} error={command.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <Field label={t('reason')} wrong={tried && reason === '' ? t('reasonMissing') : null}>
          {(bound) => <input {...bound} className="input" type="text" maxLength={500} value={value.reason} onChange={(event) => set({ reason: event.target.value })} />}
        </Field>
      )}
    </InPlace>
  )
}
