import { useRef, useState } from 'react'
import { useAnswer, useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useMay } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Button, ErrorNote, Field, InPlace, Kbd, Loading, Note, useKeys } from '../../ui/index.ts'
import { hintsOf, type Hint } from './hints.ts'
import { bundled, stepped, toggled } from './pick.ts'
import { QueueBundle, type QueueRow } from './queue-bundle.tsx'
import { fiveWords } from './words.ts'

/** What one page of the API holds; the rest comes when these are done. */
const AT_ONCE = 200

/** What waits for the office (认定) or for one's own unit (审核): dealt with one by one or many at once. */
export function Queue() {
  const t = useWords(fiveWords)
  const may = useMay()
  const office = may('confirmActivities')
  const list = useAnswer('listActivities', { query: { status: office ? 'awaiting-confirmation' : 'awaiting-review', limit: AT_ONCE } }, { when: office || may('reviewActivities') })
  const verdict = office ? 'confirmActivities' : 'reviewActivities'
  const all = list.data?.rows ?? []
  const rows = all.filter((row) => row.may.includes(verdict))
  const confirmed = useAnswer('listActivities', { query: { status: 'confirmed', limit: AT_ONCE } }, { when: rows.length > 0 })
  if (!office && !may('reviewActivities')) return <p className="empty">{t('queue.not-yours')}</p>
  return (
    <>
      <ErrorNote error={list.error} retry={() => void list.refetch()} />
      {list.isPending ? <Loading rows={8} /> : null}
      {list.data ? <List rows={rows} hints={hintsOf(rows, confirmed.data?.rows ?? [])} others={all.length - rows.length} more={list.data.next !== null} verdict={verdict} /> : null}
    </>
  )
}

type ListProps = { rows: readonly QueueRow[]; hints: ReadonlyMap<string, readonly Hint<QueueRow>[]>; /** waiting, but not for this person: one's own are never judged */ others: number; more: boolean; verdict: 'confirmActivities' | 'reviewActivities' }

function List({ rows, hints, others, more, verdict }: ListProps) {
  const t = useWords(fiveWords)
  const root = useRef<HTMLDivElement>(null)
  const [picked, pick] = useState<ReadonlySet<string>>(new Set())
  const [at, setAt] = useState<string | null>(null)
  const [returning, setReturning] = useState(false)
  const [said, say] = useState<string | null>(null)
  const take = useCommand(verdict)
  const bundles = bundled(rows)
  const ids = bundles.flatMap((bundle) => bundle.rows.map(({ id }) => id))
  const chosen = ids.filter((id) => picked.has(id))
  const inHand = chosen.length > 0 ? chosen : at !== null && ids.includes(at) ? [at] : []
  const clear = rows.filter(({ id }) => !hints.has(id)).map(({ id }) => id)
  const words = verdict === 'confirmActivities' ? 'confirm' : 'review'
  const judge = () => {
    if (take.isPending || inHand.length === 0) return
    sendThen(take, { body: { activities: inHand } }, () => {
      pick(new Set())
      say(t(`queue.done.${words}`, { n: inHand.length }))
    })
  }
  const go = (by: 1 | -1) => {
    const to = stepped(ids, at, by)
    setAt(to)
    if (to) root.current?.querySelector<HTMLElement>(`[data-row="${to}"]`)?.focus()
  }
  useKeys({
    j: () => go(1),
    k: () => go(-1),
    ' ': (event) => {
      // A box or a button in focus has its own space bar.
      if (event.target instanceof HTMLElement && event.target.matches('input, button')) (event.target as HTMLElement).click()
      else if (at) pick(toggled(picked, [at]))
    },
    y: judge,
    r: () => setReturning(inHand.length > 0),
  }, !returning)
  const done = (n: number) => {
    setReturning(false)
    pick(new Set())
    say(t('queue.done.return', { n }))
  }
  return (
    <div ref={root} className="five-queue">
      <p className="sub">
        {t(`queue.count.${words}`, { n: rows.length })}{more ? t('queue.more') : ''}{others > 0 ? t('queue.others', { n: others }) : ''}
      </p>
      {said && !take.isPending && !take.error ? <Note tone="done" live>{said}</Note> : null}
      {rows.length > 0 ? (
        <div className="five-batch">
          <Button link onClick={() => pick(toggled(picked, ids))}>{t('queue.all')}</Button>
          {clear.length > 0 && clear.length < ids.length ? <Button link onClick={() => pick(new Set(clear))}>{t('queue.clear', { n: clear.length })}</Button> : null}
          <span className="ink-2">{t('queue.chosen', { n: chosen.length })}</span>
          <Button primary busy={take.isPending} keyName="Y" disabled={inHand.length === 0} onClick={judge}>{inHand.length > 0 ? t(`queue.${words}`, { n: inHand.length }) : t(words)}</Button>
          <Button keyName="R" disabled={inHand.length === 0} onClick={() => setReturning(true)}>{inHand.length > 0 ? t('queue.return', { n: inHand.length }) : t('return')}</Button>
          <ErrorNote error={take.error} />
          {returning ? <ReturnMany ids={inHand} onDone={done} onClose={() => setReturning(false)} /> : null}
        </div>
      ) : (
        <p className="empty">{t(`queue.none.${words}`)}</p>
      )}
      {bundles.map((bundle) => (
        <QueueBundle key={bundle.id} bundle={bundle} hints={hints} picked={picked} at={at} onAt={setAt} onPick={(some) => pick(toggled(picked, some))} />
      ))}
      {rows.length > 0 ? (
        <p className="five-keys">
          <span><Kbd>J</Kbd> <Kbd>K</Kbd>　{t('queue.move')}</span>
          <span><Kbd>{t('queue.space')}</Kbd>　{t('queue.pick')}</span>
          <span><Kbd>Y</Kbd>　{t(words)}</span>
          <span><Kbd>R</Kbd>　{t('return')}</span>
        </p>
      ) : null}
    </div>
  )
}

/** Several sent back for one reason: all of them, or none where one is refused. */
function ReturnMany({ ids, onDone, onClose }: { ids: readonly string[]; onDone: (n: number) => void; onClose: () => void }) {
  const t = useWords(fiveWords)
  const { value, set, clear } = useDraft('return:many', { reason: '' })
  const back = useCommand('returnActivities')
  const reason = value.reason.trim()
  const send = () => {
    if (reason === '') return
    sendThen(back, { body: { activities: [...ids], reason } }, () => {
      clear()
      onDone(ids.length)
    })
  }
  return (
    <InPlace className="five-form" label={t('queue.return', { n: ids.length })} action={t('queue.return', { n: ids.length })} busy={back.isPending} error={back.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <Field label={t('queue.reason')} help={t('opinion.hint')} wrong={tried && reason === '' ? t('opinion.missing') : null}>
          {(bound) => <input {...bound} className="input" type="text" maxLength={1000} value={value.reason} onChange={(event) => set({ reason: event.target.value })} />}
        </Field>
      )}
    </InPlace>
  )
}
