import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'

import type { Answer } from '../../../api/contract/endpoints.ts'
import { paths } from '../../../api/contract/paths.ts'
import { auditActionNames, auditActions } from '../../../kernel/audit.ts'
import { isDay } from '../../../kernel/time/day.ts'
import { addressOf, call } from '../../api/call.ts'
import { useAnswer } from '../../api/hooks.ts'
import { useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { Button, DayInput, Empty, ErrorNote, Loading, Note, Section, Table3, type Column } from '../../ui/index.ts'
import { auditWords } from './words.ts'
import './audit.css'

type Log = Answer<'listAudit'>
type Entry = Log['rows'][number]
type Filter = { from?: string; to?: string; action?: Entry['action']; outcome?: Entry['outcome']; account?: string }

/** 审计日志: who came in, what left, what was refused; whether the chain is whole, and what was unusual. For the auditor. */
export default function AuditPage() {
  const t = useWords(auditWords)
  const { city } = useSession()
  const [params, setParams] = useSearchParams()
  const filter = filterOf(params)
  usePage({ title: t('title'), crumbs: [{ text: city.name.replace(/（.*$/, '') }, { text: t('title') }] })
  const answer = useAnswer('listAudit', { query: filter }, { keep: true })
  const change = (values: Record<string, string>) =>
    setParams((before) => {
      for (const [name, value] of Object.entries(values)) if (value) before.set(name, value)
      else before.delete(name)
      return before
    }, { replace: true })
  const file = (format: 'xlsx' | 'csv') => addressOf(paths.exportAudit.slice('GET '.length), {}, { ...filter, format })
  return (
    <>
      <div className="audit-head">
        <h1>{t('title')}</h1>
        <div>
          <Link className="link" to="/erasures">{t('erasures')}</Link>
          <a className="link" download href={file('csv')}>{t('export.csv')}</a>
          <a className="button" download href={file('xlsx')}>{t('export')}</a>
        </div>
      </div>
      <p className="lead audit-lead">{t('lead')}</p>
      <ErrorNote error={answer.error} retry={() => void answer.refetch()} />
      {answer.isPending ? <Loading rows={10} /> : null}
      {answer.data ? <Chains chains={answer.data.chains ?? []} /> : null}
      {answer.data ? <Unusual alerts={answer.data.alerts ?? []} onAccount={(account) => change({ account })} /> : null}
      <Filters filter={filter} onChange={change} />
      {answer.data ? <Entries key={JSON.stringify(filter)} first={answer.data} filter={filter} onAccount={(account) => change({ account })} /> : null}
    </>
  )
}

/** What of the address is a filter; anything else in it is as if it were not there. */
function filterOf(params: URLSearchParams): Filter {
  const [from, to, account] = ['from', 'to', 'account'].map((name) => params.get(name) ?? '')
  const action = auditActionNames.find((one) => one === params.get('action'))
  const outcome = (['done', 'refused'] as const).find((one) => one === params.get('outcome'))
  return { ...(isDay(from) && { from }), ...(isDay(to) && { to }), ...(account && { account }), ...(action && { action }), ...(outcome && { outcome }) }
}

function Chains({ chains }: { chains: NonNullable<Log['chains']> }) {
  const t = useWords(auditWords)
  const broken = chains.filter(({ brokenAt }) => brokenAt !== null)
  return (
    <>
      {broken.map(({ of, brokenAt }) => <Note key={of} tone="wrong" live>{t('chain.broken', { of: t(`chain.${of}`), no: brokenAt ?? 0 })}</Note>)}
      <dl className="pairs audit-chains">
        {chains.filter(({ brokenAt }) => brokenAt === null).map(({ of, entries, hash }) => (
          <div key={of}>
            <dt>{t(`chain.${of}`)}</dt>
            <dd>
              {entries === 0 ? t('chain.empty') : t('chain.whole', { entries })}
              {hash ? <span className="audit-hash" title={hash}>{t('chain.hash', { hash: `${hash.slice(0, 16)}…` })}</span> : null}
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function Unusual({ alerts, onAccount }: { alerts: NonNullable<Log['alerts']>; onAccount: (account: string) => void }) {
  const t = useWords(auditWords)
  return (
    <Section title={t('unusual')} aside={alerts.length || undefined}>
      {alerts.length === 0 ? <p className="ink-2">{t('unusual.none')}</p> : null}
      {alerts.map(({ rule, who, account, count, from, until, most, minutes }) => (
        <Note key={`${rule} ${who}`} tone="due">
          {t(`rule.${rule}` as keyof typeof auditWords, { who, count, most, minutes, from: momentOf(from), until: momentOf(until) })}
          {account ? <Button link onClick={() => onAccount(account)}>{t('look')}</Button> : null}
        </Note>
      ))}
    </Section>
  )
}

function Filters({ filter, onChange }: { filter: Filter; onChange: (values: Record<string, string>) => void }) {
  const t = useWords(auditWords)
  const pick = usePick()
  return (
    <form className="audit-filters" role="search" aria-label={t('filters')} onSubmit={(event) => event.preventDefault()}>
      <DayInput aria-label={t('from')} value={filter.from ?? ''} onChange={(from) => onChange({ from })} />
      <DayInput aria-label={t('to')} value={filter.to ?? ''} onChange={(to) => onChange({ to })} />
      <select className="input" aria-label={t('action')} value={filter.action ?? ''} onChange={(event) => onChange({ action: event.target.value })}>
        <option value="">{t('action.all')}</option>
        {auditActionNames.map((one) => <option key={one} value={one}>{pick(auditActions[one])}</option>)}
      </select>
      <select className="input" aria-label={t('outcome')} value={filter.outcome ?? ''} onChange={(event) => onChange({ outcome: event.target.value })}>
        <option value="">{t('outcome.all')}</option>
        <option value="done">{t('done')}</option>
        <option value="refused">{t('refused')}</option>
      </select>
      {filter.account ? <span className="small ink-2">{t('ofAccount', { account: filter.account })}</span> : null}
      {Object.keys(filter).length > 0 ? <Button link onClick={() => onChange({ from: '', to: '', action: '', outcome: '', account: '' })}>{t('clear')}</Button> : null}
    </form>
  )
}

function Entries({ first, filter, onAccount }: { first: Log; filter: Filter; onAccount: (account: string) => void }) {
  const t = useWords(auditWords)
  const pick = usePick()
  const [later, setLater] = useState<Log[]>([])
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const next = (later.at(-1) ?? first).next
  const more = () => {
    setBusy(true)
    setError(null)
    call('listAudit', { query: { ...filter, after: next ?? '' } }).then((page) => setLater((before) => [...before, page]), setError).finally(() => setBusy(false))
  }
  const rows = [first, ...later].flatMap((page) => page.rows)
  const columns: Column<Entry>[] = [
    { key: 'at', head: t('at'), names: true, width: 148, cell: ({ at }) => <span className="audit-time">{momentOf(at)}</span> },
    {
      key: 'account', head: t('account'), width: 150,
      cell: ({ account, username, onBehalfOf }) => (
        <>
          {account ? <Button link onClick={() => onAccount(account)}>{username ?? account}</Button> : <span className="ink-3">{t('nobody')}</span>}
          {onBehalfOf ? <span className="small ink-2">　{t('behalf')}</span> : null}
        </>
      ),
    },
    { key: 'action', head: t('action'), width: 132, cell: ({ action }) => pick(auditActions[action]) },
    { key: 'outcome', head: t('outcome'), width: 72, cell: ({ outcome }) => (outcome === 'done' ? t('done') : <strong className="audit-refused">{t('refused')}</strong>) },
    { key: 'what', head: t('what'), cell: ({ what, trace }) => <span className="audit-what" title={trace ?? undefined}>{what}</span> },
    { key: 'address', head: t('address'), width: 124, cell: ({ address }) => <span className="audit-time">{address}</span> },
    { key: 'no', head: t('no'), num: true, width: 92, cell: ({ no, of }) => (of === 'city' ? no : <span className="ink-3">{t('installation')} {no}</span>) },
  ]
  return (
    <>
      {rows.length > 0 ? <Table3 stack labelled className="audit" caption={t('list')} columns={columns} rows={rows} keyOf={({ of, no }) => `${of} ${no}`} /> : <Empty>{t('none')}</Empty>}
      <ErrorNote error={error} />
      {next ? <p className="audit-more"><Button busy={busy} onClick={more}>{t('more')}</Button></p> : null}
    </>
  )
}

/** An instant as a clock in China shows it, to the second: what is compared with other logs. */
function momentOf(at: string): string {
  return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
}
