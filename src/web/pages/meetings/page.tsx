import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useAnswer } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { Button, Empty, ErrorNote, Loading, Section, shortDay, Table3, type Column } from '../../ui/index.ts'
import { Apart } from '../readers/apart.tsx'
import { CallForm } from './call-form.tsx'
import { meetingWords } from './words.ts'
import './meetings.css'

export type Meetings = Answer<'listMeetings'>
type Row = Meetings['rows'][number]
type Body = Meetings['bodies'][number]

/** Every body's meetings: the next with how far it is prepared, those of the year, and what they dealt with. */
export default function MeetingsPage() {
  const t = useWords(meetingWords)
  const may = useMay()
  const go = useNavigate()
  const [search, setSearch] = useSearchParams()
  const [calling, setCalling] = useState(false)
  const year = search.get('year')
  const body = search.get('body')
  const answer = useAnswer('listMeetings', { query: { ...(year ? { year: Number(year) } : {}), ...(body ? { body } : {}) } }, { keep: true })
  usePage({ title: t('title'), crumbs: [{ text: t('title') }] })
  const list = answer.data
  const change = (key: string, value: string) =>
    setSearch((before) => {
      const next = new URLSearchParams(before)
      if (value) next.set(key, value)
      else next.delete(key)
      return next
    }, { replace: true, preventScrollReset: true })
  return (
    <>
      <header className="meetings-head">
        <h1>{t('title')}</h1>
        {list?.may.call && list.bodies.length > 0 && <Button primary={!calling} aria-expanded={calling} onClick={() => setCalling(!calling)}>{t('call')}</Button>}
      </header>
      {calling && list && <CallForm bodies={list.bodies} first={body} onDone={(id) => void go(`/meetings/${id}`)} onClose={() => setCalling(false)} />}
      <Apart />
      {answer.error && <ErrorNote error={answer.error} retry={() => void answer.refetch()} />}
      {list ? (
        list.bodies.length === 0 && list.rows.length === 0 ? (
          may('createUnit') ? <Empty to="/organisation" begin={t('emptyBegin')}>{t('empty')}</Empty> : <Empty>{t('empty')}</Empty>
        ) : (
          <>
            <form className="meetings-filters" onSubmit={(event) => event.preventDefault()}>
              <select className="input" aria-label={t('year')} value={list.year} onChange={(event) => change('year', event.target.value)}>
                {list.years.map((one) => <option key={one} value={one}>{t('yearOf', { year: one })}</option>)}
              </select>
              <p className="small ink-3">{t('internal')}</p>
            </form>
            {list.bodies.length > 0 && <Bodies list={list} chosen={body} onChoose={(id) => change('body', id === body ? '' : id)} />}
            <Section title={t('past', { year: list.year })} aside={list.rows.length}>
              {list.rows.length > 0 ? <Rows list={list} /> : <Empty>{t('pastNone')}</Empty>}
              {list.capped && <p className="small ink-3">{t('capped')}</p>}
            </Section>
          </>
        )
      ) : (
        !answer.error && <Loading rows={8} />
      )}
    </>
  )
}

/** A body a row: its next meeting and the year's totals; a press shows its meetings alone. */
function Bodies({ list, chosen, onChoose }: { list: Meetings; chosen: string | null; onChoose: (body: string) => void }) {
  const t = useWords(meetingWords)
  const figure = (key: string, head: string, of: (body: Body) => number): Column<Body> => ({ key, head, num: true, width: 64, cell: (body) => of(body) })
  const columns: Column<Body>[] = [
    { key: 'body', head: t('body'), names: true, cell: ({ id, name }) => <button type="button" className="link" aria-pressed={chosen === id} onClick={() => onChoose(id)}>{name}</button> },
    { key: 'next', head: t('coming'), width: 260, cell: ({ next }) => (next ? <Coming row={next} today={list.today} /> : <span className="ink-3">{t('notCalled')}</span>) },
    figure('held', t('held'), ({ totals }) => totals.meetings),
    figure('reviewed', t('reviewed'), ({ totals }) => totals.reviewed),
    figure('documents', t('documents'), ({ totals }) => totals.documents),
    figure('reports', t('reports'), ({ totals }) => totals.reports),
    figure('decisions', t('decisions'), ({ totals }) => totals.decisions),
    figure('done', t('done'), ({ totals }) => totals.done),
    figure('open', t('open'), ({ totals }) => totals.open),
  ]
  return (
    <Section title={t('bodies')} first>
      <Table3 className="meetings-bodies" caption={t('bodies')} columns={columns} rows={list.bodies} keyOf={({ id }) => id} chosen={({ id }) => id === chosen} stack labelled />
    </Section>
  )
}

function Coming({ row, today }: { row: Row; today: string }) {
  const t = useWords(meetingWords)
  return (
    <>
      <Link to={`/meetings/${row.id}`}><time dateTime={row.on}>{shortDay(row.on, today)}</time>{row.time && ` ${row.time}`}</Link>
      <span className="ink-2">　{row.scope === 'own' ? t('ownScope') : row.next === 'nothing' ? null : t(`next.${row.next}`)}</span>
    </>
  )
}

function Rows({ list }: { list: Meetings }) {
  const t = useWords(meetingWords)
  const pick = usePick()
  const columns: Column<Row>[] = [
    { key: 'on', head: t('day'), width: 96, cell: ({ on }) => <time className="nowrap" dateTime={on}>{shortDay(on, list.today)}</time> },
    { key: 'title', head: t('meeting'), names: true, cell: ({ id, title, kindName, scope }) => (
      <>
        <Link to={`/meetings/${id}`}>{title}</Link>
        <p className="small ink-3">{pick(kindName)}{scope === 'own' && `　${t('ownScope')}`}</p>
      </>
    ) },
    { key: 'topics', head: t('topics'), num: true, width: 64, cell: ({ topics }) => topics },
    { key: 'decisions', head: t('decisions'), num: true, width: 64, cell: ({ decisions }) => decisions },
    { key: 'open', head: t('open'), num: true, width: 64, cell: ({ open }) => open },
    { key: 'state', head: t('state'), width: 168, cell: ({ status, next }) => (
      <>
        {t(`status.${status}`)}
        {next !== 'nothing' && <span className="ink-2">　{t(`next.${next}`)}</span>}
      </>
    ) },
  ]
  return <Table3 className="meetings-rows" caption={t('past', { year: list.year })} columns={columns} rows={list.rows} keyOf={({ id }) => id} stack labelled />
}
