import { useState } from 'react'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useAnswer } from '../../api/hooks.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { Button, ErrorNote, Loading, Note, useOpened } from '../../ui/index.ts'
import { Bulk } from './bulk.tsx'
import { waitingOf } from './model.ts'
import { OpenForm } from './open-form.tsx'
import { Accounts } from './table.tsx'
import { Unconfirmed } from './unconfirmed.tsx'
import { Waiting } from './waiting.tsx'
import { accountsWords } from './words.ts'
import '../organisation/organisation.css'
import './accounts.css'

/** 账号与授权: who has an account, what it may do, what waits to be granted. Opened by one administrator, granted by another. */
export default function AccountsPage() {
  const t = useWords(accountsWords)
  const may = useMay()
  const { city } = useSession()
  usePage({ title: t('title'), crumbs: [{ text: city.name.replace(/（.*$/, '') }, { text: t('title') }] })
  const answer = useAnswer('listAccounts', { query: {} })
  const forms = useOpened<'one' | 'many'>()
  const [opened, setOpened] = useState<Answer<'openAccount'> | null>(null)
  const [many, setMany] = useState<number | null>(null)
  const unconfirmed = (answer.data?.rows ?? []).filter(({ state }) => state === 'unconfirmed')
  const waiting = waitingOf(answer.data?.rows ?? [])
  return (
    <>
      <div className="accounts-head">
        <h1>{t('title')}</h1>
        {may('openAccount') ? (
          <span className="accounts-actions">
            <Button primary={forms.what === null} {...forms.link('one')}>{t('add')}</Button>
            <Button {...forms.link('many')}>{t('bulk')}</Button>
          </span>
        ) : null}
      </div>
      <p className="lead">{t('lead')}</p>
      {forms.form('one', (close) => <OpenForm onClose={close} onDone={(answered) => (close(), setMany(null), setOpened(answered))} />)}
      {forms.form('many', (close) => <Bulk onClose={close} onDone={(count) => (close(), setOpened(null), setMany(count))} />)}
      {opened ? <Note tone="done" live>{t('add.done', { username: opened.username })}<br /><code>{opened.password}</code></Note> : null}
      {many !== null ? <Note tone="done" live>{t('bulk.done', { count: many, file: t('bulk.file') })}</Note> : null}
      <ErrorNote error={answer.error} retry={() => void answer.refetch()} />
      {answer.isPending ? <Loading rows={10} /> : null}
      {answer.data && may('grantMembership') ? <Waiting rows={waiting} /> : null}
      {answer.data && !may('grantMembership') && waiting.length > 0 ? <p className="ink-2">{t('waiting.admin', { count: waiting.length })}</p> : null}
      {may('confirmAccount') && answer.data ? <Unconfirmed rows={unconfirmed} /> : null}
      {answer.data && !may('confirmAccount') && unconfirmed.length > 0 ? <p className="ink-2">{t('unconfirmed.admin', { count: unconfirmed.length })}</p> : null}
      {answer.data ? <Accounts answer={answer.data} /> : null}
    </>
  )
}
