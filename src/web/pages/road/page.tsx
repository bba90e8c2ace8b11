import { Link, Navigate, useSearchParams } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useAnswer } from '../../api/hooks.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { ErrorNote, Loading } from '../../ui/index.ts'
import { Asked } from './asked.tsx'
import { Batch } from './batch.tsx'
import { Calls } from './calls.tsx'
import { Next } from './next.tsx'
import { Parts } from './parts.tsx'
import { chosenYear, firstPart, PARTS, type Part } from './parts.ts'
import { roadWords } from './words.ts'
import './road.css'

export type Road = Answer<'getRoad'>
export type Project = Road['projects'][number]

/** What is to be done now in the year of the city's projects, and by whom. The year and the part stand in the address. */
export default function RoadPage() {
  const t = useWords(roadWords)
  const pick = usePick()
  const [search, setSearch] = useSearchParams()
  const asked = useAnswer('getRoad', { query: chosenYear(search) }, { keep: true })
  const road = asked.data
  const title = road ? t('heading', { ledger: pick(road.ledger.name), year: road.year }) : t('title')
  usePage({ title: t('title'), crumbs: [{ text: t('title') }] })
  if (!road) return asked.error ? <ErrorNote error={asked.error} retry={() => void asked.refetch()} /> : <Loading rows={8} />
  const part = PARTS.find((one) => one === search.get('part')) ?? firstPart(road)
  if (search.get('part') === null) return <Navigate to={{ search: addressOf(search, { part }) }} replace />
  return (
    <div className="road-page">
      <header className="road-head">
        <div>
          <h1>{title}</h1>
          <Papers road={road} />
        </div>
        <label className="road-year">
          <span>{t('year')}</span>
          <select className="input" value={road.year} onChange={(event) => setSearch(addressOf(search, { year: event.target.value, part: '' }))}>
            {yearsOf(road).map((year) => <option key={year}>{year}</option>)}
          </select>
        </label>
      </header>
      <ErrorNote error={asked.error} retry={() => void asked.refetch()} />
      <Parts road={road} part={part} to={(one) => `?${addressOf(search, { part: one })}`} />
      <Next road={road} part={part} />
      {road.asked.length > 0 && <Asked road={road} />}
      {part === 'call' && <Calls road={road} />}
      <Batch key={part} road={road} part={part} />
    </div>
  )
}

/** What is printed or handed on, for those who may. */
function Papers({ road }: { road: Road }) {
  const t = useWords(roadWords)
  const papers = [
    { name: 'list', needs: 'takeRoadSteps' },
    { name: 'notes', needs: 'getLeaderNotes' },
    { name: 'summary', needs: 'getYearSummary' },
  ] as const
  const open = papers.filter(({ needs }) => road.may.includes(needs))
  if (open.length === 0) return null
  return (
    <p className="road-papers">
      <span className="ink-3">{t('papers')}</span>
      {open.map(({ name }) => <Link key={name} to={`/road/${name}?year=${road.year}`}>{t(`paper.${name}`)}</Link>)}
    </p>
  )
}

function addressOf(search: URLSearchParams, change: { part?: Part | ''; year?: string }): string {
  const next = new URLSearchParams(search)
  for (const [name, value] of Object.entries(change)) {
    if (value) next.set(name, value)
    else next.delete(name)
  }
  return next.toString()
}

/** The coming year, for which projects are called, the present one and those before. */
function yearsOf({ today, year }: Road): number[] {
  const now = Number(today.slice(0, 4))
  const years = [now + 1, now, now - 1, now - 2, now - 3]
  return years.includes(year) ? years : [year, ...years]
}
