import { Link } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { fileAddress } from '../../api/call.ts'
import { useSession } from '../../api/session.tsx'
import { useLanguage, usePick, useWords } from '../../i18n/language.tsx'
import { shortDay } from '../../ui/index.ts'
import { RecordFields } from '../record/record-fields.tsx'
import type { Hint } from './hints.ts'
import type { Bundle } from './pick.ts'
import { fiveWords } from './words.ts'

export type QueueRow = Answer<'listActivities'>['rows'][number]
type Hints = ReadonlyMap<string, readonly Hint<QueueRow>[]>
type Props = { bundle: Bundle<QueueRow>; hints: Hints; picked: ReadonlySet<string>; at: string | null; onAt: (id: string) => void; onPick: (ids: readonly string[]) => void }

/** The records about one project, to be picked all at once or one by one. */
export function QueueBundle({ bundle: { id, name, rows }, hints, picked, at, onAt, onPick }: Props) {
  const t = useWords(fiveWords)
  const all = rows.every((row) => picked.has(row.id))
  return (
    <section className="five-bundle" aria-label={name}>
      <header>
        <label className="check">
          <input type="checkbox" checked={all} onChange={() => onPick(rows.map((row) => row.id))} aria-label={t('queue.bundle', { name })} />
        </label>
        <h2>{rows[0]?.matters.length ? <Link to={`/matters/${id}`}>{name}</Link> : name}<span>{t('queue.n', { n: rows.length })}</span></h2>
      </header>
      <ul>
        {rows.map((row) => <Item key={row.id} row={row} hints={hints.get(row.id) ?? []} chosen={picked.has(row.id)} here={at === row.id} onAt={onAt} onPick={onPick} />)}
      </ul>
    </section>
  )
}

function Item({ row, hints, chosen, here, onAt, onPick }: { row: QueueRow; hints: readonly Hint<QueueRow>[]; chosen: boolean; here: boolean; onAt: (id: string) => void; onPick: (ids: readonly string[]) => void }) {
  const t = useWords(fiveWords)
  const pick = usePick()
  const { language } = useLanguage()
  const { today } = useSession()
  const comma = language === 'zh' ? '、' : ', '
  const { id, kinds, heldOn, summary, place, unit, attended, attachments, matters, fields } = row
  const facts = [shortDay(heldOn, today), unit?.name, place, attended.length > 0 ? attended.map(({ name }) => name).join(comma) : null].filter(Boolean)
  return (
    <li data-row={id} tabIndex={here ? 0 : -1} className={[chosen ? 'chosen' : '', here ? 'here' : ''].join(' ').trim() || undefined} aria-current={here || undefined} onFocus={() => onAt(id)}>
      <label className="check">
        <input type="checkbox" checked={chosen} onChange={() => onPick([id])} aria-label={t('queue.row', { summary })} />
      </label>
      <div>
        <div><b>{kinds.map(({ name }) => pick(name)).join(comma)}</b>　{summary}</div>
        <RecordFields fields={fields} />
        <div className="small ink-3">
          {facts.join('　')}
          {attachments.map(({ sha256, name }) => <a key={sha256} className="five-link" href={fileAddress(sha256)} target="_blank" rel="noreferrer">{name}</a>)}
          {attachments.length === 0 ? <span className="five-link">{t('queue.no-files')}</span> : null}
          {matters.length > 1 ? <span className="five-link">{t('queue.also', { names: matters.slice(1).map(({ title }) => title).join(comma) })}</span> : null}
        </div>
        {hints.slice(0, 2).map(({ other, same }) => (
          <div key={other.id} className="small five-hinted">
            {t('double', { day: shortDay(other.heldOn, today), what: [other.kinds.map(({ name }) => pick(name)).join(comma), other.place ?? '', other.matters[0]?.title ?? ''].filter(Boolean).join('　'), same: same.map((one) => t(`same.${one}`)).join(comma) })}
          </div>
        ))}
      </div>
    </li>
  )
}
