import { countsOf } from './findings.ts'
import { rowsOf, type Report } from './report.ts'

/** The result as it is printed: one table, what is wrong first. On the screen it is not shown. */
export function PrintedReport({ report }: { report: Report }) {
  const { checked, findings, language, t } = report
  const counts = countsOf(findings)
  return (
    <section className="check-report" aria-hidden="true">
      <h1>{t('title')}</h1>
      <p>{checked.texts.map(({ name }) => name).join('；')}</p>
      <p>{t('reportCounts', { n: findings.length, wrong: counts.inconsistent, rounded: counts.rounding, right: counts.consistent })}</p>
      {checked.refused.map(({ name, detail, detailEn }, index) => (
        <p key={index}>{t('reportRefused', { name, why: language === 'zh' ? detail : detailEn })}</p>
      ))}
      <table className="t3">
        <thead>
          <tr>
            {(['colNumber', 'colVerdict', 'colText', 'colPlace', 'colSum'] as const).map((head) => (
              <th key={head} scope="col">{t(head)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowsOf(report).map((cells) => (
            <tr key={cells[0]}>
              {cells.map((cell, index) => (
                <td key={index}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t('silent')}</p>
    </section>
  )
}
