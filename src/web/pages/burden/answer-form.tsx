import { useState } from 'react'
import { Link } from 'react-router'
import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Button, DayInput, ErrorNote, Field, shortDay } from '../../ui/index.ts'
import type { Attachment } from '../record/content.ts'
import { FilesField } from '../record/files-field.tsx'
import type { Request } from './model.ts'
import { burdenWords } from './words.ts'

type FormField = Request['form'][number]
type Props = { data: Request; given: NonNullable<Request['answer']>; /** it takes the place of what was sent before */ replaces: boolean; onDone: () => void; onClose: (() => void) | null }

const NUMBER = /^-?\d{1,15}(\.\d{1,6})?$/

/** The form of a request: filled in with what was sent before, else with what the product knows, each with its source. */
export function AnswerForm({ data, given, replaces, onDone, onClose }: Props) {
  const t = useWords(burdenWords)
  const { today } = useSession()
  const known = new Map(data.known.map((one) => [one.field, one]))
  const before = given.status !== 'waiting'
  const begin = Object.fromEntries(data.form.map(({ id, type }) => [id, before ? (given.values[id] ?? '') : type === 'file' ? '' : fits(type, known.get(id)?.value ?? '')]))
  const { value, set, clear } = useDraft(`answer:${data.id}:${given.returned?.on ?? given.on ?? ''}`, { values: begin, files: Object.fromEntries(data.form.filter(({ type }) => type === 'file').map(({ id }) => [id, given.files.filter(({ field }) => field === id).map((file): Attachment => ({ ...file, size: 0 }))])) })
  const [tried, tryIt] = useState(false)
  const answer = useCommand('answerRequest')
  const valueOf = ({ id, type }: FormField) => (type === 'file' ? (value.files[id] ?? []).map(({ sha256 }) => sha256).join(' ') : (value.values[id] ?? '').trim())
  const wrongIn = (field: FormField): string | null => {
    const text = valueOf(field)
    if (text === '') return field.required ? t('page.wrong.missing') : null
    return (field.type === 'number' || field.type === 'amount') && !NUMBER.test(text) ? t('page.wrong.number') : null
  }
  const send = () => {
    tryIt(true)
    if (data.form.some((field) => wrongIn(field) !== null)) return
    const attachments = Object.values(value.files).flat().map(({ sha256 }) => ({ sha256 }))
    sendThen(answer, { params: { request: data.id }, body: { values: Object.fromEntries(data.form.map((field) => [field.id, valueOf(field)])), attachments, replaces } }, () => (clear(), onDone()))
  }
  return (
    <form
      className="burden-form burden-reply"
      aria-label={t('page.answer')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!answer.isPending) send()
      }}
    >
      {data.form.map((field) => {
        const from = known.get(field.id)
        const untouched = from !== undefined && !before && fits(field.type, from.value) !== '' && value.values[field.id] === fits(field.type, from.value)
        const wrong = tried ? wrongIn(field) : null
        const label = field.measure ? `${field.name}（${field.measure}）` : field.name
        if (field.type === 'file') return <div key={field.id}><p className="mid ink-2 burden-file-name">{label}</p><FilesField files={value.files[field.id] ?? []} onChange={(files) => set({ files: { ...value.files, [field.id]: files } })} needed={field.required} wrong={wrong} /></div>
        return (
          <Field key={field.id} label={label} optional={!field.required} wrong={wrong} help={untouched ? <>{t('page.from', { place: from.place, day: shortDay(from.on, today) })}　<Link to={from.path} target="_blank">{t('check.show')}</Link></> : field.help}>
            {(bound) => <Control bound={bound} field={field} value={value.values[field.id] ?? ''} onChange={(text) => set({ values: { ...value.values, [field.id]: text } })} />}
          </Field>
        )
      })}
      <ErrorNote error={answer.error} />
      <div className="actions">
        <Button primary type="submit" busy={answer.isPending}>{t('page.send')}</Button>
        {onClose && <Button busy={answer.isPending} onClick={onClose}>{t('page.own')}</Button>}
      </div>
    </form>
  )
}

/** What is known of another kind than the field asks is not put into it. */
function fits(type: FormField['type'], value: string): string {
  if (type === 'text') return value
  return (type === 'number' || type === 'amount') && NUMBER.test(value) ? value : ''
}

type Bound = Parameters<Parameters<typeof Field>[0]['children']>[0]

function Control({ bound, field: { type, choices }, value, onChange }: { bound: Bound; field: FormField; value: string; onChange: (value: string) => void }) {
  const t = useWords(burdenWords)
  if (type === 'text') return <textarea {...bound} className="input" rows={3} maxLength={2000} value={value} onChange={(event) => onChange(event.target.value)} />
  if (type === 'day') return <DayInput {...bound} value={value} onChange={onChange} />
  if (type === 'choice' || type === 'flag') {
    const options = type === 'flag' ? [{ value: 'yes', name: t('page.yes') }, { value: 'no', name: t('page.no') }] : choices.map((one) => ({ value: one, name: one }))
    return (
      <select {...bound} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('page.choose')}</option>
        {options.map((one) => <option key={one.value} value={one.value}>{one.name}</option>)}
      </select>
    )
  }
  return <input {...bound} className="input" type="text" inputMode="decimal" maxLength={23} value={value} onChange={(event) => onChange(event.target.value)} />
}
