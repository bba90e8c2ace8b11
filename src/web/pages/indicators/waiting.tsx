import { useState } from 'react'
import { Link } from 'react-router'
import { useCommand } from '../../api/hooks.ts'
import { useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { minus } from '../../ui/chart/figure-text.ts'
import { Button, ErrorNote, Note, Section, shortDay, Table3, useOpened, type Column } from '../../ui/index.ts'
import type { List, Reading } from './model.ts'
import { Warnings } from './odd.tsx'
import { ReasonForm } from './reason-form.tsx'
import { ReportForm } from './report-form.tsx'
import { indicatorWords } from './words.ts'

/** What may be done with a figure is told by the answer; a figure may wait for one of them only. */
const VERDICTS = ['check', 'confirm'] as const
type Verdict = (typeof VERDICTS)[number]

/** Figures that wait for me: checked or locked one by one or several at once, or sent back; my own that came back. */
export function Waiting({ list: { toCheck, toConfirm, returned } }: { list: List }) {
  const t = useWords(indicatorWords)
  const [picked, pick] = useState<readonly string[]>([])
  const [said, say] = useState('')
  const returning = useOpened<string>()
  const check = useCommand('checkReadings')
  const confirm = useCommand('confirmReadings')
  const back = useCommand('returnReadings')
  const busy = check.isPending || confirm.isPending
  const rows = [...toCheck, ...toConfirm.filter(({ id }) => !toCheck.some((one) => one.id === id)), ...returned]
  const open = rows.filter(({ may }) => may.check || may.confirm)
  const decide = (verdict: Verdict, readings: string[]) => {
    if (busy || readings.length === 0) return
    const command = verdict === 'check' ? check : confirm
    command.mutate(
      { body: { readings } },
      {
        onSuccess: () => {
          pick(picked.filter((id) => !readings.includes(id)))
          say(t(verdict === 'check' ? 'checked' : 'confirmed', { n: readings.length }))
        },
      },
    )
  }
  const toggle = (id: string) => pick(picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id])
  if (rows.length === 0 && !said) return null
  const columns: Column<Reading>[] = [
    { key: 'pick', head: t('pick'), quiet: true, width: 32, cell: (row) => open.includes(row) && <input type="checkbox" aria-label={t('pickRow', { what: `${row.indicator.name} ${row.place?.name ?? t('whole')}` })} checked={picked.includes(row.id)} onChange={() => toggle(row.id)} /> },
    { key: 'what', head: t('name'), names: true, cell: (row) => <What row={row} /> },
    { key: 'value', head: t('value'), num: true, width: 160, cell: (row) => <Value row={row} /> },
    { key: 'status', head: t('status'), width: 84, cell: ({ status }) => <span className={`state state-${status === 'returned' ? 'back' : 'wait'}`}>{t(`status.${status}`)}</span> },
    {
      key: 'here',
      head: t('here'),
      num: true,
      width: 148,
      cell: (row) => (
        <div className="indicator-acts">
          {row.may.return && <Button link {...returning.link(row.id)}>{t('return')}</Button>}
          {row.may.report && row.status === 'returned' && <Button link {...returning.link(row.id)}>{t('reportAgain')}</Button>}
          {VERDICTS.filter((verdict) => row.may[verdict]).map((verdict) => <Button key={verdict} small busy={busy} onClick={() => decide(verdict, [row.id])}>{t(verdict)}</Button>)}
        </div>
      ),
    },
  ]
  const inside = (row: Reading) =>
    returning.form(row.id, (close) =>
      row.status === 'returned' ? (
        <ReportForm indicator={row.indicator.id} period={row.period} again={row} onClose={close} onDone={() => (close(), say(t('reported')))} />
      ) : (
        <ReasonForm draft={`return-reading:${row.id}`} label={t('returnReason')} aside={t('returnHint')} action={t('return')} command={back} given={(reason) => ({ body: { readings: [row.id], reason } })} onClose={close} onDone={() => (close(), say(t('returnDone')))} />
      ),
    )
  return (
    <Section title={t('waiting')} aside={rows.length}>
      {said && !busy && <Note tone="done" live>{said}</Note>}
      <ErrorNote error={check.error ?? confirm.error} />
      {rows.length > 0 && <Table3 className="indicator-waiting" caption={t('waiting')} columns={columns} rows={rows} keyOf={({ id }) => id} chosen={({ id }) => picked.includes(id)} inside={inside} stack />}
      {open.length > 1 && (
        <div className="actions">
          <Button link onClick={() => pick(picked.length === open.length ? [] : open.map(({ id }) => id))}>{t('pickAll')}</Button>
          {VERDICTS.map((verdict) => {
            const ids = open.filter(({ id, may }) => picked.includes(id) && may[verdict]).map(({ id }) => id)
            return ids.length > 0 && <Button key={verdict} small primary busy={busy} onClick={() => decide(verdict, ids)}>{t(verdict === 'check' ? 'checkMany' : 'confirmMany', { n: ids.length })}</Button>
          })}
        </div>
      )}
    </Section>
  )
}

function What({ row }: { row: Reading }) {
  const t = useWords(indicatorWords)
  const choose = usePick()
  const { today } = useSession()
  const { indicator, place, periodLabel, asOf, reported, source, note, despite, returned, warnings } = row
  return (
    <>
      <Link to={`/indicators/${indicator.id}?period=${row.period}`}>{indicator.name}</Link>
      <p className="small ink-3">
        {[place?.name ?? t('whole'), choose(periodLabel), t('asOf', { day: shortDay(asOf, today) }), reported.by && t('reportedBy', { by: reported.by }), source, note].filter(Boolean).join('　')}
      </p>
      <Warnings warnings={warnings} />
      {despite && <p className="small ink-2">{t('despiteWas', { words: despite })}</p>}
      {returned && row.status === 'returned' && <p className="small indicator-warning">{t('returnedWhy', { by: returned.by ?? '', reason: returned.reason })}</p>}
    </>
  )
}

function Value({ row: { value, indicator, yearBefore } }: { row: Reading }) {
  const t = useWords(indicatorWords)
  return (
    <>
      <span className="nowrap"><b>{minus(value)}</b> {indicator.measure}</span>
      {yearBefore !== null && <p className="small ink-3 nowrap">{t('growthFrom', { value: minus(yearBefore) })}</p>}
    </>
  )
}
