import { Link } from 'react-router'
import { paths } from '../../../api/contract/paths.ts'
import { addressOf } from '../../api/call.ts'
import { useAnswer } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Button, shortDay, useOpened } from '../../ui/index.ts'
import { CancelForm, CircularForm, DeliverForm, FreezeForm } from './acts.tsx'
import { besideRuns, isOwn, type Assessment } from './model.ts'
import { assessmentWords } from './words.ts'

/** Title, how far the run has come, and what can be done with it now; each act is confirmed below. */
export function Head({ assessment }: { assessment: Assessment }) {
  const t = useWords(assessmentWords)
  const may = useMay()
  const { id, title, scheme, version, may: now, deliveries, circulars } = assessment
  const forms = useOpened<'deliver' | 'freeze' | 'circular' | 'cancel'>()
  const primary = now.includes('freezeAssessment') ? 'freeze' : now.includes('deliverAssessment') && deliveries.length === 0 ? 'deliver' : null
  const act = (what: 'deliver' | 'freeze', words: 'deliver' | 'deliverAgain' | 'freeze') => <Button primary={primary === what && forms.what === null} {...forms.link(what)}>{t(words)}</Button>
  return (
    <>
      <header className="assess-head">
        <div>
          <h1>{title}</h1>
          <p className="sub"><Says assessment={assessment} /></p>
        </div>
        <p className="assess-tools">
          {may('getScheme') && <Link className="button" to={`/schemes/${scheme.id}`} title={t('version', { n: version })}>{t('schemes')}</Link>}
          {now.includes('exportAssessment') && <a className="button" download href={addressOf(paths.exportAssessment.slice('GET '.length), { assessment: id })}>{t('export')}</a>}
          {circulars.map((letter) => <Link key={letter.id} className="button" to={`/letters/${letter.id}`}>{t('circularIs', { title: letter.title })}</Link>)}
          {now.includes('draftAssessmentCircular') && circulars.length === 0 && <Button {...forms.link('circular')}>{t('circular')}</Button>}
          {now.includes('deliverAssessment') && act('deliver', deliveries.length > 0 ? 'deliverAgain' : 'deliver')}
          {now.includes('freezeAssessment') && act('freeze', 'freeze')}
          {now.includes('cancelAssessment') && <Button link {...forms.link('cancel')}>{t('cancel')}</Button>}
        </p>
      </header>
      {forms.form('deliver', (close) => <DeliverForm assessment={assessment} onClose={close} />)}
      {forms.form('freeze', (close) => <FreezeForm assessment={assessment} onClose={close} />)}
      {forms.form('circular', (close) => <CircularForm assessment={assessment} onClose={close} />)}
      {forms.form('cancel', (close) => <CancelForm assessment={assessment} onClose={close} />)}
      <Basis assessment={assessment} />
    </>
  )
}

function Says({ assessment: { status, cutoff, today, deliveries, until, openReviews, frozenOn, cancelled, may } }: { assessment: Assessment }) {
  const t = useWords(assessmentWords)
  const short = (day: string) => shortDay(day, today)
  const sent = deliveries.at(-1)
  if (cancelled) return t('says.cancelled', { day: short(cancelled.on), reason: cancelled.reason })
  if (status === 'frozen' && frozenOn) return t('says.frozen', { day: short(frozenOn) })
  if (status === 'delivered' && sent && until) {
    const waits = may.includes('cancelAssessment') && !may.includes('freezeAssessment')
    return `${t('says.delivered', { on: short(sent.on), until: short(until) })}${openReviews > 0 ? t('says.reviewing', { n: openReviews }) : ''}${waits ? (today > until ? t('freezeReviews') : t('freezeWait', { until: short(until) })) : ''}`
  }
  return t('says.open', { day: short(cutoff) })
}

/** The document that authorises a ranking, and the way to its text where the city has it. */
function Basis({ assessment: { basis, ranked, scheme, may } }: { assessment: Assessment }) {
  const t = useWords(assessmentWords)
  const allowed = useMay()
  const wanted = basis ? (basis.number ?? basis.title.replace(/[《》]/g, '')) : ''
  const found = useAnswer('search', { query: { q: wanted.slice(0, 100) } }, { when: wanted !== '' && allowed('search') && allowed('getDocument') })
  const document = found.data?.documents.find(({ title, number }) => (basis?.number ? number === basis.number : title === wanted))
  return (
    <div className="assess-basis">
      <span>
        <b>{t('basis')}</b>
        {basis ? [basis.title.startsWith('《') ? basis.title : `《${basis.title}》`, basis.clause].filter(Boolean).join('') : t('basisNone')}
        {basis?.number && <span className="nowrap">　{basis.number}</span>}
      </span>
      {document && <Link to={`/documents/${document.id}`}>{t('basisOpen')}</Link>}
      {!ranked && !basis && may.includes('cancelAssessment') && <Link to={`/schemes/${scheme.id}`}>{t('basisAdd')}</Link>}
    </div>
  )
}

/** The past day whose knowledge is shown, under the bar. */
export function KnownLine({ assessment: { result, today, cutoff } }: { assessment: Assessment }) {
  const t = useWords(assessmentWords)
  if (!result) return null
  return (
    <div className="assess-known">
      {result.kind === 'preview' ? (
        <b>{t('knownPreview', { day: shortDay(cutoff, today) })}</b>
      ) : (
        <>
          <b>{t('known', { day: result.known })}</b>
          <span>{t('knownNote')}</span>
        </>
      )}
    </div>
  )
}

/** What shows that a frozen result was not touched. */
export function Seal({ assessment: { result } }: { assessment: Assessment }) {
  const t = useWords(assessmentWords)
  if (result?.kind !== 'frozen' || !result.file) return null
  return <p className="small ink-3 assess-seal">{t('sealed')}　<code>{t('sealedHash', { hash: result.file })}</code></p>
}

/** Those ranked together, those listed apart, and the runs beside this one. */
export function Tabs({ assessment, apart, onApart }: { assessment: Assessment; apart: string | null; onApart: (group: string | null) => void }) {
  const t = useWords(assessmentWords)
  const pick = usePick()
  const { groups, of, rows, period } = assessment
  const runs = besideRuns(useAnswer('listAssessments', {}).data?.rows ?? [], assessment)
  const alone = groups.filter((group) => group.apart && group.units > 0)
  const together = rows.filter(({ group }) => !alone.some(({ id }) => id === group)).length
  if (isOwn(assessment) || alone.length + runs.length === 0) return null
  const nameOf = (run: (typeof runs)[number]) => (run.period.key !== period.key ? `${t(`of.${run.of}`)}　${pick(run.period.label)}` : run.of !== of ? t(`of.${run.of}`) : pick(run.scheme.name))
  return (
    <nav className="assess-tabs" aria-label={t('tabs')}>
      <button type="button" aria-pressed={apart === null} onClick={() => onApart(null)}>{t(`of.${of}`)}<span>{together}</span></button>
      {alone.map(({ id, name }) => <button key={id} type="button" aria-pressed={apart === id} onClick={() => onApart(id)}>{pick(name)}<span>{t('apart')}</span></button>)}
      {runs.map((run) => <Link key={run.id} to={`/assessments/${run.id}`}>{nameOf(run)}</Link>)}
    </nav>
  )
}
