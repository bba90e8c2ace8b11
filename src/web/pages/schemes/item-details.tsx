import { usePick, useWords } from '../../i18n/language.tsx'
import { Button, Field } from '../../ui/index.ts'
import { useEditing, useWrong } from './editing.ts'
import { Findings, NumberInput } from './inputs.tsx'
import { MeasureFields } from './measure-fields.tsx'
import { moved, withOne, withoutItem, type SchemeItem } from './model.ts'
import { schemeWords } from './words.ts'

type Props = { item: SchemeItem; at: number; onClose: () => void }

const NO_DATA = ['share', 'full', 'zero'] as const
const QUARTERS = ['1', '2', '3', '4'] as const

/** How an item is measured, its limits, steps, and where it differs by group or quarter. */
export function ItemDetails({ item, at, onClose }: Props) {
  const t = useWords(schemeWords)
  const { content, set } = useEditing()
  const change = (next: Partial<SchemeItem>) => set({ items: withOne(content.items, at, { ...item, ...next }) })
  return (
    <div className="scheme-details" onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onClose()}>
      <Findings at={['items', at]} />
      <MeasureFields measure={item.measure} at={['items', at, 'measure']} whole onChange={(measure) => change({ measure, ...('byHand' in measure || 'formula' in measure ? { bands: undefined } : {}) })} />
      <Limits item={item} at={at} change={change} />
      {!('byHand' in item.measure || 'formula' in item.measure) && <Bands item={item} change={change} />}
      <Differences item={item} change={change} />
      <p className="actions">
        <Button small disabled={at === 0} onClick={() => set({ items: moved(content.items, at, -1) })}>{t('up')}</Button>
        <Button small disabled={at === content.items.length - 1} onClick={() => set({ items: moved(content.items, at, 1) })}>{t('down')}</Button>
        <Button small onClick={() => (onClose(), set(withoutItem(content, at)))}>{t('removeItem')}</Button>
        <Button link onClick={onClose}>{t('close')}</Button>
      </p>
    </div>
  )
}

type Change = { item: SchemeItem; change: (next: Partial<SchemeItem>) => void }

function Limits({ item, at, change }: Change & { at: number }) {
  const t = useWords(schemeWords)
  const wrong = useWrong()
  return (
    <fieldset className="scheme-fields">
      <legend className="unseen">{t('limits')}</legend>
      <Field label={t('noData')}>
        {(bound) => (
          <select {...bound} className="input" value={item.noData ?? 'share'} onChange={(event) => change({ noData: NO_DATA.find((one) => one === event.target.value) })}>
            {NO_DATA.map((one) => <option key={one} value={one}>{t(`noData.${one}`)}</option>)}
          </select>
        )}
      </Field>
      <Field label={t('cap')} optional help={t('capHelp')}>{(bound) => <NumberInput {...bound} value={item.cap} onChange={(cap) => change({ cap })} />}</Field>
      <Field label={t('floor')} optional help={t('floorHelp')}>{(bound) => <NumberInput {...bound} wrong={wrong('items', at, 'floor')} value={item.floor} onChange={(floor) => change({ floor })} />}</Field>
    </fieldset>
  )
}

function Bands({ item, change }: Change) {
  const t = useWords(schemeWords)
  const bands = item.bands ?? []
  const set = (next: typeof bands) => change({ bands: next.length > 0 ? next : undefined })
  return (
    <fieldset>
      <legend className="scheme-legend">{t('bands')}</legend>
      {bands.length === 0 && <p className="small ink-3">{t('bandsNone')}</p>}
      {bands.map((band, at) => (
        <div key={at} className="scheme-line">
          <label className="scheme-inline">{t('bandFrom')} <NumberInput aria-label={t('bandNth', { n: at + 1, column: t('bandFrom') })} value={band.from} onChange={(from) => set(withOne(bands, at, { ...band, from: from ?? 0 }))} /></label>
          <label className="scheme-inline">{t('bandShare')} <NumberInput aria-label={t('bandNth', { n: at + 1, column: t('bandShare') })} value={band.share} onChange={(share) => set(withOne(bands, at, { ...band, share: share ?? 0 }))} /></label>
          <Button link onClick={() => set(withOne(bands, at, null))}>{t('remove')}</Button>
        </div>
      ))}
      <Button link onClick={() => set([...bands, { from: bands.at(-1)?.from ?? 0, share: bands.at(-1)?.share ?? 0 }])}>{t('addBand')}</Button>
    </fieldset>
  )
}

/** Own points of groups (差异化考核) and of quarters. */
function Differences({ item, change }: Change) {
  const t = useWords(schemeWords)
  const pick = usePick()
  const { content, set } = useEditing()
  const byQuarter = content.period === 'quarter' || content.period === 'month'
  if (content.groups.length < 2 && !byQuarter) return null
  const ofGroup = (at: number, points: number | undefined) => {
    const group = content.groups[at]
    if (!group) return
    const others = Object.fromEntries(Object.entries(group.points).filter(([id]) => id !== item.id))
    set({ groups: withOne(content.groups, at, { ...group, points: points === undefined ? others : { ...others, [item.id]: points } }) })
  }
  const ofQuarter = (quarter: (typeof QUARTERS)[number], points: number | undefined) => {
    const next = { ...item.quarters, [quarter]: points }
    if (points === undefined) delete next[quarter]
    change({ quarters: Object.keys(next).length > 0 ? next : undefined })
  }
  return (
    <fieldset>
      <legend className="scheme-legend">{t('differ')}</legend>
      <div className="scheme-fields scheme-narrow">
        {content.groups.length > 1 && content.groups.map((group, at) => <Field key={group.id} label={pick(group.name) || t('none')} optional>{(bound) => <NumberInput {...bound} value={group.points[item.id]} onChange={(points) => ofGroup(at, points)} />}</Field>)}
        {byQuarter && QUARTERS.map((quarter) => <Field key={quarter} label={t('quarter', { q: quarter })} optional>{(bound) => <NumberInput {...bound} value={item.quarters?.[quarter]} onChange={(points) => ofQuarter(quarter, points)} />}</Field>)}
      </div>
      <p className="small ink-3">{t('differHelp')}</p>
    </fieldset>
  )
}
