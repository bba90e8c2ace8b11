import { Link, useParams } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useAnswer, useCommand } from '../../api/hooks.ts'
import { useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Complain } from '../../shell/complain.tsx'
import { usePage } from '../../shell/page.tsx'
import { Button, ErrorNote, Loading, Section, shortDay, useOpened } from '../../ui/index.ts'
import { Course } from './course.tsx'
import { Findings } from './findings.tsx'
import { CancelForm, ChangeForm } from './forms.tsx'
import { Files } from './files.tsx'
import { spanOf } from './list.tsx'
import { Opinions } from './opinions.tsx'
import { inspectionWords } from './words.ts'
import './inspections.css'

export type Inspection = Answer<'getInspection'>

/** One inspection: what, who and when, how far it has come, what it found, what was told and answered. */
export default function InspectionPage() {
  const { inspection = '' } = useParams()
  return <InspectionView key={inspection} id={inspection} />
}

function InspectionView({ id }: { id: string }) {
  const t = useWords(inspectionWords)
  const answer = useAnswer('getInspection', { params: { inspection: id } }, { keep: true })
  const inspection = answer.data
  usePage({ title: inspection?.title ?? t('title'), crumbs: [{ text: t('title'), to: '/inspections' }, ...(inspection ? [{ text: inspection.title }] : [])] })
  if (!inspection) return answer.error ? <ErrorNote error={answer.error} retry={() => void answer.refetch()} /> : <Loading rows={8} />
  return (
    <>
      {answer.error && <ErrorNote error={answer.error} retry={() => void answer.refetch()} />}
      <Head inspection={inspection} />
      <div className="inspect-columns">
        <div>
          <Course inspection={inspection} />
          {inspection.again.length > 0 && <Findings inspection={inspection} rows={inspection.again} title={t('again')} />}
          {(inspection.status !== 'planned' && inspection.course.length > 0) && <Findings inspection={inspection} rows={inspection.findings} title={t('findings')} own />}
          <Opinions inspection={inspection} />
        </div>
        <div className="beside">
          <About inspection={inspection} />
          <Carried inspection={inspection} />
          <Matters inspection={inspection} />
        </div>
      </div>
    </>
  )
}

function Head({ inspection }: { inspection: Inspection }) {
  const t = useWords(inspectionWords)
  const pick = usePick()
  const forms = useOpened<'change' | 'cancel'>()
  const open = inspection.status === 'planned'
  return (
    <>
      <header className="inspect-head">
        <div>
          <p className="small ink-3">{pick(inspection.kindName)}　{spanOf(inspection, inspection.today, t)}　{t(`status.${inspection.status}`)}{inspection.unannounced && open && `　${t('secret')}`}</p>
          <h1>{inspection.title}</h1>
        </div>
        {open && inspection.may.includes('changeInspection') && (
          <p className="inspect-acts">
            <Button {...forms.link('change')}>{t('change')}</Button>
            <Button {...forms.link('cancel')}>{t('cancel')}</Button>
          </p>
        )}
        {inspection.part === 'inspected' && <Complain about={{ type: 'inspection', id: inspection.id, title: inspection.title }} />}
      </header>
      {forms.form('change', (close) => <ChangeForm inspection={inspection} onClose={close} />)}
      {forms.form('cancel', (close) => <CancelForm inspection={inspection.id} onClose={close} />)}
    </>
  )
}

function About({ inspection }: { inspection: Inspection }) {
  const t = useWords(inspectionWords)
  const { lead, with: others, inspected, topic, basis, despite, looksBack, lookedBackBy, into, merged, ended } = inspection
  const rows: [string, string][] = [
    [t('who'), [lead, ...others].map(({ name }) => name).join('、')],
    [t('whom'), inspected.map(({ name }) => name).join('、')],
    ...(topic ? [[t('formTopic'), topic] as [string, string]] : []),
    [t('formBasis'), basis ?? t('noBasis')],
  ]
  return (
    <Section title={t('about')} first>
      <dl className="inspect-facts">
        {rows.map(([name, text]) => <div key={name}><dt>{name}</dt><dd>{text}</dd></div>)}
      </dl>
      {despite && <p className="small ink-2">{t('despiteWas', { why: despite })}</p>}
      {looksBack && <p className="small"><Link to={`/inspections/${looksBack.id}`}>{t('lookBackOf', { title: looksBack.title })}</Link></p>}
      {lookedBackBy.map((one) => <p key={one.id} className="small"><Link to={`/inspections/${one.id}`}>{t('lookedBackBy', { title: one.title })}</Link></p>)}
      {into && <p className="small"><Link to={`/inspections/${into.id}`}>{t('intoOne', { title: into.title })}</Link></p>}
      {merged.map((one) => <p key={one.id} className="small"><Link to={`/inspections/${one.id}`}>{t('mergedOne', { title: one.title })}</Link></p>)}
      {ended && <p className="small ink-3">{t(`status.${inspection.status}`)}　{t('endedWhy', { day: ended.on, why: ended.reason ?? '' })}</p>}
    </Section>
  )
}

function Carried({ inspection }: { inspection: Inspection }) {
  const t = useWords(inspectionWords)
  const { carriedOut, today } = inspection
  if (!carriedOut) return null
  return (
    <Section title={t('carried')} aside={spanOf(carriedOut, today, t)}>
      {carriedOut.summary && <p className="inspect-text">{carriedOut.summary}</p>}
      {carriedOut.places.length > 0 && <p className="small ink-2">{t('places')}：{carriedOut.places.join('、')}</p>}
      <Files files={carriedOut.attachments} />
    </Section>
  )
}

/** The projects it looked at; it becomes their record at one press. */
function Matters({ inspection }: { inspection: Inspection }) {
  const t = useWords(inspectionWords)
  const { today } = useSession()
  const record = useCommand('recordActivity')
  const { matters, record: body, carriedOut } = inspection
  if (matters.length === 0) return null
  return (
    <Section title={t('matters')} aside={matters.length}>
      <ul className="list">
        {matters.map(({ id, code, title, recorded }) => (
          <li key={id}>
            <Link to={`/matters/${id}`}>{title}</Link>
            <p className="small ink-3">{code}{recorded && `　${t('recorded')}${carriedOut ? `　${shortDay(carriedOut.to, today)}` : ''}`}</p>
          </li>
        ))}
      </ul>
      {body && (
        <div className="inspect-record">
          <p className="small ink-3">{t('recordNote', { n: body.matters.length })}</p>
          <Button small busy={record.isPending} onClick={() => record.mutate({ body })}>{t('recordDo')}</Button>
          <ErrorNote error={record.error} />
        </div>
      )}
    </Section>
  )
}
