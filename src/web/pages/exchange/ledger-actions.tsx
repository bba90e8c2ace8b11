import { Link } from 'react-router'
import { addressOf } from '../../api/call.ts'
import { problemOf, unreachable } from '../../api/problem.ts'
import { useMay } from '../../api/session.tsx'
import { paths } from '../../../api/contract/paths.ts'
import { useWords } from '../../i18n/language.tsx'
import { Button, ErrorNote, JobProgress } from '../../ui/index.ts'
import { saveFile } from './save-file.ts'
import { useWork } from './use-work.ts'
import { exchangeWords } from './words.ts'
import './exchange.css'

type Props = { ledger: string; name: string; /** what the list is filtered by; empty: the whole ledger */ filter: Readonly<Record<string, string>> }

/** A ledger out as a table, and a table in. What is filtered goes out as it is shown. */
export function LedgerActions({ ledger, name, filter }: Props) {
  const t = useWords(exchangeWords)
  const may = useMay()
  const work = useWork()
  const send = () => work.run(async (command) => saveFile(await fetched(addressOf(paths.exportLedger.slice('GET '.length), { ledger }, { ...filter, command })), `${name}.xlsx`))
  return (
    <>
      <span className="exchange-actions">
        {may('exportLedger') && <Button busy={work.busy} onClick={() => void send()}>{t(Object.keys(filter).length > 0 ? 'exportFiltered' : 'export')}</Button>}
        {may('startImport') && <Link className="button" to={`/ledgers/${ledger}/import`}>{t('import')}</Link>}
      </span>
      {work.busy && work.job && <span className="exchange-out"><JobProgress job={work.job} label={t('exporting')} /></span>}
      <ErrorNote error={work.error} />
    </>
  )
}

async function fetched(address: string): Promise<Blob> {
  const response = await fetch(address, { credentials: 'same-origin' }).catch(() => {
    throw unreachable()
  })
  if (!response.ok) throw await problemOf(response)
  return response.blob()
}
