import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useAnswer } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { Button, Combobox, Empty, ErrorNote, Loading, Note } from '../../ui/index.ts'
import { Apart } from '../readers/apart.tsx'
import { Chains } from './chains.tsx'
import { CollectForm } from './collect-form.tsx'
import { ProblemTable } from './problem-table.tsx'
import { problemWords } from './words.ts'
import './problems.css'

export type Problems = Answer<'listProblems'>
export type Problem = Problems['rows'][number]

const FIRST_SHOWN = 50
const MORE_SHOWN = 200

/** Every problem of the city or of one's unit: who answers, who waits, how far it is. The filter lives in the address. */
export default function ProblemsPage() {
  const t = useWords(problemWords)
  const pick = usePick()
  const may = useMay()
  const [search, setSearch] = useSearchParams()
  const [collecting, setCollecting] = useState(false)
  const [done, setDone] = useState(false)
  const [limit, setLimit] = useState(FIRST_SHOWN)
  const stage = search.get('stage') ?? 'open'
  const q = search.get('q') ?? ''
  const unit = search.get('unit') ?? ''
  const query = { limit, ...(stage === 'open' ? { open: 'true' as const } : stage === 'all' ? {} : { stage }), ...(q ? { q } : {}), ...(unit ? { unit } : {}) }
  const answer = useAnswer('listProblems', { query }, { keep: true })
  usePage({ title: t('title'), crumbs: [{ text: t('title') }] })
  const change = (values: Record<string, string>) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before)
        for (const [key, value] of Object.entries(values)) if (value) next.set(key, value)
        else next.delete(key)
        return next
      },
      { replace: true, preventScrollReset: true },
    )
  const list = answer.data
  const openCount = list?.stages.filter(({ final }) => final === null).reduce((sum, { count }) => sum + count, 0) ?? 0
  const allCount = list?.stages.reduce((sum, { count }) => sum + count, 0) ?? 0
  const tabs = list ? [{ id: 'open', name: t('tabOpen'), count: openCount }, ...list.stages.map(({ id, name, count }) => ({ id, name: pick(name), count })), { id: 'all', name: t('tabAll'), count: allCount }] : []
  return (
    <>
      <header className="problems-head">
        <h1>{t('title')}</h1>
        {may('collectProblem') && <Button primary={!collecting} aria-expanded={collecting} onClick={() => setCollecting(!collecting)}>{t('collect')}</Button>}
      </header>
      <Apart />
      {collecting && (
        <CollectForm
          onDone={() => {
            setCollecting(false)
            setDone(true)
          }}
          onClose={() => setCollecting(false)}
        />
      )}
      {done && !collecting && <Note tone="done" live>{t('collected')}</Note>}
      {answer.error && <ErrorNote error={answer.error} retry={() => void answer.refetch()} />}
      {list ? (
        <>
          <nav className="problems-tabs" aria-label={t('tabs')}>
            {tabs.map(({ id, name, count }) => (
              <button key={id} type="button" aria-pressed={stage === id} onClick={() => change({ stage: id === 'open' ? '' : id })}>
                {name}<span>{count}</span>
              </button>
            ))}
          </nav>
          <form className="problems-filters" role="search" onSubmit={(event) => event.preventDefault()}>
            <input className="input" type="search" aria-label={t('search')} placeholder={t('search')} defaultValue={q} onChange={(event) => change({ q: event.target.value.trim() })} />
            <UnitFilter unit={unit} onUnit={(chosen) => change({ unit: chosen })} />
            {(q || unit) && <Button link onClick={() => change({ q: '', unit: '' })}>{t('clear')}</Button>}
            <span className="ink-3" role="status">{list.total && t(list.total.exact ? 'total' : 'totalOver', { n: list.total.count })}</span>
          </form>
          {list.rows.length > 0 ? <ProblemTable list={list} /> : <Empty>{t(allCount === 0 ? 'empty' : 'emptyFilter')}</Empty>}
          {list.next && limit < MORE_SHOWN && <p><Button link onClick={() => setLimit(MORE_SHOWN)}>{t('more')}</Button></p>}
          <Chains chains={list.chains} />
          {list.rows.length > 0 && <p className="small ink-3">{t('daysNote')}</p>}
        </>
      ) : (
        !answer.error && <Loading rows={8} />
      )}
    </>
  )
}

function UnitFilter({ unit, onUnit }: { unit: string; onUnit: (unit: string) => void }) {
  const t = useWords(problemWords)
  const units = useAnswer('listUnits', {})
  const rows = units.data?.rows ?? []
  const chosen = rows.find(({ id }) => id === unit)
  return (
    <Combobox
      aria-label={t('unit')}
      placeholder={t('anyUnit')}
      chosen={chosen ? { value: chosen.id, name: chosen.name } : null}
      onChoose={(choice) => onUnit(choice?.value ?? '')}
      find={(text) => rows.filter(({ name, aliases }) => name.includes(text) || aliases.some((alias) => alias.includes(text))).slice(0, 60).map(({ id, name }) => ({ value: id, name }))}
    />
  )
}
