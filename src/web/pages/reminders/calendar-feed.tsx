import { useCommand } from '../../api/hooks.ts'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { Button, ErrorNote, Note, Section, shortDay } from '../../ui/index.ts'
import { reminderWords } from './words.ts'

/** 日历订阅: an address for one's own calendar program, shown once and revocable. */
export function CalendarFeed({ since }: { since: string | null }) {
  const t = useWords(reminderWords)
  const { today } = useSession()
  const make = useCommand('makeCalendarFeed')
  const remove = useCommand('removeCalendarFeed')
  const made = make.data
  return (
    <Section title={t('calendar')} aside={since ? t('calendar.since', { day: shortDay(since, today) }) : t('calendar.off')}>
      <p className="small ink-2">{t('calendar.note')}</p>
      {made && since ? (
        <Note tone="done" live>
          {t('calendar.made')}
          <br />
          <code>{`${made.address ?? window.location.origin}${made.path}`}</code>
        </Note>
      ) : null}
      <ErrorNote error={make.error ?? remove.error} />
      <div className="actions">
        <Button small busy={make.isPending} onClick={() => make.mutate({})}>
          {since ? t('calendar.again') : t('calendar.make')}
        </Button>
        {since ? (
          <Button link busy={remove.isPending} onClick={() => remove.mutate({}, { onSuccess: () => make.reset() })}>
            {t('calendar.remove')}
          </Button>
        ) : null}
      </div>
    </Section>
  )
}
