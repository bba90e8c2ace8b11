import { fill } from '../../../kernel/words/fill.ts'
import { importProblemWords } from '../../../kernel/words/import-problems.ts'
import type { Holder } from './holder.ts'
import { useLanguage, usePick, useWords } from '../../i18n/language.tsx'
import { Button } from '../../ui/index.ts'
import type { Import } from './import-view.tsx'
import type { Row } from './rows.tsx'
import { exchangeWords } from './words.ts'

type Props = { row: Row; shown: Import; /** null: nothing may be changed any more */ onMean: ((written: string, holder: Holder) => void) | null }

/** What a row changes, column by column, old and new; or what is wrong with it, with its column named and the nearest names offered. */
export function RowWhat({ row, shown, onMean }: Props) {
  const t = useWords(exchangeWords)
  const pick = usePick()
  const { language } = useLanguage()
  const nameOf = (show: string | null, at: number | null) => {
    const column = shown.columns.find((one) => (at === null ? one.show === show && show !== null : one.at === at))
    const target = shown.targets.find((one) => one.show === show)
    return column ? `${column.letter} ${column.name}` : target ? pick(target.name) : ''
  }
  return (
    <dl className="exchange-what">
      {row.problems.map((problem, index) => {
        const column = nameOf(problem.show, problem.at)
        return (
          <div key={index} className="exchange-problem">
            {column && <dt>{column}</dt>}
            <dd>
              {fill(importProblemWords[problem.code][language], { ...problem.params, said: problem.params[language] ?? '' })}
              {onMean && problem.written !== undefined && (problem.near ?? []).length > 0 && (
                <span className="exchange-near">
                  {(problem.near ?? []).map(({ holder, name }) => <Button key={holder.id} small onClick={() => onMean(problem.written ?? '', holder)}>{t('isThis', { name })}</Button>)}
                  <span className="small ink-3">{t('meansEverywhere')}</span>
                </span>
              )}
            </dd>
          </div>
        )
      })}
      {row.problems.length === 0 && row.changes.filter(({ show, formula }) => row.kind !== 'new' || show !== 'title' || formula).map(({ show, old, new: now, conflict, base, formula }) => (
        <div key={show}>
          <dt>{nameOf(show, null)}</dt>
          <dd lang={language}>
            {conflict && <><span className="ink-3">{t('base')}</span> {said(base, t)}　<span className="ink-3">{t('now')}</span> {said(old, t)}　<span className="ink-3">{t('inTheFile')}</span> <b>{said(now, t)}</b></>}
            {!conflict && old !== null && <><del>{said(old, t)}</del> <span aria-hidden="true">→</span> <ins>{said(now, t)}</ins></>}
            {!conflict && old === null && said(now, t)}
            {formula && <span className="exchange-unsure">　{t('isFormula')}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function said(words: string | null, t: (key: 'empty') => string): string {
  return words === null || words === '' ? t('empty') : words
}
