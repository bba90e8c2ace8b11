import { useRef, useState } from 'react'
import { addressOf } from '../../api/call.ts'
import { useCommand } from '../../api/hooks.ts'
import { ProblemError, problemOf, unreachable } from '../../api/problem.ts'
import { sendThen } from '../../api/send-then.ts'
import { paths } from '../../../api/contract/paths.ts'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useLanguage, usePick, useWords } from '../../i18n/language.tsx'
import { minus } from '../../ui/chart/figure-text.ts'
import { Button, ErrorNote, FileDrop, Note, Table3, type Column } from '../../ui/index.ts'
import { saveAs } from '../../ui/hand-out.ts'
import { oddRows, oddSentences, Warnings } from './odd.tsx'
import { indicatorWords } from './words.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The ledger of indicators as a table; what is filtered by unit goes out so. */
export function ExportButton({ period, label, owner }: { period: string; label: string; owner: string }) {
  const t = useWords(indicatorWords)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ProblemError | null>(null)
  const save = async () => {
    setBusy(true)
    setError(null)
    try {
      saveAs(t('exportFile', { period: label }), XLSX, await fetched(addressOf(paths.exportIndicators.slice('GET '.length), {}, { period, owner })))
    } catch (refused) {
      if (!(refused instanceof ProblemError)) throw refused
      setError(refused)
    } finally {
      setBusy(false)
    }
  }
  return <><Button busy={busy} onClick={() => void save()}>{t('export')}</Button><ErrorNote error={error} /></>
}

async function fetched(address: string): Promise<Blob> {
  const response = await fetch(address, { credentials: 'same-origin' }).catch(() => {
    throw unreachable()
  })
  if (!response.ok) throw await problemOf(response)
  return response.blob()
}

type FileRow = Answer<'readIndicatorsFile'>['rows'][number]
/** What there is to look at; what did not change is shown when asked for. */
const TELLING: readonly FileRow['kind'][] = ['new', 'changed', 'locked', 'unusable']

/** A filled-in table: what it would change, row by row; only what is picked is reported. */
export function ImportPanel({ onClose, onDone }: { onClose: () => void; onDone: (n: number) => void }) {
  const t = useWords(indicatorWords)
  const { language } = useLanguage()
  const chooser = useRef<HTMLInputElement>(null)
  const read = useCommand('readIndicatorsFile')
  const report = useCommand('reportReadings')
  const [without, leave] = useState<readonly number[]>([])
  const [despite, explain] = useState<Readonly<Record<number, string>>>({})
  const [all, showAll] = useState(false)
  const [tried, setTried] = useState(false)
  const odd = oddSentences(report.error, language)
  const rowsOdd = oddRows(report.error)
  const take = ([file]: readonly File[]) => {
    if (!file || read.isPending) return
    const form = new FormData()
    form.set('file', file, file.name)
    leave([])
    explain({})
    setTried(false)
    report.reset()
    read.mutate({ form })
  }
  const rows = read.data?.rows ?? []
  const picked = rows.filter(({ row, send }) => send && !without.includes(row))
  const unexplained = picked.filter(({ row, warnings }) => warnings.length > 0 && !despite[row]?.trim())
  const send = () => {
    setTried(true)
    if (picked.length === 0 || unexplained.length > 0 || report.isPending) return
    const readings = picked.flatMap((row) => (row.send ? [{ ...row.send, attachments: [], despite: despite[row.row]?.trim() || null }] : []))
    sendThen(report, { body: { readings } }, () => onDone(readings.length))
  }
  const columns: Column<FileRow>[] = [
    { key: 'pick', head: t('pick'), quiet: true, width: 32, cell: ({ row, send: one }) => one && <input type="checkbox" aria-label={t('importPick', { row })} checked={!without.includes(row)} onChange={() => leave(without.includes(row) ? without.filter((other) => other !== row) : [...without, row])} /> },
    { key: 'row', head: t('importRow'), num: true, width: 40, cell: ({ row }) => <span className="ink-3">{row}</span> },
    { key: 'name', head: t('name'), names: true, cell: ({ indicator, label, place }) => <>{indicator?.name ?? label}<span className="ink-3">　{place?.name ?? t('whole')}</span></> },
    { key: 'value', head: t('value'), num: true, width: 140, cell: ({ send: one, before, indicator }) => one && <>{minus(one.value)} {indicator?.measure}{before !== null && <p className="small ink-3">{t('importNow', { value: minus(before) })}</p>}</> },
    { key: 'what', head: t('importWhat'), width: 88, cell: ({ kind }) => t(`row.${kind}`) },
    { key: 'says', head: t('note'), width: 320, cell: (row) => <Says row={row} despite={despite[row.row] ?? ''} wrong={tried && unexplained.includes(row)} onDespite={(words) => explain({ ...despite, [row.row]: words })} /> },
  ]
  return (
    <section className="indicator-panel" aria-label={t('import')}>
      <FileDrop accept=".xlsx" hint={t('importHint')} label={t('importChoose')} chooser={chooser} onFiles={take}>
        {t('importDrop')}
        <Button busy={read.isPending} onClick={() => chooser.current?.click()}>{t('importChoose')}</Button>
      </FileDrop>
      <ErrorNote error={read.error} />
      {read.data && (
        <>
          <p className="mid indicator-import-counts" role="status"><b>{read.data.name}</b>　{t('importCounts', read.data.counts)}</p>
          <Table3 className="indicator-import" caption={t('importPreview')} columns={columns} rows={all ? rows : rows.filter(({ kind }) => TELLING.includes(kind))} keyOf={({ row }) => String(row)} stack labelled />
          <label className="check"><input type="checkbox" checked={all} onChange={(event) => showAll(event.target.checked)} /> {t('importAll')}</label>
        </>
      )}
      {odd ? <Note tone="due" live>{odd.map((says, index) => t('importOdd', { row: picked[(rowsOdd[index] ?? 0) - 1]?.row ?? '', says })).join('；')}</Note> : <ErrorNote error={report.error} />}
      <div className="actions">
        {read.data && (picked.length > 0 ? <Button small primary busy={report.isPending} onClick={send}>{t('importSend', { n: picked.length })}</Button> : <span className="mid ink-2">{t('importNothing')}</span>)}
        <Button small onClick={onClose}>{t('close')}</Button>
      </div>
    </section>
  )
}

function Says({ row: { problems, warnings, send }, despite, wrong, onDespite }: { row: FileRow; despite: string; wrong: boolean; onDespite: (words: string) => void }) {
  const t = useWords(indicatorWords)
  const pick = usePick()
  return (
    <>
      {problems.map((problem) => <p key={problem.zh} className="small">{pick(problem)}</p>)}
      <Warnings warnings={warnings} />
      {send && warnings.length > 0 && <input className="input" type="text" maxLength={500} aria-label={t('importDespite')} placeholder={t('importDespite')} aria-invalid={wrong || undefined} value={despite} onChange={(event) => onDespite(event.target.value)} />}
    </>
  )
}
