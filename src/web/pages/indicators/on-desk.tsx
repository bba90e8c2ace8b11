import { Link } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { Section, shortDay } from '../../ui/index.ts'
import { onDeskWords } from './on-desk-words.ts'

type Row = Answer<'getDesk'>['readings'][number]

/** Figures of indicators to be checked, locked or reported again, those sent back first. */
export function ReadingsOnDesk({ rows, total }: { rows: readonly Row[]; total: number }) {
  const t = useWords(onDeskWords)
  const { today } = useSession()
  if (rows.length === 0) return null
  return (
    <Section title={t('title')} aside={total} more={<Link to="/indicators">{t('all')}</Link>}>
      <ul className="list">
        {rows.map((row) => (
          <li key={row.id}>
            <div className="line">
              <span>
                <Link to={`/indicators/${row.indicator.id}`}>{row.indicator.name}</Link>　<span className="ink-2">{row.place?.name ?? t('whole')}</span>
              </span>
              <b className="num">
                {row.value} {row.indicator.measure}
              </b>
            </div>
            <div className="small ink-3">
              {t(row.does)}　{t('asOf', { day: shortDay(row.asOf, today) })}
              {row.unit && row.does !== 'report' ? `　${row.unit.name}` : ''}
              {row.odd > 0 ? `　${t('odd', { count: row.odd })}` : ''}
              {row.reason ? `　${t('reason', { reason: row.reason })}` : ''}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
