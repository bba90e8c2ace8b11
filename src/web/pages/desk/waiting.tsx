import { useState, type FormEvent } from 'react'
import { Link } from 'react-router'
import { useCommand } from '../../api/hooks.ts'
import { useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Button, Empty, ErrorNote, Field, Section, shortDay, State } from '../../ui/index.ts'
import { FilesField } from '../record/files-field.tsx'
import type { RecordRow } from './decide.tsx'
import { uiWords } from '../../i18n/ui-words.ts'
import { deskWords } from './words.ts'

/** My unit's records that wait for others, and those sent back, which are mended here. */
export function Waiting({ rows, total }: { rows: readonly RecordRow[]; total: number }) {
  const t = useWords(deskWords)
  return (
    <div id="waiting">
      <Section title={t('waiting')} aside={t('records', { count: total })}>
        {rows.length === 0 ? (
          <Empty>{t('waiting.none')}</Empty>
        ) : (
          <ul className="list">
            {rows.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </ul>
        )}
      </Section>
    </div>
  )
}

function Row({ row }: { row: RecordRow }) {
  const t = useWords(deskWords)
  const u = useWords(uiWords)
  const pick = usePick()
  const { today } = useSession()
  const [mending, mend] = useState(false)
  const day = shortDay(row.heldOn, today)
  const matter = row.matters[0]
  return (
    <li>
      <div className="line">
        <b>
          {row.kinds.map(({ name }) => pick(name)).join('、')}
          {u('colon')}
          {matter ? (
            <Link className="plain" to={`/matters/${matter.id}`}>
              {row.summary}
            </Link>
          ) : (
            row.summary
          )}
        </b>
        <State state={row.status} />
      </div>
      {row.returned ? <div className="ink-2">{t('waiting.back', { reason: row.returned.reason.replace(/[。.；;\s]+$/, '') })}</div> : null}
      {row.status === 'awaiting-review' ? <div className="ink-3">{t('waiting.review', { day })}</div> : null}
      {row.status === 'awaiting-confirmation' ? <div className="ink-3">{t('waiting.office', { day })}</div> : null}
      {row.returned && row.may.includes('correctActivity') && !mending ? (
        <Button link onClick={() => mend(true)}>
          {t('waiting.mend')}
        </Button>
      ) : null}
      {mending ? <MendForm row={row} onClose={() => mend(false)} /> : null}
    </li>
  )
}

function MendForm({ row, onClose }: { row: RecordRow; onClose: () => void }) {
  const t = useWords(deskWords)
  const { value, set, clear } = useDraft(`mend:${row.id}`, { summary: row.summary, attachments: row.attachments, reason: '' })
  const [tried, setTried] = useState(false)
  const correct = useCommand('correctActivity')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (correct.isPending || !value.reason.trim() || !value.summary.trim()) return
    const done = () => {
      clear()
      onClose()
    }
    correct.mutate(
      {
        params: { activity: row.id },
        body: { changes: { summary: value.summary.trim(), attachments: value.attachments }, reason: value.reason.trim() },
      },
      { onSuccess: done },
    )
  }
  return (
    <form className="mend" onSubmit={submit} noValidate>
      <Field label={t('mend.summary')}>
        {(bound) => (
          <textarea
            {...bound}
            className="input"
            rows={3}
            maxLength={4000}
            value={value.summary}
            onChange={(event) => set({ summary: event.target.value })}
          />
        )}
      </Field>
      <FilesField files={value.attachments} onChange={(attachments) => set({ attachments })} />
      <Field label={t('mend.reason')} wrong={tried && !value.reason.trim() ? t('mend.reason.missing') : null}>
        {(bound) => (
          <input
            {...bound}
            className="input"
            type="text"
            maxLength={1000}
            value={value.reason}
            onChange={(event) => set({ reason: event.target.value })}
          />
        )}
      </Field>
      <ErrorNote error={correct.error} />
      <div className="actions">
        <Button small primary type="submit" busy={correct.isPending}>
          {t('mend.do')}
        </Button>
        <Button small onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
