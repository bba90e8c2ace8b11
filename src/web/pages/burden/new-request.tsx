import { Link } from 'react-router'
import type { Body } from '../../../api/contract/endpoints.ts'
import { useCommand } from '../../api/hooks.ts'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Button, DayInput, ErrorNote, Field, InPlace, Note, type Choice } from '../../ui/index.ts'
import { UnitsField } from '../organisation/pick.tsx'
import { FieldFindings } from './field-findings.tsx'
import { monthText } from './model.ts'
import { useCheck, type Checked } from './use-check.ts'
import { burdenWords } from './words.ts'

type SentField = Body<'sendRequest'>['fields'][number]
export type DraftField = { id: string; name: string; type: SentField['type']; measure: string; choices: string; required: boolean; despite: string }

const TYPES = ['text', 'number', 'amount', 'day', 'choice', 'flag', 'file'] as const satisfies readonly SentField['type'][]
const blank = (n: number): DraftField => ({ id: `f${n}`, name: '', type: 'number', measure: '', choices: '', required: true, despite: '' })
const choicesIn = (text: string): string[] => text.split(/[、,，;；\n]/).map((one) => one.trim()).filter((one) => one !== '')
const MOST_FIELDS = 60

/** A new request, written in place: while it is typed, beside each field stands where its answer is already, and below what it takes of whom. */
export function NewRequest({ onDone, onClose }: { onDone: (request: string) => void; onClose: () => void }) {
  const t = useWords(burdenWords)
  const { value, set, clear } = useDraft('new-request', { title: '', ground: '', to: [] as Choice[], due: '', despite: '', fields: [blank(1)], next: 2 })
  const send = useCommand('sendRequest')
  const named = value.fields.filter(({ name }) => name.trim() !== '')
  const fields = named.map(({ id, name, type, measure, choices, required, despite }): SentField => ({ id, name: name.trim(), type, measure: measure.trim() || null, choices: type === 'choice' ? choicesIn(choices) : [], help: null, required, despite: despite.trim() || null }))
  const draft = { title: value.title.trim(), ground: value.ground.trim(), to: value.to.map((one) => one.value), fields, due: value.due, despite: value.despite.trim() || null }
  const check = useCheck(draft)
  const checked = check.data
  const findingOf = (id: string) => (check.ready ? checked?.fields.find(({ field }) => field === id) : undefined)
  const needsWhy = (field: DraftField) => (findingOf(field.id)?.known.length ?? 0) > 0 && field.despite.trim() === ''
  const wrong = {
    title: draft.title === '',
    ground: draft.ground === '',
    to: draft.to.length === 0,
    due: draft.due === '',
    fields: named.length === 0,
    choices: fields.some(({ type, choices }) => type === 'choice' && (choices?.length ?? 0) < 2),
    despite: checked?.short === true && draft.despite === null,
    why: named.some(needsWhy),
  }
  const change = (id: string, with_: Partial<DraftField>) => set({ fields: value.fields.map((field) => (field.id === id ? { ...field, ...with_ } : field)) })
  const submit = () => {
    if (Object.values(wrong).some(Boolean)) return
    send.mutate({ body: draft }, { onSuccess: ({ ids }) => (clear(), onDone(String(ids.request))) })
  }
  const missing = (is: boolean) => (is ? t('new.missing') : null)
  return (
    <InPlace className="burden-form burden-new" label={t('askTitle')} action={t('new.send')} busy={send.isPending} error={send.error} onSend={submit} onClose={onClose}>
      {(tried) => (
        <>
          <Field label={t('new.title')} wrong={missing(tried && wrong.title)}>{(bound) => <input {...bound} className="input" type="text" maxLength={200} value={value.title} onChange={(event) => set({ title: event.target.value })} />}</Field>
          <Field label={t('new.ground')} aside={t('new.groundHint')} wrong={missing(tried && wrong.ground)}>{(bound) => <input {...bound} className="input" type="text" maxLength={1000} value={value.ground} onChange={(event) => set({ ground: event.target.value })} />}</Field>
          <div className="burden-two">
            <UnitsField label={t('new.to')} help={t('new.toHint')} units={value.to} onChange={(to) => set({ to })} wrong={missing(tried && wrong.to)} />
            <Field label={t('new.due')} wrong={missing(tried && wrong.due)}>{(bound) => <DayInput {...bound} value={value.due} onChange={(due) => set({ due })} />}</Field>
          </div>
          {checked?.short && check.ready && (
            <Field label={t('new.despite')} help={t('check.short')} wrong={missing(tried && wrong.despite)}>{(bound) => <input {...bound} className="input" type="text" maxLength={500} value={value.despite} onChange={(event) => set({ despite: event.target.value })} />}</Field>
          )}
          <h3 className="burden-sub">{t('new.fields')}</h3>
          {!check.ready && <p className="small ink-3">{t('check.wait')}</p>}
          <ol className="burden-fields">
            {value.fields.map((field, index) => (
              <li key={field.id}>
                <FieldRow field={field} n={index + 1} tried={tried} onChange={(with_) => change(field.id, with_)} onRemove={value.fields.length > 1 ? () => set({ fields: value.fields.filter(({ id }) => id !== field.id) }) : null} />
                {field.name.trim() !== '' && <FieldFindings finding={findingOf(field.id)} asked={checked?.asked ?? 0} despite={field.despite} onDespite={(despite) => change(field.id, { despite })} tried={tried} />}
              </li>
            ))}
          </ol>
          {value.fields.length < MOST_FIELDS && <Button link onClick={() => set({ fields: [...value.fields, blank(value.next)], next: value.next + 1 })}>{t('new.add')}</Button>}
          <ErrorNote error={check.error} />
          {check.ready && checked && <Sum checked={checked} fields={named.length} />}
        </>
      )}
    </InPlace>
  )
}

type RowProps = { field: DraftField; n: number; tried: boolean; onChange: (change: Partial<DraftField>) => void; onRemove: (() => void) | null }

function FieldRow({ field: { name, type, measure, choices, required }, n, tried, onChange, onRemove }: RowProps) {
  const t = useWords(burdenWords)
  return (
    <fieldset className="burden-field">
      <legend className="unseen">{t('new.fieldN', { n })}</legend>
      <Field label={t('new.name')} wrong={tried && name.trim() === '' && n === 1 ? t('new.missing') : null}>{(bound) => <input {...bound} className="input" type="text" maxLength={80} value={name} onChange={(event) => onChange({ name: event.target.value })} />}</Field>
      <Field label={t('new.type')}>
        {(bound) => (
          <select {...bound} className="input" value={type} onChange={(event) => onChange({ type: TYPES.find((one) => one === event.target.value) ?? 'text' })}>
            {TYPES.map((one) => <option key={one} value={one}>{t(`type.${one}`)}</option>)}
          </select>
        )}
      </Field>
      {type === 'choice' ? (
        <Field label={t('new.choices')} help={t('new.choicesHint')} wrong={tried && choicesIn(choices).length < 2 ? t('new.choicesMissing') : null}>{(bound) => <input {...bound} className="input" type="text" maxLength={1000} value={choices} onChange={(event) => onChange({ choices: event.target.value })} />}</Field>
      ) : type === 'number' || type === 'amount' ? (
        <Field label={t('new.measure')} optional>{(bound) => <input {...bound} className="input" type="text" maxLength={20} value={measure} onChange={(event) => onChange({ measure: event.target.value })} />}</Field>
      ) : <span />}
      <label className="burden-required"><input type="checkbox" checked={required} onChange={(event) => onChange({ required: event.target.checked })} />{t('new.required')}</label>
      {onRemove ? <Button link aria-label={t('new.removeN', { n })} onClick={onRemove}>{t('new.remove')}</Button> : <span />}
    </fieldset>
  )
}

/** What it takes altogether, and whom it takes over a ceiling. */
function Sum({ checked: { asked, minutes, workdays, over, month }, fields }: { checked: Checked; fields: number }) {
  const t = useWords(burdenWords)
  return (
    <>
      <p className="mid burden-sum">{t('check.sum', { asked, fields, minutes, total: asked * minutes, workdays })}</p>
      {over.map(({ unit, over: by, stands }) => (
        <Note key={unit.id} tone="wrong">
          <b>{t('check.over', { unit: unit.name, month: monthText(month, t) })}</b>
          <ul>
            {by.map(({ ceiling, used, adds, most }) => <li key={ceiling}>{t('check.overBy', { ceiling: t(`ceiling.${ceiling}`), used, adds, most })}</li>)}
          </ul>
          {stands.length > 0 && <p>{t('check.stands', { titles: stands.join('、') })}</p>}
          <p>{t('check.remedy')}　<Link to={`/burden?month=${month}&unit=${unit.id}`}>{unit.name}</Link></p>
        </Note>
      ))}
    </>
  )
}
