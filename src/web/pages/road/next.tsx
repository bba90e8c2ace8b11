import { Link } from 'react-router'
import { useWords } from '../../i18n/language.tsx'
import { shortDay } from '../../ui/index.ts'
import type { Road } from './page.tsx'
import type { Part } from './parts.ts'
import { roadWords } from './words.ts'

type Now = { what: keyof typeof roadWords; who: 'office' | 'units' | null; by: string | null; values?: Record<string, string | number> }

/** The one thing to do now in this part, with who does it and by when. */
export function Next({ road, part }: { road: Road; part: Part }) {
  const t = useWords(roadWords)
  const { what, who, by, values } = nowOf(road, part)
  const proposing = part === 'call' && road.may.includes('proposeMatter') && !road.may.includes('openCall')
  return (
    <div className="road-next">
      <i>{t('now')}</i>
      <div>
        <b>{t(what, values)}</b>
        <span className="mid ink-2">{[who && t('who', { who: t(who) }), by && t('by', { day: shortDay(by, road.today) })].filter(Boolean).join('　')}</span>
      </div>
      {proposing && <Link className="button button-primary" to={`/road/propose?year=${road.year}`}>{t('propose')}</Link>}
    </div>
  )
}

/** Pure: which sentence, for whom, by when. */
export function nowOf({ calls, projects, parts, year, may }: Pick<Road, 'calls' | 'projects' | 'parts' | 'year' | 'may'>, part: Part): Now {
  const here = projects.filter((project) => project.part === part)
  const n = parts.find(({ id }) => id === part)?.n ?? 0
  if (part === 'call') {
    const open = calls.find((call) => call.year === year && call.open)
    if (!may.includes('openCall')) return { what: 'do.propose', who: 'units', by: open?.until ?? null }
    if (n > 0) return { what: 'do.answer', who: 'office', by: null }
    return open ? { what: 'do.proposed', who: 'units', by: open.until } : { what: 'do.call', who: 'office', by: null, values: { year } }
  }
  if (n === 0 || (part === 'closing' && here.every(({ final }) => final !== null))) return { what: 'do.nothing', who: null, by: null }
  const limits = here.flatMap(({ limit }) => limit ?? []).sort()
  return { what: `do.${part}`, who: part === 'carrying-out' ? 'units' : 'office', by: limits[0] ?? null }
}
