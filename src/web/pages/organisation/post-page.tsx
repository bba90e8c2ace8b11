import { useState } from 'react'
import { useParams } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useAnswer, useCommand } from '../../api/hooks.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { usePage } from '../../shell/page.tsx'
import {
  Button,
  DateText,
  DayInput,
  Empty,
  ErrorNote,
  Field,
  InPlace,
  Loading,
  Note,
  Section,
  shortDay,
  Table3,
  type Column,
} from '../../ui/index.ts'
import { AppointForm } from './appoint-form.tsx'
import { AsOfField, AsOfNote, useAsOf } from './as-of.tsx'
import { Account } from './account.tsx'
import { Delegations } from './delegations.tsx'
import { Duties } from './duties.tsx'
import { Holders } from './holders.tsx'
import { Portfolio } from './portfolio.tsx'
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
      {post.error ? <AsOfNote {...day} /> : null}
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
  const [done, setDone] = useState<string | null>(null)
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
      {done ? (
        <div className="actions">
          <Note tone="done" live>
            {done}
          </Note>
        </div>
      ) : null}
      {appointing && !past ? (
        <AppointForm
          post={post.id}
          onClose={() => appoint(false)}
          onDone={(count) => {
            appoint(false)
            setDone(t('appoint.done', { count }))
          }}
        />
      ) : null}
      <div className="columns with-head">
        <div>
          <History post={post} past={past} onDone={setDone} />
          <Duties rows={post.dutyList} />
        </div>
        <div className="beside">
          {post.leader || post.portfolio ? <Portfolio post={post} past={past} /> : null}
          <Delegations post={post} past={past} />
          <Account post={post} past={past} />
        </div>
      </div>
    </>
  )
}

function History({ post, past, onDone }: { post: Post; past: boolean; onDone: (done: string) => void }) {
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
      cell: ({ acting, probationUntil }) => {
        const manner = [acting ? t('acting') : '', probationUntil ? t('probation', { day: shortDay(probationUntil, today) }) : '']
        return manner.some(Boolean) ? <span className="ink-2">{manner.filter(Boolean).join('　')}</span> : null
      },
    },
    { key: 'document', head: t('document'), width: 168, cell: ({ document }) => document },
    {
      key: 'act',
      head: t('here'),
      quiet: true,
      num: true,
      width: 56,
      cell: ({ id, to }) =>
        (!to || to > today) && !past && may('endAppointment') ? (
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
          inside={(row) =>
            ending === row.id && !past ? (
              <EndForm
                post={post}
                appointment={row}
                onClose={() => end(null)}
                onDone={(done) => {
                  end(null)
                  onDone(done)
                }}
              />
            ) : null
          }
        />
      )}
    </Section>
  )
}

type Ending = { post: Post; appointment: Appointment; onDone: (done: string) => void; onClose: () => void }

/** 免职: one appointment ends; the post keeps its duties. */
function EndForm({ post, appointment, onDone, onClose }: Ending) {
  const t = useWords(organisationWords)
  const { today } = useSession()
  const { value, set, clear } = useDraft(`end-appointment:${appointment.id}`, { on: today, reason: '' })
  const end = useCommand('endAppointment')
  const reason = value.reason.trim()
  const send = () => {
    if (!value.on || !reason) return
    end.mutate(
      { params: { post: post.id, appointment: appointment.id }, body: { on: value.on, reason } },
      {
        onSuccess: () => {
          clear()
          onDone(t('end.done', { day: shortDay(value.on, today) }))
        },
      },
    )
  }
  return (
    <InPlace
      className="panel"
      label={t('end')}
      action={t('end.do')}
      busy={end.isPending}
      error={end.error}
      onSend={send}
      onClose={onClose}
      note={post.holders.some(({ person }) => person !== appointment.person) ? t('end.note.others') : t('end.note')}
    >
      {(tried) => (
        <div className="panel-grid">
          <Field label={t('end.day')} wrong={tried && !value.on ? t('day.missing') : null}>
            {(bound) => <DayInput {...bound} value={value.on} onChange={(on) => set({ on })} />}
          </Field>
          <Field label={t('end.reason')} wrong={tried && !reason ? t('end.reason.missing') : null}>
            {(bound) => (
              <input {...bound} className="input" maxLength={500} value={value.reason} onChange={(event) => set({ reason: event.target.value })} />
            )}
          </Field>
        </div>
      )}
    </InPlace>
  )
}
