import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { shortDay } from '../../ui/index.ts'
import type { Letter } from './model.ts'
import { roadOf } from './standing.ts'
import { letterWords } from './words.ts'

/** 代拟 → 核稿 → 签发 → 印发 → 回复, with who and when. */
export function Steps({ letter }: { letter: Letter }) {
  const t = useWords(letterWords)
  const { today } = useSession()
  return (
    <ol className="letter-steps" aria-label={t('steps')}>
      {roadOf(letter).map(({ at, when, on, by }) => (
        <li key={at} className={`step-${when}`} aria-current={when === 'now' ? 'step' : undefined}>
          <b>{t(`step.${at}`)}</b>
          <span className="ink-3">
            <span className="unseen">{t(`when.${when}`)}</span>
            {on && shortDay(on, today)}{by && `　${by}`}
          </span>
        </li>
      ))}
    </ol>
  )
}
