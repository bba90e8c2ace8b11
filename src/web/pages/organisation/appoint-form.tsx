import { useState, type FormEvent } from 'react'
import { Link } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useAnswer, useCommand } from '../../api/hooks.ts'
import { useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Button, DayInput, ErrorNote, Field, Loading, shortDay } from '../../ui/index.ts'
import { PersonField } from './pick.tsx'
import { organisationWords } from './words.ts'

type Post = Answer<'getPost'>
type Content = {
  person: { id: string; name: string } | null
  entering: boolean
  name: string
  phone: string
  from: string
  document: string
  acting: boolean
  probationUntil: string
  until: string
}
type Props = { post: string; /** says what was done */ onDone: (done: string) => void; onClose: () => void }

/** 任免: who takes the post, from when; beside it, before anything is confirmed, the duties that will move. */
export function AppointForm({ post: id, onDone, onClose }: Props) {
  const post = useAnswer('getPost', { params: { post: id }, query: {} })
  return (
    <div className="appoint-box">
      <ErrorNote error={post.error} retry={() => void post.refetch()} />
      {post.isPending ? <Loading /> : null}
      {post.data ? <Form post={post.data} onDone={onDone} onClose={onClose} /> : null}
    </div>
  )
}

function Form({ post, onDone, onClose }: { post: Post; onDone: Props['onDone']; onClose: () => void }) {
  const t = useWords(organisationWords)
  const { today } = useSession()
  const { value, set, clear } = useDraft<Content>(`appoint:${post.id}`, {
    person: null,
    entering: false,
    name: '',
    phone: '',
    from: today,
    document: '',
    acting: false,
    probationUntil: '',
    until: '',
  })
  const [tried, setTried] = useState(false)
  const appoint = useCommand('appoint')
  const named = value.entering ? value.name.trim() : (value.person?.name ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (appoint.isPending || !named || !value.from) return
    appoint.mutate(
      { params: { post: post.id }, body: bodyOf(value) },
      {
        onSuccess: ({ moved, also }) => {
          clear()
          onDone([t('appoint.done', { count: moved }), ...(also.length > 0 ? [t('also.done', { posts: also.map(({ name }) => name).join('、') })] : [])].join('　'))
        },
      },
    )
  }
  return (
    <form className="appoint" onSubmit={submit} noValidate aria-label={t('appoint.title', { post: post.name })}>
      <div className="appoint-fields">
        <Who value={value} set={set} wrong={tried && !named ? t('appoint.person.missing') : null} />
        <div className="pair">
          <Field label={t('appoint.from')} wrong={tried && !value.from ? t('appoint.from.missing') : null}>
            {(bound) => <DayInput {...bound} value={value.from} onChange={(from) => set({ from })} />}
          </Field>
          <Field label={t('appoint.probation')} optional>
            {(bound) => (
              <DayInput {...bound} min={value.from} value={value.probationUntil} onChange={(probationUntil) => set({ probationUntil })} />
            )}
          </Field>
        </div>
        <Field label={t('appoint.until')} optional>
          {(bound) => <DayInput {...bound} min={value.from} value={value.until} onChange={(until) => set({ until })} />}
        </Field>
        <Field label={t('appoint.document')} optional>
          {(bound) => (
            <input
              {...bound}
              className="input"
              maxLength={120}
              value={value.document}
              onChange={(event) => set({ document: event.target.value })}
            />
          )}
        </Field>
        <label className="check">
          <input type="checkbox" checked={value.acting} onChange={(event) => set({ acting: event.target.checked })} />
          <span>{t('appoint.acting')}</span>
        </label>
        <ErrorNote error={appoint.error} />
        <div className="actions">
          <Button primary type="submit" busy={appoint.isPending}>
            {post.dutyList.length > 0 ? t('appoint.do', { count: post.dutyList.length }) : t('appoint.do.none')}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </div>
      </div>
      <Moves post={post} after={named} from={value.from} />
    </form>
  )
}

function bodyOf({ person, entering, name, phone, from, acting, probationUntil, until, document }: Content) {
  return {
    ...(entering ? { newPerson: { name: name.trim(), phone: phone.trim() || null } } : { person: person?.id ?? null }),
    from,
    acting,
    probationUntil: probationUntil || null,
    until: until || null,
    document: document.trim() || null,
  }
}

function Who({ value, set, wrong }: { value: Content; set: (change: Partial<Content>) => void; wrong: string | null }) {
  const t = useWords(organisationWords)
  if (value.entering) {
    return (
      <>
        <div className="pair">
          <Field label={t('appoint.new.name')} wrong={wrong} help={t('appoint.new.aside')}>
            {(bound) => (
              <input
                {...bound}
                className="input"
                maxLength={60}
                autoFocus
                value={value.name}
                onChange={(event) => set({ name: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('appoint.new.phone')} optional>
            {(bound) => (
              <input
                {...bound}
                className="input"
                type="tel"
                maxLength={30}
                value={value.phone}
                onChange={(event) => set({ phone: event.target.value })}
              />
            )}
          </Field>
        </div>
        <Button link onClick={() => set({ entering: false })}>
          {t('appoint.known')}
        </Button>
      </>
    )
  }
  return (
    <>
      <PersonField
        label={t('appoint.person')}
        wrong={wrong}
        chosen={value.person ? { value: value.person.id, name: value.person.name } : null}
        onChoose={(choice) => set({ person: choice ? { id: choice.value, name: choice.name } : null })}
      />
      <Button link onClick={() => set({ entering: true })}>
        {t('appoint.new')}
      </Button>
    </>
  )
}

/** What the appointment does, said before it is confirmed. */
function Moves({ post, after, from }: { post: Post; after: string; from: string }) {
  const t = useWords(organisationWords)
  const pick = usePick()
  const { today } = useSession()
  const before = post.holders.map(({ name }) => name ?? t('nameless')).join('、')
  const to = after || t('appoint.choose')
  return (
    <section className="moves" aria-live="polite">
      <h2>
        {t('appoint.moves')}
        <span>{t('duties.count', { count: post.dutyList.length })}</span>
      </h2>
      <p className="ink-2">{t('appoint.line', { before: before || t('vacant'), after: to })}</p>
      {before && from ? (
        <p className="ink-2">
          {post.places === 1
            ? t('appoint.ends', { name: before, day: shortDay(from, today) })
            : t('appoint.beside', { name: before, places: post.places ?? t('appoint.places.any') })}
        </p>
      ) : null}
      {post.dutyList.length === 0 ? <p className="ink-3">{t('appoint.moves.none')}</p> : null}
      <ul hidden={post.dutyList.length === 0}>
        {post.dutyList.map(({ matter, role, roleName, title }) => (
          <li key={`${matter}${role}`}>
            <span className="ink-3">{pick(roleName)}</span>
            <Link to={`/matters/${matter}`}>{title}</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
