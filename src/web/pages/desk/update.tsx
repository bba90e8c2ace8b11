import { useState, type FormEvent } from 'react'
import { newCommandId } from '../../api/command-id.ts'
import { useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Button, ErrorNote, Field, shortDay, useKeys } from '../../ui/index.ts'
import { useRecord } from '../record/use-record.ts'
import { isReady, recordOfUpdate, type UpdateRow } from './items.ts'
import { deskWords } from './words.ts'

type Line = UpdateRow['lines'][number]
type Props = { row: UpdateRow; onDone: (outcome: 'sent' | 'kept') => void }

/** The month's update in the row: written out from what is known; sent as it is in one press, or with only what changed written anew. */
export function Update({ row, onDone }: Props) {
  const t = useWords(deskWords)
  const { today } = useSession()
  const { value, set, clear, kept } = useDraft<{ edited: Record<string, string> }>(`update:${row.matter.id}:${row.period.key}`, { edited: {} })
  const [changing, change] = useState(kept || !isReady(row))
  const [tried, setTried] = useState(false)
  const record = useRecord()
  const send = (edited: Record<string, string>) => {
    const content = recordOfUpdate(row, edited)
    setTried(true)
    if (record.isPending || content.summary === '') return
    record.mutate(
      { command: newCommandId(), matters: [row.matter.id], kinds: [row.kind.id], heldOn: today, ...content },
      {
        onSuccess: (outcome) => {
          clear()
          onDone(outcome)
        },
      },
    )
  }
  useKeys({ n: () => !changing && send({}), e: () => change(true) })
  if (changing)
    return (
      <Changing
        row={row}
        edited={value.edited}
        onEdit={(id, text) => set({ edited: { ...value.edited, [id]: text } })}
        missing={tried && recordOfUpdate(row, value.edited).summary === ''}
        busy={record.isPending}
        error={record.error}
        onSend={() => send(value.edited)}
        onBack={
          isReady(row)
            ? () => {
                clear()
                change(false)
              }
            : null
        }
      />
    )
  return (
    <div className="update">
      <table className="lines">
        <tbody>
          {row.lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">
                <LineName line={line} />
              </th>
              <td>{line.text || <span className="ink-3">{t('line.empty')}</span>}</td>
              <td className="source">
                <Source line={line} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ErrorNote error={record.error} />
      <div className="actions">
        <Button small primary keyName="N" busy={record.isPending} onClick={() => send({})}>
          {t('update.same')}
        </Button>
        <Button small keyName="E" onClick={() => change(true)}>
          {t('update.changed')}
        </Button>
        <span className="small ink-3">{t('update.review')}</span>
      </div>
    </div>
  )
}

type ChangingProps = {
  row: UpdateRow
  edited: Readonly<Record<string, string>>
  onEdit: (id: string, text: string) => void
  missing: boolean
  busy: boolean
  error: Error | null
  onSend: () => void
  onBack: (() => void) | null
}

function Changing({ row, edited, onEdit, missing, busy, error, onSend, onBack }: ChangingProps) {
  const t = useWords(deskWords)
  const pick = usePick()
  const { today } = useSession()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSend()
  }
  const names = (line: Line) => (line.name ? pick(line.name) : t(line.id === 'milestone' ? 'line.milestone' : 'line.summary'))
  return (
    <form className="update changing" onSubmit={submit} noValidate>
      {row.lines.map((line) =>
        line.id === 'milestone' ? (
          <p key={line.id} className="small ink-2">
            {names(line)}　{line.text}
          </p>
        ) : (
          <Field
            key={line.id}
            label={names(line)}
            optional={line.id !== 'summary'}
            aside={sourceText(line, t, today)}
            wrong={line.id === 'summary' && missing ? t('update.missing') : null}
          >
            {(bound) => (
              <textarea
                {...bound}
                className="input brief"
                rows={line.id === 'summary' ? 2 : 1}
                maxLength={line.id === 'summary' ? 4000 : 2000}
                autoFocus={line.id === 'summary'}
                value={edited[line.id] ?? line.text}
                onChange={(event) => onEdit(line.id, event.target.value)}
              />
            )}
          </Field>
        ),
      )}
      <ErrorNote error={error} />
      <div className="actions">
        <Button small primary type="submit" busy={busy}>
          {t('update.send')}
        </Button>
        {onBack ? (
          <Button small onClick={onBack}>
            {t('cancel')}
          </Button>
        ) : null}
        <span className="small ink-3">{t('update.review')}</span>
      </div>
    </form>
  )
}

function LineName({ line }: { line: Line }) {
  const t = useWords(deskWords)
  const pick = usePick()
  if (line.name) return <>{pick(line.name)}</>
  return <>{t(line.id === 'milestone' ? 'line.milestone' : 'line.summary')}</>
}

function Source({ line }: { line: Line }) {
  const t = useWords(deskWords)
  const { today } = useSession()
  return <>{sourceText(line, t, today)}</>
}

function sourceText({ source, on }: Line, t: ReturnType<typeof useWords<typeof deskWords>>, today: string): string {
  if (source === 'none') return ''
  return t(`source.${source}`, { day: on ? shortDay(on, today) : '' })
}
