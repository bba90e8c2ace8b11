import { useState, type FormEvent } from 'react'
import { Link } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { fileAddress } from '../../api/call.ts'
import { useCommand } from '../../api/hooks.ts'
import { useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Button, ErrorNote, Field, Note, Section, shortDay, State, Table3, type Column } from '../../ui/index.ts'
import { uiWords } from '../../i18n/ui-words.ts'
import { RecordFields } from '../record/record-fields.tsx'
import { deskWords } from './words.ts'

export type RecordRow = Answer<'getDesk'>['toDecide'][number]
/** What may be done with a record is told by the names of the commands. */
const VERDICTS = { confirm: 'confirmActivities', review: 'reviewActivities' } as const
type Verdict = keyof typeof VERDICTS

/** Records that wait for me: checked one by one or several at once, or sent back with the reason, in place. */
export function Decide({ rows, total }: { rows: readonly RecordRow[]; total: number }) {
  const t = useWords(deskWords)
  const [picked, pick] = useState<readonly string[]>([])
  const [returning, setReturning] = useState<string | null>(null)
  const [said, say] = useState('')
  const confirm = useCommand('confirmActivities')
  const review = useCommand('reviewActivities')
  const busy = confirm.isPending || review.isPending
  const chosen = rows.filter(({ id }) => picked.includes(id))
  const decide = (verdict: Verdict, ids: readonly string[]) => {
    const command = verdict === 'confirm' ? confirm : review
    if (busy || ids.length === 0) return
    command.mutate(
      { body: { activities: [...ids] } },
      {
        onSuccess: () => {
          pick(picked.filter((id) => !ids.includes(id)))
          say(t(verdict === 'confirm' ? 'decide.confirmed' : 'decide.reviewed', { count: ids.length }))
        },
      },
    )
  }
  const toggle = (id: string) => pick(picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id])
  const columns: Column<RecordRow>[] = [
    {
      key: 'pick',
      head: t('decide.select'),
      width: 32,
      cell: (row) => (
        <input
          type="checkbox"
          aria-label={t('decide.row', { summary: row.summary })}
          checked={picked.includes(row.id)}
          onChange={() => toggle(row.id)}
        />
      ),
    },
    { key: 'what', head: t('decide.what'), names: true, cell: (row) => <What row={row} /> },
    { key: 'unit', head: t('decide.unit'), width: 132, cell: ({ unit }) => unit?.name },
    { key: 'state', head: t('light'), width: 76, cell: ({ status }) => <State state={status} /> },
    {
      key: 'here',
      head: t('here'),
      num: true,
      width: 132,
      cell: (row) => (
        <div className="acts">
          {row.may.includes('returnActivity') ? (
            <Button link aria-expanded={returning === row.id} onClick={() => setReturning(returning === row.id ? null : row.id)}>
              {t('decide.return')}
            </Button>
          ) : null}
          {verdictsOf(row).map((verdict) => (
            <Button key={verdict} small busy={busy} onClick={() => decide(verdict, [row.id])}>
              {t(`decide.${verdict}`)}
            </Button>
          ))}
        </div>
      ),
    },
  ]
  const close = (done: boolean) => {
    setReturning(null)
    if (done) say(t('decide.returned'))
  }
  if (rows.length === 0 && !said) return null
  return (
    <Section title={t('decide')} aside={t('records', { count: total })} more={rows.length > 1 ? <Link to="/five?view=queue">{t('decide.queue')}</Link> : null}>
      {said && !busy && !confirm.error && !review.error ? (
        <Note tone="done" live>
          {said}
        </Note>
      ) : null}
      <ErrorNote error={confirm.error ?? review.error} />
      {rows.length > 0 ? (
        <>
          <Table3
            stack
            className="decide"
            caption={t('decide')}
            columns={columns}
            rows={rows}
            keyOf={({ id }) => id}
            chosen={({ id }) => picked.includes(id)}
            inside={(row) => (returning === row.id ? <ReturnForm activity={row.id} onClose={close} /> : null)}
          />
          <div className="actions batch">
            <Button link onClick={() => pick(chosen.length === rows.length ? [] : rows.map(({ id }) => id))}>
              {t('decide.all')}
            </Button>
            <Batch chosen={chosen} busy={busy} onDecide={decide} />
            {total > rows.length ? <span className="small ink-3">{t('decide.more', { count: total - rows.length })}</span> : null}
          </div>
        </>
      ) : null}
    </Section>
  )
}

/** One button for all that are picked, by what may be done with them. */
function Batch({
  chosen,
  busy,
  onDecide,
}: {
  chosen: readonly RecordRow[]
  busy: boolean
  onDecide: (verdict: Verdict, ids: readonly string[]) => void
}) {
  const t = useWords(deskWords)
  return (['confirm', 'review'] as const).map((verdict) => {
    const ids = chosen.filter((row) => row.may.includes(VERDICTS[verdict])).map(({ id }) => id)
    return ids.length > 0 ? (
      <Button key={verdict} small primary busy={busy} onClick={() => onDecide(verdict, ids)}>
        {t(`decide.${verdict}.many`, { count: ids.length })}
      </Button>
    ) : null
  })
}

function verdictsOf({ may }: RecordRow): Verdict[] {
  return (['confirm', 'review'] as const).filter((verdict) => may.includes(VERDICTS[verdict]))
}

function What({ row }: { row: RecordRow }) {
  const t = useWords(deskWords)
  const u = useWords(uiWords)
  const pick = usePick()
  const { today } = useSession()
  return (
    <>
      <div>
        <b>{row.kinds.map(({ name }) => pick(name)).join('、')}</b>　{row.summary}
      </div>
      <RecordFields fields={row.fields} />
      {row.attended.length > 0 ? (
        <div className="small ink-2">
          <span className="ink-3">
            {t('decide.attended')}
            {u('colon')}
          </span>
          {row.attended.map(({ name }) => name).join('、')}
        </div>
      ) : null}
      <div className="ink-3">
        {shortDay(row.heldOn, today)}　{row.place ? `${row.place}　` : ''}
        {row.matters.map(({ id, title }) => (
          <Link key={id} to={`/matters/${id}`}>
            {title}
          </Link>
        ))}
        {row.units.map(({ id, name }) => (
          <Link key={id} to={`/organisation/units/${id}`}>
            {name}
            {'　'}
          </Link>
        ))}
        {row.attachments.length > 0 ? (
          <>
            {'　'}
            {t('decide.files')}
            {u('colon')}
            {row.attachments.map(({ sha256, name }) => (
              <a key={sha256} href={fileAddress(sha256)} target="_blank" rel="noreferrer">
                {name}
                {'　'}
              </a>
            ))}
          </>
        ) : null}
      </div>
    </>
  )
}

function ReturnForm({ activity, onClose }: { activity: string; onClose: (done: boolean) => void }) {
  const t = useWords(deskWords)
  const { value, set, clear } = useDraft(`return:${activity}`, { reason: '' })
  const [tried, setTried] = useState(false)
  const back = useCommand('returnActivity')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (back.isPending || !value.reason.trim()) return
    const done = () => {
      clear()
      onClose(true)
    }
    back.mutate({ params: { activity }, body: { reason: value.reason.trim() } }, { onSuccess: done })
  }
  return (
    <form className="inside-form" onSubmit={submit} noValidate>
      <Field
        label={t('decide.reason')}
        aside={t('decide.reason.aside')}
        wrong={tried && !value.reason.trim() ? t('decide.reason.missing') : null}
      >
        {(bound) => (
          <input
            {...bound}
            className="input"
            type="text"
            maxLength={1000}
            autoFocus
            value={value.reason}
            onChange={(event) => set({ reason: event.target.value })}
          />
        )}
      </Field>
      <ErrorNote error={back.error} />
      <div className="actions">
        <Button small primary type="submit" busy={back.isPending}>
          {t('decide.return.do')}
        </Button>
        <Button small onClick={() => onClose(false)}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
