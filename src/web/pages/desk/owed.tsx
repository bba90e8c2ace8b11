import { useState } from 'react'
import { Link } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { china } from '../../../kernel/time/china.ts'
import { workingDaysBetween } from '../../../kernel/time/calendar.ts'
import { labelInYear } from '../../../kernel/time/period.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { useReasonText } from '../../i18n/reason-text.ts'
import { uiWords } from '../../i18n/ui-words.ts'
import { Button, DateText, Empty, Light, nearDay, Note, shortDay, Section, State, Table3, useKeys, type Column } from '../../ui/index.ts'
import { RecordForm } from '../record/record-form.tsx'
import { BatchUpdates } from './batch-updates.tsx'
import { isLate, isReady, itemsOf, type Item, type MissingRow, type OwedRow } from './items.ts'
import { TakeForm } from '../matter/procedure/escalation.tsx'
import { DecideForm } from '../matter/procedure/extension-forms.tsx'
import { DivideForm } from '../problems/divide-form.tsx'
import '../matter/matter.css'
import '../problems/problems.css'
import { MilestoneForm, MoveForm } from './step-forms.tsx'
import { Update } from './update.tsx'
import { deskWords } from './words.ts'

/** What I owe by its day — steps, what required practice still asks, the month's updates —, each dealt with in its row. */
export function Owed({ desk }: { desk: Answer<'getDesk'> }) {
  const t = useWords(deskWords)
  const may = useMay()
  const rows = itemsOf(desk)
  const total = desk.owedTotal + desk.missingTotal + desk.updatesTotal + desk.extensionsTotal + desk.escalationsTotal
  // What is nearly due and written out already stands open: it needs one press.
  const [opened, open] = useState<string | null>(() => rows.find((item) => item.is === 'update' && item.row.light !== 'normal' && isReady(item.row))?.key ?? null)
  const overdue = rows.filter((item) => isLate(item)).length
  useKeys({ j: () => step(1), k: () => step(-1) })
  const [said, say] = useState('')
  const close = () => open(null)
  const done = (what: Can | 'kept') => {
    close()
    say(t(`done.${what}`))
  }
  const columns: Column<Item>[] = [
    { key: 'due', head: t('due'), cell: (item) => <Due item={item} />, width: 92 },
    { key: 'what', head: t('what'), names: true, cell: (item) => <What item={item} opened={opened === item.key} /> },
    { key: 'light', head: t('light'), width: 96, cell: (item) => <Standing item={item} /> },
    {
      key: 'minutes',
      head: t('minutes'),
      num: true,
      width: 72,
      cell: ({ row: { minutes } }) => <span className="ink-2">{minutes > 0 ? t('minutes.n', { n: minutes }) : ''}</span>,
    },
    {
      key: 'here',
      head: t('here'),
      num: true,
      width: 148,
      cell: (item) => (
        <Act
          item={item}
          primary={item === rows[0] && opened === null}
          opened={opened === item.key}
          onToggle={() => open(opened === item.key ? null : item.key)}
        />
      ),
    },
  ]
  return (
    <div id="owed">
      <Section
        title={t('owed')}
        aside={overdue > 0 ? t('owed.overdue', { count: total, overdue }) : t('owed.count', { count: total })}
        more={
          <>
            {may('recordActivity') ? <Link to="/record">{t('owed.record')}</Link> : null}
            {'　'}
            <Link to="/ledgers">{t('owed.all')}</Link>
          </>
        }
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
            keyOf={({ key }) => key}
            inside={(item) => (opened === item.key ? <Inside item={item} onClose={close} onDone={done} /> : null)}
          />
        )}
        <BatchUpdates
          rows={desk.updates}
          onDone={(count) => {
            close()
            say(t('done.updates', { count }))
          }}
        />
        {desk.owedTotal > desk.owed.length ? (
          <p className="empty">
            <Link to="/ledgers">{t('owed.more', { count: desk.owedTotal - desk.owed.length })}</Link>
          </p>
        ) : null}
        {desk.missingTotal + desk.updatesTotal > desk.missing.length + desk.updates.length ? (
          <p className="empty">
            <Link to="/five">{t('owed.matrix')}</Link>
          </p>
        ) : null}
        {desk.capped ? <p className="empty">{t('owed.capped')}</p> : null}
      </Section>
    </div>
  )
}

/** Moves from row to row by keyboard: the row's own button takes the focus. */
function step(by: 1 | -1): void {
  const stops = [...document.querySelectorAll<HTMLElement>('.owed .acts > :last-child')]
  const at = stops.indexOf(document.activeElement as HTMLElement)
  stops[at < 0 ? 0 : Math.max(0, Math.min(stops.length - 1, at + by))]?.focus()
}

function Due({ item }: { item: Item }) {
  const t = useWords(deskWords)
  const u = useWords(uiWords)
  const { today } = useSession()
  const { day } = item
  if (!day) return <span className="ink-3">{t('no-due')}</span>
  const near = nearDay(day, today)
  const far = day > today && (near === null || near.days > 1) ? workingDaysBetween(today, day, china) : 0
  return (
    <>
      <div className={isLate(item) && day < today ? 'day late' : 'day'}>
        <DateText day={day} today={today} />
      </div>
      <div className="small ink-3">{near && (day < today || near.days <= 7) ? u(near.key, { days: near.days }) : day < today ? null : t('days.left', { days: far })}</div>
    </>
  )
}

function What({ item, opened }: { item: Item; opened: boolean }) {
  const t = useWords(deskWords)
  const pick = usePick()
  const { today } = useSession()
  if (item.is === 'step') return <StepWhat row={item.row} />
  if (item.is === 'extension' || item.is === 'escalation') return <ProcedureWhat item={item} />
  if (item.is === 'update')
    return (
      <>
        <Link className="thing" to={`/matters/${item.row.matter.id}`}>
          {t('update.title', { period: pick(labelInYear(item.row.period.label, today)), title: item.row.matter.title })}
        </Link>
        <div className="ink-2">{opened && isReady(item.row) ? t('update.aside') : <span className="ink-3">{item.row.matter.code}</span>}</div>
      </>
    )
  const { subject, hint } = item.row
  return (
    <>
      <div className="thing">{missingTitle({ ...item.row, period: { ...item.row.period, label: labelInYear(item.row.period.label, today) } }, t, pick)}</div>
      <div className="ink-2">
        {subject.type === 'matter' ? <Link to={`/matters/${subject.id}`}>{subject.name}</Link> : subject.name}
        {subject.code ? <span className="ink-3 nowrap">　{subject.code}</span> : null}
      </div>
      {hint ? <div className="ink-3">{pick(hint)}</div> : null}
    </>
  )
}

function missingTitle({ period, activity, rhythm, left }: MissingRow, t: ReturnType<typeof useWords<typeof deskWords>>, pick: ReturnType<typeof usePick>): string {
  const label = pick(period.label)
  return activity ? t('missing.title', { period: label, kind: pick(activity.name), n: left }) : t('missing.opens', { period: label, rhythm: pick(rhythm.name) })
}

/** What somebody else's matter asks of me: a word on a later day, or what may be done about lateness. */
function ProcedureWhat({ item }: { item: Extract<Item, { is: 'extension' | 'escalation' }> }) {
  const t = useWords(deskWords)
  const pick = usePick()
  const { today } = useSession()
  const { code, id, title } = item.row.matter
  return (
    <>
      <Link className="thing" to={`/matters/${id}`}>
        {title}
      </Link>
      <div className="ink-2">
        {item.is === 'extension' ? t('extension.title', { name: pick(item.row.request.name), from: shortDay(item.row.request.from, today), to: shortDay(item.row.request.to, today) }) : t('escalation.title', { step: pick(item.row.step.name) })}
        {'　'}
        <span className="ink-3 nowrap">{code}</span>
      </div>
      {item.is === 'extension' ? <div className="ink-3">{item.row.request.by ? t('extension.by', { by: item.row.request.by, reason: item.row.request.reason }) : item.row.request.reason}</div> : null}
    </>
  )
}

function StepWhat({ row }: { row: OwedRow }) {
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

/** Missing is never red before its day; after it, it is overdue like everything else. */
function Standing({ item }: { item: Item }) {
  const t = useWords(deskWords)
  if (item.is === 'step') return <Light light={item.row.light} reasons={item.row.reasons} until={item.row.until} />
  if (item.is === 'extension' || item.is === 'escalation') return <Light light={item.row.light} />
  const { status, workdaysLate } = item.row
  if (status === 'returned') return <State state="returned" />
  if (isLate(item)) return <Light light="overdue" {...(workdaysLate > 0 ? { word: t('state.overdue', { days: workdaysLate }) } : {})} />
  return item.is === 'update' ? <Light light={item.row.light} /> : <State state="missing" />
}

type Can = 'record' | 'milestone' | 'move' | 'update' | 'extension' | 'escalation'

function Act({ item, primary, opened, onToggle }: { item: Item; primary: boolean; opened: boolean; onToggle: () => void }) {
  const t = useWords(deskWords)
  const may = useMay()
  const action = offered(item, may)
  if (!action) return <Elsewhere item={item} />
  return (
    <div className="acts">
      {opened ? (
        <Button link aria-expanded onClick={onToggle}>
          {t('fold')}
        </Button>
      ) : (
        <Button small primary={primary} aria-expanded={false} onClick={onToggle}>
          {t(action === 'update' ? 'update.open' : action)}
        </Button>
      )}
    </div>
  )
}

/** What cannot be done in the row: where it can. */
function Elsewhere({ item }: { item: Item }) {
  const t = useWords(deskWords)
  if (item.is === 'extension' || item.is === 'escalation')
    return (
      <div className="acts">
        <Link to={`/matters/${item.row.matter.id}`}>{t('open')}</Link>
      </div>
    )
  if (item.is === 'step')
    return (
      <div className="acts">
        <Link to={`/matters/${item.row.id}`}>{item.row.next.action === 'assign' ? t('assign') : t('open')}</Link>
      </div>
    )
  return (
    <div className="acts">
      {item.row.status === 'returned' ? <a href="#waiting">{t('missing.mend')}</a> : <Link to="/ledgers">{t('missing.go')}</Link>}
    </div>
  )
}

/** The next step as it can be done here; null where another page is needed, or the post may not. */
function offered(item: Item, may: ReturnType<typeof useMay>): Can | null {
  if (item.is === 'update') return may('recordActivity') && item.row.status === 'missing' ? 'update' : null
  if (item.is === 'extension') return may('decideExtension') ? 'extension' : null
  if (item.is === 'escalation') return may('takeEscalation') ? 'escalation' : null
  if (item.is === 'missing') return may('recordActivity') && item.row.activity && item.row.status === 'missing' ? 'record' : null
  const { mine, next } = item.row
  if (!mine) return null
  if (next.action === 'record') return may('recordActivity') ? 'record' : null
  if (next.action === 'milestone') return next.target && may('reachMilestone') ? 'milestone' : null
  // Evidence, fields and days are filled in on the matter's own page.
  if (next.action === 'move') return next.target && may('moveMatter') && item.row.asks !== 'page' ? 'move' : null
  return null
}

type InsideProps = { item: Item; onClose: () => void; onDone: (what: Can | 'kept') => void }

function Inside({ item, onClose, onDone }: InsideProps) {
  if (item.is === 'update') return <Update key={item.key} row={item.row} onDone={(outcome) => onDone(outcome === 'sent' ? 'update' : 'kept')} />
  if (item.is === 'extension') return <div className="inside-form"><DecideForm matter={item.row.matter.id} request={item.row.request} onClose={onClose} onDone={() => onDone('extension')} /></div>
  if (item.is === 'escalation') return <div className="inside-form"><TakeForm matter={item.row.matter.id} step={item.row.step} onClose={onClose} onDone={() => onDone('escalation')} /></div>
  return <div className="inside-form">{item.is === 'missing' ? <Missing row={item.row} onClose={onClose} onDone={onDone} /> : <StepInside row={item.row} onClose={onClose} onDone={onDone} />}</div>
}

function Missing({ row: { subject, activity, rhythm }, onClose, onDone }: Omit<InsideProps, 'item'> & { row: MissingRow }) {
  const about =
    subject.type === 'matter'
      ? { matter: { id: subject.id, code: subject.code ?? '', title: subject.name, ledger: subject.ledger ?? '' } }
      : { units: [{ value: subject.id, name: subject.name }] }
  return (
    <RecordForm
      draft={`record:${subject.id}:${rhythm.id}`}
      {...about}
      kind={activity?.id ?? ''}
      onDone={(outcome) => onDone(outcome === 'sent' ? 'record' : 'kept')}
      onCancel={onClose}
    />
  )
}

function StepInside({ row, onClose, onDone }: Omit<InsideProps, 'item'> & { row: OwedRow }) {
  const matter = { id: row.id, code: row.code, title: row.title, ledger: row.ledger }
  const target = row.next.target ?? ''
  return (
    <>
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
      {row.next.action === 'move' && row.asks === 'divide' ? <DivideForm problem={row.id} onDone={() => onDone('move')} onClose={onClose} /> : null}
      {row.next.action === 'move' && row.asks !== 'divide' ? <MoveForm matter={row.id} transition={target} noted={row.asks === 'note'} onDone={() => onDone('move')} onClose={onClose} /> : null}
    </>
  )
}
