import { useEffect, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { call } from '../../api/call.ts'
import { useAnswer } from '../../api/hooks.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Button, ErrorNote, Field, InPlace, JobProgress, Loading, Note } from '../../ui/index.ts'
import { Mapping } from './mapping.tsx'
import { Rows } from './rows.tsx'
import { useWork, type Work } from './use-work.ts'
import { exchangeWords } from './words.ts'

export type Import = Answer<'getImport'>['import']

const MS_BETWEEN_LOOKS = 2000
const AT_WORK: readonly Import['state'][] = ['reading', 'comparing', 'applying']

/** One table that was handed in, from its columns to what became of it. */
export function ImportView({ id, ledger }: { id: string; ledger: string }) {
  const t = useWords(exchangeWords)
  const navigate = useNavigate()
  const work = useWork()
  const [matching, setMatching] = useState(false)
  const answer = useAnswer('getImport', { params: { import: id }, query: { limit: 1 } })
  const shown = answer.data?.import
  const waits = shown !== undefined && AT_WORK.includes(shown.state) && !work.busy
  const { refetch } = answer
  useEffect(() => {
    if (!waits) return
    const timer = setInterval(() => void refetch(), MS_BETWEEN_LOOKS)
    return () => clearInterval(timer)
  }, [waits, refetch])
  if (answer.error) return <ErrorNote error={answer.error} retry={() => void refetch()} />
  if (!shown) return <Loading rows={6} />
  const cancel = () => {
    // Gone from here first: what is asked again afterwards is no longer there.
    void work.run(async () => {
      await call('cancelImport', { params: { import: id } })
      await navigate(`/ledgers/${ledger}/import`)
    })
  }
  const apply = () => void work.run((command) => call('applyImport', { params: { import: id }, body: { command } }))
  return (
    <>
      <Source shown={shown} />
      <ErrorNote error={work.error} />
      {work.busy ? (
        <div className="exchange-work" role="status">
          <p><JobProgress job={work.job} label={shown.name} /></p>
          <p className="small ink-3">{t('mayLeave')}</p>
        </div>
      ) : (
        <Standing shown={shown} work={work} matching={matching} onMatching={setMatching} onCancel={cancel} onApply={apply} />
      )}
    </>
  )
}

type StandingProps = { shown: Import; work: Work; matching: boolean; onMatching: (on: boolean) => void; onCancel: () => void; onApply: () => void }

function Standing({ shown, work, matching, onMatching, onCancel, onApply }: StandingProps) {
  const t = useWords(exchangeWords)
  const { id, state } = shown
  if (state === 'applying') {
    return (
      <Note tone="due" live>
        {t('interrupted')}　<Button small primary onClick={onApply}>{t('goOn')}</Button>
      </Note>
    )
  }
  if (state === 'reading' || state === 'comparing') return <p className="empty" role="status">{t('waiting')}　<Button link onClick={onCancel}>{t('cancel')}</Button></p>
  if (state === 'mapping' || matching) {
    return (
      <Mapping
        shown={shown}
        onCompare={(columns, words) => {
          onMatching(false)
          void work.run((command) => call('setMapping', { params: { import: id }, body: { command, columns, words } }))
        }}
        onCancel={onCancel}
      />
    )
  }
  return (
    <>
      {state === 'preview' ? null : <Result shown={shown} work={work} />}
      <Vanished shown={shown} />
      <Rows shown={shown} work={work} />
      {state === 'preview' && <Confirm shown={shown} onApply={onApply} onCancel={onCancel} onMatching={() => onMatching(true)} />}
    </>
  )
}

/** What another system's table no longer names: said, and nothing done to it. */
function Vanished({ shown: { vanished, matchedBy, counts, state } }: { shown: Import }) {
  const t = useWords(exchangeWords)
  const pick = usePick()
  if (!matchedBy) return null
  return (
    <div className="exchange-known">
      <p className="small ink-2">{t('matchedBy', { name: pick(matchedBy) })}</p>
      {state === 'preview' && counts.changed > 0 && counts.undecided > 0 && <Note tone="due">{t('theirsNote', { n: counts.changed })}</Note>}
      {vanished.count > 0 && (
        <Note>
          {t('vanished', { n: vanished.count })}
          {vanished.rows.slice(0, 20).map(({ matter, number, title }, index) => <span key={matter}>{index > 0 && '、'}<Link to={`/matters/${matter}`}>{number} {title}</Link></span>)}
          {vanished.count > 20 ? ' …' : ''}
        </Note>
      )}
    </div>
  )
}

function Source({ shown }: { shown: Import }) {
  const t = useWords(exchangeWords)
  const pick = usePick()
  const { name, sheet, headRow, rows, title, asides, notes } = shown
  return (
    <div className="exchange-source">
      <p><b>{name}</b>　{t('source', { sheet, row: headRow, rows: rows.toLocaleString('zh-CN') })}{title ? `　${t('sourceTitle', { title })}` : ''}</p>
      {asides.length > 0 && <p className="small ink-2">{t('asides', { n: asides.length })}{asides.slice(0, 5).map(({ row, text }) => t('asideRow', { row, text })).join('、')}{asides.length > 5 ? ' …' : ''}</p>}
      {notes.map((note) => <p key={note.zh} className="small ink-2">{pick(note)}</p>)}
    </div>
  )
}

function Confirm({ shown, onApply, onCancel, onMatching }: { shown: Import; onApply: () => void; onCancel: () => void; onMatching: () => void }) {
  const t = useWords(exchangeWords)
  const { counts } = shown
  const nothing = counts.new + counts.changed + counts.conflict + counts.error === 0
  return (
    <div className="exchange-confirm">
      {nothing && <p>{t('nothing')}</p>}
      {counts.undecided > 0 && <p className="small ink-2">{t('undecidedNote', { n: counts.undecided.toLocaleString('zh-CN') })}</p>}
      {counts.error > 0 && <p className="small ink-2">{t('errorNote', { n: counts.error.toLocaleString('zh-CN') })}</p>}
      <div className="actions">
        <Button primary disabled={counts.taken === 0} onClick={onApply}>{counts.taken > 0 ? t('apply', { n: counts.taken.toLocaleString('zh-CN') }) : t('applyNone')}</Button>
        <Button onClick={onMatching}>{t('changeMapping')}</Button>
        <Button onClick={onCancel}>{t('cancel')}</Button>
      </div>
    </div>
  )
}

/** What came of it, and the way back. */
function Result({ shown, work }: { shown: Import; work: Work }) {
  const t = useWords(exchangeWords)
  const [undoing, setUndoing] = useState(false)
  const [reason, setReason] = useState('')
  const { id, ledger, state, counts } = shown
  const undo = () => {
    if (reason.trim() === '') return
    setUndoing(false)
    void work.run((command) => call('undoImport', { params: { import: id }, body: { command, reason } }))
  }
  return (
    <div className="exchange-result">
      <Note tone="done" live>
        {state === 'undone' ? t('undone', { n: counts.takenBack }) : t('done', { opened: counts.opened, amended: counts.amended })}
        {counts.left > 0 && ` ${t('left', { n: counts.left })}`}
        {counts.failed > 0 && ` ${t('failed', { n: counts.failed })}`}
        {'　'}<Link to={`/ledgers/${ledger}`}>{t('toLedger')}</Link>　<Link to={`/ledgers/${ledger}/import`}>{t('another')}</Link>
        {state === 'applied' && counts.opened + counts.amended > 0 && !undoing && <>{'　'}<Button link onClick={() => setUndoing(true)}>{t('undo')}</Button></>}
      </Note>
      {undoing && (
        <InPlace className="exchange-undo" label={t('undo')} action={t('undoDo')} busy={work.busy} error={null} onSend={undo} onClose={() => setUndoing(false)} note={t('undoNote')}>
          {(tried) => (
            <Field label={t('undoReason')} wrong={tried && reason.trim() === '' ? t('reasonMissing') : null}>
              {(bound) => <input className="input" value={reason} maxLength={1000} onChange={(event) => setReason(event.target.value)} {...bound} />}
            </Field>
          )}
        </InPlace>
      )}
    </div>
  )
}
