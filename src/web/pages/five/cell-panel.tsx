import { useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import { useAnswer } from '../../api/hooks.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Button, ErrorNote, Kbd, Loading, Note, shortDay, useKeys } from '../../ui/index.ts'
import { newWords } from '../letters/new-words.ts'
import { CellRecord } from './cell-record.tsx'
import { ExemptForm, RevokeForm } from './exempt-forms.tsx'
import { pageOf, type Opened } from './line.tsx'
import type { Cell, Detail } from './model.ts'
import { kindOf, nameOf } from './names.ts'
import { RecordHere } from './record-here.tsx'
import { fiveWords } from './words.ts'

/** What is being filled in below the cell. */
export type Doing = 'record' | 'exempt' | 'revoke' | null

type Props = {
  pack: string
  /** the ledger the subject's records are of; null: units, bodies or places */
  ledger: string | null
  opened: Opened
  number: string
  doing: Doing
  onDoing: (doing: Doing) => void
  onClose: () => void
}

/** One obligation: its records and what the office looks for, or what is missing and by when; and what can be done about it here. */
export function CellPanel({ pack, ledger, opened, number, doing, onDoing, onClose }: Props) {
  const t = useWords(fiveWords)
  const asked = useAnswer('getObligation', { query: { pack, ...opened } })
  const [said, say] = useState<string | null>(null)
  const detail = asked.data
  return (
    <>
      {detail ? <Title detail={detail} number={number} onClose={onClose} /> : <PanelHead title={number} onClose={onClose} />}
      <ErrorNote error={asked.error} retry={() => void asked.refetch()} />
      {asked.isPending ? <Loading rows={6} /> : null}
      {said ? <Note tone="done" live>{said}</Note> : null}
      {detail ? <Body detail={detail} ledger={ledger} doing={doing} onDoing={onDoing} onSaid={say} /> : null}
      <p className="five-keys">
        <span><Kbd>↑</Kbd> <Kbd>↓</Kbd> <Kbd>←</Kbd> <Kbd>→</Kbd>　{t('keys.move')}</span>
        <span><Kbd>N</Kbd>　{t('keys.record')}</span>
        <span><Kbd>Esc</Kbd>　{t('keys.close')}</span>
      </p>
    </>
  )
}

/** The head of whatever stands beside the matrix. */
export function PanelHead({ title, aside, onClose }: { title: string; aside?: React.ReactNode; onClose: () => void }) {
  const t = useWords(fiveWords)
  return (
    <header>
      <h2 tabIndex={-1}>{title}</h2>
      {aside}
      <Button link onClick={onClose}>{t('panel.close')}</Button>
    </header>
  )
}

const FRAME = { waiting: 'wait', returned: 'back', missing: 'missing', exempt: 'exempt', done: 'yes', coming: 'exempt' } as const

function Title({ detail, number, onClose }: { detail: Detail; number: string; onClose: () => void }) {
  const t = useWords(fiveWords)
  const pick = usePick()
  const { subject, rhythm, period, cell } = detail
  return (
    <>
      <PanelHead
        title={t('panel.title', { code: number, kind: pick(kindOf(rhythm)), period: pick(nameOf(period)) })}
        aside={cell ? <span className={`state state-${FRAME[cell.status]}`}>{t(`status.${cell.status}`)}</span> : null}
        onClose={onClose}
      />
      <p className="five-of"><Link to={pageOf({ subject })}>{subject.name}</Link></p>
    </>
  )
}

type BodyProps = { detail: Detail; ledger: string | null; doing: Doing; onDoing: (doing: Doing) => void; onSaid: (said: string | null) => void }

function Body({ detail, ledger, doing, onDoing, onSaid }: BodyProps) {
  const t = useWords(fiveWords)
  const { subject, rhythm, period, cell, records, matters, may } = detail
  const { today } = useSession()
  const inHand = records.find((record) => record.may.includes('confirmActivities') || record.may.includes('reviewActivities')) ?? records.at(-1)
  const done = (words: keyof typeof fiveWords) => {
    onSaid(t(words))
    onDoing(null)
  }
  const mayAct = useMay()
  const n = useWords(newWords)
  const mayRecord = may.includes('recordActivity') && rhythm.activity !== null
  useKeys({ n: () => mayRecord && onDoing('record') })
  if (!cell) return <p className="empty">{t('cell.gone')}</p>
  return (
    <>
      <Frozen detail={detail} cell={cell} />
      {records.length === 0 ? <Standing cell={cell} recordBy={period.recordBy} /> : null}
      {records.toReversed().map((record, nth) => (
        <CellRecord key={record.id} record={record} criterion={rhythm.activity?.criterion ?? null} nth={records.length > 1 ? records.length - nth : null} open={record === inHand} keys={record === inHand && doing === null} onSaid={onSaid} />
      ))}
      {matters.length > 0 ? (
        <>
          <h3>{t('counted.matters')}</h3>
          <ul className="five-looks">
            {matters.map(({ id, code, title, on }) => (
              <li key={id}><Link to={`/matters/${id}`}>{code}　{title}</Link><span className="ink-3">{shortDay(on, today)}</span></li>
            ))}
          </ul>
        </>
      ) : null}
      {doing === null ? (
        <div className="actions">
          {mayRecord ? <Button primary={records.length === 0} keyName="N" onClick={() => onDoing('record')}>{t('act.record')}</Button> : null}
          {may.includes('grantExemption') && records.length === 0 ? <Button onClick={() => onDoing('exempt')}>{t('act.exempt')}</Button> : null}
          {cell.status === 'missing' && subject.type === 'matter' && mayAct('draftReminders') ? <Link className="button" to={`/letters/batch?matters=${subject.id}`}>{n('remindMissing')}</Link> : null}
          {may.includes('revokeExemption') ? <Button onClick={() => onDoing('revoke')}>{t('act.revoke')}</Button> : null}
        </div>
      ) : null}
      {doing === 'record' && mayRecord ? <RecordHere detail={detail} ledger={ledger} onDone={(outcome) => done(outcome === 'sent' ? 'done.recorded' : 'done.kept')} onCancel={() => onDoing(null)} /> : null}
      {doing === 'exempt' ? <ExemptForm matter={subject.id} rhythm={rhythm.id} period={period.key} onDone={() => done('done.exempted')} onClose={() => onDoing(null)} /> : null}
      {doing === 'revoke' ? <RevokeForm matter={subject.id} rhythm={rhythm.id} period={period.key} onDone={() => done('done.revoked')} onClose={() => onDoing(null)} /> : null}
    </>
  )
}

/** What came after the period was closed, beside its frozen result. */
function Frozen({ detail: { period }, cell }: { detail: Detail; cell: Cell }) {
  const t = useWords(fiveWords)
  const pick = usePick()
  const { today } = useSession()
  if (!period.closed) return null
  const given = { period: pick(nameOf(period)), day: shortDay(period.closed.on, today) }
  return (
    <Note tone={cell.added > 0 || cell.takenBack > 0 ? 'due' : 'plain'}>
      {cell.added > 0 ? t('frozen.added', { ...given, n: cell.added }) : cell.takenBack > 0 ? t('frozen.taken', { ...given, n: cell.takenBack }) : t('frozen.as', given)}
    </Note>
  )
}

/** An empty cell: what is missing and by when, or why nothing is asked. */
function Standing({ cell, recordBy }: { cell: Cell; recordBy: string }) {
  const t = useWords(fiveWords)
  const pick = usePick()
  const { today } = useSession()
  return (
    <>
      <h3>{t('standing')}</h3>
      <ul className="five-reasons">
        {cell.reasons.map((reason, at) => <li key={at}>{pick(reason.text)}</li>)}
      </ul>
      <dl className="pairs">
        {cell.exemption ? (
          <>
            <dt>{t('standing.exempt')}</dt><dd>{cell.exemption.reason}</dd>
            <dt>{t('standing.basis')}</dt><dd>{cell.exemption.basis}</dd>
            <dt>{t('standing.on')}</dt><dd>{shortDay(cell.exemption.on, today)}</dd>
          </>
        ) : cell.status === 'missing' ? (
          <>
            <dt>{t('standing.by')}</dt>
            <dd>{shortDay(recordBy, today)}{cell.workdaysLate > 0 ? `　${t('standing.late', { n: cell.workdaysLate })}` : ''}</dd>
          </>
        ) : null}
      </dl>
    </>
  )
}

/** Focus goes to the panel's heading when it covers the page, so that what has opened is read out and Escape is at hand. */
export function useFocusOnOpen(key: string, active: boolean) {
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    if (active) panel.current?.querySelector<HTMLElement>('h2')?.focus()
  }, [key, active])
  return panel
}
