import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useAnswer } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { Button, Empty, ErrorNote, Loading, Note, Section, useOpened } from '../../ui/index.ts'
import { DefineForm } from './define-form.tsx'
import { ExportButton, ImportPanel } from './exchange.tsx'
import { Filters } from './filters.tsx'
import { IndicatorTable } from './indicator-table.tsx'
import { fitting, isBehind, SORTS, type Filter, type IndicatorRow, type List, type Sort } from './model.ts'
import { TakeOver } from './take-over.tsx'
import { Waiting } from './waiting.tsx'
import { indicatorWords } from './words.ts'
import './indicators.css'

/** Are we on course? One row an indicator, binding ones apart; what waits for me comes first. */
export default function IndicatorsPage() {
  const t = useWords(indicatorWords)
  const [search, setSearch] = useSearchParams()
  const period = search.get('period')
  const owner = search.get('owner') ?? ''
  const place = search.get('place') ?? ''
  const ended = search.get('ended') === 'true'
  const answer = useAnswer('listIndicators', { query: { ...(period ? { period } : {}), ...(owner ? { owner } : {}), ...(place ? { place } : {}), ended: ended ? 'true' : 'false' } }, { keep: true })
  usePage({ title: t('title'), crumbs: [{ text: t('title') }] })
  const set = (change: Record<string, string>) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before)
        for (const [name, value] of Object.entries(change)) if (value) next.set(name, value)
        else next.delete(name)
        return next
      },
      { replace: true },
    )
  const filter: Filter = {
    kind: (['binding', 'expected'] as const).find((one) => one === search.get('kind')) ?? '',
    behind: search.get('behind') === 'true',
    q: search.get('q') ?? '',
    sort: SORTS.find((one) => one === search.get('sort')) ?? null,
  }
  return (
    <>
      <Head list={answer.data ?? null} owner={owner} />
      {answer.error && <ErrorNote error={answer.error} retry={() => void answer.refetch()} />}
      {!answer.data && !answer.error && <Loading rows={8} />}
      {answer.data && (
        <>
          <Waiting list={answer.data} />
          <Rows list={answer.data} filter={filter} owner={owner} place={place} ended={ended} set={set} clear={() => setSearch({}, { replace: true })} />
        </>
      )}
    </>
  )
}

type Doing = 'define' | 'take' | 'import'

function Head({ list, owner }: { list: List | null; owner: string }) {
  const t = useWords(indicatorWords)
  const pick = usePick()
  const may = useMay()
  const forms = useOpened<Doing>()
  const [said, say] = useState('')
  return (
    <>
      <div className="indicators-head">
        <div>
          <h1>{t('title')}{list && `　${pick(list.periodLabel)}`}</h1>
          <p className="sub">{t('lead')}</p>
        </div>
        {list && (
          <div className="indicator-acts">
            {list.rows.length > 0 && may('exportIndicators') && <ExportButton period={list.period} label={pick(list.periodLabel)} owner={owner} />}
            {list.may.report && may('readIndicatorsFile') && list.rows.length > 0 && <Button {...forms.link('import')}>{t('import')}</Button>}
            {list.may.define && list.offered.length > 0 && <Button {...forms.link('take')}>{t('takeOver')}</Button>}
            {list.may.define && <Button {...forms.link('define')}>{t('define')}</Button>}
          </div>
        )}
      </div>
      {said && <Note tone="done" live>{said}</Note>}
      {forms.form('import', (close) => <ImportPanel onClose={close} onDone={(n) => (say(t('importSent', { n })), close())} />)}
      {forms.form('take', (close) => list && <TakeOver offered={list.offered} onClose={close} />)}
      {forms.form('define', (close) => <DefineForm onClose={close} onDone={close} />)}
    </>
  )
}

type RowsProps = { list: List; filter: Filter; owner: string; place: string; ended: boolean; set: (change: Record<string, string>) => void; clear: () => void }

function Rows({ list, filter, owner, place, ended, set, clear }: RowsProps) {
  const t = useWords(indicatorWords)
  const reporting = useOpened<string>()
  const rows = fitting(list.rows, filter)
  if (list.rows.length === 0 && !owner && !place && !ended) return <Empty>{t('empty')}{t(list.may.define ? 'emptyOffice' : 'emptyUnit')}</Empty>
  const parts: { head: string; rows: IndicatorRow[] }[] = [
    { head: t('bindingHead'), rows: rows.filter(({ binding }) => binding) },
    { head: t('expectedHead'), rows: rows.filter(({ binding }) => !binding) },
  ]
  return (
    <>
      <Filters list={list} owners={list.owners} places={list.places} filter={filter} owner={owner} place={place} ended={ended} shown={rows.length} behind={rows.filter(({ whole }) => isBehind(whole)).length} set={set} />
      {rows.length === 0 && <p className="empty">{t('emptyFilter')}　<Button link onClick={clear}>{t('clear')}</Button></p>}
      {parts.filter((part) => part.rows.length > 0).map((part) => (
        <Section key={part.head} title={part.head} aside={part.rows.length} more={<span className="small ink-3">{t('courseKey')}</span>}>
          <IndicatorTable caption={part.head} rows={part.rows} period={list.period} place={place || null} mayReport={list.may.report} reporting={reporting} sort={filter.sort} onSort={(sort: Sort) => set({ sort })} />
        </Section>
      ))}
    </>
  )
}
