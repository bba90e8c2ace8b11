import { useEffect, useRef } from 'react'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useAnswer, useCommand } from '../../api/hooks.ts'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { DayInput, Field, InPlace, ShortNotice } from '../../ui/index.ts'
import { UnitField, UnitsField } from '../organisation/pick.tsx'
import { NO_INSTRUCTION, proposed, type Filled, type Instruction } from './propose.ts'
import { sourceWords } from './words.ts'

const PAUSE_MS = 250

/** A leader's words become a matter: pasted, read here for whom they go to and by when, confirmed by a person. */
export function InstructionForm({ leaders, usualDue, onDone, onClose }: { leaders: Answer<'getSources'>['leaders']; usualDue: string | null; onDone: (matter: string) => void; onClose: () => void }) {
  const t = useWords(sourceWords)
  const { today } = useSession()
  const { value, set, clear } = useDraft('instruction', NO_INSTRUCTION)
  const take = useCommand('takeInstruction')
  useProposals(value, leaders, set)
  const because = (name: Filled) => (value.because[name] ? { aside: t('because', { words: value.because[name] ?? '' }) } : {})
  const fill = (name: Filled, change: Partial<Instruction>) => {
    const { [name]: _, ...rest } = value.because
    set({ ...change, own: [...value.own.filter((one) => one !== name), name], because: rest })
  }
  const missing = { words: value.words.trim() === '', title: value.title.trim() === '', lead: value.lead === null }
  const send = () => {
    if (missing.words || missing.title || missing.lead) return
    take.mutate(
      { body: { words: value.words.trim(), title: value.title.trim(), by: value.by || null, lead: value.lead?.value ?? null, support: value.support.map((one) => one.value), instructedOn: value.on || null, due: value.due || null } },
      {
        onSuccess: ({ ids }) => {
          clear()
          if (typeof ids.matter === 'string') onDone(ids.matter)
        },
      },
    )
  }
  return (
    <InPlace className="sources-form" label={t('take')} action={t('takeDo')} busy={take.isPending} error={take.error} onSend={send} onClose={onClose} note={t('takeNote')}>
      {(tried) => (
        <>
          <Field label={t('words')} help={t('wordsHint')} wrong={tried && missing.words ? t('missing') : null}>
            {(bound) => <textarea {...bound} className="input" rows={3} maxLength={1000} value={value.words} onChange={(event) => set({ words: event.target.value })} />}
          </Field>
          <Field label={t('about')} wrong={tried && missing.title ? t('missing') : null}>
            {(bound) => <input {...bound} className="input" type="text" maxLength={300} value={value.title} onChange={(event) => fill('title', { title: event.target.value })} />}
          </Field>
          <div className="sources-pair">
            <Field label={t('by')} optional {...because('by')}>
              {(bound) => (
                <select {...bound} className="input" value={value.by} onChange={(event) => fill('by', { by: event.target.value })}>
                  <option value="">{t('byNone')}</option>
                  {leaders.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
                </select>
              )}
            </Field>
            <Field label={t('on')} optional>{(bound) => <DayInput {...bound} max={today} value={value.on} onChange={(on) => set({ on })} />}</Field>
          </div>
          <Proposed words={value.because.lead}>
            <UnitField label={t('leadUnit')} chosen={value.lead} onChoose={(lead) => fill('lead', { lead })} wrong={tried && missing.lead ? t('missing') : null} />
          </Proposed>
          <UnitsField label={t('support')} optional units={value.support} onChange={(support) => fill('support', { support })} {...(value.lead ? { without: value.lead.value } : {})} />
          <Field label={t('due')} optional {...because('due')} {...(usualDue ? { help: usualDue } : {})}>
            {(bound) => <DayInput {...bound} min={today} value={value.due} onChange={(due) => fill('due', { due })} />}
          </Field>
          <ShortNotice due={value.due} />
        </>
      )}
    </InPlace>
  )
}

/** A field of the directory's own, with what its value rests on below it. */
function Proposed({ words, children }: { words: string | undefined; children: React.ReactNode }) {
  const t = useWords(sourceWords)
  return (
    <div>
      {children}
      {words ? <p className="small ink-3">{t('because', { words })}</p> : null}
    </div>
  )
}

/** Reads the words in this window a moment after typing; nothing is sent. */
function useProposals(value: Instruction, leaders: Answer<'getSources'>['leaders'], set: (change: Partial<Instruction>) => void): void {
  const { today } = useSession()
  const units = useAnswer('listUnits', {}).data?.rows
  const latest = useRef({ value, set })
  useEffect(() => {
    latest.current = { value, set }
  })
  const { words } = value
  useEffect(() => {
    if (!units || words.trim() === '') return
    let left = false
    const timer = setTimeout(() => {
      void import('../../../reader/index.ts').then(({ draftInstruction }) => {
        if (left) return
        const known = { today, units: units.filter(({ ended }) => ended === null), posts: leaders.map((post) => ({ ...post, leader: true, holders: [] })) }
        const { value: now, set: fill } = latest.current
        fill(proposed(draftInstruction(words, known), now, known))
      })
    }, PAUSE_MS)
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [words, units, leaders, today])
}
