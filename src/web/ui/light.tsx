import type { z } from 'zod'
import type { light, reason } from '../../api/contract/common.ts'
import { useSession } from '../api/session.tsx'
import { uiWords } from '../i18n/ui-words.ts'
import { useWords } from '../i18n/language.tsx'
import { useReasonText } from '../i18n/reason-text.ts'
import { shortDay } from './date-text.tsx'
import { Tip } from './tip.tsx'

export type LightName = z.infer<typeof light>

/** One shape a light, drawn in 10 × 10: they differ without colour. */
const SHAPES: Record<LightName, string> = {
  normal: 'M5 .5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 0 1 0-9z',
  'due-soon': 'M5 .4 10 9.6H0z',
  lagging: 'M5 0 10 5 5 10 0 5z',
  overdue: 'M.5.5h9v9h-9z',
  done: 'M5 0a5 5 0 1 0 0 10A5 5 0 0 0 5 0zm0 1.2a3.8 3.8 0 1 1 0 7.6a3.8 3.8 0 0 1 0-7.6zM2.6 5.1l.8-.8 1.1 1.1 2.1-2.2.8.8-2.9 3z',
  stopped: 'M0 3.5h10v3H0z',
}

type Props = {
  light: LightName
  reasons?: readonly z.infer<typeof reason>[]
  until?: string | null
  /** more than the bare word, such as 超期 1 日 */
  word?: string
  big?: boolean
}

/** A computed state: shape, word and colour; why and until when on hover and on focus. */
export function Light({ light, reasons = [], until = null, word, big }: Props) {
  const t = useWords(uiWords)
  const say = useReasonText()
  const { today } = useSession()
  const look = (
    <span className={`light light-${light}${big ? ' light-big' : ''}`}>
      <svg viewBox="0 0 10 10" aria-hidden="true">
        <path d={SHAPES[light]} />
      </svg>
      {word ?? t(`light.${light}`)}
    </span>
  )
  if (reasons.length === 0 && !until) return look
  const lines = [...reasons.map(say), ...(until ? [t('light.until', { day: shortDay(until, today) })] : [])]
  return (
    <Tip
      content={
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      }
    >
      {look}
    </Tip>
  )
}
