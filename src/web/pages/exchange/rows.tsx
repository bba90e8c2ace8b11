import { useState } from 'react'
import { Link } from 'react-router'
import type { Answer, Body, Query } from '../../../api/contract/endpoints.ts'
import { call } from '../../api/call.ts'
import { useAnswer, useCommand } from '../../api/hooks.ts'
import { useWords } from '../../i18n/language.tsx'
import { Button, ErrorNote, Loading, Section, Table3 } from '../../ui/index.ts'
import type { Import } from './import-view.tsx'
import { RowWhat } from './row-what.tsx'
import type { Work } from './use-work.ts'
import { exchangeWords } from './words.ts'

export type Row = Answer<'getImport'>['rows'][number]
type Decision = Body<'decideRows'>['decision']
type Shown = NonNullable<Query<'getImport'>['kind']> | 'all' | 'asks' | 'failed'

const KINDS = ['new', 'changed', 'conflict', 'error', 'unchanged', 'aside'] as const
const ROWS = 50

/** What every row comes to, by kind; decided on one by one, or all of a kind. */
export function Rows({ shown, work }: { shown: Import; work: Work }) {
  const t = useWords(exchangeWords)
  const { counts } = shown
  const [kind, setKind] = useState<Shown>(() => KINDS.find((one) => (one === 'conflict' || one === 'error') && counts[one] > 0) ?? 'all')
  const [cursor, setCursor] = useState<string | undefined>(undefined)
  const query = { limit: ROWS, cursor, ...(kind === 'all' ? {} : kind === 'asks' ? { asks: 'true' as const } : kind === 'failed' ? { done: 'failed' as const } : { kind }) }
  const answer = useAnswer('getImport', { params: { import: shown.id }, query }, { keep: true })
  const decide = useCommand('decideRows')
  const choose = (next: Shown) => {
    setKind(next)
    setCursor(undefined)
  }
  const open = shown.state === 'preview'
  const theirs = shown.matchedBy !== null
  const on = (what: { rows: number[] } | { kind: 'new' | 'changed' | 'conflict' }, decision: Decision) => decide.mutate({ params: { import: shown.id }, body: { ...what, decision } })
  const mean = (written: string, holder: { type: 'unit' | 'post' | 'seat'; id: string }) => void work.run((command) => call('setMapping', { params: { import: shown.id }, body: { command, names: [{ written, holder }] } }))
  const rows = answer.data?.rows
  return (
    <Section title={t('preview')}>
      <div className="light-counts exchange-kinds" role="group" aria-label={t('kinds')}>
        <Chip on={kind === 'all'} name={t('all')} count={shown.rows} onClick={() => choose('all')} />
        {KINDS.filter((one) => counts[one] > 0 || kind === one).map((one) => <Chip key={one} on={kind === one} name={t(one)} count={counts[one]} onClick={() => choose(one)} />)}
        {counts.asks > 0 && <Chip on={kind === 'asks'} name={t('asks')} count={counts.asks} onClick={() => choose('asks')} />}
        {counts.failed > 0 && <Chip on={kind === 'failed'} name={t('notTaken')} count={counts.failed} onClick={() => choose('failed')} />}
      </div>
      {open && (kind === 'new' || kind === 'changed' || kind === 'conflict') && counts[kind] > 1 && (
        <p className="exchange-all">
          {t('forAll', { n: counts[kind].toLocaleString('zh-CN') })}
          {decisionsOn(kind).map((decision) => <Button key={decision} small busy={decide.isPending} onClick={() => on({ kind }, decision)}>{t(wordOf(kind, decision, theirs))}</Button>)}
        </p>
      )}
      <ErrorNote error={decide.error ?? answer.error} />
      {!rows && <Loading rows={8} />}
      {rows?.length === 0 && <p className="empty">{t('none')}</p>}
      {rows && rows.length > 0 && (
        <Table3<Row>
          caption={t('table')}
          className="exchange-rows"
          keyOf={({ row }) => String(row)}
          rows={rows}
          stack
          columns={[
            { key: 'row', head: t('row'), num: true, cell: ({ row }) => <span className="ink-3">{row}</span>, width: 48 },
            { key: 'kind', head: t('state'), cell: (row) => <Kind kind={row.kind} />, width: 72 },
            { key: 'matter', head: t('matter'), names: true, width: 300, cell: ({ title, code, matter }) => <>{matter ? <Link to={`/matters/${matter}`}>{title}</Link> : title}{code && <span className="ink-3 exchange-code">{code}</span>}</> },
            { key: 'what', head: t('what'), cell: (row) => <RowWhat row={row} shown={shown} onMean={open ? mean : null} /> },
            { key: 'decision', head: t('decision'), width: 168, cell: (row) => <Decide row={row} open={open} theirs={theirs} onDecide={(decision) => on({ rows: [row.row] }, decision)} /> },
          ]}
        />
      )}
      {(cursor !== undefined || answer.data?.next) && (
        <p className="exchange-pages">
          {cursor !== undefined && <Button small onClick={() => setCursor(undefined)}>{t('first')}</Button>}
          {answer.data?.next && <Button small onClick={() => setCursor(answer.data?.next ?? undefined)}>{t('next')}</Button>}
        </p>
      )}
    </Section>
  )
}

function Chip({ on, name, count, onClick }: { on: boolean; name: string; count: number; onClick: () => void }) {
  return <button type="button" aria-pressed={on} onClick={onClick}>{name} <b>{count.toLocaleString('zh-CN')}</b></button>
}

function Kind({ kind }: { kind: Row['kind'] }) {
  const t = useWords(exchangeWords)
  return <span className={`exchange-kind exchange-kind-${kind}`}>{t(kind)}</span>
}

const decisionsOn = (kind: Row['kind']): ('take' | 'rest' | 'skip')[] => (kind === 'conflict' ? ['take', 'rest', 'skip'] : ['take', 'skip'])

/** Where two have said something, whose is taken; `theirs`: the file is another system's. */
function wordOf(kind: Row['kind'], decision: 'take' | 'rest' | 'skip', theirs: boolean) {
  if (kind !== 'conflict' && !(theirs && kind === 'changed')) return decision
  return decision === 'take' ? 'takeFile' : decision === 'skip' ? 'keepNow' : 'rest'
}

function Decide({ row, open, theirs, onDecide }: { row: Row; open: boolean; theirs: boolean; onDecide: (decision: Decision) => void }) {
  const t = useWords(exchangeWords)
  const { kind, decision } = row
  if (kind !== 'new' && kind !== 'changed' && kind !== 'conflict') return <span className="ink-3">{kind === 'error' ? t('notTaken') : ''}</span>
  if (!open) return <span className="ink-2">{decision ? t(wordOf(kind, decision, theirs)) : t('undecided')}</span>
  return (
    <select className={decision === null ? 'input exchange-open' : 'input'} aria-label={t('decide', { row: row.row })} value={decision ?? ''} onChange={(event) => onDecide((event.target.value || null) as Decision)}>
      <option value="">{t('undecided')}</option>
      {decisionsOn(kind).map((one) => <option key={one} value={one}>{t(wordOf(kind, one, theirs))}</option>)}
    </select>
  )
}
