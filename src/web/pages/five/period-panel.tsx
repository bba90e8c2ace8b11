import { useState } from 'react'
import { Link } from 'react-router'
import { fileAddress } from '../../api/call.ts'
import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Button, ErrorNote, Field, InPlace, Note, shortDay } from '../../ui/index.ts'
import { newWords } from '../letters/new-words.ts'
import { PanelHead } from './cell-panel.tsx'
import type { Opened } from './line.tsx'
import type { Board, Period, Status } from './model.ts'
import { kindOf } from './names.ts'
import { openIn } from './open-in.ts'
import { PeriodNote } from './period-note.tsx'
import { standingOf } from './totals.ts'
import { fiveWords } from './words.ts'

/** As many as one reads; the matrix shows the rest. */
const SHOWN = 12

type Props = { board: Board; period: Period; numbers: ReadonlyMap<string, string>; onOpen: (opened: Opened) => void; onQueue: () => void; onClose: () => void }

/** One period: how it stands, what still waits and what is missing; 季度定案, and opening it again. */
export function PeriodPanel({ board, period, numbers, onOpen, onQueue, onClose }: Props) {
  const t = useWords(fiveWords)
  const pick = usePick()
  const [said, say] = useState<string | null>(null)
  const standing = standingOf(board, period)
  return (
    <>
      <PanelHead title={pick(period.label)} onClose={onClose} />
      <p className="five-of ink-2"><PeriodNote period={period} whole /></p>
      {said ? <Note tone="done" live>{said}</Note> : null}
      <h3>{t('close.standing')}</h3>
      <dl className="pairs">
        <dt>{t('close.whole')}</dt>
        <dd>{t('close.whole.n', { n: standing.whole, asked: standing.asked })}</dd>
      </dl>
      {(['waiting', 'returned', 'missing'] as const).map((status) => (
        <Cells key={status} status={status} n={standing[status]} board={board} period={period} numbers={numbers} onOpen={onOpen} />
      ))}
      <Settle board={board} period={period} waiting={standing.waiting} onQueue={onQueue} onSaid={say} />
      <History period={period} />
    </>
  )
}

type CellsProps = { status: Extract<Status, 'waiting' | 'returned' | 'missing'>; n: number; board: Board; period: Period; numbers: ReadonlyMap<string, string>; onOpen: (opened: Opened) => void }

/** The cells that stand so, each of which opens. */
function Cells({ status, n, board, period, numbers, onOpen }: CellsProps) {
  const t = useWords(fiveWords)
  const pick = usePick()
  const may = useMay()
  const l = useWords(newWords)
  if (n === 0) return null
  const cells = openIn(board, period, status)
  return (
    <>
      <h3>{t(`close.${status}`)}<span>{t('close.n', { n })}</span></h3>
      <ul className="five-items">
        {cells.slice(0, SHOWN).map(({ row, rhythm }) => (
          <li key={`${row.subject.id} ${rhythm.id}`}>
            <Button link onClick={() => onOpen({ subject: row.subject.id, rhythm: rhythm.id, period: period.key })}>
              {t('close.item', { number: numbers.get(row.subject.id) ?? '', name: row.subject.name, kind: pick(kindOf(rhythm)) })}
            </Button>
          </li>
        ))}
        {cells.length > SHOWN ? <li className="ink-3">{t('close.more', { n: cells.length - SHOWN })}</li> : null}
      </ul>
      {status === 'missing' && period.state === 'current' && board.ledger && may('draftReminders') ? <p><Link to={`/letters/batch?ledger=${board.ledger.id}`}>{l('remindMissing')}</Link></p> : null}
    </>
  )
}

type SettleProps = { board: Board; period: Period; waiting: number; onQueue: () => void; onSaid: (said: string | null) => void }

/** 定案: said what it does, asked once more while records wait; and opening it again with the reason. */
function Settle({ board, period, waiting, onQueue, onSaid }: SettleProps) {
  const t = useWords(fiveWords)
  const { today } = useSession()
  const [doing, setDoing] = useState(false)
  const close = useCommand('closePeriod')
  const mayClose = board.may.includes('closePeriod')
  const mayReopen = board.may.includes('reopenPeriod')
  const send = () => {
    sendThen(close, { body: { pack: board.pack.id, period: period.key, goOn: waiting > 0 } }, () => {
      setDoing(false)
      onSaid(t('done.closed'))
    })
  }
  if (period.closed) {
    return (
      <>
        <h3>{t('close.file')}</h3>
        <p className="mid">
          {t('close.done', { day: shortDay(period.closed.on, today) })}{period.closed.by ? `　${period.closed.by}` : ''}
          <br />
          <a href={fileAddress(period.closed.file)} target="_blank" rel="noreferrer">{t('close.file.open')}</a>
          <span className="ink-3">　{t('close.hash', { hash: period.closed.file.slice(0, 8) })}</span>
        </p>
        {mayReopen ? <Reopen pack={board.pack.id} period={period.key} onSaid={onSaid} /> : null}
      </>
    )
  }
  if (!mayClose) return null
  if (period.end >= today) return <p className="five-hint">{t('close.early')}</p>
  if (!doing) {
    return (
      <div className="actions">
        <Button primary onClick={() => setDoing(true)}>{t('close.close')}</Button>
      </div>
    )
  }
  return (
    <div className="five-form">
      {waiting > 0 ? <Note tone="due">{t('close.waits', { n: waiting })}</Note> : null}
      <p className="small ink-2">{t('close.what')}</p>
      <ErrorNote error={close.error} />
      <div className="actions">
        {waiting > 0 ? <Button small primary onClick={onQueue}>{t('close.first')}</Button> : null}
        <Button small primary={waiting === 0} busy={close.isPending} onClick={send}>{t(waiting > 0 ? 'close.on' : 'close.do')}</Button>
        <Button small link onClick={() => setDoing(false)}>{t('panel.close')}</Button>
      </div>
    </div>
  )
}

function Reopen({ pack, period, onSaid }: { pack: string; period: string; onSaid: (said: string | null) => void }) {
  const t = useWords(fiveWords)
  const [doing, setDoing] = useState(false)
  const { value, set, clear } = useDraft(`reopen:${pack}:${period}`, { reason: '' })
  const reopen = useCommand('reopenPeriod')
  const reason = value.reason.trim()
  if (!doing) return <div className="actions"><Button onClick={() => setDoing(true)}>{t('reopen.open')}</Button></div>
  const send = () => {
    if (reason === '') return
    sendThen(reopen, { body: { pack, period, reason } }, () => {
      clear()
      setDoing(false)
      onSaid(t('done.reopened'))
    })
  }
  return (
    <InPlace className="five-form" label={t('reopen.open')} action={t('reopen.do')} busy={reopen.isPending} error={reopen.error} onSend={send} onClose={() => setDoing(false)}>
      {(tried) => (
        <Field label={t('reopen.reason')} help={t('reopen.hint')} wrong={tried && reason === '' ? t('reason.missing') : null}>
          {(bound) => <input {...bound} className="input" type="text" maxLength={1000} value={value.reason} onChange={(event) => set({ reason: event.target.value })} />}
        </Field>
      )}
    </InPlace>
  )
}

/** When it was closed and opened again, oldest first; the last point is how it stands now. */
function History({ period: { closed, reopened } }: { period: Period }) {
  const t = useWords(fiveWords)
  const { today } = useSession()
  if (reopened.length === 0) return null
  return (
    <>
      <h3>{t('reopen.history')}</h3>
      <ul className="five-road">
        {reopened.flatMap(({ closedOn, on, reason, by }, at) => [
          <li key={`${at} closed`}><time dateTime={closedOn}>{shortDay(closedOn, today)}</time>{t('reopen.was')}</li>,
          <li key={`${at} opened`}><time dateTime={on}>{shortDay(on, today)}</time>{t('reopen.again', { reason })}{by ? `　${by}` : ''}</li>,
        ])}
        {closed ? <li className="five-now"><time dateTime={closed.on}>{shortDay(closed.on, today)}</time>{t('reopen.was')}{closed.by ? `　${closed.by}` : ''}</li> : null}
      </ul>
    </>
  )
}
