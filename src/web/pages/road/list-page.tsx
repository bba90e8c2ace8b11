import { Link, useSearchParams } from 'react-router'
import { paths } from '../../../api/contract/paths.ts'
import { addressOf } from '../../api/call.ts'
import { useAnswer } from '../../api/hooks.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { Button, Empty, ErrorNote, Loading, Table3, type Column } from '../../ui/index.ts'
import { held } from './columns.tsx'
import type { Project } from './page.tsx'
import { chosenYear } from './parts.ts'
import { paperWords, roadWords } from './words.ts'
import './road.css'
import './papers.css'

/** The list that goes to the meeting (建议清单): projects that wait for approval, with what was thought of them. */
export default function ListPage() {
  const t = useWords(paperWords)
  const r = useWords(roadWords)
  const pick = usePick()
  const [search] = useSearchParams()
  const asked = useAnswer('getRoad', { query: chosenYear(search) })
  const road = asked.data
  const title = road ? t('list', { year: road.year, ledger: pick(road.ledger.name) }) : r('paper.list')
  usePage({ title, crumbs: [{ text: r('title'), to: '/road' }, { text: r('paper.list') }] })
  if (!road) return asked.error ? <ErrorNote error={asked.error} retry={() => void asked.refetch()} /> : <Loading rows={8} />
  const rows = road.projects.filter(({ part }) => part === 'approval' || part === 'reasoning')
  const opinions = ({ opinions: { asked: n, given, answered } }: Project) => (n === 0 ? r('opinionsNone') : r('opinionsOf', { asked: n, given, answered }))
  const columns: Column<Project>[] = [
    column('no', t('number'), (_, index) => String(index + 1), 40),
    column('title', r('project'), ({ title: name }) => name),
    ...road.form.map(({ id, name }) => column(id, pick(name), ({ fields }) => { const found = fields.find((one) => one.id === id); return found ? pick(found.text) : '' })),
    column('leader', r('leader'), (one) => held(one, 'leader')),
    column('lead', r('lead'), (one) => held(one, 'lead')),
    column('support', t('support'), (one) => held(one, 'support')),
    column('due', r('due'), ({ due }) => due ?? '', 88),
    column('opinions', r('opinions'), opinions),
    column('stands', r('stands'), ({ stageName }) => pick(stageName), 56),
  ]
  function column(key: string, head: string, text: (row: Project, index: number) => string, width?: number) {
    return { key, head, cell: (row: Project) => text(row, rows.indexOf(row)), ...(width ? { width } : {}), ...(key === 'title' ? { names: true } : {}) }
  }
  return (
    <div className="road-page road-wide road-paper-page">
      <header className="road-head">
        <h1>{title}</h1>
        <p className="road-acts road-no-paper">
          {rows.length > 0 && <a className="button" download href={addressOf(paths.exportMeetingList.slice('GET '.length), {}, { ledger: road.ledger.id, year: road.year })}>{r('csv')}</a>}
          <Button primary onClick={() => window.print()}>{r('print')}</Button>
        </p>
      </header>
      {rows.length === 0 ? <><Empty>{t('listNone')}</Empty><p><Link to={`/road?year=${road.year}`}>{r('back')}</Link></p></> : <div className="road-scroll"><Table3 caption={title} columns={columns} rows={rows} keyOf={({ id }) => id} /></div>}
    </div>
  )
}
