import { useId, useState, type FormEvent } from 'react'
import { Link } from 'react-router'
import { newCommandId } from '../../api/command-id.ts'
import { useAnswer } from '../../api/hooks.ts'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { useOnline } from '../../shell/connection.tsx'
import { Button } from '../../ui/button.tsx'
import { DayInput } from '../../ui/day-input.tsx'
import { Field } from '../../ui/field.tsx'
import { ErrorNote, Note } from '../../ui/note.tsx'
import { bodyOf, emptyRecord, faultsOf, fieldFaultsOf, fieldsOf, kindsOf, type MatterChoice } from './content.ts'
import { FilesField } from './files-field.tsx'
import { KindFieldInput } from './kind-field.tsx'
import { KindsField } from './kinds-field.tsx'
import { MattersField } from './matters-field.tsx'
import { recentPlaces, rememberPlace } from './places.ts'
import { useRecord } from './use-record.ts'
import { recordWords } from './words.ts'
import './record.css'

type Props = {
  /** names the draft: `record` on its own page, `record:<matter>` beside a matter */
  draft: string
  /** the matter it is for, where that is settled; then it is not asked */
  matter?: MatterChoice
  onDone?: (outcome: 'sent' | 'kept') => void
  onCancel?: () => void
}

/** 记一笔: record a meeting, a study, an inspection … once, for one or several matters. */
export function RecordForm({ draft, matter, onDone, onCancel }: Props) {
  const t = useWords(recordWords)
  const { today } = useSession()
  const online = useOnline()
  const places = useId()
  const ledgers = useAnswer('listLedgers', {})
  const { value, set, clear, kept } = useDraft(draft, emptyRecord(today, matter ? [matter] : []))
  const [tried, setTried] = useState(false)
  const [done, setDone] = useState<{ outcome: 'sent' | 'kept'; matter: string } | null>(null)
  const record = useRecord()
  const kinds = kindsFor(ledgers.data?.rows ?? [], value.matters[0]?.ledger)
  const asked = fieldsOf(value, kinds)
  const wrong = tried ? faultsOf(value, kinds, today) : {}
  const wrongFields = tried ? fieldFaultsOf(value, kinds) : {}
  const says = (key: keyof typeof wrong) => (wrong[key] ? t(wrong[key]) : null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const faults = { ...faultsOf(value, kinds, today), ...fieldFaultsOf(value, kinds) }
    if (record.isPending || Object.keys(faults).length > 0) return
    record.mutate(bodyOf(value, kinds, newCommandId()), {
      onSuccess: (outcome) => {
        rememberPlace(value.place)
        setDone({ outcome, matter: value.matters[0]!.id })
        setTried(false)
        clear()
        onDone?.(outcome)
      },
    })
  }
  return (
    <form className={matter ? 'record in-row' : 'record'} onSubmit={submit} noValidate>
      {done ? (
        <Note tone={done.outcome === 'sent' ? 'done' : 'due'} live>
          {t(`done.${done.outcome}`)}　<Link to={`/matters/${done.matter}`}>{t('done.open')}</Link>
        </Note>
      ) : null}
      <ErrorNote error={ledgers.error} retry={() => void ledgers.refetch()} />
      <KindsField kinds={kinds} kind={value.kind} also={value.also} onChange={set} wrong={says('kind')} />
      {matter ? null : <MattersField matters={value.matters} onChange={(matters) => set({ matters })} wrong={says('matter')} />}
      <div className="day-place">
        <Field label={t('day')} wrong={says('day')}>
          {(bound) => <DayInput {...bound} max={today} value={value.heldOn} onChange={(heldOn) => set({ heldOn })} />}
        </Field>
        <Field label={t('place')} optional aside={t('place.aside')}>
          {(bound) => (
            <input
              {...bound}
              className="input"
              type="text"
              maxLength={200}
              list={places}
              value={value.place}
              onChange={(event) => set({ place: event.target.value })}
            />
          )}
        </Field>
        <datalist id={places}>
          {recentPlaces().map((place) => (
            <option key={place} value={place} />
          ))}
        </datalist>
      </div>
      <Field label={t('summary')} aside={t('summary.aside')} wrong={says('summary')}>
        {(bound) => (
          <textarea
            {...bound}
            className="input"
            rows={matter ? 3 : 5}
            maxLength={4000}
            value={value.summary}
            onChange={(event) => set({ summary: event.target.value })}
          />
        )}
      </Field>
      <div className="kind-fields" hidden={asked.length === 0}>
        {asked.map((field) => (
          <KindFieldInput
            key={field.id}
            field={field}
            value={value.fields[field.id]}
            onChange={(next) => set({ fields: { ...value.fields, [field.id]: next } })}
            wrong={wrongFields[field.id] ? t(wrongFields[field.id]!) : null}
          />
        ))}
      </div>
      <FilesField
        files={value.attachments}
        onChange={(attachments) => set({ attachments })}
        needed={kindsOf(value, kinds).some(({ evidence }) => evidence === 'required')}
        wrong={says('files')}
      />
      <ErrorNote error={record.error} />
      <div className="actions send">
        <Button primary type="submit" busy={record.isPending}>
          {online ? t('submit') : t('submit.offline')}
        </Button>
        {onCancel ? <Button onClick={onCancel}>{t('cancel')}</Button> : null}
        {kept ? (
          <Button link onClick={clear}>
            {t('drop')}
          </Button>
        ) : null}
        {kept ? <span className="small ink-3 kept">{t('draft.kept')}</span> : null}
      </div>
    </form>
  )
}

/** Kinds of the ledger of the matter; before a matter is chosen, of the first ledger that has any. */
function kindsFor(ledgers: readonly { id: string; activities: Parameters<typeof kindsOf>[1][number][] }[], ledger: string | undefined) {
  return (ledger ? ledgers.find(({ id }) => id === ledger) : ledgers.find(({ activities }) => activities.length > 0))?.activities ?? []
}
