import { useState } from 'react'
import { Link } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { sourceWords as names } from '../../../kernel/words/sources.ts'
import { useAnswer } from '../../api/hooks.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { Button, Empty, ErrorNote, Light, Loading, Note, Table3, type Column } from '../../ui/index.ts'
import { NewMatterForm } from '../ledger/new-matter-form.tsx'
import { InstructionForm } from './instruction-form.tsx'
import { Statistics } from './statistics.tsx'
import { sourceWords } from './words.ts'
import '../ledger/ledger.css'
import './sources.css'

type Sources = Answer<'getSources'>
type Row = Sources['rows'][number]
type Ledger = Row['ledgers'][number]
type Figures = Answer<'getSourceStatistics'>['sources'][number]['figures']

/** One row a source: what is open, late and due soon, how it was done this year, and the way to enter another. */
export default function SourcesPage() {
  const t = useWords(sourceWords)
  const pick = usePick()
  const answer = useAnswer('getSources', {})
  const sources = answer.data
  const year = useAnswer('getSourceStatistics', { query: { year: sources?.year ?? 0 } }, { when: sources !== undefined })
  const [opened, setOpened] = useState<string | null>(null)
  const [taken, setTaken] = useState<string | null>(null)
  usePage({ title: t('title'), crumbs: [{ text: t('title') }] })
  if (!sources) return answer.error ? <ErrorNote error={answer.error} retry={() => void answer.refetch()} /> : <Loading rows={8} />
  const usual = usualIn(t)
  const instructions = sources.rows.flatMap(({ ledgers }) => ledgers).find(({ id }) => id === sources.instructions)
  const figuresOf = (source: Row['source']) => year.data?.sources.find((one) => one.source === source)?.figures
  const open = (id: string | null) => {
    setTaken(null)
    setOpened(opened === id ? null : id)
  }
  const columns: Column<Row>[] = [
    { key: 'source', head: t('source'), names: true, cell: ({ source, ledgers }) => <SourceName source={source} ledgers={ledgers} /> },
    { key: 'open', head: t('open'), num: true, width: 56, cell: (row) => <Counted row={row} n={row.open} query="open=true" /> },
    { key: 'late', head: t('lights'), width: 168, cell: (row) => <Lights row={row} /> },
    { key: 'received', head: t('received', { year: sources.year }), num: true, width: 96, cell: ({ source }) => <Number n={figuresOf(source)?.received} /> },
    { key: 'done', head: t('inTime'), num: true, width: 72, cell: ({ source }) => <InTime figures={figuresOf(source)} /> },
    { key: 'asked', head: t('asked'), width: 168, cell: ({ source }) => <Says figures={figuresOf(source)} /> },
    { key: 'acts', head: t('acts'), quiet: true, width: 132, cell: ({ source, ledgers }) => <Enter source={source} ledgers={ledgers} sources={sources} opened={opened} onOpen={open} /> },
  ]
  return (
    <div className="sources">
      <header className="sources-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="sub">{t('lead')}</p>
        </div>
        {sources.may.take && instructions && <Button primary={opened === null} aria-expanded={opened === instructions.id} onClick={() => open(instructions.id)}>{t('take')}</Button>}
      </header>
      {taken && <Note tone="done" live>{t('taken')}　<Link to={`/matters/${taken}`}>{t('takenOpen')}</Link></Note>}
      {opened !== null && opened === instructions?.id && (
        <InstructionForm
          leaders={sources.leaders}
          usualDue={usual(instructions)}
          onDone={(matter) => {
            setOpened(null)
            setTaken(matter)
          }}
          onClose={() => setOpened(null)}
        />
      )}
      {sources.rows.length === 0 ? (
        <Empty to="/documents" begin={t('fromDocuments')}>{t('empty')}</Empty>
      ) : (
        <Table3
          caption={t('title')}
          className="sources-table"
          columns={columns}
          rows={sources.rows}
          keyOf={({ source }) => source}
          stack
          labelled
          inside={({ ledgers }) => {
            const ledger = ledgers.find(({ id }) => id === opened && id !== instructions?.id)
            const days = ledger && usual(ledger)
            return ledger ? <NewMatterForm ledger={ledger} {...(days ? { usualDue: days } : {})} onClose={() => setOpened(null)} /> : null
          }}
        />
      )}
      {sources.rows.length > 0 && <Statistics year={sources.year} nameOf={(source) => pick(names[source])} />}
    </div>
  )
}

/** By when a ledger's matters are due where nobody says. */
function usualIn(t: ReturnType<typeof useWords<typeof sourceWords>>): (ledger: Ledger) => string | null {
  return ({ usualDue }) => usualDue && t('usualDue', { days: t(`unit.${usualDue.unit}`, { n: usualDue.n }) })
}

function SourceName({ source, ledgers }: Pick<Row, 'source' | 'ledgers'>) {
  const pick = usePick()
  return (
    <>
      <span className="sources-name">{pick(names[source])}</span>
      <span className="sources-ledgers">
        {ledgers.map(({ id, name }) => <Link key={id} to={`/ledgers/${id}`}>{pick(name)}</Link>)}
      </span>
    </>
  )
}

/** A number opens what it is made of, where that lies in one ledger. */
function Counted({ row, n, query }: { row: Row; n: number; query: string }) {
  if (n === 0) return <span className="ink-3">0</span>
  const [ledger, another] = row.ledgers.filter(({ open }) => open > 0)
  return ledger && !another ? <Link to={`/ledgers/${ledger.id}?${query}`}>{n}</Link> : <b>{n}</b>
}

function Lights({ row }: { row: Row }) {
  const shown = [['overdue', row.overdue], ['lagging', row.lagging], ['due-soon', row.dueSoon]] as const
  const some = shown.filter(([, n]) => n > 0)
  if (some.length === 0) return <span className="ink-3">—</span>
  const [ledger, another] = row.ledgers.filter(({ open }) => open > 0)
  return (
    <span className="sources-lights">
      {some.map(([light, n]) => (
        <span key={light}>
          <Light light={light} />{' '}
          {ledger && !another ? <Link to={`/ledgers/${ledger.id}?light=${light}`}>{n}</Link> : <b>{n}</b>}
        </span>
      ))}
    </span>
  )
}

function Number({ n }: { n: number | undefined }) {
  return n ? <>{n}</> : <span className="ink-3">—</span>
}

function InTime({ figures }: { figures: Figures | undefined }) {
  return figures && figures.done > 0 ? <>{figures.inTime}<span className="ink-3">/{figures.done}</span></> : <span className="ink-3">—</span>
}

/** What those who asked said; nothing where nobody was asked. */
export function Says({ figures }: { figures: Figures | undefined }) {
  const t = useWords(sourceWords)
  const said = figures ? [[t('satisfied', { n: figures.satisfied }), figures.satisfied] as const, [t('partly', { n: figures.partly }), figures.partly] as const, [t('dissatisfied', { n: figures.dissatisfied }), figures.dissatisfied] as const] : []
  const some = said.filter(([, n]) => n > 0)
  return some.length > 0 ? <>{some.map(([words]) => words).join('　')}</> : <span className="ink-3">—</span>
}

function Enter({ source, ledgers, sources, opened, onOpen }: { source: Row['source']; ledgers: readonly Ledger[]; sources: Sources; opened: string | null; onOpen: (ledger: string) => void }) {
  const t = useWords(sourceWords)
  const pick = usePick()
  const own = ledgers.filter((ledger) => ledger.own)
  if (source === 'document') return <Link to="/documents">{t('fromDocuments')}</Link>
  if (source === 'meeting') return <Link to="/meetings">{pick(names.meeting)}</Link>
  if (source === 'inspection') return <Link to="/inspections">{pick(names.inspection)}</Link>
  return (
    <span className="sources-enter">
      {own.map(({ id, matterName }) => {
        if (id === sources.instructions ? !sources.may.take : !sources.may.open) return null
        return <Button key={id} link aria-expanded={opened === id} onClick={() => onOpen(id)}>{t('enter', { what: pick(matterName) })}</Button>
      })}
    </span>
  )
}
