import { Link } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useCommand } from '../../api/hooks.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { DayInput, Empty, Field, Section, shortDay, type Choice, InPlace } from '../../ui/index.ts'
import { PostField } from './pick.tsx'
import { useOpening } from './use-opening.tsx'
import { organisationWords } from './words.ts'

type Post = Answer<'getPost'>

/** 代行: which posts act for this one, from when to when. */
export function Delegations({ post, past }: { post: Post; past: boolean }) {
  const t = useWords(organisationWords)
  const may = useMay()
  const { today } = useSession()
  const allowed = may('delegate') && !past
  const adding = useOpening(allowed, t('delegation.add'), (props) => <DelegationForm post={post} {...props} />)
  if (post.delegations.length === 0 && !allowed) return null
  return (
    <Section title={t('delegations')} more={adding.button}>
      {adding.panel}
      {post.delegations.length === 0 && !adding.open ? <Empty>{t('delegation.none')}</Empty> : null}
      <ul className="list" hidden={post.delegations.length === 0}>
        {post.delegations.map(({ to, from, until }) => (
          <li key={`${to.id}${from}`}>
            <Link to={`/organisation/posts/${to.id}`}>{to.name}</Link>
            <div className="ink-3">
              {until
                ? t('delegation.until', { from: shortDay(from, today), until: shortDay(until, today) })
                : t('delegation.span', { from: shortDay(from, today) })}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}

type Content = { to: Choice | null; from: string; until: string }

function DelegationForm({ post, onDone, onClose }: { post: Post; onDone: (done: string) => void; onClose: () => void }) {
  const t = useWords(organisationWords)
  const { today } = useSession()
  const { value, set, clear } = useDraft<Content>(`delegate:${post.id}`, { to: null, from: today, until: '' })
  const delegate = useCommand('delegate')
  const before = value.until && value.until < value.from ? t('delegation.before') : null
  const send = () => {
    if (!value.to || !value.from || before) return
    const to = value.to
    delegate.mutate(
      { params: { post: post.id }, body: { to: to.value, from: value.from, until: value.until || null } },
      {
        onSuccess: () => {
          clear()
          onDone(t('delegation.done', { post: to.name, day: shortDay(value.from, today) }))
        },
      },
    )
  }
  return (
    <InPlace
      className="panel"
      label={t('delegation.add')}
      action={t('delegation.do')}
      busy={delegate.isPending}
      error={delegate.error}
      onSend={send}
      onClose={onClose}
      note={t('delegation.note')}
    >
      {(tried) => (
        <div className="panel-grid">
          <PostField
            label={t('delegation.to')}
            wrong={tried && !value.to ? t('post.missing') : null}
            unit={{ value: post.unit.id, name: post.unit.name }}
            chosen={value.to}
            onChoose={(to) => set({ to })}
            without={post.id}
          />
          <Field label={t('delegation.from')} wrong={tried && !value.from ? t('day.missing') : null}>
            {(bound) => <DayInput {...bound} value={value.from} onChange={(from) => set({ from })} />}
          </Field>
          <Field label={t('delegation.to.day')} optional wrong={before}>
            {(bound) => <DayInput {...bound} value={value.until} onChange={(until) => set({ until })} />}
          </Field>
        </div>
      )}
    </InPlace>
  )
}
