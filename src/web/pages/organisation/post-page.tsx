import { useState, type FormEvent } from 'react'
import { Link, useParams } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useAnswer, useCommand } from '../../api/hooks.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import {
  Button,
  DateText,
  DayInput,
  Empty,
  ErrorNote,
  Field,
  Loading,
  Note,
  Section,
  shortDay,
  Table3,
  type Column,
} from '../../ui/index.ts'
import { AppointForm } from './appoint-form.tsx'
import { AsOfField, AsOfNote, useAsOf } from './as-of.tsx'
import { Duties } from './duties.tsx'
import { Holders } from './holders.tsx'
import { organisationWords } from './words.ts'
import './organisation.css'

type Post = Answer<'getPost'>
type Appointment = Post['appointments'][number]

/** One post: who holds it, who held it, what it oversees, which duties it carries — today or on a past day. */
export default function PostPage() {
  const t = useWords(organisationWords)
  const { post: id = '' } = useParams()
  const day = useAsOf()
  const post = useAnswer('getPost', { params: { post: id }, query: day.asOf }, { keep: true })
  usePage({
    title: post.data?.name ?? t('title'),
    crumbs: [
      { text: t('title'), to: '/organisation' },
      ...(post.data ? [{ text: post.data.unit.name, to: `/organisation/units/${post.data.unit.id}` }] : []),
      { text: post.data?.name ?? '' },
    ],
    asOf: day.asOf.asOf ?? null,
  })
  return (
    <>
      <ErrorNote error={post.error} retry={() => void post.refetch()} />
      {post.isPending ? <Loading rows={8} /> : null}
      {post.data ? <View post={post.data} day={day} /> : null}
    </>
  )
}

function View({ post, day }: { post: Post; day: ReturnType<typeof useAsOf> }) {
  const t = useWords(organisationWords)
  const may = useMay()
  const [appointing, appoint] = useState(false)
  const [moved, setMoved] = useState<number | null>(null)
  const past = Boolean(day.asOf.asOf)
  return (
    <>
      <div className="unit-head">
        <div>
          <h1>{post.name}</h1>
          <p className="sub">
            {post.unit.name}　{past ? t('holder.then') : t('holder')}
            {'　'}
            <b>
              <Holders holders={post.holders} />
            </b>
          </p>
        </div>
        <AsOfField {...day} />
      </div>
      <AsOfNote {...day} />
      {may('appoint') && !past && !appointing ? (
        <div className="actions">
          <Button primary onClick={() => appoint(true)}>
            {t('appoint')}
          </Button>
        </div>
      ) : null}
      {moved === null ? null : (
        <div className="actions">
          <Note tone="done" live>
            {t('appoint.done', { count: moved })}
          </Note>
        </div>
      )}
      {appointing && !past ? (
        <AppointForm
          post={post.id}
          onClose={() => appoint(false)}
          onDone={(count) => {
            appoint(false)
            setMoved(count)
          }}
        />
      ) : null}
      <div className="columns with-head">
        <div>
          <History post={post} past={past} />
          <Duties rows={post.dutyList} />
        </div>
        <div className="beside">
          {post.leader || post.portfolio ? <Portfolio portfolio={post.portfolio} /> : null}
          {post.delegations.length > 0 ? <Delegations delegations={post.delegations} /> : null}
        </div>
      </div>
    </>
  )
}

function History({ post, past }: { post: Post; past: boolean }) {
  const t = useWords(organisationWords)
  const may = useMay()
  const { today } = useSession()
  const [ending, end] = useState<string | null>(null)
  const columns: Column<Appointment>[] = [
    { key: 'name', head: t('person'), names: true, cell: ({ name }) => name ?? <span className="ink-3">{t('nameless')}</span> },
    { key: 'from', head: t('from'), width: 104, cell: ({ from }) => <DateText day={from} today={today} /> },
    { key: 'to', head: t('to'), width: 104, cell: ({ to }) => (to ? <DateText day={to} today={today} /> : t('now')) },
    {
      key: 'manner',
      head: t('manner'),
      width: 144,
      cell: ({ acting, probationUntil }) => (
        <span className="ink-2">
          {[acting ? t('acting') : '', probationUntil ? t('probation', { day: shortDay(probationUntil, today) }) : '']
            .filter(Boolean)
            .join('　')}
        </span>
      ),
    },
    { key: 'document', head: t('document'), width: 168, cell: ({ document }) => document },
    {
      key: 'act',
      head: t('here'),
      quiet: true,
      num: true,
      width: 56,
      cell: ({ id, to }) =>
        !to && !past && may('endAppointment') ? (
          <Button link aria-expanded={ending === id} onClick={() => end(ending === id ? null : id)}>
            {t('end')}
          </Button>
        ) : null,
    },
  ]
  const rows = [...post.appointments].sort((a, b) => (a.from < b.from ? 1 : -1))
  return (
    <Section title={t('history')} first>
      {rows.length === 0 ? (
        <Empty>{t('history.none')}</Empty>
      ) : (
        <Table3
          stack
          labelled
          caption={t('history')}
          columns={columns}
          rows={rows}
          keyOf={({ id }) => id}
          inside={({ id }) => (ending === id ? <EndForm post={post.id} appointment={id} onClose={() => end(null)} /> : null)}
        />
      )}
    </Section>
  )
}

function EndForm({ post, appointment, onClose }: { post: string; appointment: string; onClose: () => void }) {
  const t = useWords(organisationWords)
  const { today } = useSession()
  const [on, setOn] = useState(today)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const end = useCommand('endAppointment')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (end.isPending || !on || !reason.trim()) return
    end.mutate({ params: { post, appointment }, body: { on, reason: reason.trim() } }, { onSuccess: onClose })
  }
  return (
    <form className="panel" onSubmit={submit} noValidate>
      <div className="panel-grid">
        <Field label={t('end.day')}>{(bound) => <DayInput {...bound} value={on} onChange={setOn} />}</Field>
        <Field label={t('end.reason')} wrong={tried && !reason.trim() ? t('end.reason.missing') : null}>
          {(bound) => (
            <input {...bound} className="input" maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
          )}
        </Field>
      </div>
      <p className="small ink-3">{t('end.note')}</p>
      <ErrorNote error={end.error} />
      <div className="actions">
        <Button small primary type="submit" busy={end.isPending}>
          {t('end.do')}
        </Button>
        <Button small onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}

function Portfolio({ portfolio }: { portfolio: Post['portfolio'] }) {
  const t = useWords(organisationWords)
  const { today } = useSession()
  return (
    <Section title={t('portfolio')} aside={portfolio ? t('portfolio.from', { day: shortDay(portfolio.from, today) }) : null}>
      {portfolio ? (
        <dl className="pairs list-top">
          <dt>{t('portfolio.units')}</dt>
          <dd>
            {portfolio.units.map(({ id, name }, index) => (
              <span key={id}>
                {index > 0 ? '、' : ''}
                <Link to={`/organisation/units/${id}`}>{name}</Link>
              </span>
            ))}
          </dd>
          <dt>{t('portfolio.fields')}</dt>
          <dd>{portfolio.fields.join('、')}</dd>
        </dl>
      ) : (
        <Empty>{t('portfolio.none')}</Empty>
      )}
    </Section>
  )
}

function Delegations({ delegations }: { delegations: Post['delegations'] }) {
  const t = useWords(organisationWords)
  const { today } = useSession()
  return (
    <Section title={t('delegations')}>
      <ul className="list">
        {delegations.map(({ to, from, until }) => (
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
