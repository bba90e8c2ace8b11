import { useWords } from '../../i18n/language.tsx'
import { signed } from '../../ui/chart/figure-text.ts'
import type { Against } from './model.ts'
import { indicatorWords } from './words.ts'

/** Shapes of their own, in outline: the filled circle, triangle, diamond and square mean the lights of matters only. */
const SHAPES: Record<Against['standing'], string> = {
  reached: 'M1 5.5 4 8.5 9.2 2',
  ahead: 'M1.5 6.5 5 2.5 8.5 6.5M1.5 9.5 5 5.5 8.5 9.5',
  'on-course': 'M1 3.5H9M1 6.5H9',
  behind: 'M1.5 3 5 7 8.5 3',
  missed: 'M1.5 1.5 8.5 8.5M8.5 1.5 1.5 8.5',
}

/** How a figure stands against the time gone: shape and word. */
export function StandingWord({ standing }: { standing: Against['standing'] }) {
  const t = useWords(indicatorWords)
  return (
    <span className={`standing standing-${standing}`}>
      <svg viewBox="0 0 10 10" aria-hidden="true"><path d={SHAPES[standing]} /></svg>
      {t(`standing.${standing}`)}
    </span>
  )
}

/** −9.3 点 in percentage points of the target; nothing where it has no meaning, no size, or the target is reached anyhow. */
export function Ahead({ against: { ahead, standing } }: { against: Pick<Against, 'ahead' | 'standing'> }) {
  const t = useWords(indicatorWords)
  if (ahead === null || Number(ahead) === 0 || standing === 'reached') return null
  return <span className="small ink-2 nowrap">{t('points', { n: signed(ahead) })}</span>
}
