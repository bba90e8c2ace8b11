import { useState } from 'react'
import { Link } from 'react-router'
import { useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Button, Light, shortDay, Table3, type Column } from '../../ui/index.ts'
import { MoveForm } from '../matter/procedure/move-form.tsx'
import { DivideForm } from './divide-form.tsx'
import type { Problem, Problems } from './page.tsx'
import { problemWords } from './words.ts'

type Doing = { id: string; step: 'divide' | Problem['offered'][number] }

/** Problems as rows; the step that is one's own is taken in the row. */
export function ProblemTable({ list }: { list: Problems }) {
  const t = useWords(problemWords)
  const pick = usePick()
  const { today } = useSession()
  const [doing, setDoing] = useState<Doing | null>(null)
  const close = () => setDoing(null)
  const columns: Column<Problem>[] = [
    { key: 'code', head: t('code'), width: 104, cell: ({ code }) => <span className="ink-3 nowrap">{code}</span> },
    { key: 'problem', head: t('problem'), names: true, cell: (row) => <What row={row} /> },
    { key: 'who', head: t('who'), width: 216, cell: (row) => <Who row={row} /> },
    { key: 'waited', head: t('waited'), num: true, width: 72, cell: (row) => <Waited row={row} /> },
    { key: 'due', head: t('due'), width: 84, cell: ({ due }) => (due ? <time dateTime={due}>{shortDay(due, today)}</time> : <span className="ink-3">{t('noDue')}</span>) },
    { key: 'stage', head: t('stage'), width: 112, cell: ({ stageName, answer, solvedOn }) => (
      <>
        {pick(stageName)}
        {solvedOn ? <p className="small ink-2">{t('solved')}</p> : answer && <p className="small ink-2">{t(`answer.${answer.solved}`)}</p>}
      </>
    ) },
    { key: 'light', head: t('light'), width: 76, cell: ({ light, reasons, until }) => <Light light={light} reasons={reasons} until={until} /> },
    { key: 'acts', head: t('acts'), quiet: true, width: 96, cell: (row) => (
      <span className="problem-acts">
        {row.divide && <Button link onClick={() => setDoing({ id: row.id, step: 'divide' })}>{t('divide')}</Button>}
        {row.offered.slice(0, 2).map((step) => <Button key={step.id} link onClick={() => setDoing({ id: row.id, step })}>{pick(step.name)}</Button>)}
      </span>
    ) },
  ]
  const inside = (row: Problem) => {
    if (doing?.id !== row.id) return null
    return doing.step === 'divide' ? <DivideForm problem={row.id} onDone={close} onClose={close} /> : <MoveForm matter={row.id} ledger={list.ledger.id} transition={doing.step} onClose={close} />
  }
  return <Table3 className="problems-table" caption={t('title')} columns={columns} rows={list.rows} keyOf={({ id }) => id} inside={inside} chosen={({ id }) => doing?.id === id} stack labelled />
}

function What({ row }: { row: Problem }) {
  const t = useWords(problemWords)
  return (
    <>
      <Link to={`/matters/${row.id}`}>{row.title}</Link>
      {row.waits.map(({ matter }) => (
        <p key={matter.id} className="small ink-3 problem-blocks">
          {matter.shown ? <Link to={`/matters/${matter.id}`}>{t('blocks', { code: matter.code, title: matter.title })}</Link> : t('blocks', { code: matter.code, title: matter.title })}
        </p>
      ))}
      {row.waits.length === 0 && row.reporter && <p className="small ink-3">{t('by', { unit: row.reporter.name })}</p>}
    </>
  )
}

/** 能源局 → 国网供电公司; where nothing is blocked, only who answers. */
function Who({ row }: { row: Problem }) {
  const t = useWords(problemWords)
  const [wait] = row.waits
  const waiting = wait ? wait.waiting : row.closedOn ? [] : row.reporter ? [row.reporter.name] : []
  const owing = row.responsible?.name ?? t('office')
  return (
    <>
      {waiting.length > 0 && <>{waiting.join('、')}<span className="problem-arrow" aria-hidden="true">→</span></>}
      {row.responsible ? owing : <span className="ink-3">{owing}</span>}
      {row.raised && <p className="small ink-2">{t('raised')}</p>}
    </>
  )
}

function Waited({ row }: { row: Problem }) {
  const t = useWords(problemWords)
  const late = row.waits[0]?.workdaysLate ?? 0
  return (
    <>
      <span className="nowrap">{t('days', { n: row.waits[0]?.workdays ?? row.workdays })}</span>
      {late > 0 && <p className="small ink-2 nowrap">{t('late', { n: late })}</p>}
    </>
  )
}
