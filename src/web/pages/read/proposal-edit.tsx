import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useWords } from '../../i18n/language.tsx'
import { Button, Combobox, DayInput, Field, ShortNotice, type Choice } from '../../ui/index.ts'
import { chosenUnits } from './decide.ts'
import type { ChosenUnit, Draft, Proposal } from './decide.ts'
import { ROLES, ROLE_WORD } from './names.ts'
import { readWords } from './words.ts'

type Props = { proposal: Proposal; draft: Draft; onDraft: (draft: Draft) => void; onDone: () => void }

/** Changes title, due day and units where they stand. */
export function ProposalEdit({ proposal, draft, onDraft, onDone }: Props) {
  const t = useWords(readWords)
  return (
    <form
      className="read-card-edit"
      onSubmit={(event) => {
        event.preventDefault()
        onDone()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.stopPropagation()
        onDone()
      }}
    >
      <ProposalFields proposal={proposal} draft={draft} onDraft={onDraft} />
      <div className="actions read-card-actions">
        <Button type="submit" small>{t('editDone')}</Button>
        <Button
          link
          onClick={() => {
            onDraft({})
            onDone()
          }}
        >
          {t('editUndo')}
        </Button>
      </div>
    </form>
  )
}

/** Title, due day and units of a proposal, as they would be taken. */
export function ProposalFields({ proposal, draft, onDraft }: Omit<Props, 'onDone'>) {
  const t = useWords(readWords)
  const units = chosenUnits(proposal, draft)
  const due = draft.due === undefined ? proposal.due : draft.due
  return (
    <>
      <Field label={t('title_')}>
        {(bound) => <input className="input" autoFocus maxLength={300} value={draft.title ?? proposal.title} onChange={(event) => onDraft({ ...draft, title: event.target.value })} {...bound} />}
      </Field>
      <Field label={t('due')} optional {...(proposal.dueText ? { aside: t('dueWords', { words: proposal.dueText }) } : {})}>
        {(bound) => <DayInput {...bound} value={due ?? ''} onChange={(day) => onDraft({ ...draft, due: day || null })} />}
      </Field>
      <ShortNotice due={due ?? null} />
      {ROLES.filter((role) => role !== 'local').map((role) => (
        <RoleEdit key={role} role={role} units={units} names={proposal} onUnits={(next) => onDraft({ ...draft, units: next })} />
      ))}
    </>
  )
}

type RoleProps = { role: ChosenUnit['role']; units: readonly ChosenUnit[]; names: Proposal; onUnits: (units: ChosenUnit[]) => void }

function RoleEdit({ role, units, names, onUnits }: RoleProps) {
  const t = useWords(readWords)
  const [adding, setAdding] = useState<Choice<ChosenUnit['holder']> | null>(null)
  const mine = units.filter((unit) => unit.role === role)
  const find = async (text: string, signal: AbortSignal): Promise<Choice<ChosenUnit['holder']>[]> => {
    if (role === 'leader') {
      const posts = new Map(names.units.filter((unit) => unit.role === 'leader').flatMap((unit) => unit.candidates.map((one) => [one.holder.id, one])))
      return [...posts.values()].filter(({ name }) => name.includes(text)).map(({ holder, name }) => ({ value: holder, name }))
    }
    const { rows } = await call('listUnits', { query: text ? { q: text } : {}, signal })
    return rows.filter((row) => row.ended === null).slice(0, 20).map((row) => ({ value: { type: 'unit', id: row.id }, name: row.name }))
  }
  if (role === 'leader' && !names.units.some((unit) => unit.role === 'leader')) return null
  const remove = (gone: ChosenUnit) => onUnits(units.filter((unit) => unit !== gone))
  return (
    <Field label={t(ROLE_WORD[role])} optional={role !== 'lead'}>
      {(bound) => (
        <>
          {mine.length > 0 && (
            <ul className="chosen-units">
              {mine.map((unit) => (
                <li key={`${unit.holder.id}-${unit.territory ?? ''}`}>
                  {unit.written}
                  <button type="button" aria-label={t('remove', { name: unit.written })} onClick={() => remove(unit)}>×</button>
                </li>
              ))}
            </ul>
          )}
          <Combobox
            {...bound}
            chosen={adding}
            find={find}
            placeholder={t('addTo', { role: t(ROLE_WORD[role]) })}
            onChoose={(choice) => {
              setAdding(null)
              if (choice && !mine.some((unit) => unit.holder.id === choice.value.id)) onUnits([...units, { written: choice.name, role, holder: choice.value, territory: null }])
            }}
          />
        </>
      )}
    </Field>
  )
}
