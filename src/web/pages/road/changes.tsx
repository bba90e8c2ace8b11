import { useState } from 'react'
import { useCommand } from '../../api/hooks.ts'
import { useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Button, DayInput, Field, InPlace, Section, shortDay } from '../../ui/index.ts'
import type { MatterRoad } from './opinions-page.tsx'
import { opinionWords, roadWords } from './words.ts'

type Request = MatterRoad['requests'][number]

/** Changes that only a meeting may make: what was asked, with the old value beside the new, and what was decided. */
export function Changes({ road }: { road: MatterRoad }) {
  const t = useWords(opinionWords)
  const [asking, setAsking] = useState(false)
  const waits = road.requests.some(({ decided }) => !decided)
  const more = road.may.includes('requestChange') && road.approved.length > 0 && !waits && <Button small className="road-no-paper" aria-expanded={asking} onClick={() => setAsking(!asking)}>{t('request')}</Button>
  return (
    <Section title={t('changes')} aside={road.requests.length || undefined} more={more}>
      {asking && <RequestForm road={road} onClose={() => setAsking(false)} />}
      {road.requests.length === 0 && !asking && <p className="empty">{t('changesNone')}</p>}
      <ul className="list" hidden={road.requests.length === 0}>
        {road.requests.map((one) => <li key={one.id}><Asked road={road} request={one} /></li>)}
      </ul>
    </Section>
  )
}

function Asked({ road, request }: { road: MatterRoad; request: Request }) {
  const t = useWords(opinionWords)
  const pick = usePick()
  const { today } = useSession()
  const [deciding, setDeciding] = useState(false)
  const { by, askedOn, reason, what, decided } = request
  return (
    <>
      <div className="road-call">
        <div>
          {what.map(({ name, before, after }) => (
            <div key={name.zh}><b>{pick(name)}</b>　{after}　<s className="ink-3">{before}</s></div>
          ))}
          <p className="ink-2">{reason}</p>
          <p className="small ink-3">{t('asked', { by: by ?? '', on: shortDay(askedOn, today) })}</p>
          <p className="small">{decided ? `${t('decided', { decision: t(decided.approved ? 'approve' : 'refuse'), basis: decided.basis })}${decided.words ? `　${decided.words}` : ''}` : t('pending')}</p>
        </div>
        {!decided && road.may.includes('decideChanges') && <Button small className="road-no-paper" onClick={() => setDeciding(!deciding)}>{t('decideDo')}</Button>}
      </div>
      {deciding && !decided && <DecideForm matter={road.id} request={request.id} onClose={() => setDeciding(false)} />}
    </>
  )
}

function DecideForm({ matter, request, onClose }: { matter: string; request: string; onClose: () => void }) {
  const t = useWords(opinionWords)
  const r = useWords(roadWords)
  const { today } = useSession()
  const { value, set, clear } = useDraft(`decide:${request}`, { approved: true, meeting: '', on: today, words: '' })
  const decide = useCommand('decideChanges')
  const missing = { meeting: value.meeting.trim() === '', words: !value.approved && value.words.trim() === '' }
  const send = () => {
    if (missing.meeting || missing.words) return
    decide.mutate(
      { body: { decisions: [{ matter, request, approved: value.approved, words: value.words.trim() || null }], meeting: { name: value.meeting.trim(), on: value.on || today } } },
      {
        onSuccess: () => {
          clear()
          onClose()
        },
      },
    )
  }
  return (
    <InPlace className="road-form" action={t('decideDo')} busy={decide.isPending} error={decide.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <>
          <Field label={r('decide')}>
            {(bound) => (
              <select {...bound} className="input" value={value.approved ? 'yes' : 'no'} onChange={(event) => set({ approved: event.target.value === 'yes' })}>
                <option value="yes">{t('approve')}</option>
                <option value="no">{t('refuse')}</option>
              </select>
            )}
          </Field>
          <Field label={r('meeting')} wrong={tried && missing.meeting ? r('missing') : null}>
            {(bound) => <input {...bound} className="input" type="text" maxLength={120} value={value.meeting} onChange={(event) => set({ meeting: event.target.value })} />}
          </Field>
          <Field label={r('meetingOn')}>{(bound) => <DayInput {...bound} max={today} value={value.on} onChange={(on) => set({ on })} />}</Field>
          <Field label={t('words')} optional={value.approved} wrong={tried && missing.words ? r('missing') : null}>
            {(bound) => <input {...bound} className="input" type="text" maxLength={1000} value={value.words} onChange={(event) => set({ words: event.target.value })} />}
          </Field>
        </>
      )}
    </InPlace>
  )
}

type Asking = { title: string; due: string; texts: Record<string, string>; milestones: Record<string, string>; reason: string }

function RequestForm({ road, onClose }: { road: MatterRoad; onClose: () => void }) {
  const t = useWords(opinionWords)
  const r = useWords(roadWords)
  const pick = usePick()
  const { value, set, clear } = useDraft<Asking>(`change:${road.id}`, { title: road.title, due: road.due ?? '', texts: {}, milestones: {}, reason: '' })
  const ask = useCommand('requestChange')
  const changes = changesOf(road, value)
  const missing = { reason: value.reason.trim() === '', nothing: Object.keys(changes).length === 0 }
  const may = (what: string) => road.approved.includes(what)
  const send = () => {
    if (missing.reason || missing.nothing) return
    ask.mutate(
      { params: { matter: road.id }, body: { changes, reason: value.reason.trim() } },
      {
        onSuccess: () => {
          clear()
          onClose()
        },
      },
    )
  }
  return (
    <InPlace className="road-form" action={t('requestDo')} note={t('requestNote')} busy={ask.isPending} error={ask.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <>
          {may('title') && <Field label={t('name')} wrong={tried && missing.nothing ? t('nothing') : null}>{(bound) => <input {...bound} className="input" type="text" maxLength={300} value={value.title} onChange={(event) => set({ title: event.target.value })} />}</Field>}
          {may('due') && <Field label={t('due')} help={road.due ? t('was', { value: road.due }) : undefined}>{(bound) => <DayInput {...bound} value={value.due} onChange={(due) => set({ due })} />}</Field>}
          {road.texts.map(({ id, name, value: now }) => (
            <Field key={id} label={pick(name)}>{(bound) => <textarea {...bound} className="input" maxLength={4000} value={value.texts[id] ?? now} onChange={(event) => set({ texts: { ...value.texts, [id]: event.target.value } })} />}</Field>
          ))}
          {may('milestones') && road.milestones.map(({ id, title, due }) => (
            <Field key={id} label={t('milestone', { title })}>{(bound) => <DayInput {...bound} value={value.milestones[id] ?? due} onChange={(day) => set({ milestones: { ...value.milestones, [id]: day } })} />}</Field>
          ))}
          <Field label={t('reason')} wrong={tried && missing.reason ? r('missing') : null}>
            {(bound) => <input {...bound} className="input" type="text" maxLength={1000} value={value.reason} onChange={(event) => set({ reason: event.target.value })} />}
          </Field>
        </>
      )}
    </InPlace>
  )
}

/** Only what differs is asked for. */
function changesOf(road: MatterRoad, { title, due, texts, milestones }: Asking) {
  const fields = Object.fromEntries(road.texts.flatMap(({ id, value }) => (texts[id] !== undefined && texts[id].trim() !== value ? [[id, texts[id].trim()]] : [])))
  const moved = road.milestones.map((one) => ({ ...one, due: milestones[one.id] || one.due }))
  return {
    ...(title.trim() !== '' && title.trim() !== road.title ? { title: title.trim() } : {}),
    ...((due || null) !== road.due ? { due: due || null } : {}),
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
    ...(moved.some(({ due: day }, index) => day !== road.milestones[index]?.due) ? { milestones: moved } : {}),
  }
}
