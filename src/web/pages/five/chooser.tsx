import { useSearchParams } from 'react-router'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Button } from '../../ui/index.ts'
import type { Board } from './model.ts'
import { fiveWords } from './words.ts'

/** Which mechanism; and where what recurs is shown whole, which year, and in quarters or in months. */
export function Chooser({ board, whole }: { board: Board; whole: boolean }) {
  const t = useWords(fiveWords)
  const pick = usePick()
  const [search, setSearch] = useSearchParams()
  const choose = (values: Record<string, string>) => {
    const next = new URLSearchParams(search)
    for (const name of ['cell', 'period', 'settle', 'from']) next.delete(name)
    for (const [name, value] of Object.entries(values)) {
      if (value) next.set(name, value)
      else next.delete(name)
    }
    setSearch(next, { replace: true, preventScrollReset: true })
  }
  const { choices, year, kind } = board
  const here = choices.findIndex(({ pack, ledger }) => pack === board.pack.id && ledger === (board.ledger?.id ?? null))
  const kinds = choices[here]?.kinds ?? []
  return (
    <div className="five-choose">
      {choices.length > 1 ? (
        <label>
          <span className="unseen">{t('mechanism')}</span>
          <select
            className="input"
            value={here}
            onChange={(event) => {
              const to = choices[Number(event.target.value)]
              if (to) choose({ pack: to.pack, ledger: to.ledger ?? '', per: '' })
            }}
          >
            {choices.map(({ packName, ledgerName }, at) => <option key={at} value={at}>{ledgerName ? pick(ledgerName) : t('mechanism.units', { pack: pick(packName) })}</option>)}
          </select>
        </label>
      ) : null}
      {whole && kinds.length > 1 ? (
        <div className="five-kinds-of" role="group" aria-label={t('practice')}>
          {kinds.map((one) => (
            <button key={one} type="button" aria-pressed={one === kind} onClick={() => choose({ per: one })}>{perOf(one, t)}</button>
          ))}
        </div>
      ) : null}
      {whole ? (
        <div className="five-years" role="group" aria-label={t('year')}>
          <Button link aria-label={t('year.before')} onClick={() => choose({ year: String(year - 1) })}>‹</Button>
          <b>{t('year.n', { year })}</b>
          <Button link aria-label={t('year.after')} onClick={() => choose({ year: String(year + 1) })}>›</Button>
        </div>
      ) : null}
    </div>
  )
}

function perOf(kind: string, t: ReturnType<typeof useWords<typeof fiveWords>>): string {
  const key = `per.${kind}`
  return key in fiveWords ? t(key as keyof typeof fiveWords) : t('per.from', { day: kind })
}
