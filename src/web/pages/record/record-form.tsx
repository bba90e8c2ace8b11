import { useId, useState, type FormEvent } from 'react'
import { Link } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { newCommandId } from '../../api/command-id.ts'
import { useAnswer, useCommand } from '../../api/hooks.ts'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { useOnline } from '../../shell/connection.tsx'
import { Button } from '../../ui/button.tsx'
import type { Choice } from '../../ui/combobox.tsx'
import { DayInput } from '../../ui/day-input.tsx'
import { Field } from '../../ui/field.tsx'
import { ErrorNote, Note } from '../../ui/note.tsx'
import { AttendedField } from './attended-field.tsx'
import { attendedOf, bodyOf, changed, emptyRecord, faultsOf, fieldFaultsOf, fieldsOf, kindsOf, type MatterChoice, type ReadPart, type RecordContent } from './content.ts'
import { DraftPanel } from './draft-panel.tsx'
import { alsoMeant, contentOfDraft, type Draft } from './drafted.ts'
import { DraftedNote } from './drafted-note.tsx'
import { FilesField } from './files-field.tsx'
import { KindFieldInput } from './kind-field.tsx'
import { KindsField } from './kinds-field.tsx'
import { MattersField } from './matters-field.tsx'
import { recentPlaces, rememberPlace } from './places.ts'
import { rememberMatters } from './recent-matters.ts'
import { UnitsPart } from './units-part.tsx'
import { useMissingKinds } from './use-missing-kinds.ts'
import { useParticipants } from './use-participants.ts'
import { useRecord } from './use-record.ts'
import { recordWords } from './words.ts'
import './record.css'

type Props = {
  /** names the draft: `record` on its own page, `record:<matter>` beside a matter */
  draft: string
  /** the matter it is for, where that is settled; then it is not asked */
  matter?: MatterChoice
  /** what it begins with, where the one who opens it knows: the kind that is missing, the day of a meeting, a body */
  kind?: string
  matters?: readonly MatterChoice[]
  units?: readonly Choice[]
  heldOn?: string
  /** offers to fill it in from a notice or minutes */
  drafts?: boolean
  onDone?: (outcome: 'sent' | 'kept') => void
  onCancel?: () => void
}

/** 记一笔: record a meeting, a study, an inspection … once, for one or several matters. */
export function RecordForm({ draft, matter, kind = '', matters, units, heldOn, drafts = false, onDone, onCancel }: Props) {
  const t = useWords(recordWords)
  const { today, account } = useSession()
  const online = useOnline()
  const places = useId()
  const ledgers = useAnswer('listLedgers', {})
  const begun = { ...emptyRecord(today, matter ? [matter] : [...(matters ?? [])], kind), ...(heldOn ? { heldOn } : {}), units: [...(units ?? [])] }
  const { value, set: keep, clear, kept } = useDraft(draft, begun)
  const set = (change: Partial<RecordContent>) => keep(changed(value, change))
  const [paper, setPaper] = useState<{ draft: Draft; content: Partial<RecordContent>; file: File | null } | null>(null)
  const attach = useCommand('uploadFile')
  const [tried, setTried] = useState(false)
  const [done, setDone] = useState<{ outcome: 'sent' | 'kept'; matter: string | null } | null>(null)
  const record = useRecord()
  const kinds = kindsFor(ledgers.data, value)
  const asked = fieldsOf(value, kinds)
  const missing = useMissingKinds(value.matters)
  const wanted = useParticipants(value.matters, kindsOf(value, kinds), value.heldOn)
  const named = (paper?.draft.attended ?? []).filter(({ id }) => !wanted.some((one) => one.id === id))
  const offered = [...wanted, ...named.map(({ id, name }) => ({ id, name, roleName: null }))]
  const attended = attendedOf(value, wanted.map(({ id }) => id)).filter((id) => offered.some((one) => one.id === id))
  const from = (part: ReadPart) => (value.read[part] === undefined ? null : t('read', { words: inQuotes(value.read[part]) }))
  const wrong = tried ? faultsOf(value, kinds, today) : {}
  const wrongFields = tried ? fieldFaultsOf(value, kinds) : {}
  const says = (key: keyof typeof wrong) => (wrong[key] ? t(wrong[key]) : null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const faults = { ...faultsOf(value, kinds, today), ...fieldFaultsOf(value, kinds) }
    if (record.isPending || Object.keys(faults).length > 0) return
    record.mutate(bodyOf({ ...value, attended }, kinds, newCommandId()), {
      onSuccess: (outcome) => {
        rememberPlace(value.place)
        rememberMatters(account.id, value.matters)
        setDone({ outcome, matter: value.matters[0]?.id ?? null })
        setTried(false)
        setPaper(null)
        clear()
        onDone?.(outcome)
      },
    })
  }
  const lay = (draft: Draft, file: File | null) => {
    const content = contentOfDraft(draft)
    setPaper({ draft, content, file })
    setDone(null)
    keep(content)
  }
  const attachPaper = (file: File) => {
    const form = new FormData()
    form.set('file', file)
    attach.mutate({ form }, { onSuccess: (kept) => { set({ attachments: [...value.attachments, kept] }); setPaper(paper && { ...paper, file: null }) } })
  }
  return (
    <form className={matter ? 'record in-row' : 'record'} onSubmit={submit} noValidate>
      {done ? (
        <Note tone={done.outcome === 'sent' ? 'done' : 'due'} live>
          {t(`done.${done.outcome}`)}　{done.matter ? <Link to={`/matters/${done.matter}`}>{t('done.open')}</Link> : null}
        </Note>
      ) : null}
      {drafts && online && !done ? <DraftPanel onDrafted={lay} /> : null}
      {paper ? (
        <DraftedNote
          {...paper}
          offered={alsoMeant(paper.draft, value.matters)}
          onAdd={(one) => set({ matters: [...value.matters, one] })}
          onAttach={attachPaper}
        />
      ) : null}
      <ErrorNote error={attach.error} />
      <ErrorNote error={ledgers.error} retry={() => void ledgers.refetch()} />
      <KindsField kinds={kinds} kind={value.kind} also={value.also} onChange={set} wrong={says('kind')} help={from('kind')} wanted={missing} />
      <MattersField
        matters={value.matters}
        onChange={(chosen) => set({ matters: chosen })}
        wrong={says('matter')}
        help={from('matters')}
        settled={matter !== undefined}
        ledgers={(ledgers.data?.rows ?? []).filter(({ rhythms }) => rhythms.length > 0).map(({ id }) => id)}
      />
      <AttendedField offered={offered} attended={attended} onChange={(posts) => set({ attended: posts })} aside={from('attended')} />
      <div className="day-place">
        <Field label={t('day')} wrong={says('day')} help={from('heldOn')}>
          {(bound) => <DayInput {...bound} max={today} value={value.heldOn} onChange={(heldOn) => set({ heldOn })} />}
        </Field>
        <Field label={t('place')} optional aside={t('place.aside')} help={from('place')}>
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
      <UnitsPart units={value.units} onChange={(chosen) => set({ units: chosen })} aside={from('units')} wanted={value.matters.length === 0} />
      <Field label={t('summary')} aside={t('summary.aside')} help={from('summary')} wrong={says('summary')}>
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

/** Quotation marks inside of quotation marks are single ones. */
function inQuotes(words: string): string {
  return words.replaceAll('“', '‘').replaceAll('”', '’')
}

type Ledgers = Answer<'listLedgers'>

/** Kinds of the ledger of the first matter; of every mechanism where it is about a unit or body; before either, of the first ledger that asks for records regularly. */
function kindsFor(ledgers: Ledgers | undefined, { matters: [first], units }: RecordContent): Ledgers['kinds'] {
  const rows = ledgers?.rows ?? []
  if (first) return rows.find(({ id }) => id === first.ledger)?.activities ?? []
  if (units.length > 0) return ledgers?.kinds ?? []
  const recording = rows.filter(({ activities }) => activities.length > 0)
  return (recording.find(({ rhythms }) => rhythms.length > 0) ?? recording[0])?.activities ?? []
}
