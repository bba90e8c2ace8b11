import { useState } from 'react'
import { useCommand } from '../../api/hooks.ts'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { DayInput, Field, InPlace, type Choice } from '../../ui/index.ts'
import { PostField, UnitsField } from '../organisation/pick.tsx'
import type { Project, Road } from './page.tsx'
import { roadWords } from './words.ts'

type Asking = { units: Choice[]; leader: Choice | null; until: string; text: string }
const EMPTY: Asking = { units: [], leader: null, until: '', text: '' }

/** Asks units and a leader for their opinion on the projects ticked, until one day. */
export function AskForm({ road, projects, onClose, onDone }: { road: Road; projects: readonly Project[]; onClose: () => void; onDone: (n: number) => void }) {
  const t = useWords(roadWords)
  const { value, set, clear } = useDraft<Asking>(`ask:${road.ledger.id}:${road.year}`, EMPTY)
  const [ticked, setTicked] = useState(() => projects.map(({ id }) => id))
  const ask = useCommand('askOpinions')
  const holders = [...value.units.map((unit) => ({ type: 'unit' as const, id: unit.value })), ...(value.leader ? [{ type: 'post' as const, id: value.leader.value }] : [])]
  const missing = { holders: holders.length === 0, until: value.until === '', projects: ticked.length === 0 }
  const send = () => {
    if (missing.holders || missing.until || missing.projects) return
    ask.mutate(
      { body: { matters: ticked, holders, until: value.until, text: value.text.trim() || null } },
      {
        onSuccess: () => {
          clear()
          onDone(ticked.length)
        },
      },
    )
  }
  return (
    <InPlace className="road-form" label={t('ask')} action={t('ask')} busy={ask.isPending} error={ask.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <>
          <fieldset className="field">
            <legend>{t('askOf')}</legend>
            {projects.map(({ id, code, title }) => (
              <label key={id} className="check">
                <input type="checkbox" checked={ticked.includes(id)} onChange={(event) => setTicked(event.target.checked ? [...ticked, id] : ticked.filter((one) => one !== id))} />
                <span>{code}　{title}</span>
              </label>
            ))}
            {tried && missing.projects && <div className="wrong">{t('missing')}</div>}
          </fieldset>
          <UnitsField label={t('askWhom')} optional units={value.units} onChange={(units) => set({ units })} wrong={tried && missing.holders ? t('missing') : null} />
          <PostField label={t('askLeader')} optional unit={null} chosen={value.leader} onChoose={(leader) => set({ leader })} />
          <Field label={t('askUntil')} wrong={tried && missing.until ? t('missing') : null}>{(bound) => <DayInput {...bound} min={road.today} value={value.until} onChange={(until) => set({ until })} />}</Field>
          <Field label={t('askText')} optional>{(bound) => <input {...bound} className="input" type="text" maxLength={1000} value={value.text} onChange={(event) => set({ text: event.target.value })} />}</Field>
        </>
      )}
    </InPlace>
  )
}
