import { useWords } from '../i18n/language.tsx'
import { shellWords } from './words.ts'

type Props = { city: { name: string; demonstration: boolean } | null; today: string | null }

/** The narrow line above everything: demonstration data says so on every page; secrets are named before anything is typed. */
export function Strip({ city, today }: Props) {
  const t = useWords(shellWords)
  return (
    <div
      className={city?.demonstration ? 'strip' : 'strip plain'}
      role="region"
      aria-label={city?.demonstration ? t('demo') : t('secrets')}
    >
      {city?.demonstration ? (
        <>
          <span>
            <b>{t('demo')}</b>　{city.name}
          </span>
          {today ? <span>{t('demo.day', { day: today })}</span> : null}
          <span>{t('demo.invented')}</span>
        </>
      ) : (
        <span>{city?.name}</span>
      )}
      <span className="right">{t('secrets')}</span>
    </div>
  )
}
