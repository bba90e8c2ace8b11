import { useAnswer } from '../../api/hooks.ts'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { ErrorNote, Loading } from '../../ui/index.ts'
import { CalendarFeed } from './calendar-feed.tsx'
import { ReminderList } from './reminder-list.tsx'
import { ReminderSettings } from './settings-form.tsx'
import { reminderWords } from './words.ts'
import './reminders.css'

/** 提醒: what I was reminded of and what of it still waits; when and where I want to be told. */
export default function RemindersPage() {
  const t = useWords(reminderWords)
  const { city } = useSession()
  usePage({ title: t('title'), crumbs: [{ text: city.name.replace(/（.*$/, '') }, { text: t('title') }] })
  const list = useAnswer('listReminders', {})
  const settings = useAnswer('getReminderSettings', {})
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="lead reminders-lead">{t('lead')}</p>
      <div className="columns">
        <div>
          <ErrorNote error={list.error} retry={() => void list.refetch()} />
          {list.isPending ? <Loading rows={6} /> : null}
          {list.data ? <ReminderList rows={list.data.rows} today={list.data.today} /> : null}
        </div>
        <div className="beside">
          <ErrorNote error={settings.error} retry={() => void settings.refetch()} />
          {settings.isPending ? <Loading rows={6} /> : null}
          {settings.data ? <ReminderSettings settings={settings.data} /> : null}
          {settings.data ? <CalendarFeed since={settings.data.calendarSince} /> : null}
        </div>
      </div>
    </>
  )
}
