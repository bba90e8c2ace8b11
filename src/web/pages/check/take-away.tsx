import { useState } from 'react'
import { useLanguage, useWords } from '../../i18n/language.tsx'
import { copyText, saveAs } from '../../ui/hand-out.ts'
import { Button } from '../../ui/index.ts'
import type { Checked } from './check-store.ts'
import type { Finding } from './findings.ts'
import { csvReport, textReport } from './report.ts'
import { checkWords } from './words.ts'

/** The result to take along: copied, as a table, as a text, on paper. Nothing of it is kept here. */
export function TakeAway({ checked, findings }: { checked: Checked; findings: readonly Finding[] }) {
  const t = useWords(checkWords)
  const { language } = useLanguage()
  const [said, setSaid] = useState('')
  const report = { checked, findings, language, t }
  return (
    <div className="actions check-take">
      <Button small onClick={() => void copyText(textReport(report)).then((done) => setSaid(t(done ? 'copied' : 'notCopied')))}>{t('copy')}</Button>
      <Button small onClick={() => saveAs(`${t('file')}.csv`, 'text/csv;charset=utf-8', csvReport(report))}>{t('exportCsv')}</Button>
      <Button small onClick={() => saveAs(`${t('file')}.txt`, 'text/plain;charset=utf-8', textReport(report))}>{t('exportText')}</Button>
      <Button small onClick={() => window.print()}>{t('print')}</Button>
      <span role="status" className="small ink-2">{said}</span>
    </div>
  )
}
