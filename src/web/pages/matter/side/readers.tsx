import { useState } from 'react'
import type { Answer } from '../../../../api/contract/endpoints.ts'
import { useAnswer, useCommand } from '../../../api/hooks.ts'
import { sendThen } from '../../../api/send-then.ts'
import { useSession } from '../../../api/session.tsx'
import { useWords } from '../../../i18n/language.tsx'
import { useDraft } from '../../../keep/draft.ts'
import { Button, ErrorNote, Field, InPlace, Section, useOpened, type Choice } from '../../../ui/index.ts'
import { PostOfUnit, UnitField } from '../../organisation/pick.tsx'
import type { Matter } from '../page.tsx'
import { readersWords } from './readers-words.ts'

type Row = Answer<'listInternal'>['rows'][number]
type Readers = Pick<Row, 'posts' | 'reason'>

/** Who alone may read it (限定知悉), as far as it is limited; set and lifted by the office or its leader. */
export function NamedReaders({ matter }: { matter: Matter }) {
  const t = useWords(readersWords)
  const forms = useOpened<'set' | 'lift'>()
  const answer = useAnswer('listInternal', { query: { type: 'matter', id: matter.id } }, { keep: true })
  const limited = answer.data?.rows[0] ?? null
  const maySet = matter.may.includes('setReaders')
  if (answer.error) return <ErrorNote error={answer.error} retry={() => void answer.refetch()} />
  if (!answer.data || (!limited && !maySet)) return null
  const links = maySet && (
    <span className="matter-links matter-no-paper">
      <Button link {...forms.link('set')}>{t(limited ? 'change' : 'set')}</Button>
      {limited && <Button link {...forms.link('lift')}>{t('lift')}</Button>}
    </span>
  )
  return (
    <Section title={t('title')} aside={limited ? t('posts', { n: limited.posts.length }) : undefined} more={links}>
      {forms.form('set', (close) => <SetForm matter={matter.id} known={limited} onClose={close} />)}
      {forms.form('lift', (close) => <LiftForm matter={matter.id} onClose={close} />)}
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
          <p className="small ink-3">{t('uncounted')}</p>
        </>
      ) : (
        <p className="empty">{t('none')}</p>
      )}
    </Section>
  )
}

function SetForm({ matter, known, onClose }: { matter: string; known: Readers | null; onClose: () => void }) {
  const t = useWords(readersWords)
  const { acting } = useSession()
  const own = acting?.post ? [{ value: acting.post.id, name: `${acting.unit?.name ?? ''}　${acting.post.name}`.trim() }] : []
  const { value, set, clear } = useDraft(`readers:${matter}`, { posts: (known?.posts.map(({ id, name, unit }) => ({ value: id, name: `${unit.name}　${name}` })) ?? own) as Choice[], reason: known?.reason ?? '' })
  const [unit, setUnit] = useState<Choice | null>(null)
  const command = useCommand('setReaders')
  const reason = value.reason.trim()
  const send = () => {
    if (value.posts.length === 0 || reason === '') return
    sendThen(command, { body: { subject: { type: 'matter', id: matter }, posts: value.posts.map((post) => post.value), reason } }, () => (clear(), onClose()))
  }
  const add = (post: Choice | null) => {
    if (post && !value.posts.some((one) => one.value === post.value)) set({ posts: [...value.posts, { value: post.value, name: `${unit?.name ?? ''}　${post.name}` }] })
  }
  return (
    <InPlace className="matter-form" action={t('do')} busy={command.isPending} error={command.error} onSend={send} onClose={onClose}>
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

function LiftForm({ matter, onClose }: { matter: string; onClose: () => void }) {
  const t = useWords(readersWords)
  const { value, set, clear } = useDraft(`readers-lift:${matter}`, { reason: '' })
  const command = useCommand('openToAll')
  const reason = value.reason.trim()
  const send = () => {
    if (reason !== '') sendThen(command, { body: { subject: { type: 'matter', id: matter }, reason } }, () => (clear(), onClose()))
  }
  return (
    <InPlace className="matter-form" action={t('liftDo')} busy={command.isPending} error={command.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <Field label={t('reason')} wrong={tried && reason === '' ? t('reasonMissing') : null}>
          {(bound) => <input {...bound} className="input" type="text" maxLength={500} value={value.reason} onChange={(event) => set({ reason: event.target.value })} />}
        </Field>
      )}
    </InPlace>
  )
}
