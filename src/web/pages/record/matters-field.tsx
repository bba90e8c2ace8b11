import { useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import type { ProblemError } from '../../api/problem.ts'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { Button } from '../../ui/button.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { Field } from '../../ui/field.tsx'
import { ErrorNote } from '../../ui/note.tsx'
import type { MatterChoice } from './content.ts'
import { allMine, findMatters } from './find-matters.ts'
import { recordWords } from './words.ts'

type Props = {
  matters: readonly MatterChoice[]
  onChange: (matters: MatterChoice[]) => void
  wrong: string | null
  /** where the value comes from */
  help: string | null
  /** the first is settled and not asked: only further ones may be added */
  settled: boolean
  /** ledgers with required practice, for “all of mine” */
  ledgers: readonly string[]
}

/** The matters a record counts for: the last used first, found by name or code; one visit may serve several, or all that are mine. */
export function MattersField({ matters, onChange, wrong, help, settled, ledgers }: Props) {
  const t = useWords(recordWords)
  const session = useSession()
  const [adding, setAdding] = useState(false)
  const find = (text: string, signal: AbortSignal) => findMatters(session, text, matters, signal)
  const all = useMutation<MatterChoice[], ProblemError>({
    mutationFn: () => allMine(session, ledgers),
    onSuccess: (mine) => onChange([...matters, ...mine.filter(({ id }) => !matters.some((one) => one.id === id))]),
  })
  const [first, ...others] = matters
  return (
    <div className="matters">
      {settled ? null : (
        <Field label={t('matter')} aside={t('matter.mine')} help={help} wrong={wrong}>
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
      )}
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
      <div className="more-matters">
        {first && !adding ? (
          <Button link onClick={() => setAdding(true)}>
            {t('matter.add')}
          </Button>
        ) : null}
        {ledgers.length > 0 && !settled ? (
          <Button link busy={all.isPending} onClick={() => all.mutate()}>
            {t('matter.all')}
          </Button>
        ) : null}
        {all.data?.length === 0 ? <span className="ink-3 small">{t('matter.all.none')}</span> : null}
      </div>
      <ErrorNote error={all.error} />
    </div>
  )
}
