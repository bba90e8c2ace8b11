import { Link } from 'react-router'

import { useAnswer } from '../../api/hooks.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { Empty, ErrorNote, Loading, Section, Table3, type Column } from '../../ui/index.ts'
import { BackupsSection } from './backups.tsx'
import { Jobs } from './jobs.tsx'
import { bytesText, momentText, spanOf } from './model.ts'
import type { System } from './system.ts'
import { systemWords } from './words.ts'
import { Wrong } from './wrong.tsx'
import './system.css'

/** While a job runs one wants to see how far it is; otherwise now and then. */
const OFTEN_MS = 2_000
const SELDOM_MS = 15_000

/** 系统状态: is all well with this installation, and what may leave it. For the system administrator; numbers and no one's names. */
export default function SystemPage() {
  const t = useWords(systemWords)
  const { city } = useSession()
  usePage({ title: t('title'), crumbs: [{ text: city.name.replace(/（.*$/, '') }, { text: t('title') }] })
  const answer = useAnswer('getSystem', {}, { every: (data) => (data?.jobs.some(({ state }) => state === 'running') ? OFTEN_MS : SELDOM_MS) })
  return (
    <>
      <h1>{t('title')}</h1>
      <ErrorNote error={answer.error} retry={() => void answer.refetch()} />
      {answer.isPending ? <Loading rows={10} /> : null}
      {answer.data ? (
        <>
          <Wrong system={answer.data} />
          <Machine system={answer.data} />
          <Jobs jobs={answer.data.jobs} now={answer.data.now} />
          <BackupsSection now={answer.data.now} />
          <Log system={answer.data} />
          <Burden burden={answer.data.burden} />
          <Leaving system={answer.data} />
        </>
      ) : null}
    </>
  )
}

function Machine({ system: { version, node, since, now, database, storage } }: { system: System }) {
  const t = useWords(systemWords)
  const up = spanOf((Date.parse(now) - Date.parse(since)) / 1000)
  return (
    <Section title={t('machine')}>
      <dl className="pairs">
        <dt>{t('version')}</dt>
        <dd>{t('version.value', { version, node })}</dd>
        <dt>{t('up')}</dt>
        <dd>{t('up.value', { time: t(up.key, { n: up.n }), since: momentText(since, now) })}</dd>
        <dt>{t('database')}</dt>
        <dd>{t(`database.${database.kind}`, { version: database.version, size: bytesText(database.bytes), migration: database.migration })}</dd>
        <dt>{t('storage')}</dt>
        <dd className="system-path">{t('storage.value', { folder: storage.folder, free: bytesText(storage.free), total: bytesText(storage.total) })}</dd>
      </dl>
    </Section>
  )
}

function Log({ system: { log, now } }: { system: System }) {
  const t = useWords(systemWords)
  return (
    <Section title={t('log')}>
      <dl className="pairs">
        <dt>{t('sealed')}</dt>
        <dd>{t('records', { n: log.sealed })}</dd>
        <dt>{t('unsealed')}</dt>
        <dd>{t('records', { n: log.unsealed })}</dd>
        <dt>{t('head')}</dt>
        <dd>{log.head ? t('head.value', { at: momentText(log.head.at, now), n: log.head.size }) : t('head.none')}</dd>
      </dl>
    </Section>
  )
}

function Burden({ burden: { month, units, asked, things, minutes, parts, known } }: { burden: System['burden'] }) {
  const t = useWords(systemWords)
  const when = t('month', { year: month.slice(0, 4), month: Number(month.slice(5)) })
  if (things === 0) return <Section title={t('burden')}><Empty>{t('burden.none', { month: when })}</Empty></Section>
  return (
    <Section title={t('burden')}>
      <p className="ink-3 system-lead">{t('burden.lead', { month: when })}</p>
      <dl className="pairs">
        <dt>{t('things')}</dt>
        <dd>{t('things.value', { things, asked, units })}</dd>
        <dt>{t('minutes')}</dt>
        <dd>{t('minutes.value', { hours: Math.round(minutes / 60) })}</dd>
        <dt>{t('known')}</dt>
        <dd>{t('known.value', { known, parts })}</dd>
      </dl>
    </Section>
  )
}

type Way = System['leaves'][number]

function Leaving({ system: { leaves, messages } }: { system: System }) {
  const t = useWords(systemWords)
  const may = useMay()
  const columns: Column<Way>[] = [
    { key: 'way', head: t('way'), names: true, width: 240, cell: ({ way }) => t(`way.${way}`) },
    { key: 'to', head: t('to'), width: 280, cell: ({ to }) => <span className="system-path">{to}</span> },
    { key: 'what', head: t('what'), cell: ({ way }) => (way === 'mail' || way === 'wecom' || way === 'dingtalk' || way === 'webhook' ? t('what.message') : t(`what.${way}`)) },
  ]
  return (
    <Section title={t('leaves')} more={may('getChannels') ? <Link to="/channels">{t('messages.open')}</Link> : undefined}>
      {leaves.length === 0 ? <Empty>{t('leaves.none')}</Empty> : <Table3 stack labelled caption={t('leaves')} columns={columns} rows={leaves} keyOf={({ way, to }) => `${way} ${to}`} />}
      <dl className="pairs system-messages">
        <dt>{t('messages')}</dt>
        <dd>{t('messages.value', messages)}</dd>
      </dl>
    </Section>
  )
}
