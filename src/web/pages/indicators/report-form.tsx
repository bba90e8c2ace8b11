import { useState } from 'react'
import { useAnswer, useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { DayInput, ErrorNote, Field, InPlace, Loading } from '../../ui/index.ts'
import { figureTyped, usualAsOf, type Indicator, type Reading } from './model.ts'
import { OddField, useOdd } from './odd.tsx'
import { indicatorWords } from './words.ts'

type Props = { indicator: string; period: string; /** where it is asked from */ place?: string | undefined; /** sent back: reported again under its id */ again?: Reading; onClose: () => void; onDone: () => void }

/** Reports one figure where the indicator stands. What the indicator says of itself (source, measure, place) is not asked. */
export function ReportForm(props: Props) {
  const answer = useAnswer('getIndicator', { params: { indicator: props.indicator }, query: { period: props.again?.period ?? props.period } }, { keep: true })
  if (answer.error && !answer.data) return <ErrorNote error={answer.error} retry={() => void answer.refetch()} />
  return answer.data ? <Form {...props} known={answer.data} /> : <Loading rows={2} />
}

const WHOLE = ''

function Form({ indicator, known, place, again, onClose, onDone }: Props & { known: Indicator }) {
  const t = useWords(indicatorWords)
  const pick = usePick()
  const { today } = useSession()
  const period = again?.period ?? known.period
  const places = [...(known.may.reportWhole ? [{ id: WHOLE, name: t('whole') }] : []), ...known.reportFor]
  const { value, set, clear } = useDraft(`reading:${again?.id ?? `${indicator}:${period}`}`, {
    place: again ? (again.place?.id ?? WHOLE) : (places.find(({ id }) => id === place) ?? places[0])?.id ?? WHOLE,
    asOf: again?.asOf ?? usualAsOf(period, today),
    value: again?.value ?? '',
    yearBefore: again?.yearBefore ?? '',
    source: again?.source ?? known.source ?? '',
    note: again?.note ?? '',
    despite: '',
  })
  const report = useCommand('reportReadings')
  const [asked, ask] = useState<string | null>(null)
  const [pressed, press] = useState(false)
  const odd = useOdd(report.error)
  const figure = figureTyped(value.value)
  const before = value.yearBefore.trim() === '' ? null : figureTyped(value.yearBefore)
  const wrongBefore = value.yearBefore.trim() !== '' && before === null
  // A reason belongs to the figure it was asked about: another figure is looked at anew.
  const about = JSON.stringify([value.place, value.asOf, value.value, value.yearBefore])
  const stillOdd = odd !== null && asked === about
  const send = () => {
    press(stillOdd)
    if (figure === null || wrongBefore || !value.asOf || (stillOdd && value.despite.trim() === '')) return
    ask(about)
    const reading = {
      ...(again ? { id: again.id } : {}),
      indicator,
      place: value.place || null,
      period,
      asOf: value.asOf,
      value: figure,
      yearBefore: before,
      source: value.source.trim() || null,
      note: value.note.trim() || null,
      attachments: (again?.attachments ?? []).map(({ sha256 }) => ({ sha256 })),
      despite: stillOdd ? value.despite.trim() : null,
    }
    sendThen(report, { body: { readings: [reading] } }, () => (clear(), onDone()))
  }
  return (
    <InPlace className="indicator-form" label={`${t('report')} ${known.name}`} action={t(stillOdd ? 'reportDespite' : 'reportDo')} busy={report.isPending} error={odd === null ? report.error : null} onSend={send} onClose={onClose} note={t('reportNote')}>
      {(tried) => (
        <>
          <div className="indicator-fields">
            <Field label={`${t('value')}（${known.measure}）`} aside={pick(known.periodLabel)} wrong={tried && figure === null ? t('notNumber') : null}>
              {(bound) => <input {...bound} className="input num" type="text" inputMode="decimal" autoComplete="off" value={value.value} onChange={(event) => set({ value: event.target.value })} />}
            </Field>
            <Field label={t('reportAsOf')} wrong={tried && !value.asOf ? t('missing') : null}>{(bound) => <DayInput {...bound} max={today} value={value.asOf} onChange={(asOf) => set({ asOf })} />}</Field>
            {!again && places.length > 1 && (
              <Field label={t('reportFor')}>
                {(bound) => (
                  <select {...bound} className="input" value={value.place} onChange={(event) => set({ place: event.target.value })}>
                    {places.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
                  </select>
                )}
              </Field>
            )}
            <Field label={`${t('yearBefore')}（${known.measure}）`} optional wrong={tried && wrongBefore ? t('notNumber') : null}>
              {(bound) => <input {...bound} className="input num" type="text" inputMode="decimal" autoComplete="off" value={value.yearBefore} onChange={(event) => set({ yearBefore: event.target.value })} />}
            </Field>
            <Field label={t('source')} optional>{(bound) => <input {...bound} className="input" type="text" maxLength={200} value={value.source} onChange={(event) => set({ source: event.target.value })} />}</Field>
            <Field label={t('note')} optional>{(bound) => <input {...bound} className="input" type="text" maxLength={500} value={value.note} onChange={(event) => set({ note: event.target.value })} />}</Field>
          </div>
          {stillOdd && <OddField head={t('odd')} label={t('despite')} aside={t('despiteHint')} said={odd} despite={value.despite} onDespite={(despite) => set({ despite })} wrong={pressed && value.despite.trim() === ''} />}
        </>
      )}
    </InPlace>
  )
}
