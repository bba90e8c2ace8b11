import { useCommand } from '../../api/hooks.ts'
import { useWords } from '../../i18n/language.tsx'
import { Button, ErrorNote } from '../../ui/index.ts'
import { isReady, recordOfUpdate, type UpdateRow } from './items.ts'
import { deskWords } from './words.ts'

/** Several updates of which nothing changed, sent at once; each stays a record of its own. */
export function BatchUpdates({ rows, onDone }: { rows: readonly UpdateRow[]; onDone: (count: number) => void }) {
  const t = useWords(deskWords)
  const record = useCommand('recordUpdates')
  const ready = rows.filter(isReady)
  if (ready.length < 2) return null
  const send = () =>
    record.mutate({ body: { updates: ready.map((row) => ({ matter: row.matter.id, kind: row.kind.id, ...recordOfUpdate(row) })) } }, { onSuccess: () => onDone(ready.length) })
  return (
    <>
      <div className="actions batch">
        <Button small busy={record.isPending} onClick={send}>
          {t('update.all', { count: ready.length })}
        </Button>
        <span className="small ink-3">{t('update.all.aside')}</span>
      </div>
      <ErrorNote error={record.error} />
    </>
  )
}
