import { useWords, usePick } from '../../i18n/language.tsx'
import type { Filter, List } from './model.ts'
import { indicatorWords } from './words.ts'

type Named = { id: string; name: string }
type Props = { list: List; owners: readonly Named[]; places: readonly Named[]; filter: Filter; owner: string; place: string; ended: boolean; shown: number; behind: number; set: (change: Record<string, string>) => void }

/** What of the list is shown; every choice stands in the address, so that it can be sent on. */
export function Filters({ list, owners, places, filter, owner, place, ended, shown, behind, set }: Props) {
  const t = useWords(indicatorWords)
  const pick = usePick()
  return (
    <div className="indicator-filters" role="group" aria-label={t('search')}>
      {list.periods.length > 1 && (
        <select className="input" aria-label={t('period')} value={list.period} onChange={(event) => set({ period: event.target.value })}>
          {list.periods.map(({ key, label }) => <option key={key} value={key}>{pick(label)}</option>)}
        </select>
      )}
      {places.length > 1 && (
        <select className="input" aria-label={t('place')} value={place} onChange={(event) => set({ place: event.target.value })}>
          <option value="">{t('whole')}</option>
          {places.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </select>
      )}
      <select className="input" aria-label={t('owner')} value={owner} onChange={(event) => set({ owner: event.target.value })}>
        <option value="">{t('anyOwner')}</option>
        {owners.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
      </select>
      <select className="input" aria-label={t('kind')} value={filter.kind} onChange={(event) => set({ kind: event.target.value })}>
        <option value="">{t('anyKind')}</option>
        <option value="binding">{t('binding')}</option>
        <option value="expected">{t('expected')}</option>
      </select>
      <input className="input" type="search" aria-label={t('search')} placeholder={t('search')} value={filter.q} onChange={(event) => set({ q: event.target.value })} />
      <label className="check"><input type="checkbox" checked={filter.behind} onChange={(event) => set({ behind: event.target.checked ? 'true' : '' })} /> {t('onlyBehind')}</label>
      <label className="check"><input type="checkbox" checked={ended} onChange={(event) => set({ ended: event.target.checked ? 'true' : '' })} /> {t('withEnded')}</label>
      <span className="mid ink-2" role="status">{t(behind > 0 ? 'totalBehind' : 'total', { n: shown, behind })}</span>
    </div>
  )
}
