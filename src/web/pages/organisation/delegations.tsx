import { useState } from 'react'
import { Link } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { doings, type Doing } from '../../../kernel/organisation.ts'
import { useCommand } from '../../api/hooks.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Button, DayInput, Empty, ErrorNote, Field, Note, Section, shortDay, type Choice, InPlace } from '../../ui/index.ts'
import { PostField } from './pick.tsx'
import { useOpening } from './use-opening.tsx'
import { organisationWords } from './words.ts'

type Post = Answer<'getPost'>

/** 委托代办: which posts act for this one, in what, from when to when; and for whom this one may act. */
export function Delegations({ post, past }: { post: Post; past: boolean }) {
  const t = useWords(organisationWords)
  const may = useMay()
  const { today } = useSession()
  const allowed = may('delegate') && !past && post.leader
  const adding = useOpening(allowed, t('delegation.add'), (props) => <DelegationForm post={post} {...props} />)
  const [done, setDone] = useState(false)
  const end = useCommand('endDelegation')
  const shown = post.delegations.filter(({ endedOn, from }) => endedOn === null || endedOn > from)
  return (
    <>
      {shown.length > 0 || allowed ? (
        <Section title={t('delegations')} more={adding.button}>
          {adding.panel}
          {done ? <Note tone="done" live>{t('delegation.end.done')}</Note> : null}
          <ErrorNote error={end.error} />
          {shown.length === 0 && !adding.open ? <Empty>{t('delegation.none')}</Empty> : null}
          <ul className="list" hidden={shown.length === 0}>
            {shown.map((one) => (
              <li key={one.id}>
                <Line one={one} today={today} />
                {one.endedOn === null && allowed ? (
                  <Button
                    link
                    busy={end.isPending}
                    aria-label={`${t('delegation.end')} ${one.to.name}`}
                    onClick={() => end.mutate({ params: { post: post.id, delegation: one.id }, body: {} }, { onSuccess: () => setDone(true) })}
                  >
                    {t('delegation.end')}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {post.actsFor.length > 0 ? (
        <Section title={t('actsFor')}>
          <ul className="list">
            {post.actsFor.map((one) => (
              <li key={one.id}>
                <Line one={one} today={today} />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  )
}

function Line({ one: { to, from, until, endedOn, scope }, today }: { one: Post['delegations'][number]; today: string }) {
  const t = useWords(organisationWords)
  const span = until
    ? t('delegation.until', { from: shortDay(from, today), until: shortDay(until, today) })
    : t('delegation.span', { from: shortDay(from, today) })
  return (
    <>
      <Link to={`/organisation/posts/${to.id}`}>{to.name}</Link>
      <div className="ink-3">
        {span}
        {endedOn ? `　${t('delegation.ended', { day: shortDay(endedOn, today) })}` : ''}
      </div>
      <div className="ink-3">{scope.length > 0 ? scope.map((doing) => t(`doing.${doing}`)).join('、') : t('delegation.note.only')}</div>
    </>
  )
}

type Content = { to: Choice | null; from: string; until: string; scope: Doing[] }

function DelegationForm({ post, onDone, onClose }: { post: Post; onDone: (done: string) => void; onClose: () => void }) {
  const t = useWords(organisationWords)
  const { today } = useSession()
  const { value, set, clear } = useDraft<Content>(`delegate:${post.id}`, { to: null, from: today, until: '', scope: ['view', 'record'] })
  const delegate = useCommand('delegate')
  const before = value.until && value.until < value.from ? t('delegation.before') : null
  const send = () => {
    if (!value.to || !value.from || before || value.scope.length === 0) return
    const to = value.to
    delegate.mutate(
      { params: { post: post.id }, body: { to: to.value, from: value.from, until: value.until || null, scope: value.scope } },
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
          <fieldset className="field">
            <legend>{t('delegation.scope')}</legend>
            {doings.map((doing) => (
              <label key={doing} className="check">
                <input
                  type="checkbox"
                  checked={value.scope.includes(doing)}
                  onChange={(event) => set({ scope: event.target.checked ? [...value.scope, doing] : value.scope.filter((one) => one !== doing) })}
                />
                <span>{t(`doing.${doing}`)}</span>
              </label>
            ))}
            {tried && value.scope.length === 0 ? <p className="wrong" role="alert">{t('delegation.scope.missing')}</p> : null}
          </fieldset>
        </div>
      )}
    </InPlace>
  )
}
