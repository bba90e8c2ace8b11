import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { china } from '../../../kernel/time/china.ts'
import { workingDaysBetween } from '../../../kernel/time/calendar.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { useReasonText } from '../../i18n/reason-text.ts'
import { uiWords } from '../../i18n/ui-words.ts'
import { Button, DateText, Empty, Light, nearDay, Note, Section, Table3, useKeys, type Column } from '../../ui/index.ts'
import { RecordForm } from '../record/record-form.tsx'
import { MilestoneForm, MoveForm } from './step-forms.tsx'
import { deskWords } from './words.ts'

export type OwedRow = Answer<'getDesk'>['owed'][number]

/** What I owe by its day, each with its next step, done in the row. */
export function Owed({ rows: owed, total }: { rows: readonly OwedRow[]; total: number }) {
  const t = useWords(deskWords)
  const [opened, open] = useState<string | null>(null)
  const rows = useMemo(() => [...owed].sort(byDay), [owed])
  const overdue = rows.filter(({ light }) => light === 'overdue').length
  useKeys({ j: () => step(1), k: () => step(-1) })
  const [said, say] = useState('')
  const close = () => open(null)
  const done = (what: 'record' | 'milestone' | 'move') => {
    close()
    say(t(`done.${what}`))
  }
  const columns: Column<OwedRow>[] = [
    { key: 'due', head: t('due'), cell: (row) => <Due row={row} />, width: 92 },
    { key: 'what', head: t('what'), names: true, cell: (row) => <What row={row} /> },
    {
      key: 'light',
      head: t('light'),
      width: 96,
      cell: ({ light, reasons, until }) => <Light light={light} reasons={reasons} until={until} />,
    },
    {
      key: 'minutes',
      head: t('minutes'),
      num: true,
      width: 72,
      cell: ({ minutes }) => <span className="ink-2">{minutes > 0 ? t('minutes.n', { n: minutes }) : ''}</span>,
    },
    {
      key: 'here',
      head: t('here'),
      num: true,
      width: 148,
      cell: (row) => (
        <Act row={row} primary={row === rows[0]} opened={opened === row.id} onToggle={() => open(opened === row.id ? null : row.id)} />
      ),
    },
  ]
  return (
    <div id="owed">
      <Section
        title={t('owed')}
        aside={overdue > 0 ? t('owed.overdue', { count: total, overdue }) : t('owed.count', { count: total })}
        more={<Link to="/ledgers">{t('owed.all')}</Link>}
      >
        {said ? (
          <Note tone="done" live>
            {said}
          </Note>
        ) : null}
        {rows.length === 0 ? (
          <Empty to="/ledgers" begin={t('owed.begin')}>
            {t('owed.none')}
          </Empty>
        ) : (
          <Table3
            className="owed"
            stack
            caption={t('owed')}
            columns={columns}
            rows={rows}
            keyOf={({ id }) => id}
            inside={(row) => (opened === row.id ? <Inside row={row} onClose={close} onDone={done} /> : null)}
          />
        )}
        {total > rows.length ? (
          <p className="empty">
            <Link to="/ledgers">{t('owed.more', { count: total - rows.length })}</Link>
          </p>
        ) : null}
      </Section>
    </div>
  )
}

/** The nearer of the step's day and the matter's own, so that day and light agree; what has none comes last. */
function dayOf({ next, due }: OwedRow): string | null {
  return next.by !== null && due !== null ? (next.by < due ? next.by : due) : (next.by ?? due)
}

function byDay(a: OwedRow, b: OwedRow): number {
  const [first, second] = [dayOf(a) ?? '9', dayOf(b) ?? '9']
  return first < second ? -1 : first > second ? 1 : 0
}

/** Moves from row to row by keyboard: the row's own button takes the focus. */
function step(by: 1 | -1): void {
  const stops = [...document.querySelectorAll<HTMLElement>('.owed .acts > :last-child')]
  const at = stops.indexOf(document.activeElement as HTMLElement)
  stops[at < 0 ? 0 : Math.max(0, Math.min(stops.length - 1, at + by))]?.focus()
}

function Due({ row }: { row: OwedRow }) {
  const t = useWords(deskWords)
  const u = useWords(uiWords)
  const { today } = useSession()
  const day = dayOf(row)
  if (!day) return <span className="ink-3">{t('no-due')}</span>
  const near = nearDay(day, today)
  const far = day > today && (near === null || near.days > 1) ? workingDaysBetween(today, day, china) : 0
  return (
    <>
      <div className={row.light === 'overdue' && day < today ? 'day late' : 'day'}>
        <DateText day={day} today={today} />
      </div>
      <div className="small ink-3">{near && near.days <= 7 ? u(near.key, { days: near.days }) : t('days.left', { days: far })}</div>
    </>
  )
}

function What({ row }: { row: OwedRow }) {
  const say = useReasonText()
  return (
    <>
      <Link className="thing" to={`/matters/${row.id}`}>
        {row.title}
      </Link>
      <div className="ink-2">
        {say(row.next.what)}　<span className="ink-3 nowrap">{row.code}</span>
      </div>
    </>
  )
}

function Act({ row, primary, opened, onToggle }: { row: OwedRow; primary: boolean; opened: boolean; onToggle: () => void }) {
  const t = useWords(deskWords)
  const may = useMay()
  const action = offered(row, may)
  if (!action)
    return (
      <div className="acts">
        <Link to={`/matters/${row.id}`}>{row.next.action === 'assign' ? t('assign') : t('open')}</Link>
      </div>
    )
  return (
    <div className="acts">
      {opened ? (
        <Button link aria-expanded onClick={onToggle}>
          {t('fold')}
        </Button>
      ) : (
        <Button small primary={primary} aria-expanded={false} onClick={onToggle}>
          {t(action)}
        </Button>
      )}
    </div>
  )
}

/** The next step as it can be done here; null where the matter's page is needed, or the post may not. */
function offered({ mine, next: { action, target } }: OwedRow, may: ReturnType<typeof useMay>): 'record' | 'milestone' | 'move' | null {
  if (!mine) return null
  if (action === 'record') return may('recordActivity') ? 'record' : null
  if (action === 'milestone') return target && may('reachMilestone') ? 'milestone' : null
  if (action === 'move') return target && may('moveMatter') ? 'move' : null
  return null
}

function Inside({ row, onClose, onDone }: { row: OwedRow; onClose: () => void; onDone: (what: 'record' | 'milestone' | 'move') => void }) {
  const matter = { id: row.id, code: row.code, title: row.title, ledger: row.ledger }
  const target = row.next.target ?? ''
  return (
    <div className="inside-form">
      {row.next.action === 'record' ? (
        <RecordForm
          draft={`record:${row.id}`}
          matter={matter}
          onDone={(outcome) => outcome === 'sent' && onDone('record')}
          onCancel={onClose}
        />
      ) : null}
      {row.next.action === 'milestone' ? (
        <MilestoneForm matter={row.id} milestone={target} onDone={() => onDone('milestone')} onClose={onClose} />
      ) : null}
      {row.next.action === 'move' ? <MoveForm matter={row.id} transition={target} onDone={() => onDone('move')} onClose={onClose} /> : null}
    </div>
  )
}
