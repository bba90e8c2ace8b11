import { useState, type FormEvent } from 'react'
import { useNavigate } from 'react-router'
import { useCommand } from '../../api/hooks.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Button, DayInput, ErrorNote, Field, ShortNotice } from '../../ui/index.ts'
import { UnitField, UnitsField } from '../organisation/pick.tsx'
import { KindFieldInput } from '../record/kind-field.tsx'
import { bodyOf, EMPTY_MATTER, faultsOf, fieldsApart, unitMayHold } from './new-matter.ts'
import type { Ledger } from './page.tsx'
import { ledgerWords } from './words.ts'

/** Opens a matter by hand, then goes to it. Escape closes the form; what was filled in is kept. */
export function NewMatterForm({ ledger, usualDue, onClose }: { ledger: Pick<Ledger, 'id' | 'name' | 'fields' | 'roles'>; /** by when it is due where no day is given */ usualDue?: string; onClose: () => void }) {
  const t = useWords(ledgerWords)
  const pick = usePick()
  const navigate = useNavigate()
  const { value, set, clear } = useDraft(`open:${ledger.id}`, EMPTY_MATTER)
  const [tried, setTried] = useState(false)
  const open = useCommand('openMatter')
  const { required, optional } = fieldsApart(ledger)
  const roleName = (id: 'lead' | 'support') => pick(ledger.roles.find((role) => role.id === id)?.name ?? { zh: t(id), en: t(id) })
  const faults = faultsOf(value, ledger)
  const wrongOf = (id: string) => {
    const fault = tried ? faults.fields[id] : undefined
    return fault ? t(fault) : null
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (open.isPending || faults.title || Object.keys(faults.fields).length > 0) return
    open.mutate(
      { body: bodyOf(value, ledger) },
      {
        onSuccess: ({ ids }) => {
          clear()
          if (typeof ids.matter === 'string') void navigate(`/matters/${ids.matter}`)
        },
      },
    )
  }
  const ask = (field: (typeof ledger)['fields'][number]) => (
    <KindFieldInput key={field.id} field={field} value={value.fields[field.id]} wrong={wrongOf(field.id)} onChange={(next) => set({ fields: { ...value.fields, [field.id]: next } })} />
  )
  return (
    <form
      className="ledger-new"
      aria-label={t('newIn', { ledger: pick(ledger.name) })}
      noValidate
      onSubmit={send}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
      }}
    >
      <h2>{t('newIn', { ledger: pick(ledger.name) })}</h2>
      <Field label={t('newTitle')} wrong={tried && faults.title ? t('missing') : null}>
        {(bound) => <input {...bound} className="input" type="text" autoFocus maxLength={300} value={value.title} onChange={(event) => set({ title: event.target.value })} />}
      </Field>
      {required.map(ask)}
      <Field label={t('due')} optional {...(usualDue ? { help: usualDue } : {})}>{(bound) => <DayInput {...bound} value={value.due} onChange={(due) => set({ due })} />}</Field>
      <ShortNotice due={value.due} />
      {unitMayHold(ledger, 'lead') && <UnitField label={roleName('lead')} optional chosen={value.lead} onChoose={(lead) => set({ lead })} />}
      {unitMayHold(ledger, 'support') && <UnitsField label={roleName('support')} optional units={value.support} onChange={(support) => set({ support })} {...(value.lead ? { without: value.lead.value } : {})} />}
      {optional.length > 0 && (
        <details open={optional.some(({ id }) => wrongOf(id) !== null) || undefined}>
          <summary>{t('moreFields', { n: optional.length })}</summary>
          <div className="ledger-new-more">{optional.map(ask)}</div>
        </details>
      )}
      <ErrorNote error={open.error} />
      <div className="actions">
        <Button primary type="submit" busy={open.isPending}>{t('newDo')}</Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
        <span className="small ink-3">{t('kept')}</span>
      </div>
    </form>
  )
}
