import { useState } from 'react'
import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { Button, DateText, ErrorNote, Note, Section, Table3, type Column } from '../../ui/index.ts'
import type { Account } from './model.ts'
import { accountsWords } from './words.ts'

/** What security confirms: accounts that got a password or an identity from the system administrator. Nothing where there is none. */
export function Unconfirmed({ rows }: { rows: readonly Account[] }) {
  const t = useWords(accountsWords)
  const { today } = useSession()
  const confirm = useCommand('confirmAccount')
  const [confirmed, setConfirmed] = useState<string | null>(null)
  const changes = ({ passwordResetOn, linkedOn }: Account) => [{ words: t('unconfirmed.password'), on: passwordResetOn }, { words: t('unconfirmed.link'), on: linkedOn }]
  const columns: Column<Account>[] = [
    { key: 'username', head: t('username'), names: true, width: 160, cell: ({ username }) => username },
    { key: 'person', head: t('person'), width: 128, cell: ({ person }) => person?.name ?? <span className="ink-3">{t('nameless')}</span> },
    { key: 'what', head: t('unconfirmed.what'), cell: (row) => changes(row).map(({ words, on }) => (on ? <p key={words}>{words}　<DateText day={on} today={today} /></p> : null)) },
    {
      key: 'do', head: t('open'), quiet: true, width: 168,
      cell: ({ id, username }) => <Button small busy={confirm.isPending} aria-label={`${t('confirm')}：${username}`} onClick={() => sendThen(confirm, { params: { account: id } }, () => setConfirmed(username))}>{t('confirm')}</Button>,
    },
  ]
  if (rows.length === 0 && confirmed === null) return null
  return (
    <Section title={t('unconfirmed')} aside={rows.length > 0 ? t('waiting.count', { count: rows.length }) : undefined}>
      <p className="ink-2">{t('unconfirmed.note')}</p>
      <ErrorNote error={confirm.error} />
      {confirmed !== null && !confirm.isPending && !confirm.error ? <Note tone="done" live>{t('confirm.done', { name: confirmed })}</Note> : null}
      {rows.length > 0 ? <Table3 stack caption={t('unconfirmed')} columns={columns} rows={rows} keyOf={({ id }) => id} /> : null}
    </Section>
  )
}
