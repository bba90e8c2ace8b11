import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { yearOf } from '../../../kernel/time/day.ts'
import { useAnswer } from '../../api/hooks.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { Button, Empty, ErrorNote, Loading, Note } from '../../ui/index.ts'
import { Board } from './board.tsx'
import { InspectionList } from './list.tsx'
import { Numbers } from './numbers.tsx'
import { PlanForm } from './plan-form.tsx'
import { inspectionWords } from './words.ts'
import './inspections.css'

export type Inspections = Answer<'listInspections'>
export type InspectionRow = Inspections['rows'][number]

const VIEWS = ['plan', 'list', 'numbers'] as const
const TAB = { plan: 'tabPlan', list: 'tabList', numbers: 'tabNumbers' } as const

/** As a heading begins: the packs' words stand in the middle of sentences. */
const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1)

/** Where we look next: the year's plan by month and place, the list, what came of it. Year and view live in the address. */
export default function InspectionsPage() {
  const t = useWords(inspectionWords)
  const pick = usePick()
  const may = useMay()
  const { today } = useSession()
  const [search, setSearch] = useSearchParams()
  const [planning, setPlanning] = useState(false)
  const [done, setDone] = useState<string | null>(null)
  const year = Number(search.get('year')) || yearOf(today)
  const views = VIEWS.filter((one) => one !== 'numbers' || may('getInspectionStatistics'))
  const view = views.find((one) => one === search.get('view')) ?? 'plan'
  const answer = useAnswer('listInspections', { query: { year } }, { keep: true })
  const data = answer.data
  const word = data ? capital(pick(data.word)) : t('title')
  usePage({ title: t('title'), crumbs: [{ text: t('title') }] })
  const go = (values: Record<string, string>) =>
    setSearch((before) => {
      const next = new URLSearchParams(before)
      for (const [key, value] of Object.entries(values)) next.set(key, value)
      return next
    }, { replace: true })
  const own = data?.rows.filter((row) => yearOf(row.from) === year) ?? []
  return (
    <>
      <header className="inspect-head">
        <h1>{word}</h1>
        <nav className="inspect-years" aria-label={t('year', { year })}>
          <Button link aria-label={t('yearBefore')} onClick={() => go({ year: String(year - 1) })}>‹</Button>
          <b>{t('year', { year })}</b>
          <Button link aria-label={t('yearAfter')} onClick={() => go({ year: String(year + 1) })}>›</Button>
        </nav>
        {data?.may.plan && <Button primary={!planning} aria-expanded={planning} onClick={() => setPlanning(!planning)}>{t('plan')}</Button>}
      </header>
      {planning && data && (
        <PlanForm
          data={data}
          onDone={(said) => {
            setPlanning(false)
            setDone(said)
          }}
          onClose={() => setPlanning(false)}
        />
      )}
      {done && !planning && <Note tone="done" live>{done}</Note>}
      {answer.error && <ErrorNote error={answer.error} retry={() => void answer.refetch()} />}
      {data ? (
        <>
          <nav className="inspect-tabs" aria-label={t('tabs')}>
            {views.map((one) => (
              <button key={one} type="button" aria-pressed={view === one} onClick={() => go({ view: one })}>
                {t(TAB[one])}
                {one === 'list' && <span>{own.length}</span>}
              </button>
            ))}
          </nav>
          {view === 'numbers' ? (
            <Numbers year={year} />
          ) : own.length === 0 && data.places.length === 0 ? (
            <Empty>{t('emptyUnit')}</Empty>
          ) : view === 'list' ? (
            <InspectionList rows={own} />
          ) : (
            <>
              {own.length === 0 && <Empty>{t('empty')}</Empty>}
              <Board data={data} rows={own} year={year} />
            </>
          )}
        </>
      ) : (
        !answer.error && <Loading rows={8} />
      )}
    </>
  )
}
