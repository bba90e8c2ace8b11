import { useState } from 'react'
import { fileAddress } from '../../api/call.ts'
import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { minus } from '../../ui/chart/figure-text.ts'
import { Button, ErrorNote, Field, InPlace, Note, Section, shortDay, Table3, useOpened, type Column } from '../../ui/index.ts'
import { figureTyped, type Indicator, type Reading } from './model.ts'
import { Warnings } from './odd.tsx'
import { ReasonForm } from './reason-form.tsx'
import { ReportForm } from './report-form.tsx'
import { indicatorWords } from './words.ts'

const LOOK: Record<Reading['status'], string> = { reported: 'wait', checked: 'wait', confirmed: 'yes', returned: 'back', withdrawn: 'exempt' }
type Doing = { id: string; what: 'return' | 'report' | 'correct' | 'withdraw' }

/** Figures of one place, or of the whole, with who looked at them; reported, checked, locked, corrected where they stand. */
export function Readings({ indicator, place }: { indicator: Indicator; place: { id: string; name: string } | null }) {
  const t = useWords(indicatorWords)
  const reporting = useOpened<'report'>()
  const doing = useOpened<Doing>(({ id, what }) => `${id}.${what}`)
  const [said, say] = useState('')
  const check = useCommand('checkReadings')
  const confirm = useCommand('confirmReadings')
  const busy = check.isPending || confirm.isPending
  const rows = indicator.readings.filter((one) => (one.place?.id ?? null) === (place?.id ?? null))
  const now = indicator.asOf === null && indicator.ended === null
  const mayReport = now && (indicator.may.report || indicator.may.reportWhole)
  const decide = (command: typeof check, id: string, words: 'checked' | 'confirmed') => !busy && command.mutate({ body: { readings: [id] } }, { onSuccess: () => say(t(words, { n: 1 })) })
  const columns: Column<Reading>[] = [
    { key: 'when', head: t('when'), names: true, width: 92, cell: ({ asOf }) => <span className="nowrap">{shortDay(asOf, indicator.today)}</span> },
    { key: 'value', head: `${t('value')}（${indicator.measure}）`, num: true, width: 132, cell: (row) => <Value row={row} /> },
    { key: 'status', head: t('status'), width: 84, cell: ({ status }) => <span className={`state state-${LOOK[status]}`}>{t(`status.${status}`)}</span> },
    { key: 'did', head: t('note'), cell: (row) => <Said row={row} today={indicator.today} /> },
    {
      key: 'here',
      head: t('here'),
      quiet: true,
      num: true,
      width: 176,
      cell: (row) =>
        now && (
          <div className="indicator-acts">
            {row.may.check && <Button small busy={busy} onClick={() => decide(check, row.id, 'checked')}>{t('check')}</Button>}
            {row.may.confirm && <Button small busy={busy} onClick={() => decide(confirm, row.id, 'confirmed')}>{t('confirm')}</Button>}
            {row.may.return && <Button link {...doing.link({ id: row.id, what: 'return' })}>{t('return')}</Button>}
            {row.may.report && row.status === 'returned' && <Button link {...doing.link({ id: row.id, what: 'report' })}>{t('reportAgain')}</Button>}
            {row.may.correct && <Button link {...doing.link({ id: row.id, what: 'correct' })}>{t('correct')}</Button>}
            {row.may.withdraw && <Button link {...doing.link({ id: row.id, what: 'withdraw' })}>{t('withdraw')}</Button>}
          </div>
        ),
    },
  ]
  const inside = (row: Reading) =>
    doing.form({ id: row.id, what: 'return' }, (close) => <Return reading={row.id} onClose={close} onDone={() => (close(), say(t('returnDone')))} />) ??
    doing.form({ id: row.id, what: 'report' }, (close) => <ReportForm indicator={indicator.id} period={row.period} again={row} onClose={close} onDone={() => (close(), say(t('reported')))} />) ??
    doing.form({ id: row.id, what: 'correct' }, (close) => <CorrectForm reading={row} onClose={close} />) ??
    doing.form({ id: row.id, what: 'withdraw' }, (close) => <Withdraw reading={row.id} onClose={close} />)
  return (
    <Section title={t('readings')} aside={place?.name ?? t('whole')} more={mayReport && <Button link {...reporting.link('report')}>{t('report')}</Button>}>
      {said && !busy && <Note tone="done" live>{said}</Note>}
      <ErrorNote error={check.error ?? confirm.error} />
      {reporting.form('report', (close) => <ReportForm indicator={indicator.id} period={indicator.period} place={place?.id} onClose={close} onDone={() => (close(), say(t('reported')))} />)}
      {rows.length === 0 ? <p className="empty">{t('readingsNone')}</p> : <Table3 className="indicator-readings" caption={t('readings')} columns={columns} rows={rows} keyOf={({ id }) => id} inside={inside} stack />}
    </Section>
  )
}

/** What was corrected stands struck through before what holds. */
function Value({ row: { value, corrections, status } }: { row: Reading }) {
  return (
    <>
      {corrections.map(({ from, on }, index) => <p key={`${on}${index}`} className="small ink-3"><s>{minus(from)}</s></p>)}
      {status === 'withdrawn' ? <s className="ink-3">{minus(value)}</s> : <b>{minus(value)}</b>}
    </>
  )
}

function Said({ row, today }: { row: Reading; today: string }) {
  const t = useWords(indicatorWords)
  const { reported, checked, confirmed, corrections, returned, source, note, despite, warnings, yearBefore, attachments, status } = row
  const did = (what: 'reported' | 'checked' | 'confirmed', { on, by }: { on: string; by: string | null }) => t(`did.${what}`, { day: shortDay(on, today), by: by ?? '' })
  return (
    <>
      <p className="small ink-2">{did('reported', reported)}</p>
      {checked && <p className="small ink-2">{did('checked', checked)}</p>}
      {confirmed && <p className="small ink-2">{did('confirmed', confirmed)}</p>}
      <p className="small ink-3">
        {[source, yearBefore !== null && t('growthFrom', { value: minus(yearBefore) }), note, despite && t('despiteWas', { words: despite })].filter(Boolean).join('　')}
        {attachments.map(({ sha256, name }) => <a key={sha256} href={fileAddress(sha256)} target="_blank" rel="noreferrer">　{name}</a>)}
      </p>
      {corrections.map(({ on, by, reason }, index) => <p key={`${on}${index}`} className="small">{t('did.corrected', { day: shortDay(on, today), by: by ?? '', reason })}</p>)}
      {status === 'returned' && returned && <p className="small indicator-warning">{t('returnedWhy', { by: returned.by ?? '', reason: returned.reason })}</p>}
      {status !== 'withdrawn' && <Warnings warnings={warnings} />}
    </>
  )
}

type FormProps = { reading: string; onClose: () => void; onDone?: () => void }

function Return({ reading, onClose, onDone }: FormProps) {
  const t = useWords(indicatorWords)
  const command = useCommand('returnReadings')
  return <ReasonForm draft={`return-reading:${reading}`} label={t('returnReason')} aside={t('returnHint')} action={t('return')} command={command} given={(reason) => ({ body: { readings: [reading], reason } })} onClose={onClose} {...(onDone ? { onDone } : {})} />
}

function Withdraw({ reading, onClose }: FormProps) {
  const t = useWords(indicatorWords)
  const command = useCommand('withdrawReading')
  return <ReasonForm draft={`withdraw-reading:${reading}`} label={t('withdrawReason')} action={t('withdraw')} command={command} given={(reason) => ({ params: { reading }, body: { reason } })} onClose={onClose} />
}

function CorrectForm({ reading, onClose }: { reading: Reading; onClose: () => void }) {
  const t = useWords(indicatorWords)
  const { value, set, clear } = useDraft(`correct-reading:${reading.id}`, { value: reading.value, reason: '' })
  const correct = useCommand('correctReading')
  const figure = figureTyped(value.value)
  const send = () => {
    if (figure !== null && value.reason.trim() !== '') sendThen(correct, { params: { reading: reading.id }, body: { value: figure, reason: value.reason.trim() } }, () => (clear(), onClose()))
  }
  return (
    <InPlace className="indicator-form" label={t('correct')} action={t('correct')} busy={correct.isPending} error={correct.error} onSend={send} onClose={onClose} note={t('correctNote')}>
      {(tried) => (
        <div className="indicator-fields">
          <Field label={`${t('correctTo')}（${reading.indicator.measure}）`} wrong={tried && figure === null ? t('notNumber') : null}>
            {(bound) => <input {...bound} className="input num" type="text" inputMode="decimal" autoComplete="off" value={value.value} onChange={(event) => set({ value: event.target.value })} />}
          </Field>
          <Field label={t('correctReason')} wrong={tried && value.reason.trim() === '' ? t('missing') : null}>
            {(bound) => <input {...bound} className="input" type="text" maxLength={1000} value={value.reason} onChange={(event) => set({ reason: event.target.value })} />}
          </Field>
        </div>
      )}
    </InPlace>
  )
}
