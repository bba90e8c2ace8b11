import { useEffect, useRef, useState } from 'react'
import { useAnswer } from '../../api/hooks.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Button, Combobox, DayInput, Kbd, useKeys } from '../../ui/index.ts'
import { partsSet, type Filter } from './filter.ts'
import type { Ledger } from './page.tsx'
import type { Matters } from './use-matters.ts'
import { ledgerWords } from './words.ts'

type Props = { ledger: Ledger; filter: Filter; total: Matters['total']; onFilter: (change: Filter) => void; onClear: () => void }

const TYPING_MS = 250

/** The filter, each part in the address. */
export function Filters({ ledger, filter, total, onFilter, onClear }: Props) {
  const t = useWords(ledgerWords)
  const pick = usePick()
  return (
    <form className="ledger-filters" role="search" aria-label={t('filters')} onSubmit={(event) => event.preventDefault()}>
      <Words value={filter.q ?? ''} onWords={(q) => onFilter({ q })} />
      <UnitFilter unit={filter.unit} onUnit={(unit) => onFilter(unit ? { unit } : { unit: '', role: '' })} />
      {filter.unit && ledger.roles.length > 0 && (
        <select className="input" aria-label={t('role')} value={filter.role ?? ''} onChange={(event) => onFilter({ role: event.target.value })}>
          <option value="">{t('anyRole')}</option>
          {ledger.roles.map((role) => <option key={role.id} value={role.id}>{pick(role.name)}</option>)}
        </select>
      )}
      {ledger.stages.length > 0 && (
        <select className="input" aria-label={t('stage')} value={filter.stage ?? ''} onChange={(event) => onFilter({ stage: event.target.value })}>
          <option value="">{t('anyStage')}</option>
          {ledger.stages.map((stage) => <option key={stage.id} value={stage.id}>{pick(stage.name)}</option>)}
        </select>
      )}
      <span className="ledger-range">
        <span>{t('dueFrom')}</span>
        <DayInput aria-label={t('dueFrom')} max={filter.dueTo} value={filter.dueFrom ?? ''} onChange={(dueFrom) => onFilter({ dueFrom })} />
        <span>{t('dueTo')}</span>
        <DayInput aria-label={t('dueUntil')} min={filter.dueFrom} value={filter.dueTo ?? ''} onChange={(dueTo) => onFilter({ dueTo })} />
      </span>
      {filter.document && <DocumentFilter id={filter.document} onDrop={() => onFilter({ document: '' })} />}
      {filter.post && <span className="ledger-chip">{t('post')}<Button link onClick={() => onFilter({ post: '' })}>{t('drop')}</Button></span>}
      {partsSet(filter) > 0 && <Button link onClick={onClear}>{t('clear')}</Button>}
      <span className="ledger-total" role="status">{total && t(total.exact ? 'count' : 'countOver', { n: total.count.toLocaleString('zh-CN') })}</span>
    </form>
  )
}

/** Words are looked for when typing rests, so that nothing blocks it. */
function Words({ value, onWords }: { value: string; onWords: (words: string) => void }) {
  const t = useWords(ledgerWords)
  const field = useRef<HTMLInputElement>(null)
  const [words, setWords] = useState(value)
  const [asked, setAsked] = useState(value)
  // Another address, by “back” or “clear”, brings its own words.
  if (value !== asked) {
    setAsked(value)
    setWords(value)
  }
  const latest = useRef(onWords)
  useEffect(() => {
    latest.current = onWords
  })
  useEffect(() => {
    if (words.trim() === asked) return
    const timer = setTimeout(() => {
      setAsked(words.trim())
      latest.current(words.trim())
    }, TYPING_MS)
    return () => clearTimeout(timer)
  }, [words, asked])
  useKeys({
    '/': () => field.current?.focus(),
  })
  return (
    <span className="ledger-words">
      <input
        ref={field}
        className="input"
        type="search"
        aria-label={t('search')}
        aria-keyshortcuts="/"
        placeholder={t('search')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
          if (event.nativeEvent.isComposing) return
          event.preventDefault()
          document.querySelector<HTMLElement>('.ledger-grid')?.focus({ preventScroll: true })
        }}
      />
      <Kbd>/</Kbd>
    </span>
  )
}

function UnitFilter({ unit, onUnit }: { unit: string | undefined; onUnit: (unit: string | null) => void }) {
  const t = useWords(ledgerWords)
  const units = useAnswer('listUnits', {})
  const rows = units.data?.rows ?? []
  const chosen = rows.find((row) => row.id === unit)
  return (
    <Combobox
      aria-label={t('unit')}
      placeholder={t('anyUnit')}
      chosen={chosen ? { value: chosen.id, name: chosen.name } : null}
      onChoose={(choice) => onUnit(choice?.value ?? null)}
      find={(text) => rows.filter((row) => row.name.includes(text) || row.aliases.some((alias) => alias.includes(text))).slice(0, 60).map((row) => ({ value: row.id, name: row.name }))}
    />
  )
}

function DocumentFilter({ id, onDrop }: { id: string; onDrop: () => void }) {
  const t = useWords(ledgerWords)
  const documents = useAnswer('listDocuments', {})
  const found = documents.data?.rows.find((row) => row.id === id)
  return (
    <span className="ledger-chip">
      {t('fromDocument', { title: found ? found.title || found.name : '…' })}
      <Button link onClick={onDrop}>{t('drop')}</Button>
    </span>
  )
}
