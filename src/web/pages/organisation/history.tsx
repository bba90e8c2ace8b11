import { useState } from 'react'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useCommand } from '../../api/hooks.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Button, DateText, DayInput, Empty, Field, InPlace, Section, shortDay, Table3, type Column } from '../../ui/index.ts'
import { organisationWords } from './words.ts'

type Post = Answer<'getPost'>
type Appointment = Post['appointments'][number]

/** 历任: who held the post from when to when; each term can be ended, corrected or taken back where it stands. */
export function History({ post, past, onDone }: { post: Post; past: boolean; onDone: (done: string) => void }) {
  const t = useWords(organisationWords)
  const may = useMay()
  const { today } = useSession()
  const [opened, open] = useState<{ id: string; form: 'end' | 'correct' | 'withdraw' } | null>(null)
  const acts = (to: string | null) =>
    [...((!to || to > today) && may('endAppointment') ? ['end' as const] : []), ...(may('correctAppointment') ? ['correct' as const] : []), ...(may('withdrawAppointment') ? ['withdraw' as const] : [])]
  const act = (id: string, form: 'end' | 'correct' | 'withdraw') => (
    <Button key={form} link aria-expanded={opened?.id === id && opened.form === form} onClick={() => open(opened?.id === id && opened.form === form ? null : { id, form })}>
      {t(form)}
    </Button>
  )
  const columns: Column<Appointment>[] = [
    { key: 'name', head: t('person'), names: true, cell: ({ name, also, to }) => (
        <>
          {name ?? <span className="ink-3">{t('nameless')}</span>}
          {also.length > 0 && (!to || to > today) ? <div className="small ink-3">{t('also', { posts: also.map((one) => one.name).join('、') })}</div> : null}
        </>
      ) },
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
      width: 136,
      cell: ({ id, to }) => (past ? null : <span className="row-acts">{acts(to).map((form) => act(id, form))}</span>),
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
          inside={(row) => {
            if (opened?.id !== row.id || past) return null
            const FormOf = FORMS[opened.form]
            const close = () => open(null)
            return (
              <FormOf
                key={opened.form}
                post={post}
                appointment={row}
                onClose={close}
                onDone={(done) => {
                  close()
                  onDone(done)
                }}
              />
            )
          }}
        />
      )}
    </Section>
  )
}

type Changing = { post: Post; appointment: Appointment; onDone: (done: string) => void; onClose: () => void }

/** 免职: one appointment ends; the post keeps its duties. */
function EndForm({ post, appointment, onDone, onClose }: Changing) {
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

/** 更正: the right days, manner or notice; who came before and after is decided anew. */
function CorrectForm({ post, appointment, onDone, onClose }: Changing) {
  const t = useWords(organisationWords)
  const { from, to, acting, probationUntil, document } = appointment
  const now = { from, until: to ?? '', acting, probationUntil: probationUntil ?? '', document: document ?? '' }
  const { value, set, clear } = useDraft(`correct-appointment:${appointment.id}`, { ...now, reason: '' })
  const correct = useCommand('correctAppointment')
  const reason = value.reason.trim()
  const changes = changesOf(now, value)
  const same = Object.keys(changes).length === 0
  const send = () => {
    if (!value.from || !reason || same) return
    correct.mutate(
      { params: { post: post.id, appointment: appointment.id }, body: { reason, changes } },
      {
        onSuccess: () => {
          clear()
          onDone(t('correct.done'))
        },
      },
    )
  }
  return (
    <InPlace className="panel" label={t('correct')} action={t('correct.do')} busy={correct.isPending} error={correct.error} onSend={send} onClose={onClose} note={t('correct.note')}>
      {(tried) => (
        <>
          <div className="panel-grid">
            <Field label={t('appoint.from')} wrong={tried && !value.from ? t('appoint.from.missing') : null}>
              {(bound) => <DayInput {...bound} value={value.from} onChange={(day) => set({ from: day })} />}
            </Field>
            <Field label={t('correct.until')} optional>{(bound) => <DayInput {...bound} value={value.until} onChange={(until) => set({ until })} />}</Field>
            <Field label={t('appoint.probation')} optional>{(bound) => <DayInput {...bound} value={value.probationUntil} onChange={(day) => set({ probationUntil: day })} />}</Field>
            <Field label={t('appoint.document')} optional>
              {(bound) => <input {...bound} className="input" maxLength={120} value={value.document} onChange={(event) => set({ document: event.target.value })} />}
            </Field>
            <Field label={t('end.reason')} wrong={tried && !reason ? t('end.reason.missing') : tried && same ? t('correct.same') : null}>
              {(bound) => <input {...bound} className="input" maxLength={500} value={value.reason} onChange={(event) => set({ reason: event.target.value })} />}
            </Field>
          </div>
          <label className="check panel-check">
            <input type="checkbox" checked={value.acting} onChange={(event) => set({ acting: event.target.checked })} />
            <span>{t('appoint.acting')}</span>
          </label>
        </>
      )}
    </InPlace>
  )
}

type Said = { from: string; until: string; acting: boolean; probationUntil: string; document: string }

/** Only what differs is sent: what stays is not said twice. */
function changesOf(now: Said, said: Said) {
  return {
    ...(said.from === now.from ? {} : { from: said.from }),
    ...(said.until === now.until ? {} : { until: said.until || null }),
    ...(said.acting === now.acting ? {} : { acting: said.acting }),
    ...(said.probationUntil === now.probationUntil ? {} : { probationUntil: said.probationUntil || null }),
    ...(said.document.trim() === now.document ? {} : { document: said.document.trim() || null }),
  }
}

/** 撤销: as if the appointment had not been; the former holder is back, and the duties with them. */
function WithdrawForm({ post, appointment, onDone, onClose }: Changing) {
  const t = useWords(organisationWords)
  const { value, set, clear } = useDraft(`withdraw-appointment:${appointment.id}`, { reason: '' })
  const withdraw = useCommand('withdrawAppointment')
  const reason = value.reason.trim()
  const send = () => {
    if (!reason) return
    withdraw.mutate(
      { params: { post: post.id, appointment: appointment.id }, body: { reason } },
      {
        onSuccess: () => {
          clear()
          onDone(t('withdraw.done'))
        },
      },
    )
  }
  return (
    <InPlace className="panel" label={t('withdraw')} action={t('withdraw.do')} busy={withdraw.isPending} error={withdraw.error} onSend={send} onClose={onClose} note={t('withdraw.note')}>
      {(tried) => (
        <Field label={t('end.reason')} wrong={tried && !reason ? t('end.reason.missing') : null}>
          {(bound) => <input {...bound} className="input" maxLength={500} value={value.reason} onChange={(event) => set({ reason: event.target.value })} />}
        </Field>
      )}
    </InPlace>
  )
}

const FORMS = { end: EndForm, correct: CorrectForm, withdraw: WithdrawForm }
