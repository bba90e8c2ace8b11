import { Link } from 'react-router'
import { usePick, useWords } from '../../i18n/language.tsx'
import type { Road } from './page.tsx'
import type { Part } from './parts.ts'
import { roadWords } from './words.ts'

/** The parts of the year in their order, with when they usually are and how many projects stand in each. */
export function Parts({ road, part, to }: { road: Road; part: Part; to: (part: Part) => string }) {
  const t = useWords(roadWords)
  const pick = usePick()
  return (
    <nav aria-label={t('parts')}>
      <ol className="road-parts">
        {road.parts.map(({ id, months, n }) => (
          <li key={id} className={n > 0 ? 'has' : undefined}>
            <Link to={to(id)} aria-current={id === part ? 'step' : undefined}>
              <b>{t(`part.${id}`)}</b>
              <span>{t('n', { n })}</span>
              <small>{pick(months)}</small>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
