import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { paths, type EndpointName } from '../../../api/contract/paths.ts'
import { addressOf } from '../../api/call.ts'
import { newCommandId } from '../../api/command-id.ts'
import { useCommand } from '../../api/hooks.ts'
import { ProblemError, problemOf, unreachable } from '../../api/problem.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { saveAs } from '../../ui/hand-out.ts'
import { Button, ErrorNote, FileDrop, Table3, type Column } from '../../ui/index.ts'
import { accountsWords } from './words.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

type Row = Answer<'readAccountsFile'>['rows'][number]

/** A list of accounts: the template, the check of every row, and one button that opens those that fit. */
export function Bulk({ onDone, onClose }: { onDone: (count: number) => void; onClose: () => void }) {
  const t = useWords(accountsWords)
  const pick = usePick()
  const chooser = useRef<HTMLInputElement>(null)
  const read = useCommand('readAccountsFile')
  const template = useBytes()
  const opening = useBytes()
  const take = ([file]: readonly File[]) => {
    if (!file || read.isPending) return
    const form = new FormData()
    form.set('file', file, file.name)
    read.mutate({ form })
  }
  const fit = (read.data?.rows ?? []).flatMap(({ open }) => (open ? [open] : []))
  const open = () => void opening.save('openAccounts', t('bulk.file'), { command: newCommandId(), rows: fit.map(({ row, username, role, post, person }) => ({ row, username, role, post, person })) }).then((saved) => saved && onDone(fit.length))
  const columns: Column<Row>[] = [
    { key: 'row', head: t('bulk.row'), num: true, width: 48, cell: ({ row }) => row },
    { key: 'username', head: t('username'), names: true, width: 160, cell: ({ username }) => username },
    { key: 'unit', head: t('bulk.unit'), cell: ({ unit, post, name }) => [unit, post, name].filter(Boolean).join('　') },
    { key: 'role', head: t('role'), width: 128, cell: ({ role }) => role },
    { key: 'result', head: t('bulk.result'), width: 300, cell: ({ problems }) => (problems.length === 0 ? t('bulk.fit') : <span className="accounts-wrong">{problems.map(pick).join('；')}</span>) },
  ]
  return (
    <section className="panel accounts-panel" aria-label={t('bulk')}>
      <p>
        <Button small busy={template.busy} onClick={() => void template.save('getAccountsTemplate', t('template.name'))}>{t('template')}</Button>
      </p>
      <ErrorNote error={template.error} />
      <FileDrop accept=".xlsx,.csv" hint={t('bulk.hint')} label={t('bulk.choose')} chooser={chooser} onFiles={take}>
        {t('bulk.drop')}
        <Button link busy={read.isPending} onClick={() => chooser.current?.click()}>{t('bulk.choose')}</Button>
      </FileDrop>
      <ErrorNote error={read.error} />
      {read.data ? (
        <>
          <p role="status">{t('bulk.checked', { name: read.data.name, count: read.data.rows.length, fit: read.data.fit })}</p>
          <Table3 stack labelled caption={t('bulk.preview')} columns={columns} rows={read.data.rows} keyOf={({ row }) => String(row)} />
          {fit.length > 0 && fit.length < read.data.rows.length ? <p className="small ink-3">{t('bulk.only')}</p> : null}
          {fit.length === 0 ? <p className="ink-2">{t('bulk.nothing')}</p> : null}
        </>
      ) : null}
      <ErrorNote error={opening.error} />
      <div className="actions">
        {fit.length > 0 ? <Button small primary busy={opening.busy} onClick={open}>{t('bulk.send', { count: fit.length })}</Button> : null}
        <Button small busy={opening.busy} onClick={onClose}>{t('cancel')}</Button>
      </div>
    </section>
  )
}

/** Asks for a file of the server and hands it out; `save` says whether it came. */
function useBytes() {
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ProblemError | null>(null)
  const save = async (name: EndpointName, file: string, body?: object): Promise<boolean> => {
    const [method = '', path = ''] = paths[name].split(' ')
    setBusy(true)
    setError(null)
    try {
      const response = await fetch(addressOf(path), { method, credentials: 'same-origin', ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }) }).catch(() => {
        throw unreachable()
      })
      if (!response.ok) throw await problemOf(response)
      saveAs(file, XLSX, await response.blob())
      if (body) void queries.invalidateQueries()
      return true
    } catch (refused) {
      if (!(refused instanceof ProblemError)) throw refused
      setError(refused)
      return false
    } finally {
      setBusy(false)
    }
  }
  return { busy, error, save }
}
