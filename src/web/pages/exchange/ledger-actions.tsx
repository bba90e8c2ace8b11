import { useState } from 'react'
import { Link } from 'react-router'
import { addressOf } from '../../api/call.ts'
import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { problemOf, unreachable } from '../../api/problem.ts'
import { useMay } from '../../api/session.tsx'
import { paths } from '../../../api/contract/paths.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Button, ErrorNote, Field, InPlace, JobProgress } from '../../ui/index.ts'
import { saveFile } from './save-file.ts'
import { useWork } from './use-work.ts'
import { exchangeWords } from './words.ts'
import './exchange.css'

type Props = { ledger: string; name: string; /** the number by which it is exchanged with another system */ matchBy: { zh: string; en: string } | null; /** what the list is filtered by; empty: the whole ledger */ filter: Readonly<Record<string, string>> }

/** A ledger out as a table, and a table in. What is filtered goes out as it is shown. */
export function LedgerActions({ ledger, name, matchBy, filter }: Props) {
  const t = useWords(exchangeWords)
  const pick = usePick()
  const [asking, setAsking] = useState(false)
  const may = useMay()
  const work = useWork()
  const [saved, setSaved] = useState<string | null>(null)
  const fetchInto = (file: string, query: Record<string, string>) =>
    work.run(async (command) => {
      const { blob, exportedAt } = await fetched(addressOf(paths.exportLedger.slice('GET '.length), { ledger }, { ...query, command }))
      saveFile(blob, file)
      return { exportedAt }
    })
  const sendTheirs = async (form: TheirFormat, changed: boolean) => {
    const done = await fetchInto(`${name}.${form === 'theirs-csv' ? 'csv' : 'xlsx'}`, { form, ...(changed ? { changed: 'true' } : {}) })
    if (done === null) return
    setAsking(false)
    setSaved(done.exportedAt)
  }
  return (
    <>
      <span className="exchange-actions">
        {may('exportLedger') && <Button busy={work.busy} onClick={() => void fetchInto(`${name}.xlsx`, { ...filter })}>{t(Object.keys(filter).length > 0 ? 'exportFiltered' : 'export')}</Button>}
        {matchBy && may('startImport') && !asking && <Button onClick={() => setAsking(true)}>{t('exportTheirs', { number: pick(matchBy) })}</Button>}
        {may('startImport') && <Link className="button" to={`/ledgers/${ledger}/import`}>{t('import')}</Link>}
      </span>
      {work.busy && work.job && <span className="exchange-out"><JobProgress job={work.job} label={t('exporting')} /></span>}
      {asking && matchBy && <Theirs number={pick(matchBy)} busy={work.busy} onSend={(form, changed) => void sendTheirs(form, changed)} onClose={() => setAsking(false)} />}
      {saved !== null && !asking && <Brought ledger={ledger} exportedAt={saved} onClose={() => setSaved(null)} />}
      <ErrorNote error={work.error} />
    </>
  )
}

/** A saved file is in nobody's system yet: what has changed goes out again until someone says that it is. */
function Brought({ ledger, exportedAt, onClose }: { ledger: string; exportedAt: string; onClose: () => void }) {
  const t = useWords(exchangeWords)
  const confirm = useCommand('confirmExport')
  return (
    <div className="exchange-brought" role="status">
      <p className="mid">{t('savedTheirs')}</p>
      <div className="actions">
        <Button busy={confirm.isPending} onClick={() => sendThen(confirm, { params: { ledger }, body: { exportedAt } }, onClose)}>{t('broughtThere')}</Button>
        <Button link onClick={onClose}>{t('notYet')}</Button>
      </div>
      <ErrorNote error={confirm.error} />
    </div>
  )
}

type TheirFormat = 'theirs-xlsx' | 'theirs-csv'

function Theirs({ number, busy, onSend, onClose }: { number: string; busy: boolean; onSend: (form: TheirFormat, changed: boolean) => void; onClose: () => void }) {
  const t = useWords(exchangeWords)
  const [form, setForm] = useState<TheirFormat>('theirs-xlsx')
  const [changed, setChanged] = useState(false)
  return (
    <InPlace className="exchange-theirs" label={t('exportTheirs', { number })} action={t('exportDo')} busy={busy} error={null} onSend={() => onSend(form, changed)} onClose={onClose} note={t('exportTheirsNote')}>
      {() => (
        <>
          <Field label={t('format')}>
            {(bound) => (
              <select className="input" value={form} onChange={(event) => setForm(event.target.value === 'theirs-csv' ? 'theirs-csv' : 'theirs-xlsx')} {...bound}>
                <option value="theirs-xlsx">Excel（.xlsx）</option>
                <option value="theirs-csv">CSV（.csv）</option>
              </select>
            )}
          </Field>
          <label className="check">
            <input type="checkbox" checked={changed} onChange={(event) => setChanged(event.target.checked)} /> {t('onlyChanged')}
          </label>
        </>
      )}
    </InPlace>
  )
}

async function fetched(address: string): Promise<{ blob: Blob; exportedAt: string | null }> {
  const response = await fetch(address, { credentials: 'same-origin' }).catch(() => {
    throw unreachable()
  })
  if (!response.ok) throw await problemOf(response)
  return { blob: await response.blob(), exportedAt: response.headers.get('x-exported-at') }
}
