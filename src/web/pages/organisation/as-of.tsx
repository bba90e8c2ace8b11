import { useSearchParams } from 'react-router'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { Button, DayInput, Note } from '../../ui/index.ts'
import { organisationWords } from './words.ts'

export type AsOf = { asOf?: string; by: 'effective' | 'known' }

/** The past day a page shows, kept in its address so that it can be sent to someone. */
export function useAsOf(): { asOf: AsOf; setAsOf: (change: Partial<AsOf>) => void } {
  const [search, setSearch] = useSearchParams()
  const day = search.get('asOf')
  const asOf: AsOf = { by: search.get('by') === 'known' ? 'known' : 'effective', ...(day ? { asOf: day } : {}) }
  const setAsOf = (change: Partial<AsOf>) => {
    const next = { ...asOf, ...change }
    setSearch(next.asOf ? { asOf: next.asOf, ...(next.by === 'known' ? { by: 'known' } : {}) } : {}, { replace: true })
  }
  return { asOf, setAsOf }
}

/** 某日谁负责: choose the day, and whether what was so or what was known counts. */
export function AsOfField({ asOf, setAsOf }: ReturnType<typeof useAsOf>) {
  const t = useWords(organisationWords)
  const { today } = useSession()
  return (
    <div className="as-of">
      <span aria-hidden="true">{t('asOf')}</span>
      <DayInput aria-label={t('asOf')} max={today} value={asOf.asOf ?? ''} onChange={(day) => setAsOf({ asOf: day })} />
      {asOf.asOf ? (
        <select
          className="input"
          aria-label={t('asOf.by')}
          value={asOf.by}
          onChange={(event) => setAsOf({ by: event.target.value === 'known' ? 'known' : 'effective' })}
        >
          <option value="effective">{t('asOf.effective')}</option>
          <option value="known">{t('asOf.known')}</option>
        </select>
      ) : null}
    </div>
  )
}

export function AsOfNote({ asOf, setAsOf }: ReturnType<typeof useAsOf>) {
  const t = useWords(organisationWords)
  if (!asOf.asOf) return null
  return (
    <div className="as-of-note">
      <Note tone="due">
        {t('asOf.shown', { day: asOf.asOf, by: t(`asOf.${asOf.by}`) })}
        {'　'}
        <Button link onClick={() => setAsOf({ asOf: '' })}>
          {t('asOf.now')}
        </Button>
      </Note>
    </div>
  )
}
