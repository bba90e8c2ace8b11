import { Fragment, useRef, useState, type KeyboardEvent } from 'react'
import { usePick, useWords } from '../../i18n/language.tsx'
import { moved, type Place } from '../five/moves.ts'
import { Explanation } from './explanation.tsx'
import { ADJUSTED, isZero, printed, TOTAL, totalOf, type Assessment, type Cell, type Group, type Row } from './model.ts'
import { assessmentWords } from './words.ts'

export type Sections = readonly { group: Group; rows: readonly Row[] }[]
type Props = { assessment: Assessment; sections: Sections; open: Cell | null; onOpen: (cell: Cell | null) => void }

/** Every unit against every item, group by group. One stop for the tabulator; arrows move, Enter opens a cell below its row, Escape closes it. */
export function Board({ assessment, sections, open, onOpen }: Props) {
  const t = useWords(assessmentWords)
  const pick = usePick()
  const grid = useRef<HTMLTableElement>(null)
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 })
  const { columns, rules, of } = assessment
  const rows = sections.flatMap((section) => section.rows)
  const keys = [...columns.map(({ item }) => item), ...(rules.length > 0 ? [ADJUSTED] : []), TOTAL]
  const ranked = rows.some(({ rank }) => rank !== null)
  const graded = rows.some(({ grade }) => grade !== null)
  const width = keys.length + 1 + (ranked ? 2 : 0) + (graded ? 1 : 0)
  const at = { row: Math.min(place.row, rows.length - 1), column: Math.min(place.column, keys.length - 1) }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || !(event.target instanceof HTMLElement)) return
    if (event.key === 'Escape' && open && !event.defaultPrevented) {
      const row = rows.findIndex(({ unit }) => unit.id === open.unit)
      const column = keys.indexOf(open.item)
      onOpen(null)
      grid.current?.querySelector<HTMLElement>(`[data-at="${row} ${column}"]`)?.focus()
      return
    }
    if (event.target.dataset['at'] === undefined) return
    const to = moved(at, event.key, event.ctrlKey, { rows: rows.length, columns: keys.length })
    if (!to) return
    event.preventDefault()
    grid.current?.querySelector<HTMLElement>(`[data-at="${to.row} ${to.column}"]`)?.focus()
  }
  return (
    <table ref={grid} role="grid" aria-label={t('board')} className="t3 assess-board" onKeyDown={onKeyDown}>
      <thead>
        <tr>
          {ranked && <th scope="col" className="assess-rank">{t('place')}</th>}
          <th scope="col">{t(of === 'unit' || of === 'place' ? `of.${of}` : 'whom')}</th>
          {columns.map(({ item, name, points, how }) => (
            <th key={item} scope="col" className="num">{pick(name)}<small>{printed(points)}{how === 'hand' && `　${t('byHand')}`}</small></th>
          ))}
          {rules.length > 0 && <th scope="col" className="num">{t('adjusted')}<small>±</small></th>}
          <th scope="col" className="num">{t('score')}</th>
          {ranked && <th scope="col" className="num">{t('behind')}</th>}
          {graded && <th scope="col" className="assess-grade">{t('grade')}</th>}
        </tr>
      </thead>
      {sections.map(({ group, rows: own }) => (
        <tbody key={group.id}>
          {sections.length > 1 && <tr className="assess-group"><th scope="rowgroup" colSpan={width}>{pick(group.name)}<span>{t('count', { n: own.length })}</span></th></tr>}
          {own.map((row) => {
            const index = rows.indexOf(row)
            const opened = open?.unit === row.unit.id && keys.includes(open.item) ? open : null
            const cell = (item: string, nth: number, text: string, name: string, mark?: string) => (
              <td key={item} role="gridcell" className={`num${opened?.item === item ? ' assess-hit' : ''}${item === TOTAL ? ' assess-total' : ''}`}>
                <button
                  type="button"
                  data-at={`${index} ${nth}`}
                  tabIndex={at.row === index && at.column === nth ? 0 : -1}
                  aria-expanded={opened?.item === item}
                  aria-label={t('cellOf', { unit: row.unit.name, item: name, score: [text, mark].filter(Boolean).join(' ') })}
                  title={mark}
                  onFocus={() => setPlace({ row: index, column: nth })}
                  onClick={() => onOpen(opened?.item === item ? null : { unit: row.unit.id, item })}
                >
                  {text}
                </button>
              </td>
            )
            return (
              <Fragment key={row.unit.id}>
                <tr className={opened ? 'assess-opened' : undefined}>
                  {ranked && <td className="assess-rank">{row.rank ?? ''}</td>}
                  <th scope="row">{row.unit.name}<Marks row={row} /></th>
                  {columns.map((column, nth) => {
                    const line = row.lines.find(({ item }) => item === column.item)
                    const score = line?.score ?? null
                    return cell(column.item, nth, score === null ? '·' : printed(score), pick(column.name), line?.none ? pick(line.none.text) : line?.set ? t('setMark') : undefined)
                  })}
                  {rules.length > 0 && cell(ADJUSTED, columns.length, isZero(row.adjusted) ? '·' : printed(row.adjusted, true), t('adjusted'))}
                  {cell(TOTAL, keys.length - 1, totalOf(row), t('score'))}
                  {ranked && <td className="num assess-behind">{row.behind !== null && !isZero(row.behind) ? `−${row.behind.replace(/^-/, '')}` : ''}</td>}
                  {graded && <td className="assess-grade">{row.grade && pick(row.grade.name)}</td>}
                </tr>
                {opened && (
                  <tr className="assess-below">
                    {ranked && <td />}
                    <td colSpan={width - (ranked ? 1 : 0)}><Explanation assessment={assessment} row={row} cell={opened} /></td>
                  </tr>
                )}
              </Fragment>
            )
          })}
        </tbody>
      ))}
    </table>
  )
}

/** A review that is open or was answered, a veto: beside the name. */
export function Marks({ row }: { row: Row }) {
  const t = useWords(assessmentWords)
  return (
    <>
      {row.review === 'open' && <>{' '}<span className="state state-wait">{t('reviewing')}</span></>}
      {row.review === 'decided' && <>{' '}<span className="state">{t('reviewed')}</span></>}
      {row.vetoes.length > 0 && <>{' '}<span className="state state-back">{t('vetoed')}</span></>}
    </>
  )
}
