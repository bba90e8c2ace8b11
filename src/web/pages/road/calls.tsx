import { useState } from 'react'
import { Link } from 'react-router'
import { useCommand } from '../../api/hooks.ts'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Button, DayInput, Field, InPlace, Note, Section, shortDay } from '../../ui/index.ts'
import type { Road } from './page.tsx'
import { roadWords } from './words.ts'

/** Calls for proposals: of this year's projects, the newest first; the office opens one here, a unit answers it. */
export function Calls({ road }: { road: Road }) {
  const t = useWords(roadWords)
  const [opening, setOpening] = useState(false)
  const [done, setDone] = useState(false)
  const calls = road.calls.filter(({ year }) => year === road.year)
  const more = road.may.includes('openCall') && <Button small primary={!opening && calls.length === 0} aria-expanded={opening} onClick={() => setOpening(!opening)}>{t('callOpen')}</Button>
  return (
    <Section title={t('calls')} more={more}>
      {opening && (
        <CallForm
          road={road}
          onClose={() => setOpening(false)}
          onDone={() => {
            setDone(true)
            setOpening(false)
          }}
        />
      )}
      {done && <Note tone="done" live>{t('callDone')}</Note>}
      {calls.length === 0 && !opening && <p className="empty">{t('callsNone')}</p>}
      <ul className="list" hidden={calls.length === 0}>
        {calls.map((call) => (
          <li key={call.id} className="road-call">
            <div>
              <b>{t('callIn', { year: call.year, until: call.until })}</b>
              {!call.open && <span className="ink-3">　{call.ended ? t('callEnded', { reason: call.ended.reason }) : t('callOver')}</span>}
              <p className="ink-2">{call.text}</p>
              <p className="small ink-3">
                {shortDay(call.openedOn, road.today)}　{t('callCount', { n: call.proposals })}{call.late > 0 && `　${t('callLate', { n: call.late })}`}
              </p>
            </div>
            {road.may.includes('proposeMatter') && !call.ended && <Link to={`/road/propose?year=${call.year}&call=${call.id}`}>{t('propose')}</Link>}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function CallForm({ road, onClose, onDone }: { road: Road; onClose: () => void; onDone: () => void }) {
  const t = useWords(roadWords)
  const { value, set, clear } = useDraft(`call:${road.ledger.id}:${road.year}`, { until: '', text: '' })
  const open = useCommand('openCall')
  const missing = { until: value.until === '', text: value.text.trim() === '' }
  const send = () => {
    if (missing.until || missing.text) return
    open.mutate(
      { body: { ledger: road.ledger.id, year: road.year, until: value.until, text: value.text.trim() } },
      {
        onSuccess: () => {
          clear()
          onDone()
        },
      },
    )
  }
  return (
    <InPlace className="road-form" action={t('callOpen')} busy={open.isPending} error={open.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <>
          <p className="mid ink-2">{t('callYear')}　<b>{road.year}</b></p>
          <Field label={t('callUntil')} wrong={tried && missing.until ? t('missing') : null}>
            {(bound) => <DayInput {...bound} min={road.today} value={value.until} onChange={(until) => set({ until })} />}
          </Field>
          <Field label={t('callText')} aside={t('callTextHint')} wrong={tried && missing.text ? t('missing') : null}>
            {(bound) => <textarea {...bound} className="input" maxLength={4000} value={value.text} onChange={(event) => set({ text: event.target.value })} />}
          </Field>
        </>
      )}
    </InPlace>
  )
}
