import { Link } from 'react-router'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { Field, shortDay } from '../../ui/index.ts'
import type { Checked } from './use-check.ts'
import { burdenWords } from './words.ts'

type Finding = Checked['fields'][number]
type Known = Finding['known'][number]
type Props = { finding: Finding | undefined; asked: number; despite: string; onDespite: (despite: string) => void; tried: boolean }

/** Beside a field: where its answer stands already, what may not be asked, and the reason where it is asked all the same. */
export function FieldFindings({ finding, asked, despite, onDespite, tried }: Props) {
  const t = useWords(burdenWords)
  if (!finding) return null
  const sure = finding.known.some((one) => one.sure)
  return (
    <div className="burden-findings" role="status">
      {finding.unasked && <p className="burden-stop">{t(`check.${finding.unasked}`)}</p>}
      {finding.doubled && <p className="burden-stop">{t('check.doubled')}</p>}
      {finding.known.map((known, index) => <KnownLine key={index} known={known} asked={asked} />)}
      {finding.known.length === 0 && !finding.unasked && !finding.doubled && <p className="small ink-3">{t('check.none')}</p>}
      {finding.known.length > 0 && !sure && (
        <Field label={t('check.why')} wrong={tried && despite.trim() === '' ? t('new.missing') : null}>
          {(bound) => <input {...bound} className="input" type="text" maxLength={500} value={despite} onChange={(event) => onDespite(event.target.value)} />}
        </Field>
      )}
    </div>
  )
}

function KnownLine({ known: { place, path, sure, known, without, values } }: { known: Known; asked: number }) {
  const t = useWords(burdenWords)
  const { today } = useSession()
  return (
    <div className={sure ? 'burden-stop' : 'burden-maybe'}>
      <p>
        {t(sure ? 'check.sure' : 'check.maybe', { place, known, without })}
        {path !== null && <>　<Link to={path} target="_blank">{t('check.show')}</Link></>}
      </p>
      {values.length > 0 && (
        <ul className="small burden-values">
          {values.map(({ unit, value, on }) => <li key={unit.id}>{unit.name}：{value}<span className="ink-3">　{shortDay(on, today)}</span></li>)}
        </ul>
      )}
    </div>
  )
}
