import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { daysBetween } from '../../../kernel/time/day.ts'
import { useAnswer } from '../../api/hooks.ts'
import { useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { Button, Empty, ErrorNote, Loading, Note, shortDay, useOpened } from '../../ui/index.ts'
import { useWindow } from '../five/use-window.ts'
import { Adjustments } from './adjustments.tsx'
import { Changed, Difference, Notes } from './beside.tsx'
import { Board } from './board.tsx'
import { Head, KnownLine, Seal, Tabs } from './head.tsx'
import { UnitLines, UnitList } from './lines.tsx'
import { ADJUSTED, isOwn, sections as sectionsOf, type Assessment, type Cell } from './model.ts'
import { Reviews } from './reviews.tsx'
import { officeSheets, ScoreForm, Scoring } from './scores.tsx'
import { assessmentWords } from './words.ts'
import './assessments.css'

/** On paper the table stays a table. */
const NARROW = 'screen and (max-width: 700px)'

/** One run: how each score was reached, what parts neighbours, what is doubted, what is still missing. The opened cell lives in the address. */
export default function AssessmentPage() {
  const { assessment = '' } = useParams()
  return <AssessmentView key={assessment} id={assessment} />
}

function AssessmentView({ id }: { id: string }) {
  const t = useWords(assessmentWords)
  const pick = usePick()
  const { city, today } = useSession()
  const answer = useAnswer('getAssessment', { params: { assessment: id }, query: {} }, { keep: true })
  const data = answer.data
  usePage({ title: data?.title ?? t('title'), crumbs: [{ text: t('title'), to: '/assessments' }, ...(data ? [{ text: pick(data.period.label) }, { text: data.of === 'unit' || data.of === 'place' ? t(`of.${data.of}`) : pick(data.scheme.name) }] : [])], wide: true })
  if (!data) return <div className="page">{answer.error ? <ErrorNote error={answer.error} retry={() => void answer.refetch()} /> : <Loading rows={10} />}</div>
  return (
    <div className="assess-page">
      <p className="assess-paper">{t(city.demonstration ? 'printedDemo' : 'printed', { city: city.name, day: today })}</p>
      <KnownLine assessment={data} />
      {answer.error && <ErrorNote error={answer.error} retry={() => void answer.refetch()} />}
      {data.rows.length === 0 || isOwn(data) ? <Own assessment={data} /> : <Whole assessment={data} />}
    </div>
  )
}

/** The cell in the address: a rule stands in the column of plus and minus points. */
function useCell({ columns }: Assessment): [Cell | null, (cell: Cell | null) => void] {
  const [search, setSearch] = useSearchParams()
  const [unit, item] = [search.get('unit'), search.get('item')]
  const known = item?.startsWith(':') || columns.some((column) => column.item === item)
  const open = unit && item ? { unit, item: known ? item : ADJUSTED } : null
  return [
    open,
    (cell) =>
      setSearch((before) => {
        const next = new URLSearchParams(before)
        for (const key of ['unit', 'item'] as const) {
          if (cell) next.set(key, cell[key])
          else next.delete(key)
        }
        return next
      }, { replace: true }),
  ]
}

/** The whole board with what stands beside it. */
function Whole({ assessment }: { assessment: Assessment }) {
  const t = useWords(assessmentWords)
  const narrow = useWindow(NARROW)
  const [open, setOpen] = useCell(assessment)
  const [apart, setApart] = useState<string | null>(null)
  const forms = useOpened<'scores'>()
  const [said, say] = useState(false)
  const sections = sectionsOf(assessment, apart)
  const ranked = assessment.rows.some(({ rank }) => rank !== null)
  const mayScore = assessment.may.includes('giveScores')
  return (
    <div className="assess-wrap">
      <div className="assess-main">
        <Head assessment={assessment} />
        {forms.form('scores', (close) => <ScoreForm assessment={assessment} sheets={officeSheets(assessment)} office onDone={() => (close(), say(true))} onClose={close} />)}
        {said && forms.what === null && <Note tone="done" live>{t('entered')}</Note>}
        <Tabs assessment={assessment} apart={apart} onApart={setApart} />
        {narrow ? <UnitList assessment={assessment} sections={sections} open={open} onOpen={setOpen} /> : <div className="assess-scroll"><Board assessment={assessment} sections={sections} open={open} onOpen={setOpen} /></div>}
        <p className="assess-foot small ink-3">{t(ranked ? 'footRanked' : 'footProgress')}{t('footNever')}{!narrow && <span className="assess-keys">　{t('keys')}</span>}</p>
        <Seal assessment={assessment} />
      </div>
      <aside className="assess-beside">
        <Difference assessment={assessment} sections={sections} unit={open?.unit ?? null} />
        <Reviews assessment={assessment} />
        <Changed changed={assessment.changed} />
        <Notes notes={assessment.notes} />
        <Scoring assessment={assessment} link={mayScore ? forms.link('scores') : null} />
        <Adjustments assessment={assessment} />
      </aside>
    </div>
  )
}

/** A unit's own line, or the sheet of who scores: nothing of others. */
function Own({ assessment }: { assessment: Assessment }) {
  const t = useWords(assessmentWords)
  const [open, setOpen] = useCell(assessment)
  const forms = useOpened<'scores'>()
  const [said, say] = useState(false)
  const { rows, toScore, groups } = assessment
  const pick = usePick()
  return (
    <div className="assess-main assess-alone">
      <Head assessment={assessment} />
      {toScore.length > 0 && <p className="assess-ask"><Button primary={forms.what === null} {...forms.link('scores')}>{t('enterMine')}</Button></p>}
      {forms.form('scores', (close) => <ScoreForm assessment={assessment} sheets={toScore} office={false} onDone={() => (close(), say(true))} onClose={close} />)}
      {said && forms.what === null && <Note tone="done" live>{t('entered')}</Note>}
      {rows.length === 0 && toScore.length === 0 && <Empty>{t('nothing')}</Empty>}
      {rows.map((row) => (
        <section key={row.unit.id} className="assess-own">
          <h2>{t('ownTitle', { unit: row.unit.name })}{row.rank !== null && <span>{t('ownRank', { group: pick(groups.find(({ id }) => id === row.group)?.name ?? { zh: '', en: '' }), rank: row.rank })}</span>}</h2>
          <Until assessment={assessment} />
          <UnitLines assessment={assessment} row={row} open={open} onOpen={setOpen} />
        </section>
      ))}
      {rows.length > 0 && <p className="assess-foot small ink-3">{t('footNever')}</p>}
      <Seal assessment={assessment} />
      <Reviews assessment={assessment} />
      <Changed changed={assessment.changed} />
    </div>
  )
}

/** How long review may still be asked for. */
function Until({ assessment: { status, until, today } }: { assessment: Assessment }) {
  const t = useWords(assessmentWords)
  if (status !== 'delivered' || !until) return null
  const left = daysBetween(today, until)
  if (left < 0) return <Note>{t('ownOver')}</Note>
  return <Note tone="info">{left === 0 ? t('ownToday') : t('ownUntil', { day: shortDay(until, today), n: left })}</Note>
}
