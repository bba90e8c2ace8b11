import { useState } from 'react'
import { Link } from 'react-router'
import { useCommand } from '../../api/hooks.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Button, Combobox, DayInput, ErrorNote, Field, Light, Section, shortDay, ShortNotice, Table3, type Choice, type Column } from '../../ui/index.ts'
import { findUnits, UnitsField } from '../organisation/pick.tsx'
import type { Meeting } from './meeting-page.tsx'
import { meetingWords } from './words.ts'

type Decided = Meeting['decided'][number]

/** What was decided, one line each with what became of it; a new one is typed in one line and is a matter at once. */
export function Decisions({ meeting }: { meeting: Meeting }) {
  const t = useWords(meetingWords)
  const pick = usePick()
  const columns: Column<Decided>[] = [
    { key: 'text', head: t('decision'), names: true, cell: ({ text, matter }) => (
      <>
        {matter?.shown ? <Link to={`/matters/${matter.id}`}>{text}</Link> : text}
        {matter && <p className="small ink-3">{matter.code}　{pick(matter.stageName)}</p>}
      </>
    ) },
    { key: 'lead', head: t('lead'), width: 200, cell: ({ matter }) => matter?.lead?.name ?? '' },
    { key: 'due', head: t('due'), width: 92, cell: ({ matter }) => matter?.due && <time className="nowrap" dateTime={matter.due}>{shortDay(matter.due, meeting.today)}</time> },
    { key: 'light', head: t('light'), width: 84, cell: ({ matter }) => matter && <Light light={matter.light} reasons={matter.reasons} until={matter.until} /> },
  ]
  return (
    <Section title={t('decided')} aside={meeting.decided.length || undefined}>
      {meeting.decided.length > 0 ? <Table3 className="meeting-decided" caption={t('decided')} columns={columns} rows={meeting.decided} keyOf={({ id }) => id} stack labelled /> : <p className="mid ink-3">{t('decidedNone')}</p>}
      {meeting.may.includes('makeDecision') && <DecideLine meeting={meeting} />}
    </Section>
  )
}

function DecideLine({ meeting }: { meeting: Meeting }) {
  const t = useWords(meetingWords)
  const [tried, setTried] = useState(false)
  const [more, setMore] = useState(false)
  const [made, setMade] = useState(0)
  const blank = { text: '', lead: null as Choice | null, due: '', topic: '', support: [] as Choice[] }
  const { value, set, clear } = useDraft(`decide:${meeting.id}`, blank)
  const decide = useCommand('makeDecision')
  const wanting = { text: value.text.trim() === '', lead: !value.lead, due: value.due === '' }
  const send = () => {
    setTried(true)
    if (wanting.text || !value.lead || wanting.due || decide.isPending) return
    decide.mutate(
      { params: { meeting: meeting.id }, body: { text: value.text.trim(), lead: value.lead.value, due: value.due, topic: value.topic || null, support: value.support.map((unit) => unit.value) } },
      {
        onSuccess: () => {
          clear()
          set({ ...blank, topic: value.topic })
          setTried(false)
          setMade(made + 1)
        },
      },
    )
  }
  return (
    <form className="meeting-decide meeting-no-paper" aria-label={t('decideNew')} noValidate onSubmit={(event) => { event.preventDefault(); send() }}>
      <div className="meeting-line">
        <Field label={t('decideText')} wrong={tried && wanting.text ? t('missing') : null}>
          {(bound) => <input {...bound} className="input" maxLength={1000} value={value.text} onChange={(event) => set({ text: event.target.value })} />}
        </Field>
        <Field label={t('lead')} wrong={tried && wanting.lead ? t('missing') : null}>
          {(bound) => <Combobox key={made} {...bound} chosen={value.lead} onChoose={(lead) => set({ lead })} find={(text, signal) => findUnits(text, signal)} />}
        </Field>
        <Field label={t('due')} wrong={tried && wanting.due ? t('missing') : null}>
          {(bound) => <DayInput key={made} {...bound} min={meeting.on} value={value.due} onChange={(due) => set({ due })} />}
        </Field>
        <Button type="submit" busy={decide.isPending}>{t('decideDo')}</Button>
      </div>
      <ShortNotice due={value.due} />
      <p><Button link aria-expanded={more} onClick={() => setMore(!more)}>{t('decideMore')}</Button></p>
      {more && (
        <div className="meeting-line-more">
          <UnitsField label={t('support')} optional units={value.support} onChange={(support) => set({ support })} {...(value.lead && { without: value.lead.value })} />
          <Field label={t('decideTopic')} optional>
            {(bound) => (
              <select {...bound} className="input" value={value.topic} onChange={(event) => set({ topic: event.target.value })}>
                <option value="">{t('decideNoTopic')}</option>
                {meeting.agenda.map(({ id, title }) => <option key={id} value={id}>{title}</option>)}
              </select>
            )}
          </Field>
        </div>
      )}
      <ErrorNote error={decide.error} />
    </form>
  )
}
