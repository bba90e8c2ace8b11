import { usePick, useWords } from '../../i18n/language.tsx'
import type { Routed } from './model.ts'
import { newWords } from './new-words.ts'

/** Whether it may go to each addressee; where not, why and which way it must go. Said at once, before anything is drafted. */
export function Routes({ rows }: { rows: Routed['rows'] }) {
  const t = useWords(newWords)
  const pick = usePick()
  if (rows.length === 0) return null
  return (
    <div role="status">
      <ul className="letter-routes">
        {rows.map(({ id, name, allowed, why, ways }) => (
          <li key={id} className={allowed ? 'note note-done' : 'note note-wrong'}>
            <b>{name}</b>　{t(allowed ? 'route.yes' : 'route.no')}
            {!allowed && (why ? <p>{pick(why)}</p> : ways.length > 0 && <p>{t('route.ways')}{ways.map(pick).join('；')}</p>)}
          </li>
        ))}
      </ul>
    </div>
  )
}
