import { useState, type ReactNode } from 'react'
import { Link } from 'react-router'
import type { Step, StepCode } from '../../../kernel/assess/types.ts'
import { explainResult } from '../../../kernel/words/assessment.ts'
import { useAnswer } from '../../api/hooks.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Button, ErrorNote, Loading, shortDay, useOpened } from '../../ui/index.ts'
import { AskForm, ReviewCard } from './reviews.tsx'
import { ADJUSTED, isOdd, isRuled, isZero, printed, shownFirst, TOTAL, type Assessment, type Cell, type Counted, type Explained, type Row } from './model.ts'
import { assessmentWords } from './words.ts'

type Props = { assessment: Assessment; row: Row; cell: Cell }

/** What stands below a row whose cell was opened: the arithmetic of an item, of all plus and minus points, or of the score itself. */
export function Explanation({ assessment, row, cell }: Props) {
  if (cell.item === TOTAL) return <SumOf assessment={assessment} row={row} />
  if (cell.item === ADJUSTED) return <Adjusted assessment={assessment} row={row} />
  return <LineExplained assessment={assessment} unit={row.unit.id} item={cell.item} />
}

/** One item or rule of one unit: the arithmetic left, the records it was made of right; asking for review in place. */
function LineExplained({ assessment, unit, item }: { assessment: Assessment; unit: string; item: string }) {
  const t = useWords(assessmentWords)
  const answer = useAnswer('getAssessmentLine', { params: { assessment: assessment.id, unit, item } })
  const forms = useOpened<'ask'>()
  const line = answer.data
  if (!line) return <div className="assess-exp">{answer.error ? <ErrorNote error={answer.error} retry={() => void answer.refetch()} /> : <Loading rows={4} />}</div>
  const reviews = assessment.reviews.filter((review) => review.unit.id === unit && review.item === item)
  return (
    <div className="assess-exp">
      <div className="assess-two">
        <Arithmetic line={line} />
        <div>
          {line.scores.length > 0 && <Scores line={line} />}
          {(line.records.length > 0 || line.scores.length === 0) && <Records line={line} />}
          <Later line={line} />
        </div>
      </div>
      {reviews.map((review) => <ReviewCard key={review.id} assessment={assessment} review={review} here />)}
      {line.may.includes('requestReview') && <p className="assess-ask"><Button small {...forms.link('ask')}>{t('ask')}</Button></p>}
      {forms.form('ask', (close) => <AskForm assessment={assessment.id} unit={unit} item={item} onClose={close} />)}
    </div>
  )
}

function Arithmetic({ line }: { line: Explained }) {
  const t = useWords(assessmentWords)
  const pick = usePick()
  const { item, rule, points, score, steps, none, set } = line
  const name = pick(item?.name ?? rule?.name ?? { zh: '', en: '' })
  const said = score === null ? t('none') : printed(score, item === null)
  return (
    <div>
      <h3>{item ? t('head', { item: name, points: printed(points), score: said }) : t('headRule', { item: name, score: said })}</h3>
      {none && steps.length === 0 && <p className="mid ink-2">{pick(none.text)}</p>}
      <table className="assess-sum">
        <tbody>
          {steps.map((step, nth) => (
            <tr key={nth} className={isRuled(step.code) ? 'assess-ruled' : undefined}>
              <td>{pick(step.text)}</td>
              <td className="num">{nth === steps.length - 1 ? <b>{resultOf(step, pick)}</b> : resultOf(step, pick)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {set && <p className="mid assess-set">{t('setBy', { value: printed(set.value), words: set.words ?? '' })}</p>}
      <p className="small ink-3">
        {item?.standard && t('standard', { text: pick(item.standard) })}
        {rule && t('adjustEvidence', { text: pick(rule.evidence) })}
        {item && item.how !== 'hand' && ` ${t('source', { text: item.source ? pick(item.source) : t('bySystem') })}`}
      </p>
    </div>
  )
}

/** The contract gives codes as plain words; figures are told as the kernel tells them. */
function resultOf({ code, params, result }: Explained['steps'][number], pick: ReturnType<typeof usePick>): string {
  const step: Step = { code: code as StepCode, params, result }
  return printed(pick(explainResult(step)))
}

function Records({ line: { records, today } }: { line: Explained }) {
  const t = useWords(assessmentWords)
  const [all, setAll] = useState(false)
  if (records.length === 0) return <p className="mid ink-3">{t('noRecords')}</p>
  const { shown, rest } = shownFirst(records)
  const inTime = rest.every(({ why }) => why === 'in-time')
  return (
    <>
      <h3>{t('records', { n: records.length })}</h3>
      <ul className="assess-records">
        {(all ? records : shown).map((record) => <Record key={`${record.type} ${record.id} ${record.title}`} record={record} today={today} />)}
      </ul>
      {rest.length > 0 && !all && <p><Button link onClick={() => setAll(true)}>{t(inTime ? 'rest' : 'restOther', { n: rest.length })}</Button></p>}
    </>
  )
}

const isFigure = ({ type }: Counted) => type === 'reading' || type === 'target'

const PAGES = { matter: '/matters', indicator: '/indicators', letter: '/letters' } as const

function Record({ record, today }: { record: Counted; today: string }) {
  const t = useWords(assessmentWords)
  const { code, title, due, opens } = record
  return (
    <li className={isOdd(record) ? 'assess-odd' : undefined}>
      <span>{code && <span className="ink-3">{code}　</span>}{opens ? <Link to={`${PAGES[opens.type]}/${opens.id}`}>{title}</Link> : title}</span>
      <span>{due && !isFigure(record) && t('recordDue', { day: shortDay(due, today) })}</span>
      <RecordSays record={record} today={today} />
    </li>
  )
}

/** When it was done and how late in words; of a figure, as of when. */
function RecordSays({ record, today }: { record: Counted; today: string }) {
  const t = useWords(assessmentWords)
  const pick = usePick()
  const { on, late, counts, text } = record
  const figure = isFigure(record)
  const done = on && t(figure ? 'recordAsOf' : 'recordDone', { day: shortDay(on, today) })
  const more = figure || on === null || late > 0 || !counts ? pick(text) : null
  return <span className="assess-says">{[done, more].filter(Boolean).join(t('comma'))}</span>
}

function Scores({ line: { scores, today } }: { line: Explained }) {
  const t = useWords(assessmentWords)
  return (
    <>
      <h3>{t('scoresGiven', { n: scores.length })}</h3>
      <ul className="assess-records">
        {scores.map(({ value, ground, on, by }, nth) => (
          <li key={nth}>
            <span><b>{printed(value)}</b>　{ground}</span>
            <span className="ink-3">{by}</span>
            <span className="ink-3">{shortDay(on, today)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** How a record stands by what is known today, where that differs from what counted. */
function Later({ line: { later, today } }: { line: Explained }) {
  const t = useWords(assessmentWords)
  if (later.length === 0) return null
  return (
    <div className="assess-later">
      <h3>{t('later')}</h3>
      <ul className="assess-records">
        {later.map(({ then, now }) => {
          const one = now ?? then
          return one && (
            <li key={`${one.type} ${one.id} ${one.title}`}>
              <span>{one.code && <span className="ink-3">{one.code}　</span>}{one.opens ? <Link to={`${PAGES[one.opens.type]}/${one.opens.id}`}>{one.title}</Link> : one.title}</span>
              {then ? <s><RecordSays record={then} today={today} /></s> : <span className="ink-3">{t('laterNone')}</span>}
              {now ? <RecordSays record={now} today={today} /> : <span>{t('laterGone')}</span>}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** Every plus and minus point and veto that the unit has, each with its records. */
function Adjusted({ assessment, row }: { assessment: Assessment; row: Row }) {
  const t = useWords(assessmentWords)
  const rules = [...row.adjustments.filter(({ times, score }) => times > 0 || !isZero(score)).map(({ rule }) => rule), ...row.vetoes.map(({ rule }) => rule)]
  if (rules.length === 0) return <div className="assess-exp"><p className="mid ink-2">{t('noAdjusted')}</p></div>
  return <>{rules.map((rule) => <LineExplained key={rule} assessment={assessment} unit={row.unit.id} item={rule} />)}</>
}

/** The score as a column sum of its items. */
function SumOf({ assessment, row }: { assessment: Assessment; row: Row }) {
  const t = useWords(assessmentWords)
  const pick = usePick()
  const line = (key: string, name: ReactNode, figure: ReactNode, ruled = false) => (
    <tr key={key} className={ruled ? 'assess-ruled' : undefined}>
      <td>{name}</td>
      <td className="num">{figure}</td>
    </tr>
  )
  return (
    <div className="assess-exp">
      <h3>{t('sumHead')}</h3>
      <table className="assess-sum assess-sum-narrow">
        <tbody>
          {row.lines.map(({ item, score }) => line(item, pick(assessment.columns.find((column) => column.item === item)?.name ?? { zh: item, en: item }), score === null ? '·' : printed(score)))}
          {line(':base', t('sumItems'), printed(row.base), true)}
          {!isZero(row.plus) && line(':plus', t('plus'), printed(row.plus, true))}
          {!isZero(row.minus) && line(':minus', t('minus'), printed(row.minus, true))}
          {line(':total', t('score'), <b>{printed(row.total)}</b>, true)}
        </tbody>
      </table>
      {(row.grade || row.before) && <p className="small ink-3">{[row.grade && pick(row.grade.name), row.before && t('before', { points: printed(row.before) })].filter(Boolean).join('　')}</p>}
      {row.vetoes.map(({ rule, name }) => <p key={rule} className="mid">{t('vetoed')}　{pick(name)}</p>)}
    </div>
  )
}
