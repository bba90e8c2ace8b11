import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { shortDay } from '../../ui/index.ts'
import type { Period } from './model.ts'
import { fiveWords } from './words.ts'

/** When a period was closed, what is left of it, or when it begins. `whole`: there is room for a sentence. */
export function PeriodNote({ period: { closed, state, start, dueOn, recordBy, workdaysLeft }, whole }: { period: Period; whole: boolean }) {
  const t = useWords(fiveWords)
  const { today } = useSession()
  if (closed) return <small>{t('period.closed', { day: shortDay(closed.on, today) })}</small>
  if (state === 'coming') return <small>{t('period.begins', { day: shortDay(start, today) })}</small>
  if (!whole) return <small>{t('period.open')}</small>
  if (workdaysLeft === null) return <small>{t('period.due', { day: shortDay(dueOn, today) })}</small>
  return <small>{recordBy === today ? t('period.last') : t('period.left', { days: workdaysLeft, day: shortDay(recordBy, today) })}</small>
}
