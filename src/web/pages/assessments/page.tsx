import { Link } from 'react-router'
import { useAnswer } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { Button, Empty, ErrorNote, Loading, shortDay, Table3, useOpened, type Column } from '../../ui/index.ts'
import type { RunRow } from './model.ts'
import { OpenForm } from './open-form.tsx'
import { assessmentWords } from './words.ts'
import './assessments.css'

/** Runs of assessment, the newest first: how far each has come, whether it ranks, what it waits for from the reader. */
export default function AssessmentsPage() {
  const t = useWords(assessmentWords)
  const may = useMay()
  const answer = useAnswer('listAssessments', {}, { keep: true })
  const forms = useOpened<'open'>()
  usePage({ title: t('title'), crumbs: [{ text: t('title') }] })
  const data = answer.data
  return (
    <>
      <header className="assess-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="sub">{t('lead')}</p>
        </div>
        <p className="assess-tools">
          {may('listSchemes') && <Link className="button" to="/schemes">{t('schemes')}</Link>}
          {data?.may.open && data.toOpen.length > 0 && <Button primary={forms.what === null} {...forms.link('open')}>{t('open')}</Button>}
        </p>
      </header>
      {answer.error && <ErrorNote error={answer.error} retry={() => void answer.refetch()} />}
      {data && forms.form('open', (close) => <OpenForm toOpen={data.toOpen} onClose={close} />)}
      {data ? <Runs rows={data.rows} today={data.today} mayOpen={data.may.open} /> : !answer.error && <Loading rows={6} />}
    </>
  )
}

function Runs({ rows, today, mayOpen }: { rows: readonly RunRow[]; today: string; mayOpen: boolean }) {
  const t = useWords(assessmentWords)
  const pick = usePick()
  if (rows.length === 0) return mayOpen ? <Empty to="/schemes" begin={t('emptyBegin')}>{t('empty')}</Empty> : <Empty>{t('emptyUnit')}</Empty>
  const columns: Column<RunRow>[] = [
    { key: 'run', head: t('run'), names: true, cell: ({ id, title }) => <Link to={`/assessments/${id}`}>{title}</Link> },
    { key: 'period', head: t('period'), width: 148, cell: ({ period }) => pick(period.label) },
    { key: 'cutoff', head: t('cutoff'), width: 88, cell: ({ cutoff }) => shortDay(cutoff, today) },
    { key: 'kind', head: t('kind'), width: 176, cell: ({ ranked }) => <span className={ranked ? undefined : 'ink-2'}>{t(ranked ? 'kind.ranked' : 'kind.progress')}</span> },
    { key: 'state', head: t('state'), width: 72, cell: ({ status }) => <span className={status === 'cancelled' ? 'ink-3' : undefined}>{t(`status.${status}`)}</span> },
    { key: 'next', head: t('next'), width: 264, cell: (row) => <Next row={row} today={today} /> },
  ]
  return <Table3 className="assess-runs" caption={t('title')} columns={columns} rows={rows} keyOf={({ id }) => id} stack labelled />
}

/** What is asked of the reader in bold; else how the run goes on. */
function Next({ row: { id, status, asked, askedBy, openReviews, cutoff, until, frozenOn }, today }: { row: RunRow; today: string }) {
  const t = useWords(assessmentWords)
  const on = (day: string) => ({ day: shortDay(day, today) })
  if (asked && askedBy) return <Link to={`/assessments/${id}`}><b>{t(`asked.${asked}`, { ...on(askedBy), n: openReviews })}</b></Link>
  const says = status === 'open' ? t('next.open', on(cutoff)) : status === 'delivered' && until ? t('next.delivered', on(until)) : status === 'frozen' && frozenOn ? t('next.frozen', on(frozenOn)) : null
  return <span className="ink-2">{says}</span>
}
