import { Link, useParams } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useAnswer, useCommand } from '../../api/hooks.ts'
import { useLanguage, usePick, useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { Button, ErrorNote, fullDay, Loading, Section, useOpened, type Opened } from '../../ui/index.ts'
import { NamedReaders } from '../readers/named-readers.tsx'
import { AgendaEditor } from './agenda-editor.tsx'
import { AgendaView } from './agenda-view.tsx'
import { AttendanceForm, AttendanceView } from './attendance.tsx'
import { CancelForm, ChangeForm } from './change-forms.tsx'
import { Decisions } from './decisions.tsx'
import { FollowUp } from './follow-up.tsx'
import { freshReports } from './suggest.ts'
import { meetingWords } from './words.ts'
import './meetings.css'

export type Meeting = Answer<'getMeeting'>
type Form = 'agenda' | 'hold' | 'correct' | 'change' | 'cancel'

/** One meeting, from its calling to its minutes, with the one thing it waits for. */
export default function MeetingPage() {
  const t = useWords(meetingWords)
  const { meeting: id = '' } = useParams()
  const answer = useAnswer('getMeeting', { params: { meeting: id } })
  const meeting = answer.data
  usePage({ title: meeting?.title ?? t('meeting'), crumbs: [{ text: t('title'), to: '/meetings' }, { text: meeting?.title ?? '' }] })
  if (answer.error) return <ErrorNote error={answer.error} retry={() => void answer.refetch()} />
  return meeting ? <Whole key={id} meeting={meeting} /> : <Loading rows={10} />
}

function Whole({ meeting }: { meeting: Meeting }) {
  const t = useWords(meetingWords)
  const pick = usePick()
  const { language } = useLanguage()
  const forms = useOpened<Form>()
  const may = (command: string) => meeting.may.includes(command)
  const whole = meeting.scope === 'whole'
  const alive = meeting.status !== 'cancelled'
  return (
    <article className="meeting">
      <header className="meeting-head">
        <h1>{meeting.title}</h1>
        <p className="ink-2">
          {fullDay(meeting.on, language)}{meeting.time && ` ${meeting.time}`}
          {meeting.place && `　${meeting.place}`}
          {meeting.chair && `　${t('chair')} ${meeting.chair.name}`}
        </p>
        <p className="small ink-3">
          {t(`status.${meeting.status}`)}　{pick(meeting.kindName)}
          {alive && may('changeMeeting') && <span className="meeting-no-paper">　<Button link {...forms.link('change')}>{t(meeting.status === 'held' ? 'changeHeld' : 'change')}</Button></span>}
          {meeting.status === 'called' && may('cancelMeeting') && <span className="meeting-no-paper">　<Button link {...forms.link('cancel')}>{t('cancel')}</Button></span>}
        </p>
      </header>
      {forms.form('change', (close) => <ChangeForm meeting={meeting} onClose={close} />)}
      {forms.form('cancel', (close) => <CancelForm meeting={meeting.id} onClose={close} />)}
      {whole && <NextThing meeting={meeting} forms={forms} />}
      {forms.form('hold', (close) => <AttendanceForm meeting={meeting} onClose={close} />)}
      <Section
        title={t('agenda')}
        aside={meeting.agenda.length || undefined}
        more={
          <span className="meeting-no-paper meeting-more">
            {meeting.agenda.length > 0 && <Button link onClick={() => window.print()}>{t('print')}</Button>}
            {alive && may('setAgenda') && meeting.agenda.length > 0 && <Button link {...forms.link('agenda')}>{t('agendaEdit')}</Button>}
          </span>
        }
      >
        {forms.form('agenda', (close) => <AgendaEditor meeting={meeting} onClose={close} />) ?? <AgendaView meeting={meeting} />}
      </Section>
      {meeting.status === 'held' && (whole || meeting.decided.length > 0) && <Decisions meeting={meeting} />}
      {whole && meeting.status === 'held' && <Minutes meeting={meeting} />}
      {whole && meeting.status === 'called' && <FollowUp rows={meeting.followUp} today={meeting.today} />}
      {whole && alive && <AttendanceSection meeting={meeting} forms={forms} />}
      {whole && meeting.status === 'held' && <FollowUp rows={meeting.followUp} today={meeting.today} />}
      {whole && <NamedReaders subject={{ type: 'meeting', id: meeting.id }} />}
    </article>
  )
}

function AttendanceSection({ meeting, forms }: { meeting: Meeting; forms: Opened<Form> }) {
  const t = useWords(meetingWords)
  const members = meeting.attendance.filter(({ seat }) => seat !== null)
  const there = members.filter(({ as }) => as === 'present' || as === 'substitute').length
  const held = meeting.status === 'held'
  return (
    <Section
      title={t(held ? 'attendance' : 'seatsOfToday')}
      aside={held ? t('attendanceCount', { there, all: members.length }) : meeting.seats.length}
      more={held && meeting.may.includes('correctAttendance') && <span className="meeting-no-paper"><Button link {...forms.link('correct')}>{t('correct')}</Button></span>}
    >
      {forms.form('correct', (close) => <AttendanceForm meeting={meeting} correct onClose={close} />) ?? <AttendanceView meeting={meeting} />}
    </Section>
  )
}

/** The one thing the meeting waits for, with the button that does it. */
function NextThing({ meeting, forms }: { meeting: Meeting; forms: Opened<Form> }) {
  const t = useWords(meetingWords)
  const { language } = useLanguage()
  const { next, cancelled } = meeting
  const minutes = useCommand('draftMinutes')
  const fresh = freshReports(meeting)
  const words = cancelled
    ? t('ask.cancelled', { reason: cancelled.reason })
    : t(`ask.${next}`, {
        n: next === 'reports' ? fresh.length : next === 'topics' ? meeting.agenda.filter(({ outcome }) => !outcome).length : meeting.open,
        units: fresh.map(({ unit }) => unit.name).join('、'),
        day: fullDay(meeting.on, language),
      })
  const may = (command: string) => meeting.may.includes(command)
  return (
    <aside className="meeting-next meeting-no-paper" aria-label={t('nextThing')}>
      <p><b>{t('nextThing')}</b>　{words}</p>
      {next === 'agenda' && may('setAgenda') && forms.what !== 'agenda' && <Button primary {...forms.link('agenda')}>{t('doAgenda')}</Button>}
      {next === 'reports' && may('setAgenda') && forms.what !== 'agenda' && <Button primary {...forms.link('agenda')}>{t('doReports')}</Button>}
      {next === 'hold' && may('holdMeeting') && forms.what !== 'hold' && <Button primary {...forms.link('hold')}>{t('doHold')}</Button>}
      {next === 'minutes' && may('draftMinutes') && <Button primary busy={minutes.isPending} onClick={() => minutes.mutate({ params: { meeting: meeting.id }, body: {} })}>{t('doMinutes')}</Button>}
      <ErrorNote error={minutes.error} />
    </aside>
  )
}

function Minutes({ meeting }: { meeting: Meeting }) {
  const t = useWords(meetingWords)
  const again = useCommand('draftMinutes')
  const standing = meeting.papers.some(({ status }) => status !== 'withdrawn' && status !== 'abandoned')
  const offer = meeting.may.includes('draftMinutes') && !standing && meeting.next !== 'minutes'
  const statusWord = (status: string) => t(`letter.${status}` as keyof typeof meetingWords)
  return (
    <Section title={t('minutes')} more={offer && <span className="meeting-no-paper"><Button link busy={again.isPending} onClick={() => again.mutate({ params: { meeting: meeting.id }, body: {} })}>{t('doMinutes')}</Button></span>}>
      <ErrorNote error={again.error} />
      {meeting.papers.length === 0 ? (
        <p className="mid ink-3">{t('minutesNone')}</p>
      ) : (
        <ul className="list">
          {meeting.papers.map(({ id, title, status }) => (
            <li key={id}>
              {meeting.may.includes('draftMinutes') ? <Link to={`/letters/${id}`}>{title}</Link> : title}<span className="small ink-3">　{statusWord(status)}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
