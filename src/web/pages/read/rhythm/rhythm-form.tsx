import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState, type ChangeEvent } from 'react'
import { call } from '../../../api/call.ts'
import { useCommand } from '../../../api/hooks.ts'
import type { ProblemError } from '../../../api/problem.ts'
import type { Answer } from '../../../../api/contract/endpoints.ts'
import { usePick, useWords } from '../../../i18n/language.tsx'
import { copyText } from '../../../ui/hand-out.ts'
import { Button, DayInput, ErrorNote, Field, Note } from '../../../ui/index.ts'
import type { Document } from '../decide.ts'
import { inLedger, PERIODS, type Chosen, type Ledger, type PeriodWord } from './form-values.ts'
import { rhythmWords } from './words.ts'

type Props = { document: Document; source: string; first: Chosen; ledgers: readonly Ledger[]; onDone: () => void }

/** Ledger, record, frequency, people and day of a required practice, with what the checks of packs say of it while it is filled in. */
export function RhythmForm({ document, source, first, ledgers, onDone }: Props) {
  const t = useWords(rhythmWords)
  const pick = usePick()
  const [values, setValues] = useState(first)
  const adopt = useCommand('adoptRhythm')
  const ledger = ledgers.find(({ id }) => id === values.ledger)
  const complete = values.name.trim() !== '' && values.from !== '' && values.atLeast >= 1
  const preview = usePreview(document.id, values, complete)
  const set = (change: Partial<Chosen>) => setValues({ ...values, ...change })
  const number = (event: ChangeEvent<HTMLInputElement>) => (event.target.value === '' ? undefined : Math.trunc(Number(event.target.value)))
  const toDay = ({ dueDayInPeriod: _, ...rest }: Chosen, day: number | undefined): Chosen => (day === undefined || day === 0 ? rest : { ...rest, dueDayInPeriod: day })
  const send = () => complete && adopt.mutate({ params: { document: document.id }, body: values }, { onSuccess: onDone })
  return (
    <form
      className="rhythm-form"
      aria-label={t('title')}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Field label={t('name')}>{(bound) => <input className="input" maxLength={100} value={values.name} onChange={(event) => set({ name: event.target.value })} {...bound} />}</Field>
      <Field label={t('ledger')}>
        {(bound) => (
          <select
            className="input"
            value={values.ledger}
            onChange={(event) => {
              const chosen = ledgers.find(({ id }) => id === event.target.value)
              if (chosen) setValues(inLedger(values, chosen))
            }}
            {...bound}
          >
            {ledgers.filter(({ activities }) => activities.length > 0).map(({ id, name }) => <option key={id} value={id}>{pick(name)}</option>)}
          </select>
        )}
      </Field>
      <Field label={t('activity')}>
        {(bound) => (
          <select className="input" value={values.activity} onChange={(event) => set({ activity: event.target.value })} {...bound}>
            {ledger?.activities.map(({ id, name }) => <option key={id} value={id}>{pick(name)}</option>)}
          </select>
        )}
      </Field>
      <div className="rhythm-row">
        <Field label={t('period')}>
          {(bound) => (
            <select className="input" value={values.period} onChange={(event) => set({ period: event.target.value as PeriodWord })} {...bound}>
              {PERIODS.map((period) => <option key={period} value={period}>{t(`period.${period}`)}</option>)}
            </select>
          )}
        </Field>
        <Field label={t('least')}>{(bound) => <input className="input" type="number" min={1} max={100} value={values.atLeast} onChange={(event) => set({ atLeast: number(event) ?? 1 })} {...bound} />}</Field>
      </div>
      <Field label={t('dueDay')} optional help={t('dueDayHelp')}>
        {(bound) => <input className="input" type="number" min={-366} max={366} value={values.dueDayInPeriod ?? ''} onChange={(event) => setValues(toDay(values, number(event)))} {...bound} />}
      </Field>
      {ledger && ledger.roles.length > 0 && (
        <fieldset className="rhythm-people">
          <legend>{t('participants')}</legend>
          {ledger.roles.map(({ id, name }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={values.participants?.includes(id) ?? false}
                onChange={(event) => set({ participants: event.target.checked ? [...(values.participants ?? []), id] : (values.participants ?? []).filter((role) => role !== id) })}
              />
              {pick(name)}
            </label>
          ))}
        </fieldset>
      )}
      <Field label={t('from')}>{(bound) => <DayInput {...bound} value={values.from} onChange={(from) => set({ from })} />}</Field>
      <p className="small"><span className="ink-2">{t('source')}　</span>{source}</p>
      <Preview preview={preview.data} />
      <p className="ink-3 small">{t('notCounted')}</p>
      <ErrorNote error={adopt.error ?? preview.error} />
      <div className="actions read-card-actions">
        <Button type="submit" primary busy={adopt.isPending} disabled={!complete || (preview.data?.problems.length ?? 0) > 0}>{t('confirm')}</Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
      </div>
    </form>
  )
}

/** What the checks say of the form as it stands; the former answer stays until the next one comes. */
function usePreview(document: string, values: Chosen, complete: boolean) {
  return useQuery<Answer<'previewRhythm'>, ProblemError>({
    queryKey: ['previewRhythm', document, values],
    queryFn: ({ signal }) => call('previewRhythm', { params: { document }, body: values, signal }),
    enabled: complete,
    placeholderData: keepPreviousData,
  })
}

function Preview({ preview }: { preview: Answer<'previewRhythm'> | undefined }) {
  const t = useWords(rhythmWords)
  const pick = usePick()
  const [said, setSaid] = useState<'copied' | 'notCopied' | null>(null)
  if (!preview) return null
  const { problems, warnings, text } = preview
  return (
    <div aria-live="polite">
      {problems.length > 0 && <Note tone="due"><b>{t('problems')}</b>　{problems.map(pick).join('　')}</Note>}
      {warnings.length > 0 && <Note tone="info"><b>{t('warnings')}</b>　{warnings.map(pick).join('　')}</Note>}
      <details className="rhythm-yaml">
        <summary>{t('yaml')}</summary>
        <pre tabIndex={0}>{text}</pre>
        <Button link onClick={() => void copyText(text).then((done) => setSaid(done ? 'copied' : 'notCopied'))}>{t('copy')}</Button>
        <span role="status" className="small ink-2">{said && <>{'　'}{t(said)}</>}</span>
      </details>
    </div>
  )
}
