import { useState } from 'react'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Marks, type Sections } from './board.tsx'
import { Explanation } from './explanation.tsx'
import { ADJUSTED, isZero, printed, TOTAL, totalOf, type Assessment, type Cell, type Row } from './model.ts'
import { assessmentWords } from './words.ts'

type Opening = { open: Cell | null; onOpen: (cell: Cell | null) => void }

/** On a narrow window: units one below the other, each opens its lines. */
export function UnitList({ assessment, sections, open, onOpen }: Opening & { assessment: Assessment; sections: Sections }) {
  const t = useWords(assessmentWords)
  const pick = usePick()
  const [unit, setUnit] = useState<string | null>(open?.unit ?? null)
  const inHand = open?.unit ?? unit
  return (
    <>
      {sections.map(({ group, rows }) => (
        <section key={group.id} className="assess-list">
          {sections.length > 1 && <h2>{pick(group.name)}<span>{t('count', { n: rows.length })}</span></h2>}
          <ol>
            {rows.map((row) => (
              <li key={row.unit.id}>
                <button
                  type="button"
                  className="assess-unit"
                  aria-expanded={inHand === row.unit.id}
                  onClick={() => {
                    onOpen(null)
                    setUnit(inHand === row.unit.id ? null : row.unit.id)
                  }}
                >
                  <span className="ink-3">{row.rank}</span>
                  <span>{row.unit.name}<Marks row={row} /></span>
                  <b>{totalOf(row)}</b>
                </button>
                {inHand === row.unit.id && <UnitLines assessment={assessment} row={row} open={open} onOpen={onOpen} />}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  )
}

/** One unit's lines as a list: item, points, score; each opens its arithmetic and records below itself. */
export function UnitLines({ assessment, row, open, onOpen }: Opening & { assessment: Assessment; row: Row }) {
  const t = useWords(assessmentWords)
  const pick = usePick()
  const lines = [
    ...assessment.columns.map(({ item, name, points, how }) => {
      const line = row.lines.find((one) => one.item === item)
      const mark = line?.none ? pick(line.none.text) : line?.set ? t('setMark') : how === 'hand' ? t('byHand') : ''
      return { item, name: pick(name), points: printed(line?.points ?? points), score: line && line.score !== null ? printed(line.score) : '·', mark }
    }),
    ...(assessment.rules.length > 0 ? [{ item: ADJUSTED, name: t('adjusted'), points: '±', score: isZero(row.adjusted) ? '·' : printed(row.adjusted, true), mark: '' }] : []),
    { item: TOTAL, name: t('score'), points: '', score: totalOf(row), mark: '' },
  ]
  return (
    <table className="t3 assess-lines" onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onOpen(null)}>
      <caption className="unseen">{t('ownTitle', { unit: row.unit.name })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('item')}</th>
          <th scope="col" className="num">{t('points')}</th>
          <th scope="col" className="num">{t('score')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ item, name, points, score, mark }) => {
          const is = open?.unit === row.unit.id && open.item === item
          return [
            <tr key={item} className={`${is ? 'assess-opened' : ''}${item === TOTAL ? ' assess-last' : ''}`.trim() || undefined}>
              <th scope="row"><button type="button" aria-expanded={is} onClick={() => onOpen(is ? null : { unit: row.unit.id, item })}>{name}{mark && <small>{mark}</small>}</button></th>
              <td className="num ink-3">{points}</td>
              <td className="num">{item === TOTAL ? <b>{score}</b> : score}</td>
            </tr>,
            is && <tr key={`${item} below`} className="assess-below"><td colSpan={3}><Explanation assessment={assessment} row={row} cell={{ unit: row.unit.id, item }} /></td></tr>,
          ]
        })}
      </tbody>
    </table>
  )
}
