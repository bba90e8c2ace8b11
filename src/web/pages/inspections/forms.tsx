import { useAnswer, useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { yearOf } from '../../../kernel/time/day.ts'
import { DayInput, Field, InPlace, type Choice } from '../../ui/index.ts'
import { UnitsField } from '../organisation/pick.tsx'
import type { Attachment } from '../record/content.ts'
import { FilesField } from '../record/files-field.tsx'
import type { Inspection } from './one-page.tsx'
import { mergeableWith, warningsFor } from './plan-form.tsx'
import { Warned } from './warned.tsx'
import { inspectionWords } from './words.ts'

type Close = { onClose: () => void }

/** What was done and seen; the days as planned are filled in, none before it began. */
export function ReportForm({ inspection, onClose }: Close & { inspection: Inspection }) {
  const t = useWords(inspectionWords)
  const { today } = useSession()
  const first = inspection.reportFrom ?? inspection.from
  const planned = (day: string) => (day > today ? today : day < first ? first : day)
  const { value, set, clear } = useDraft(`inspection-report:${inspection.id}`, { from: planned(inspection.from), to: planned(inspection.to), summary: '', places: '', files: [] as Attachment[] })
  const report = useCommand('reportInspection')
  const missing = value.summary.trim() === ''
  const send = () => {
    if (missing || !value.from || !value.to) return
    const places = value.places.split(/[、，,\n]/).map((one) => one.trim()).filter((one) => one !== '')
    sendThen(report, { params: { inspection: inspection.id }, body: { from: value.from, to: value.to, summary: value.summary.trim(), places, attachments: value.files.map(({ sha256 }) => ({ sha256 })) } }, () => (clear(), onClose()))
  }
  return (
    <InPlace className="inspect-form" label={t('report')} action={t('reportDo')} busy={report.isPending} error={report.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <>
          <Field label={t('summary')} wrong={tried && missing ? t('missing') : null}>{(bound) => <textarea {...bound} className="input" maxLength={4000} value={value.summary} onChange={(event) => set({ summary: event.target.value })} />}</Field>
          <div className="inspect-pair">
            <Field label={t('formFrom')}>{(bound) => <DayInput {...bound} min={first} max={today} value={value.from} onChange={(from) => set({ from })} />}</Field>
            <Field label={t('formTo')}>{(bound) => <DayInput {...bound} min={first} max={today} value={value.to} onChange={(to) => set({ to })} />}</Field>
          </div>
          <Field label={t('places')} aside={t('placesHint')} optional>{(bound) => <input {...bound} className="input" type="text" maxLength={1000} value={value.places} onChange={(event) => set({ places: event.target.value })} />}</Field>
          <FilesField files={value.files} onChange={(files) => set({ files })} />
        </>
      )}
    </InPlace>
  )
}

/** Ends it; what is still open goes on as matters. */
export function CloseForm({ inspection, onClose }: Close & { inspection: string }) {
  const t = useWords(inspectionWords)
  const { value, set, clear } = useDraft(`inspection-close:${inspection}`, { words: '' })
  const close = useCommand('closeInspection')
  const send = () => sendThen(close, { params: { inspection }, body: { words: value.words.trim() || null } }, () => (clear(), onClose()))
  return (
    <InPlace className="inspect-form" label={t('close')} action={t('close')} busy={close.isPending} error={close.error} onSend={send} onClose={onClose} note={t('closeNote')}>
      {() => <Field label={t('closeWords')} optional>{(bound) => <input {...bound} className="input" type="text" maxLength={1000} value={value.words} onChange={(event) => set({ words: event.target.value })} />}</Field>}
    </InPlace>
  )
}

export function CancelForm({ inspection, onClose }: Close & { inspection: string }) {
  const t = useWords(inspectionWords)
  const { value, set, clear } = useDraft(`inspection-cancel:${inspection}`, { reason: '' })
  const cancel = useCommand('cancelInspection')
  const missing = value.reason.trim() === ''
  const send = () => {
    if (!missing) sendThen(cancel, { params: { inspection }, body: { reason: value.reason.trim() } }, () => (clear(), onClose()))
  }
  return (
    <InPlace className="inspect-form inspect-box" label={t('cancel')} action={t('cancelDo')} busy={cancel.isPending} error={cancel.error} onSend={send} onClose={onClose}>
      {(tried) => <Field label={t('reason')} wrong={tried && missing ? t('missing') : null}>{(bound) => <input {...bound} className="input" type="text" maxLength={1000} value={value.reason} onChange={(event) => set({ reason: event.target.value })} />}</Field>}
    </InPlace>
  )
}

/** Other days or places; the plan warns of what that adds. Two inspections are merged here too. */
export function ChangeForm({ inspection, onClose }: Close & { inspection: Inspection }) {
  const t = useWords(inspectionWords)
  const now = { from: inspection.from, to: inspection.to, inspected: inspection.inspected.map(({ id, name }): Choice => ({ value: id, name })) }
  const { value, set, clear } = useDraft(`inspection-change:${inspection.id}`, { ...now, title: inspection.title, why: '', despite: '', mergeInto: '', reason: '' })
  const year = Number(value.from.slice(0, 4)) || yearOf(inspection.today)
  const plan = useAnswer('listInspections', { query: { year } }, { keep: true })
  const change = useCommand('changeInspection')
  const merge = useCommand('mergeInspections')
  const ids = value.inspected.map((one) => one.value)
  const before = { from: now.from, to: now.to, inspected: now.inspected.map((one) => one.value) }
  const kind = { pack: inspection.pack, id: inspection.kind }
  const all = plan.data ? warningsFor(plan.data, kind, { id: inspection.id, from: value.from, to: value.to, inspected: ids }) : []
  const added = plan.data ? warningsFor(plan.data, kind, { id: inspection.id, from: value.from, to: value.to, inspected: ids }, before) : []
  const near = all.filter((one) => one.code === 'overlap')
  const shown = [...near, ...added.filter((one) => one.code !== 'overlap')]
  const mergeInto = near.some((one) => one.code === 'overlap' && one.inspection === value.mergeInto) ? value.mergeInto : ''
  const changes = {
    ...(value.title.trim() !== inspection.title && { title: value.title.trim() }),
    ...(value.from !== now.from && { from: value.from }),
    ...(value.to !== now.to && { to: value.to }),
    ...(JSON.stringify(ids) !== JSON.stringify(before.inspected) && { inspected: ids }),
  }
  const noWhy = mergeInto ? value.reason.trim() === '' : value.why.trim() === ''
  const done = () => (clear(), onClose())
  const send = () => {
    if (noWhy) return
    if (mergeInto) sendThen(merge, { params: { inspection: inspection.id }, body: { into: mergeInto, reason: value.reason.trim() } }, done)
    else sendThen(change, { params: { inspection: inspection.id }, body: { changes, reason: value.why.trim(), despite: value.despite.trim() || null } }, done)
  }
  return (
    <InPlace className="inspect-form inspect-box" label={t('change')} action={mergeInto ? t('mergeDo') : t('changeDo')} busy={change.isPending || merge.isPending} error={change.error ?? merge.error ?? plan.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <>
          <Field label={t('formTitle')}>{(bound) => <input {...bound} className="input" type="text" maxLength={200} value={value.title} onChange={(event) => set({ title: event.target.value })} />}</Field>
          <div className="inspect-pair">
            <Field label={t('formFrom')}>{(bound) => <DayInput {...bound} value={value.from} onChange={(from) => set({ from })} />}</Field>
            <Field label={t('formTo')}>{(bound) => <DayInput {...bound} value={value.to} onChange={(to) => set({ to })} />}</Field>
          </div>
          <UnitsField label={t('formWhom')} units={value.inspected} onChange={(inspected) => set({ inspected })} />
          <Warned warnings={shown} names={value.inspected} value={{ despite: value.despite, mergeInto, reason: value.reason }} onChange={set} tried={tried && added.length > 0} mergeable={plan.data ? mergeableWith(plan.data, inspection.unannounced) : []} />
          {!mergeInto && <Field label={t('reason')} wrong={tried && noWhy ? t('missing') : null}>{(bound) => <input {...bound} className="input" type="text" maxLength={1000} value={value.why} onChange={(event) => set({ why: event.target.value })} />}</Field>}
        </>
      )}
    </InPlace>
  )
}
