import type { z } from 'zod'
import type { activityStatus } from '../../api/contract/activities.ts'
import { uiWords } from '../i18n/ui-words.ts'
import { useWords } from '../i18n/language.tsx'

export type StateName = z.infer<typeof activityStatus> | 'missing' | 'exempt'

const LOOK: Record<StateName, string> = {
  'awaiting-review': 'wait',
  'awaiting-confirmation': 'wait',
  confirmed: 'yes',
  recorded: 'yes',
  returned: 'back',
  withdrawn: 'exempt',
  missing: 'missing',
  exempt: 'exempt',
}

/** Where a record stands: a word in a small frame. */
export function State({ state }: { state: StateName }) {
  const t = useWords(uiWords)
  return <span className={`state state-${LOOK[state]}`}>{t(`state.${state}`)}</span>
}
