import { useState } from 'react'
import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Button, DateText, ErrorNote, Field, InPlace, Note, Section, Table3, useOpened, type Column } from '../../ui/index.ts'
import { placeOf, type Waiting as Row } from './model.ts'
import { accountsWords } from './words.ts'

/** What security decides: each right that waits, granted or declined where it stands. */
export function Waiting({ rows }: { rows: readonly Row[] }) {
  const t = useWords(accountsWords)
  const pick = usePick()
  const { today } = useSession()
  const grant = useCommand('grantMembership')
  const [granted, setGranted] = useState<string | null>(null)
  const forms = useOpened<string>()
  const give = ({ account, right }: Row) => sendThen(grant, { body: { person: right.person, membership: right.id } }, () => setGranted(account.username))
  const columns: Column<Row>[] = [
    { key: 'username', head: t('username'), names: true, width: 160, cell: ({ account }) => account.username },
    { key: 'person', head: t('person'), width: 128, cell: ({ account }) => account.person?.name ?? <span className="ink-3">{t('nameless')}</span> },
    { key: 'right', head: t('rights'), cell: ({ right }) => <>{placeOf(right, pick)}{right.post ? <span className="ink-3">　{pick(right.roleName)}</span> : null}</> },
    { key: 'since', head: t('since'), width: 88, cell: ({ right }) => <DateText day={right.on} today={today} /> },
    {
      key: 'do',
      head: t('open'),
      quiet: true,
      width: 168,
      cell: (row) => (
        <span className="accounts-actions">
          <Button small busy={grant.isPending} aria-label={`${t('grant')}：${row.account.username}`} onClick={() => give(row)}>{t('grant')}</Button>
          <Button link aria-label={`${t('decline')}：${row.account.username}`} {...forms.link(row.right.id)}>{t('decline')}</Button>
        </span>
      ),
    },
  ]
  return (
    <Section title={t('waiting')} aside={rows.length > 0 ? t('waiting.count', { count: rows.length }) : undefined}>
      <ErrorNote error={grant.error} />
      {granted !== null && !grant.isPending && !grant.error ? <Note tone="done" live>{t('grant.done', { name: granted })}</Note> : null}
      {rows.length === 0 ? <p className="empty">{t('waiting.none')}</p> : <Table3 stack caption={t('waiting')} columns={columns} rows={rows} keyOf={({ right }) => right.id} inside={(row) => forms.form(row.right.id, (close) => <Decline row={row} onClose={close} />)} />}
    </Section>
  )
}

function Decline({ row: { right }, onClose }: { row: Row; onClose: () => void }) {
  const t = useWords(accountsWords)
  const decline = useCommand('declineMembership')
  const [reason, setReason] = useState('')
  const send = () => {
    if (reason.trim()) sendThen(decline, { params: { person: right.person, membership: right.id }, body: { reason: reason.trim() } }, onClose)
  }
  return (
    <InPlace className="panel accounts-panel" label={t('decline')} action={t('decline')} busy={decline.isPending} error={decline.error} onSend={send} onClose={onClose} kept={false}>
      {(tried) => (
        <Field label={t('decline.reason')} wrong={tried && !reason.trim() ? t('reason.missing') : null}>
          {(bound) => <input {...bound} className="input" maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
      )}
    </InPlace>
  )
}
