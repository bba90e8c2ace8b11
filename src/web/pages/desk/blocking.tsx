import { Link } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { Light, Section, shortDay } from '../../ui/index.ts'
import { deskWords } from './words.ts'

type Row = Answer<'getDesk'>['blocking'][number]

/** Problems that keep my matters from going on: who is waited for, and how long beyond what was agreed. */
export function Blocking({ rows, total }: { rows: readonly Row[]; total: number }) {
  const t = useWords(deskWords)
  return (
    <Section title={t('blocking')} aside={t('blocking.count', { count: total })}>
      <ul className="list">
        {rows.map((row) => (
          <li key={`${row.problem.id}.${row.matter.id}`}>
            <div className="line">
              <b>
                <Named row={row} />
              </b>
              <Light light={row.light} />
            </div>
            <div className="ink-2">
              <Waits row={row} />
            </div>
            <div className="ink-3">{t('blocking.matter', { title: row.matter.title })}</div>
            {row.problem.shown && (row.owing.length === 0 || row.workdaysLate > 0) ? (
              row.raised ? (
                <span className="ink-3">{t('blocking.raised')}</span>
              ) : (
                <Link to={`/matters/${row.problem.id}`}>{t('blocking.raise')}</Link>
              )
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Named({ row: { problem } }: { row: Row }) {
  return problem.shown ? (
    <Link className="plain" to={`/matters/${problem.id}`}>
      {problem.title}
    </Link>
  ) : (
    <>{problem.title}</>
  )
}

function Waits({ row: { owing, limit, workdays, workdaysLate } }: { row: Row }) {
  const t = useWords(deskWords)
  const { today } = useSession()
  const who = owing.length > 0 ? owing.join('、') : t('blocking.office')
  if (workdaysLate > 0 && limit) return <>{t('blocking.late', { who, days: workdays, limit: shortDay(limit, today) })}</>
  if (limit) return <>{t('blocking.until', { who, limit: shortDay(limit, today) })}</>
  return <>{t('blocking.waits', { who, days: workdays })}</>
}
