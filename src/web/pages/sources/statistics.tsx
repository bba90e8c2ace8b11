import { Fragment, useState } from 'react'
import { paths } from '../../../api/contract/paths.ts'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { addressOf } from '../../api/call.ts'
import { useAnswer } from '../../api/hooks.ts'
import { useWords } from '../../i18n/language.tsx'
import { Empty, ErrorNote, Loading, Note, Section } from '../../ui/index.ts'
import { sourceWords } from './words.ts'

type Answered = Answer<'getSourceStatistics'>
type Figures = Answered['sources'][number]['figures']

const QUARTERS = [1, 2, 3, 4] as const
const YEARS_BACK = 4

/** What came in within a year or a quarter, by source; its units open below it, in the order of the directory. */
export function Statistics({ year: now, nameOf }: { year: number; nameOf: (source: Answered['sources'][number]['source']) => string }) {
  const t = useWords(sourceWords)
  const [year, setYear] = useState(now)
  const [quarter, setQuarter] = useState(0)
  const [shown, setShown] = useState<string | null>(null)
  const query = { year, ...(quarter ? { quarter } : {}) }
  const answer = useAnswer('getSourceStatistics', { query }, { keep: true })
  const found = answer.data
  return (
    <Section
      title={t('statistics')}
      more={<a href={addressOf(paths.exportSourceStatistics.slice('GET '.length), {}, query)} download>{t('export')}</a>}
    >
      <div className="sources-period">
        <select className="input" aria-label={t('year')} value={year} onChange={(event) => setYear(Number(event.target.value))}>
          {Array.from({ length: YEARS_BACK + 1 }, (_, back) => now - back).map((one) => <option key={one} value={one}>{t('yearOf', { year: one })}</option>)}
        </select>
        <select className="input" aria-label={t('period')} value={quarter} onChange={(event) => setQuarter(Number(event.target.value))}>
          <option value={0}>{t('whole')}</option>
          {QUARTERS.map((one) => <option key={one} value={one}>{t(`q.${one}`)}</option>)}
        </select>
      </div>
      {answer.error && <ErrorNote error={answer.error} retry={() => void answer.refetch()} />}
      {!found && !answer.error && <Loading rows={5} />}
      {found && found.sources.length === 0 && <Empty>{t('none')}</Empty>}
      {found && found.sources.length > 0 && (
        <>
          {!found.complete && <Note tone="due">{t('incomplete')}</Note>}
          <div className="sources-scroll" tabIndex={0} role="region" aria-label={t('statistics')}>
            <table className="t3 sources-figures">
              <caption className="unseen">{t('statistics')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('source')}</th>
                  {HEADS.map((head) => <th key={head} scope="col" className="num">{t(head)}</th>)}
                  <th scope="col">{t('asked')}</th>
                </tr>
              </thead>
              <tbody>
                {found.sources.map(({ source, figures }) => {
                  const units = found.units.filter((row) => row.source === source)
                  return (
                    <Fragment key={source}>
                      <tr>
                        <th scope="row">
                          {nameOf(source)}
                          {units.length > 0 && (
                            <button type="button" className="link small sources-open" aria-expanded={shown === source} onClick={() => setShown(shown === source ? null : source)}>{t('byUnit', { n: units.length })}</button>
                          )}
                        </th>
                        <Cells figures={figures} />
                      </tr>
                      {shown === source && units.map(({ unit, name, figures: of }) => (
                        <tr key={unit} className="sources-unit">
                          <th scope="row">{name}</th>
                          <Cells figures={of} />
                        </tr>
                      ))}
                    </Fragment>
                  )
                })}
              </tbody>
            </table>
          </div>
          <p className="small ink-3">{t('statisticsNote')}</p>
        </>
      )}
    </Section>
  )
}

const HEADS = ['receivedIn', 'open', 'overdue', 'done', 'inTime', 'extensions', 'stopped', 'workdays'] as const

function Cells({ figures }: { figures: Figures }) {
  const t = useWords(sourceWords)
  const { received, open, openLate, done, inTime, extensions, stopped, workdays } = figures
  const said = ([['satisfied', figures.satisfied], ['partly', figures.partly], ['dissatisfied', figures.dissatisfied]] as const).filter(([, n]) => n > 0)
  return (
    <>
      {[received, open, openLate, done, inTime, extensions, stopped].map((n, at) => (
        <td key={at} className={n === 0 ? 'num ink-3' : at === 2 ? 'num light-overdue' : 'num'}>{n}</td>
      ))}
      <td className="num nowrap">{workdays === null ? <span className="ink-3">—</span> : t('workdaysOf', { n: workdays })}</td>
      <td>{said.length === 0 ? <span className="ink-3">—</span> : said.map(([word, n]) => t(word, { n })).join('　')}</td>
    </>
  )
}
