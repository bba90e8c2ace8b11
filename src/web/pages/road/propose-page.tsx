import { useState, type FormEvent } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { useAnswer, useCommand } from '../../api/hooks.ts'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { usePage } from '../../shell/page.tsx'
import { Button, DayInput, ErrorNote, Field, Loading, Note, type Choice } from '../../ui/index.ts'
import { UnitField, UnitsField } from '../organisation/pick.tsx'
import type { FieldValue } from '../record/content.ts'
import { KindFieldInput } from '../record/kind-field.tsx'
import { Alike } from './alike.tsx'
import type { Road } from './page.tsx'
import { chosenYear, quarterEnd } from './parts.ts'
import { EMPTY_PROPOSAL, faultsOf, proposalOf, QUARTERS, type Proposal } from './proposal.ts'
import { proposeWords, roadWords } from './words.ts'
import './road.css'

/** The one form by which a unit proposes a project (申报表); the draft outlives the window, what is alike is shown beside it. */
export default function ProposePage() {
  const t = useWords(roadWords)
  const [search] = useSearchParams()
  const asked = useAnswer('getRoad', { query: chosenYear(search) })
  const road = asked.data
  usePage({ title: t('propose'), crumbs: [{ text: t('title'), to: '/road' }, { text: t('propose') }] })
  if (!road) return asked.error ? <ErrorNote error={asked.error} retry={() => void asked.refetch()} /> : <Loading rows={8} />
  const named = road.calls.find(({ id }) => id === search.get('call'))
  return <Form road={road} call={named ?? road.calls.find((call) => call.open && call.year === road.year) ?? null} />
}

function Form({ road, call }: { road: Road; call: Road['calls'][number] | null }) {
  const t = useWords(proposeWords)
  const navigate = useNavigate()
  const { acting } = useSession()
  // The office enters what came on paper: the lead is another unit's.
  const own: Choice | null = acting?.unit && acting.role !== 'office' ? { value: acting.unit.id, name: acting.unit.name } : null
  const { value, set, clear } = useDraft<Proposal>(`propose:${road.ledger.id}:${road.year}`, { ...EMPTY_PROPOSAL, lead: own })
  const [tried, setTried] = useState(false)
  const propose = useCommand('proposeMatter')
  const faults = faultsOf(value, road.form)
  const wrong = (field: string) => (tried && faults.includes(field) ? t('missing') : null)
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (propose.isPending || faults.length > 0) return
    propose.mutate(
      { body: { ledger: road.ledger.id, call: call?.id ?? null, ...proposalOf(value, road.form, road.year) } },
      {
        onSuccess: () => {
          clear()
          void navigate(`/road?year=${road.year}&part=call`)
        },
      },
    )
  }
  const late = call !== null && !call.open
  return (
    <div className="road-propose">
      <form noValidate onSubmit={send}>
        <h1>{t('title')}</h1>
        <Note tone={late ? 'due' : 'plain'}>{call ? t(late ? 'lateNote' : 'answering', { year: call.year, until: call.until }) : t('own')}</Note>
        <Field label={t('name')} wrong={wrong('title')}>
          {(bound) => <input {...bound} className="input" type="text" maxLength={300} autoFocus value={value.title} onChange={(event) => set({ title: event.target.value })} />}
        </Field>
        {road.form.map((field) => (
          <KindFieldInput key={field.id} field={field} value={value.fields[field.id]} wrong={wrong(field.id)} onChange={(next: FieldValue) => set({ fields: { ...value.fields, [field.id]: next } })} />
        ))}
        <UnitField label={t('lead')} {...(own && value.lead?.value === own.value ? { help: t('leadFrom') } : {})} wrong={wrong('lead')} chosen={value.lead} onChoose={(lead) => set({ lead, leader: null })} />
        <UnitsField label={t('support')} optional units={value.support} onChange={(support) => set({ support })} {...(value.lead ? { without: value.lead.value } : {})} />
        <Leader value={value} onLeader={(leader) => set({ leader })} />
        <Field label={t('due')} optional>{(bound) => <DayInput {...bound} value={value.due} onChange={(due) => set({ due })} />}</Field>
        <fieldset className="field road-quarters">
          <legend>{t('quarters')}</legend>
          {QUARTERS.map((quarter) => (
            <div key={quarter}>
              <input className="input" type="text" maxLength={200} aria-label={t('quarter', { n: quarter })} placeholder={t('quarter', { n: quarter })} value={value.quarters[quarter]?.title ?? ''} onChange={(event) => set({ quarters: { ...value.quarters, [quarter]: { title: event.target.value, due: value.quarters[quarter]?.due ?? quarterEnd(road.year, quarter) } } })} />
              <DayInput aria-label={`${t('quarter', { n: quarter })} ${t('due')}`} value={value.quarters[quarter]?.due ?? quarterEnd(road.year, quarter)} onChange={(due) => set({ quarters: { ...value.quarters, [quarter]: { title: value.quarters[quarter]?.title ?? '', due } } })} />
            </div>
          ))}
        </fieldset>
        <ErrorNote error={propose.error} />
        <div className="actions">
          <Button primary type="submit" busy={propose.isPending}>{t('send')}</Button>
          <span className="small ink-3">{t('kept')}</span>
        </div>
      </form>
      <Alike title={value.title} goal={goalOf(value, road)} ledger={road.ledger.id} />
    </div>
  )
}

/** The leader whom the division of work proposes; the first is taken until another is chosen. */
function Leader({ value, onLeader }: { value: Proposal; onLeader: (leader: string | null) => void }) {
  const t = useWords(proposeWords)
  const suggested = useAnswer('suggestLeaders', { query: { unit: value.lead?.value ?? '', words: value.title.slice(0, 200) } }, { when: value.lead !== null, keep: true })
  const rows = suggested.data?.rows ?? []
  const chosen = rows.find(({ id }) => id === value.leader)
  return (
    <Field label={t('leader')} optional {...(chosen ? { help: t('leaderFrom', { because: chosen.because.map(({ name }) => name).join(t('because')) }) } : {})}>
      {(bound) => (
        <select {...bound} className="input" value={chosen?.id ?? ''} onChange={(event) => onLeader(event.target.value || null)}>
          <option value="">{rows.length > 0 || value.lead === null ? t('leaderLater') : t('leaderNone')}</option>
          {rows.map(({ id, name, holders }) => <option key={id} value={id}>{[name, ...holders.flatMap((one) => one.name ?? [])].join('　')}</option>)}
        </select>
      )}
    </Field>
  )
}

/** The text by which projects are compared beside their title: the first long text that is asked for. */
function goalOf({ fields }: Proposal, { form }: Road): string {
  const asked = form.find(({ type, required }) => type === 'text' && required)
  const text = asked ? fields[asked.id] : ''
  return typeof text === 'string' ? text : ''
}
