import { useState, type ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { addressOf } from '../../api/call.ts'
import type { ProblemError } from '../../api/problem.ts'
import { paths } from '../../../api/contract/paths.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Button, Empty, ErrorNote, useKeys } from '../../ui/index.ts'
import { addressOfCell, cellIn } from './address.ts'
import { CellPanel, useFocusOnOpen, type Doing } from './cell-panel.tsx'
import { groupsOf, periodInHand } from './columns.ts'
import { Exemptions } from './exemptions.tsx'
import { groupsByLeader } from './groups.ts'
import { Legend } from './legend.tsx'
import type { Opened } from './line.tsx'
import { Matrix } from './matrix.tsx'
import type { Board } from './model.ts'
import { nameOf, numbersOf } from './names.ts'
import { PeriodPanel } from './period-panel.tsx'
import { PhoneList } from './phone-list.tsx'
import { countOf } from './title.ts'
import { standingOf } from './totals.ts'
import { useWindow } from './use-window.ts'
import { fiveWords } from './words.ts'
import { YearTotals } from './year-totals.tsx'

type Props = { board: Board; title: string; head: ReactNode; error: ProblemError | null; again: () => void; byLeader: boolean; onByLeader: (by: boolean) => void }

/** The matrix with its sentence, its totals, and the cell or period in hand beside it. What is open stands in the address. */
export function BoardView({ board, title, head, error, again, byLeader, onByLeader }: Props) {
  const t = useWords(fiveWords)
  const pick = usePick()
  const [search, setSearch] = useSearchParams()
  const [place, setPlace] = useState({ row: 0, column: 1 })
  const [doing, setDoing] = useState<Doing>(null)
  const phone = useWindow('(max-width: 600px)')
  const covered = useWindow('(max-width: 1100px)')
  const cell = cellIn(search.get('cell'))
  const inHand = periodInHand(board.periods, search.get('period'))
  const showsPeriod = cell === null && search.get('settle') === '1' && inHand !== null
  const panel = useFocusOnOpen(search.get('cell') ?? inHand?.key ?? '', covered && (cell !== null || showsPeriod))
  const open = (set: { cell?: Opened; period?: string; settle?: boolean }) => {
    const next = new URLSearchParams(search)
    next.delete('cell')
    next.delete('settle')
    if (set.cell) next.set('cell', addressOfCell(set.cell))
    if (set.period) next.set('period', set.period)
    if (set.settle) next.set('settle', '1')
    setDoing(null)
    setSearch(next, { replace: true, preventScrollReset: true })
  }
  const close = () => {
    open({})
    document.querySelector<HTMLElement>('.five-grid [tabindex="0"]')?.focus()
  }
  const toPage = (from: string | null) => {
    const next = new URLSearchParams(search)
    next.delete('cell')
    next.delete('from')
    if (from !== null) next.set('from', from)
    setSearch(next)
  }
  const toQueue = () => setSearch({ ...Object.fromEntries(search), view: 'queue' })
  const numbers = numbersOf(board.rows)
  const groups = byLeader ? groupsByLeader(board.rows, t('group.none')) : [{ head: null, rows: board.rows }]
  const at = cell ?? cellAt(board, groups.flatMap(({ rows }) => rows), search.get('period'), place)
  useKeys({
    ...(cell || showsPeriod ? { escape: close } : {}),
    // What acts on a record acts on one that is seen: a closed cell opens first.
    ...(cell === null && at ? { y: () => open({ cell: at }), r: () => open({ cell: at }) } : {}),
    ...(cell === null && at ? { n: () => { open({ cell: at }); setDoing('record') } } : {}),
  })
  const rowName = board.ledger ? pick(board.ledger.matterName) : t('unit')
  const rowHead = board.ledger ? t('row.head', { name: rowName }) : rowName
  const asTable = addressOf(paths.exportObligations.slice('GET '.length), {}, { pack: board.pack.id, ledger: board.ledger?.id, kind: board.kind, year: board.year })
  return (
    <div className={cell || showsPeriod ? 'five-wrap five-with' : 'five-wrap'}>
      <div className="five-main">
        <ErrorNote error={error} retry={again} />
        <header className="five-head">
          <div>
            <h1>{title}</h1>
            {inHand ? <Sentence board={board} name={rowName} period={inHand} /> : null}
          </div>
          <div className="five-tools">
            {board.ledger && board.may.includes('byLeader') ? <Button aria-pressed={byLeader} onClick={() => onByLeader(!byLeader)}>{t(byLeader ? 'ungroup' : 'group')}</Button> : null}
            {board.rows.length > 0 ? <a className="button" href={asTable} download>{t('export')}</a> : null}
          </div>
        </header>
        {head}
        {board.rows.length === 0 ? (
          <Empty {...(board.ledger ? { to: `/ledgers/${board.ledger.id}`, begin: t('none.begin') } : {})}>{t('none', { year: board.year, name: rowName })}</Empty>
        ) : (
          <>
            {phone && inHand ? (
              <PhoneList
                board={board}
                groups={groups}
                numbers={numbers}
                period={inHand}
                open={cell}
                onOpen={(opened) => open({ cell: opened })}
                onPeriod={(period, settle) => open({ period: period.key, settle })}
              />
            ) : (
              <div className="five-scroll" role="region" aria-label={t('region')} tabIndex={-1}>
                <Matrix
                  board={board}
                  caption={t('grid', { title, ledger: pick(board.ledger?.name ?? board.pack.name), year: board.year })}
                  rowHead={rowHead}
                  inHand={inHand?.key ?? null}
                  groups={groups}
                  numbers={numbers}
                  open={cell}
                  place={place}
                  onPlace={(next) => {
                    setPlace(next)
                    // While a cell is open beside the matrix, the arrows lead from one to the next.
                    const to = cell && !covered ? cellAt(board, groups.flatMap(({ rows }) => rows), search.get('period'), next) : null
                    if (to && !sameCell(to, cell)) open({ cell: to })
                  }}
                  onOpen={(opened) => open({ cell: opened })}
                  onPeriod={(period) => open({ period: period.key, settle: true })}
                />
              </div>
            )}
            {board.rowsTotal > board.rows.length ? <p className="five-hint">{t(board.of === 'page' ? 'rows.page' : 'rows.more', { shown: board.rows.length, all: board.rowsTotal })}</p> : null}
            {board.of === 'page' ? (
              <nav className="five-tools" aria-label={t('pages')}>
                {search.has('from') ? <Button onClick={() => toPage(null)}>{t('page.first')}</Button> : null}
                {board.next !== null ? <Button onClick={() => toPage(board.next)}>{t('page.next')}</Button> : null}
              </nav>
            ) : null}
            <Legend />
            <div className="five-two">
              <YearTotals board={board} />
              <Exemptions board={board} numbers={numbers} onOpen={(opened) => open({ cell: opened })} />
            </div>
          </>
        )}
      </div>
      {cell || showsPeriod ? (
        <aside ref={panel} className="five-panel" aria-label={t('panel')}>
          {cell ? (
            <CellPanel key={search.get('cell')} pack={board.pack.id} ledger={board.ledger?.id ?? null} opened={cell} number={numbers.get(cell.subject) ?? ''} doing={doing} onDoing={setDoing} onClose={close} />
          ) : (
            <PeriodPanel key={inHand?.key} board={board} period={inHand!} numbers={numbers} onOpen={(opened) => open({ cell: opened })} onQueue={toQueue} onClose={close} />
          )}
        </aside>
      ) : null}
    </div>
  )
}

/** How the period in hand stands, in a sentence. */
function Sentence({ board, name, period }: { board: Board; name: string; period: Board['periods'][number] }) {
  const t = useWords(fiveWords)
  const pick = usePick()
  const { whole, waiting, returned, missing } = standingOf(board, period)
  return (
    <p className="sub">
      {t('subjects', { count: countOf(board.rows.length, t), name })}
      {period.state === 'coming' ? null : (
        <>
          {t('head.whole', { period: pick(nameOf(period)), n: whole })}
          {waiting > 0 ? t('head.waiting', { n: waiting }) : ''}
          {returned > 0 ? t('head.returned', { n: returned }) : ''}
          {missing > 0 ? t('head.missing', { n: missing }) : ''}
          {t('head.end')}
        </>
      )}
      {t('head.points')}
    </p>
  )
}

/** The cell one stands on; null on a name, or where nothing is asked. */
function cellAt(board: Board, rows: Board['rows'], inHand: string | null, { row, column }: { row: number; column: number }): Opened | null {
  const at = groupsOf(board, inHand).flatMap(({ columns }) => columns)[column - 1]
  const subject = rows[row]
  if (!at || !subject?.cells.some((cell) => cell.rhythm === at.rhythm.id && cell.period === at.period.key)) return null
  return { subject: subject.subject.id, rhythm: at.rhythm.id, period: at.period.key }
}

function sameCell(a: Opened, b: Opened | null): boolean {
  return a.subject === b?.subject && a.rhythm === b.rhythm && a.period === b.period
}
