import { Fragment } from 'react'
import { weightSums, WHOLE } from '../../../kernel/assess/weights.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Button, Section, useOpened } from '../../ui/index.ts'
import { useEditing, useWrong } from './editing.ts'
import { Findings, NOTHING, NumberInput, WordsInput } from './inputs.tsx'
import { ItemDetails } from './item-details.tsx'
import { useMeasured } from './measured.ts'
import { newItem, withOne, type Scheme, type SchemeItem } from './model.ts'
import { schemeWords } from './words.ts'

/** The table as offices write one; what else an item says opens below its row. */
export function ItemTable() {
  const t = useWords(schemeWords)
  const { content, set } = useEditing()
  const opened = useOpened<string>()
  const add = () => {
    const item = newItem(content.items)
    set({ items: [...content.items, item] })
  }
  return (
    <Section title={t('items')} aside={content.items.length} more={<Sums content={content} />}>
      <table className="t3 stack labelled scheme-table">
        <caption className="unseen">{t('items')}</caption>
        <thead>
          <tr>
            <th scope="col" className="scheme-under">{t('under')}</th>
            <th scope="col" className="scheme-name">{t('item')}</th>
            <th scope="col" className="num scheme-points">{t('points')}</th>
            <th scope="col">{t('standard')}</th>
            <th scope="col" className="scheme-source">{t('source')}</th>
            <th scope="col" className="scheme-by">{t('scoredBy')}</th>
          </tr>
        </thead>
        <tbody>
          {content.items.map((item, at) => (
            <Fragment key={item.id}>
              <Row item={item} at={at} open={opened.what === item.id} link={opened.link(item.id)} />
              {opened.form(item.id, (close) => <tr className="inside"><td colSpan={6}><ItemDetails item={item} at={at} onClose={close} /></td></tr>)}
            </Fragment>
          ))}
          {content.items.length === 0 && <tr><td colSpan={6} className="ink-3">{t('noItems')}</td></tr>}
        </tbody>
      </table>
      <Findings at={['items']} exact />
      <p className="scheme-add"><Button link onClick={add}>{t('addItem')}</Button></p>
    </Section>
  )
}

type RowProps = { item: SchemeItem; at: number; open: boolean; link: { 'aria-expanded': boolean; busy: boolean; onClick: () => void } }

function Row({ item, at, open, link }: RowProps) {
  const t = useWords(schemeWords)
  const { content, set, options, findings } = useEditing()
  const wrong = useWrong()
  const measured = useMeasured()
  const change = (next: Partial<SchemeItem>) => set({ items: withOne(content.items, at, { ...item, ...next }) })
  const label = (column: string) => t('rowOf', { n: at + 1, column })
  const told = findings.some(({ path }) => path[0] === 'items' && path[1] === at)
  return (
    <>
      <tr className={[open ? 'opened' : '', told ? 'told' : ''].join(' ').trim() || undefined}>
        <td data-head={t('under')}><WordsInput rows={1} max={40} aria-label={label(t('under'))} value={item.under} onChange={(under) => change({ under })} /></td>
        <td data-head={t('item')}><WordsInput rows={1} max={80} aria-label={label(t('item'))} wrong={wrong('items', at, 'name')} value={item.name} onChange={(name) => change({ name: name ?? NOTHING })} /></td>
        <td className="num" data-head={t('points')}><NumberInput aria-label={label(t('points'))} wrong={wrong('items', at, 'points')} value={item.points} onChange={(points) => change({ points: points ?? 0 })} /></td>
        <td data-head={t('standard')}><WordsInput rows={2} max={500} aria-label={label(t('standard'))} wrong={wrong('items', at, 'standard')} value={item.standard} onChange={(standard) => change({ standard })} /></td>
        <td data-head={t('source')}><WordsInput rows={2} max={200} aria-label={label(t('source'))} value={item.source} onChange={(source) => change({ source })} /></td>
        <td data-head={t('scoredBy')}>
          <span className="small">{measured(item.measure, options)}</span>
          <Button link aria-label={label(t('details'))} {...link}>{t(open ? 'close' : 'details')}</Button>
        </td>
      </tr>
      {told && !open && <tr className="scheme-told"><td colSpan={6}><Findings at={['items', at]} /></td></tr>}
    </>
  )
}

/** What the points add up to, in every group and quarter where they differ. */
function Sums({ content }: { content: Scheme }) {
  const t = useWords(schemeWords)
  const pick = usePick()
  const sums = weightSums(content)
  const [first] = sums
  const alike = first !== undefined && sums.every(({ sum }) => sum === first.sum)
  return (
    <span role="status" className="scheme-sums">
      {(alike ? [{ ...first, group: null, quarter: null }] : sums).map(({ group, quarter, sum }) => (
        <span key={`${group?.id ?? ''} ${quarter ?? ''}`} className={sum === WHOLE ? undefined : 'wrong'}>
          {group && pick(group.name)}{quarter && t('sumQuarter', { q: quarter })}{(group ?? quarter) && ' '}{t(sum === WHOLE ? 'sumRight' : 'sumWrong', { sum })}
        </span>
      ))}
    </span>
  )
}
