import { usePick, useWords } from '../../i18n/language.tsx'
import { Section } from '../../ui/index.ts'
import type { Board } from './model.ts'
import { kindOf, nameOf } from './names.ts'
import { kindsOfYear, type KindRow } from './totals.ts'
import { fiveWords } from './words.ts'

/** 全年合计: what was confirmed, by kind and period, beside the years before. */
export function YearTotals({ board }: { board: Board }) {
  const t = useWords(fiveWords)
  const pick = usePick()
  const { periods, years, year, today } = board
  const kinds = kindsOfYear(board)
  const sum = (of: (kind: KindRow) => number | null | undefined) => kinds.reduce((all, kind) => all + (of(kind) ?? 0), 0)
  const headOf = (one: number) => (one === year && today.startsWith(String(year)) ? t('year.todate', { year: one }) : one)
  const lookOf = (one: number) => (one === year ? 'num five-this' : 'num ink-2')
  return (
    <Section title={t('year.totals')} aside={t('year.totals.aside')}>
      <div className="five-scroll" role="region" aria-label={t('year.totals')} tabIndex={0}>
        <table className="t3 five-kinds">
          <thead>
            <tr>
              <th scope="col">{t('year.kind')}</th>
              {periods.map((period) => <th key={period.key} scope="col" className="num">{pick(nameOf(period))}</th>)}
              {years.map((one) => <th key={one.year} scope="col" className={lookOf(one.year)}>{headOf(one.year)}</th>)}
            </tr>
          </thead>
          <tbody>
            {kinds.map(({ rhythm, byPeriod, byYear }) => (
              <tr key={rhythm.id}>
                <th scope="row">{pick(kindOf(rhythm))}</th>
                {periods.map(({ key }, at) => <td key={key} className="num">{byPeriod[at] ?? <span className="ink-3">—</span>}</td>)}
                {years.map((one, at) => <td key={one.year} className={lookOf(one.year)}>{byYear[at]}</td>)}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('year.sum')}</th>
              {periods.map(({ key, state }, at) => <td key={key} className="num">{state === 'coming' ? <span className="ink-3">—</span> : sum(({ byPeriod }) => byPeriod[at])}</td>)}
              {years.map((one, at) => <td key={one.year} className={lookOf(one.year)}>{sum(({ byYear }) => byYear[at])}</td>)}
            </tr>
          </tfoot>
        </table>
      </div>
    </Section>
  )
}
