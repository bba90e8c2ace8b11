import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { Button } from '../../ui/button.tsx'
import { Combobox, type Choice } from '../../ui/combobox.tsx'
import { Field } from '../../ui/field.tsx'
import type { MatterChoice } from './content.ts'
import { recordWords } from './words.ts'

type Props = { matters: readonly MatterChoice[]; onChange: (matters: MatterChoice[]) => void; wrong: string | null }

const OFFERED = 20

/** The matters a record counts for: mine first, found by name or code; one visit may serve several. */
export function MattersField({ matters, onChange, wrong }: Props) {
  const t = useWords(recordWords)
  const { acting } = useSession()
  const [adding, setAdding] = useState(false)
  const find = async (text: string, signal: AbortSignal): Promise<Choice<MatterChoice>[]> => {
    const unit = acting?.role === 'office' ? undefined : acting?.unit?.id
    const { rows } = await call('listMatters', {
      query: { open: 'true', limit: OFFERED, ...(unit ? { unit } : {}), ...(text ? { q: text } : {}) },
      signal,
    })
    return rows
      .filter(({ id }) => !matters.some((one) => one.id === id))
      .map(({ id, code, title, ledger }) => ({ value: { id, code, title, ledger }, name: title, aside: code }))
  }
  const [first, ...others] = matters
  return (
    <>
      <Field label={t('matter')} aside={t('matter.mine')} wrong={wrong}>
        {(bound) => (
          <Combobox
            {...bound}
            chosen={first ? { value: first, name: first.title } : null}
            onChoose={(choice) => onChange(choice ? [choice.value, ...others] : others)}
            find={find}
            placeholder={t('matter.find')}
          />
        )}
      </Field>
      {others.length > 0 ? (
        <ul className="list files">
          {others.map((one) => (
            <li key={one.id}>
              <span>{one.title}</span>
              <Button
                link
                aria-label={t('matter.remove', { title: one.title })}
                onClick={() => onChange(matters.filter(({ id }) => id !== one.id))}
              >
                {t('matter.remove.short')}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {first && adding ? (
        <Combobox
          aria-label={t('matter.add')}
          autoFocus
          chosen={null}
          onChoose={(choice) => {
            if (choice) onChange([...matters, choice.value])
            setAdding(false)
          }}
          find={find}
          placeholder={t('matter.find')}
        />
      ) : null}
      {first && !adding ? (
        <Button link onClick={() => setAdding(true)}>
          {t('matter.add')}
        </Button>
      ) : null}
    </>
  )
}
