import type { Answer } from '../../../api/contract/endpoints.ts'
import { useAnswer } from '../../api/hooks.ts'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { Button, DateText, Empty, ErrorNote, Loading, Section, Table3, useOpened, type Column } from '../../ui/index.ts'
import { AskForm } from './ask-form.tsx'
import { Deciding } from './deciding.tsx'
import { erasureWords } from './words.ts'
import './erasures.css'

export type Erasure = Answer<'listErasures'>['rows'][number]

/** 依法删除: the office finds and asks, the security administrator agrees, the office carries it out; the auditor reads what was done. */
export default function ErasuresPage() {
  const t = useWords(erasureWords)
  const { city } = useSession()
  usePage({ title: t('title'), crumbs: [{ text: city.name.replace(/（.*$/, '') }, { text: t('title') }] })
  const answer = useAnswer('listErasures', {})
  const asking = useOpened<'ask'>()
  const may = answer.data?.may ?? []
  return (
    <>
      <div className="erasures-head">
        <h1>{t('title')}</h1>
        {may.includes('requestErasure') ? <Button primary={asking.what === null} {...asking.link('ask')}>{t('begin')}</Button> : null}
      </div>
      <p className="lead erasures-lead">{t('lead')}</p>
      {asking.form('ask', (close) => <AskForm onDone={close} />)}
      <ErrorNote error={answer.error} retry={() => void answer.refetch()} />
      {answer.isPending ? <Loading rows={6} /> : null}
      {answer.data ? <List rows={answer.data.rows} may={may} /> : null}
    </>
  )
}

function List({ rows, may }: { rows: readonly Erasure[]; may: readonly string[] }) {
  const t = useWords(erasureWords)
  const { today } = useSession()
  const columns: Column<Erasure>[] = [
    { key: 'ground', head: t('ground'), names: true, cell: ({ ground, words }) => <>{ground}{words?.length ? <span className="erasures-words">{words.join('、')}</span> : null}</> },
    { key: 'scope', head: t('scope'), width: 220, cell: (row) => <Scope row={row} /> },
    { key: 'asked', head: t('asked'), width: 84, cell: ({ requestedAt }) => <DateText day={chinaDay(requestedAt)} today={today} /> },
    { key: 'state', head: t('state'), width: 84, cell: ({ state }) => <span className={`erasures-state erasures-${state}`}>{t(`state.${state}`)}</span> },
    { key: 'result', head: t('result'), width: 300, cell: (row) => <Result row={row} may={may} /> },
  ]
  return (
    <Section title={t('list')} aside={rows.length || undefined}>
      {rows.length === 0 ? <Empty>{t('none')}</Empty> : <Table3 stack labelled caption={t('list')} columns={columns} rows={rows} keyOf={({ id }) => id} />}
    </Section>
  )
}

function Scope({ row: { person, account, facts, documents, files } }: { row: Erasure }) {
  const t = useWords(erasureWords)
  const parts = [person && t('scope.person'), account && t('scope.account'), facts > 0 && t('scope.facts', { n: facts }), documents > 0 && t('scope.documents', { n: documents }), files > 0 && t('scope.files', { n: files })]
  return <>{parts.filter(Boolean).join('、')}</>
}

function Result({ row, may }: { row: Erasure; may: readonly string[] }) {
  const t = useWords(erasureWords)
  const { state, done, reason } = row
  if (done) {
    return (
      <>
        {t('result.done', { facts: done.facts.length, beside: done.beside, files: done.files, accounts: done.accounts })}
        {done.kept > 0 ? t('result.kept', { n: done.kept }) : ''}
        {done.facts.length > 0 ? (
          <details className="erasures-proof">
            <summary>{t('result.proof')}</summary>
            {done.facts.map((fact) => <div key={fact}>{fact}</div>)}
          </details>
        ) : null}
      </>
    )
  }
  if (state === 'declined') return <>{reason}</>
  return <Deciding row={row} may={may} />
}

function chinaDay(at: string): string {
  return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10)
}
