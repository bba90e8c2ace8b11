import { Link } from 'react-router'
import { civil } from '../../../kernel/time/day.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import type { InspectionRow, Inspections } from './page.tsx'
import { InspectionList } from './list.tsx'
import { inspectionWords } from './words.ts'

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1)
const STANDS: readonly InspectionRow['status'][] = ['planned', 'under-way', 'reported', 'closed']

/** The year by month and place: what is planned and what took place, and how much of each quota a place has met. */
export function Board({ data, rows, year }: { data: Inspections; rows: readonly InspectionRow[]; year: number }) {
  const t = useWords(inspectionWords)
  const pick = usePick()
  const standing = rows.filter(({ status }) => STANDS.includes(status))
  const others = standing.flatMap(({ inspected }) => inspected).filter(({ id }) => !data.places.some((place) => place.id === id))
  const units = [...data.places, ...new Map(others.map((one) => [one.id, one])).values()]
  const now = civil(data.today)
  const quotas = (unit: string) => data.quotas.filter((one) => one.unit.id === unit)
  return (
    <>
      <div className="inspect-wide">
        <table className="t3 inspect-board">
          <caption className="unseen">{t('tabPlan')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('place')}</th>
              {MONTHS.map((month) => <th key={month} scope="col" className={now.year === year && now.month === month ? 'now' : undefined}>{t('month', { n: month })}</th>)}
              {data.may.plan && <th scope="col" className="num">{t('quota')}</th>}
            </tr>
          </thead>
          <tbody>
            {units.map((unit) => (
              <tr key={unit.id}>
                <th scope="row">{unit.name}</th>
                {MONTHS.map((month) => (
                  <td key={month} className={now.year === year && now.month === month ? 'now' : undefined}>
                    {standing.filter(({ inspected, from }) => inspected.some(({ id }) => id === unit.id) && civil(from).month === month).map((row) => <Entry key={row.id} row={row} />)}
                  </td>
                ))}
                {data.may.plan && (
                  <td className="num small">
                    {quotas(unit.id).map(({ quota, kinds, used, atMost }) => (
                      <p key={quota} className={used > atMost ? 'inspect-over' : undefined}>
                        {t('quotaOf', { kinds: kinds.map(pick).join('·'), used, most: atMost })}
                        {used > atMost ? `　${t('quotaOver')}` : used === atMost ? `　${t('quotaFull')}` : ''}
                      </p>
                    ))}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
        <p className="small ink-3 inspect-legend">{t('legend')}</p>
      </div>
      <div className="inspect-narrow">
        <InspectionList rows={rows} />
      </div>
    </>
  )
}

function Entry({ row }: { row: InspectionRow }) {
  const t = useWords(inspectionWords)
  const pick = usePick()
  return (
    <Link className={`inspect-entry inspect-${row.status}`} to={`/inspections/${row.id}`} title={`${row.title}　${t(`status.${row.status}`)}`}>
      {pick(row.kindShort)} {civil(row.from).dayOfMonth}
    </Link>
  )
}
