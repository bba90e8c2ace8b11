import { noticeWarning } from '../../kernel/notice.ts'
import type { Day } from '../../kernel/time/day.ts'
import { china } from '../../kernel/time/china.ts'
import { useSession } from '../api/session.tsx'
import { uiWords } from '../i18n/ui-words.ts'
import { useWords } from '../i18n/language.tsx'
import { Note } from './note.tsx'

/** Below a field in which someone sets a due day for others: says when it leaves them too little time. It stops no one. */
export function ShortNotice({ due }: { due: Day | '' | null }) {
  const t = useWords(uiWords)
  const { today } = useSession()
  const warning = due ? noticeWarning(due, today, china) : null
  if (!warning) return null
  const { workdays, least } = warning.params
  return (
    <Note tone="due" live>
      {t('notice.short', { workdays, least })}
    </Note>
  )
}
