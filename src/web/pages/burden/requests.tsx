import { useState } from 'react'
import { Link } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useAnswer } from '../../api/hooks.ts'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { Button, Empty, ErrorNote, Light, Loading, Note, Section, shortDay, Table3, type Column } from '../../ui/index.ts'
import { NewRequest } from './new-request.tsx'
import { burdenWords } from './words.ts'

export type RequestRow = Answer<'listRequests'>['rows'][number]

/** Requests under way and those that have ended; a new one is written in place. */
export function Requests() {
  const t = useWords(burdenWords)
  const [asking, ask] = useState(false)
  const [sent, setSent] = useState<string | null>(null)
  const open = useAnswer('listRequests', { query: { open: 'true' } })
  const past = useAnswer('listRequests', { query: { open: 'false' } })
  if (!open.data) return open.error ? <ErrorNote error={open.error} retry={() => void open.refetch()} /> : <Loading rows={6} />
  return (
    <>
      {open.data.maySend && !asking && (
        <div className="actions burden-ask">
          <Button primary onClick={() => (setSent(null), ask(true))}>{t('ask')}</Button>
        </div>
      )}
      {asking && <NewRequest onClose={() => ask(false)} onDone={(request) => (ask(false), setSent(request))} />}
      {sent !== null && !asking && <Note tone="done" live>{t('new.sent')}　<Link to={`/requests/${sent}`}>{t('request')}</Link></Note>}
      <Section title={t('requestsOpen')} aside={open.data.rows.length}>
        {open.data.rows.length > 0 ? <RequestTable caption={t('requestsOpen')} rows={open.data.rows} /> : <Empty>{t('requestsNone')}</Empty>}
      </Section>
      {past.data && past.data.rows.length > 0 && (
        <Section title={t('requestsPast')} aside={past.data.rows.length}>
          <RequestTable caption={t('requestsPast')} rows={past.data.rows} />
        </Section>
      )}
    </>
  )
}

function RequestTable({ caption, rows }: { caption: string; rows: readonly RequestRow[] }) {
  const t = useWords(burdenWords)
  const { today } = useSession()
  const columns: Column<RequestRow>[] = [
    { key: 'title', head: t('request'), names: true, cell: (row) => <Link to={`/requests/${row.id}`}>{row.title}</Link> },
    { key: 'by', head: t('by'), width: 184, cell: ({ unit }) => unit.name },
    { key: 'form', head: t('form'), width: 148, cell: ({ fields, minutes }) => t('formOf', { fields, minutes }) },
    { key: 'due', head: t('due'), width: 148, cell: (row) => <Due row={row} today={today} /> },
    { key: 'answers', head: t('answers'), width: 112, cell: ({ answers, own, status }) => (status === 'cancelled' ? t('status.cancelled') : answers ? <span className="nowrap">{t('answersOf', answers)}</span> : own ? t(`own.${own}`) : null) },
  ]
  return <Table3 className="burden-requests" caption={caption} columns={columns} rows={rows} keyOf={({ id }) => id} stack labelled />
}

/** The day, and how far it is off while somebody still has to answer. */
export function Due({ row: { due, status, workdaysLeft, workdaysLate, own, answers }, today }: { row: Pick<RequestRow, 'due' | 'status' | 'workdaysLeft' | 'workdaysLate' | 'own' | 'answers'>; today: string }) {
  const t = useWords(burdenWords)
  const waits = status === 'open' && (own === 'waiting' || own === 'returned' || (answers !== null && answers.answered < answers.asked))
  return (
    <>
      <span className="nowrap">{shortDay(due, today)}</span>
      {waits && (workdaysLate > 0 ? <div><Light light="overdue" word={t('late', { n: workdaysLate })} /></div> : <div className="small ink-3">{t('left', { n: workdaysLeft })}</div>)}
    </>
  )
}
